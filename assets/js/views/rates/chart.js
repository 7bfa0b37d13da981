// The sheet on which the curves over all rates are drawn: what is left of the loss above, the settling step
// below, and along the foot what becomes of the selected panel's walk, in words.

import { draw } from "../../core/dom.js";
import { icon } from "../../core/icons.js";
import { outcomes } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { below, between, cut, decades, inPercent, pieces, rateAt, scale, spread, ticks } from "./scales.js";
import { briefRate, lettersOf } from "./words.js";
import { _ } from "../../core/translate.js";

const [LEFT, RIGHT, TOP, FOOT, BAND, GAP] = [46, 12, 36, 18, 24, 14];
const LOWER = 0.34; // of the height, for the settling step
const LETTER = 6.2; // px of a letter, about
const ICON = 12;
const TITLE = 170;

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);
const middle = { "text-anchor": "middle" };
const line = (x1, y1, x2, y2, kind) => draw("path", { class: kind, d: `M${x1} ${y1}L${x2} ${y2}` });
const group = (kind, ...children) => draw("g", { class: kind, "aria-hidden": "true" }, ...children);

// The boxes of a sheet of this size; the range test has no settling steps and no regions.
function room(width, height, isTest) {
  const foot = height - FOOT;
  const bottom = isTest ? foot : foot - BAND - 4;
  const lower = isTest ? bottom : bottom - LOWER * (bottom - TOP);
  return {
    left: LEFT,
    right: Math.max(width - RIGHT, LEFT + 40),
    top: TOP,
    upper: isTest ? bottom : lower - GAP,
    lower,
    bottom,
    foot,
  };
}

// The scales of a sheet, and its grid.
function axes(box, { low, high, steps }, range, isTest) {
  const { left, right, top, upper, lower, bottom, foot } = box;
  const x = scale(low, high, left, right);
  const y = scale(10 ** range[0], 10 ** range[1], upper, top);
  const step = scale(1, Math.max(steps, 2), bottom, lower);
  const row = (at, said) => [
    line(left, at, right, at, "grid"),
    text(left - 6, at + 4, said, { "text-anchor": "end" }),
  ];
  const made = group("quiet");
  for (let k = Math.round(Math.log10(low)); k <= Math.log10(high) + 0.01; k += 1) {
    const at = x.at(10 ** k);
    made.append(
      line(at, top, at, bottom, "grid"),
      text(Math.min(at, right - 4), foot + 14, rateText(Number(`1e${k}`)), middle),
    );
  }
  for (const k of ticks(range)) made.append(...row(y.at(10 ** k), inPercent(k)));
  made.append(line(left, y.at(0.01), right, y.at(0.01), "target"));
  if (!isTest) {
    const named = [1, 10, 100, 1000].filter((at) => at < steps / 2);
    for (const at of [...named, steps]) made.append(...row(step.at(at), String(at)));
  }
  return { made, x, y, step };
}
// At the foot, to the left: there a rate is too small for anything to happen.
function titles({ left, upper, bottom }, isTest) {
  const made = text(
    left + 6,
    upper - 7,
    isTest ? _("loss left, while the rate rises") : _("loss left at the end"),
  );
  return group("title", made, ...(isTest ? [] : [text(left + 6, bottom - 7, _("step at which it settles"))]));
}

const within = (value, range) => Math.min(Math.max(value, 10 ** range[0]), 10 ** range[1]);

// The points of one curve on both axes, null where it does not settle.
function points(answer, { left, settled, zones }, { x, y, step }, range) {
  const fates = spread(zones);
  const at = fates.map((_, i) => x.at(rateAt(answer, i)));
  return {
    fates,
    left: cut(
      left.map((share, i) => [at[i], y.at(within(share, range))]),
      (i) => left[i] < 10 ** range[1],
    ),
    settled: settled.map((steps, i) => (steps < 0 ? null : [at[i], step.at(Math.max(steps, 1))])),
  };
}
const strokes = (line, fates) =>
  pieces(line, fates).map(([fate, d]) => draw("path", { class: "piece", "data-fate": fate, d }));

// The letters of every curve at its end.
function names(ends, { left, right, top }) {
  const boxes = ends.map(({ at, panels }) => {
    const said = lettersOf(panels);
    const width = LETTER * 1.3 * said.length + 6;
    const x = Math.min(Math.max(at[0] + width / 2 + 4, left + width / 2), right - width / 2);
    return { said, width, height: 16, x, y: Math.max(at[1], top + 10) };
  });
  return group("names", ...below(boxes).map(({ said, x, y }) => text(x, y + 4, said, middle)));
}

// What a region has room for: its sign, its word, both or neither.
function label(fate, from, to, y) {
  const said = outcomes()[fate].name;
  const [width, center, words] = [to - from, (from + to) / 2, LETTER * said.length];
  const [hasWord, hasSign] = [
    width > words + 6,
    width > words + 6 ? width > words + ICON + 12 : width > ICON + 2,
  ];
  const shift = hasWord && hasSign ? (ICON + 4) / 2 : 0;
  const made = hasWord ? [text(center + shift, y + 4, said, middle)] : [];
  if (!hasSign) return made;
  const sign = icon(fate);
  const at = hasWord ? center + shift - words / 2 - ICON - 4 : center - ICON / 2;
  for (const [name, value] of Object.entries({ x: at, y: y - ICON / 2, width: ICON, height: ICON }))
    sign.setAttribute(name, value);
  return [...made, sign];
}
function regions(zones, { left, right, bottom }) {
  const total = zones.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  return group(
    "regions",
    ...zones.map(([fate, count]) => {
      const [from, to] = [done, done + count].map((part) => left + ((right - left) * part) / total);
      done += count;
      const y = bottom + 4;
      return draw(
        "g",
        { "data-fate": fate },
        draw("title", {}, outcomes()[fate].name),
        draw("rect", { x: from, y, width: to - from, height: BAND, class: "ground" }),
        draw("rect", { x: from, y, width: to - from, height: 3, class: "edge" }),
        ...label(fate, from, to, y + BAND / 2 + 2),
      );
    }),
  );
}

// Named at the foot, where nothing but what is lost lies beyond it.
function limit(curve, { top, bottom, left, right }, x) {
  if (curve.limit === null || x.at(curve.limit) < left || x.at(curve.limit) > right) return [];
  const at = x.at(curve.limit);
  const isLate = at > right - 60;
  const y = bottom - (at < left + TITLE ? 20 : 7); // above the title, where they would meet
  return [
    line(at, top, at, bottom, "limit"),
    text(at + (isLate ? -6 : 6), y, _("limit {rate}", { rate: briefRate(curve.limit) }), {
      class: "limit-name",
      "text-anchor": isLate ? "end" : "start",
    }),
  ];
}
function best(curve, { x, y, step }, range, answer) {
  if (curve.best === null) return [];
  const at = x.at(curve.best);
  const share = within(between(curve.left, answer, curve.best) ?? 1, range);
  const low = step.at(Math.max(curve.best_at, 1));
  return [
    draw("circle", { class: "best", cx: at, cy: y.at(share), r: 5 }),
    draw("circle", { class: "best", cx: at, cy: low, r: 5 }),
    text(at - 6, low + 16, _("best {rate}", { rate: briefRate(curve.best) }), {
      class: "best-name",
      "text-anchor": "end",
    }),
  ];
}

// All curves over the ladder, the selected one last and boldest.
export function rateChart(answer, selected, width, height) {
  const box = room(width, height, false);
  const range = decades(answer.curves.flatMap(({ left }) => left));
  const scales = axes(box, answer, range, false);
  const drawn = answer.curves.map((curve) => ({ curve, ...points(answer, curve, scales, range) }));
  const lines = drawn.map(({ curve, left, settled, fates }) =>
    group(
      curve === selected ? "course chosen" : "course",
      ...strokes(left, fates),
      ...strokes(settled, fates),
    ),
  );
  const ends = drawn.map(({ curve, left }) => ({ at: left.at(-1), panels: curve.panels }));
  lines.sort((a, b) => a.classList.contains("chosen") - b.classList.contains("chosen"));
  const parts = [
    scales.made,
    ...limit(selected, box, scales.x),
    ...lines,
    ...best(selected, scales, range, answer),
    titles(box, false),
    names(ends, box),
    regions(selected.zones, box),
  ];
  return {
    box,
    ...scales,
    parts,
    height: (curve, rate) => {
      const share = between(curve.left, answer, rate);
      return share === null || share >= 10 ** range[1] ? null : scales.y.at(within(share, range));
    },
  };
}

// The range test of every curve.
export function testChart(answer, selected, width, height) {
  const box = room(width, height, true);
  const [low, high] = decades(answer.curves.flatMap((curve) => curve.test.points.map(([, share]) => share)));
  const range = [low - 1, high]; // room for the name of the lowest
  const scales = axes(box, answer, range, true);
  const place = ([rate, share]) => [scales.x.at(rate), scales.y.at(within(share, range))];
  const drawn = answer.curves.map((curve) => ({
    curve,
    at: cut(curve.test.points.map(place), (i) => curve.test.points[i][1] < 10 ** high),
  }));
  const lines = drawn.map(({ curve, at }) =>
    draw("path", {
      class: curve === selected ? "rise chosen" : "rise",
      d: at.length ? `M${at.map((point) => point.map((value) => value.toFixed(1)).join(" ")).join("L")}` : "",
    }),
  );
  lines.sort((a, b) => a.classList.contains("chosen") - b.classList.contains("chosen"));
  const lift = { steepest: -9, lowest: 16, lost: 4 };
  const words = {
    steepest: (rate) => _("falls fastest {rate}", { rate }),
    lowest: (rate) => _("lowest {rate}", { rate }),
    lost: (rate) => _("lost {rate}", { rate }),
  };
  const marks = Object.entries(words).flatMap(([name, said]) => {
    if (!selected.test[name]) return [];
    const [x, y] = place(selected.test[name]);
    const isLate = name === "lost" || x > box.right - 90;
    return [
      draw("circle", { class: "best", cx: x, cy: y, r: 5 }),
      text(x + (isLate ? -9 : 9), y + lift[name], said(briefRate(selected.test[name][0])), {
        class: "best-name",
        "text-anchor": isLate ? "end" : "start",
      }),
    ];
  });
  const ends = drawn
    .filter(({ at }) => at.length)
    .map(({ curve, at }) => ({ at: at.at(-1), panels: curve.panels }));
  return {
    box,
    ...scales,
    parts: [
      scales.made,
      ...limit(selected, box, scales.x),
      ...lines,
      ...marks,
      titles(box, true),
      names(ends, box),
    ],
    height: () => null,
  };
}
