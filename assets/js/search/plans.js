// Where others would have looked: a row for each plan, on the axis of the chart above.

import { draw, make } from "../core/dom.js";
import { mark } from "./chart.js";
import { BOX, xOf } from "./scale.js";

const HEIGHT = 26;
const FADED = 0.3; // of what was tried after the goal was reached

function track({ tries }, { axis, hidden }) {
  const { left, right, width } = BOX;
  const y = HEIGHT / 2;
  const svg = draw("svg", { class: "track", viewBox: `${left - 8} 0 ${width - left + 8} ${HEIGHT}` });
  svg.setAttribute("aria-hidden", "true");
  const good = hidden.window;
  if (good) {
    const [from, to] = good.map((rate) => xOf(rate, axis, BOX));
    svg.append(draw("rect", { class: "good", x: from, y: 0, width: to - from, height: HEIGHT }));
  }
  svg.append(draw("line", { class: "grid", x1: left, y1: y, x2: right, y2: y }));
  const first = tries.findIndex(({ found }) => found);
  tries.forEach((one, i) => {
    const [disc] = mark(one, { axis, y, box: BOX });
    if (first >= 0 && i > first) disc.setAttribute("opacity", String(FADED));
    svg.append(disc);
  });
  return svg;
}

// told: a game that is over.
export function planRows(told) {
  return told.hidden.plans.map((plan) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, plan.name, make("small", {}, plan.how)),
      make("td", { class: "looked" }, track(plan, told)),
      make("td", {}, plan.result),
      make("td", {}, plan.share),
    ),
  );
}
