// The tries of a search on one axis of rates; after the last try also what could not be seen before.

import { draw } from "../core/dom.js";
import { _ } from "../core/translate.js";
import { boxOf, decades, xOf, yOf } from "./scale.js";

const SHARES = [1, 0.1, 0.01, 0.001];
const percent = (share) => `${Number((100 * share).toPrecision(2))} %`;
const line = (kind, x1, y1, x2, y2) => draw("line", { class: kind, x1, y1, x2, y2 });
const words = (kind, x, y, text) => draw("text", { class: kind, x, y }, text);

function axes({ axis, goal }, box) {
  const { left, right, bottom, lane } = box;
  return [
    ...SHARES.flatMap((share) => [
      line("grid", left, yOf(share), right, yOf(share)),
      words("of-share", left - 8, yOf(share) + 4, percent(share)),
    ]),
    ...decades(axis).flatMap((rate) => [
      line("tick", xOf(rate, axis, box), bottom, xOf(rate, axis, box), bottom + 5),
      words("of-rate", xOf(rate, axis, box), bottom + 20, String(rate)),
    ]),
    words("of-share", left - 8, lane + 4, _("ends higher")),
    line("goal", left, yOf(goal), right, yOf(goal)),
    words("of-goal", right, yOf(goal) - 5, _("goal {share}", { share: percent(goal) })),
  ];
}

export function mark({ rate, left, found }, { axis, y, box, label = "" }) {
  const disc = draw("circle", { class: found ? "try found" : "try", cx: xOf(rate, axis, box), cy: y, r: 7 });
  const title = draw("title", {}, left === null ? String(rate) : `${rate}: ${percent(left)}`);
  disc.append(title);
  return label ? [disc, words("of-try", xOf(rate, axis, box) + 11, y + 4, label)] : [disc];
}

function uncovered({ window: good, curve }, axis, box) {
  const { bottom, lane } = box;
  const path = curve.map(([rate, share], i) => {
    const isNext = i > 0 && Math.log(rate / curve[i - 1][0]) < 0.1;
    return `${isNext ? "L" : "M"}${xOf(rate, axis, box).toFixed(1)} ${yOf(share).toFixed(1)}`;
  });
  return [
    ...(good
      ? [
          draw("rect", {
            class: "good",
            x: xOf(good[0], axis, box),
            y: lane - 14,
            width: xOf(good[1], axis, box) - xOf(good[0], axis, box),
            height: bottom - lane + 14,
          }),
        ]
      : []),
    draw("path", { class: "curve", d: path.join("") }),
    words("of-curve", box.left + 6, bottom - 8, _("what you could not see")),
  ];
}

// told: the game as it stands; width: of the chart, in pixels.
export function drawChart(svg, told, width) {
  const { tries, hidden, axis } = told;
  const box = boxOf(width);
  svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  svg.replaceChildren(
    ...(hidden ? uncovered(hidden, axis, box) : []),
    ...axes(told, box),
    ...tries.flatMap((one, i) => mark(one, { axis, y: yOf(one.left, box), box, label: String(i + 1) })),
  );
}
