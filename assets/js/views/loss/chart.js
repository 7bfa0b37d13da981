// The chart: grid, target, the curves up to a step, and at the right what each of them stands at.

import { draw } from "../../core/dom.js";
import { figure } from "../../core/format.js";
import { curvePath, stepAt } from "../../core/geometry.js";
import { letters } from "../../core/manifest.js";
import { apart } from "../rates/scales.js";
import { placed } from "./names.js";
import { stepTicks } from "./scales.js";
import { _ } from "../../core/translate.js";

const [LEFT, TOP, FOOT, GAP] = [50, 22, 26, 12];
const [BADGE, APART, LETTER] = [22, 36, 6.4]; // px: a letter's box, two of them, a sign of a word
const ROOM = 300; // px for a long name
const ARROW = 8; // px, of what is off the axis

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);
const line = (kind, x1, y1, x2, y2) => draw("path", { class: kind, d: `M${x1} ${y1}L${x2} ${y2}` });

// What the chart leaves at its right for letters and words.
const margin = (width) => (width < 560 ? 92 : 176);

// walks: { values, ticks, fate, word, events, eta } of each panel; scale: of scales.js.
export function createChart({ walks, scale, end, target, isTold }, width, height) {
  const right = width - margin(width);
  const foot = height - FOOT;
  const toY = (value) => foot - Math.min(Math.max(scale.at(value), 0), 1) * (foot - TOP);
  const x = (tick) => LEFT + (tick / Math.max(end, 1)) * (right - LEFT);
  const curves = walks.map(({ values, ticks }) => {
    const found = curvePath(values, ticks, end, right - LEFT, (value) => toY(value), height);
    return { ...found, at: (tick) => Math.min(stepAt(ticks, tick), values.length - 1) };
  });
  const it = { walks, curves, scale, end, target, isTold, right, foot, x, toY };
  it.leaves = walks.map(({ values }) => values.findIndex((value) => isOff(scale.at(value))));
  it.still = grid(it);
  it.lines = curves.map((_curve, i) =>
    draw("path", { class: "piece curve", "data-fate": walks[i].fate, transform: `translate(${LEFT} 0)` }),
  );
  it.clock = draw("path", { class: "clock" });
  it.hand = draw("path", { class: "hand" });
  it.name = targetBox(it);
  const name = draw("g", { class: "quiet" }, ...it.name.map(targetText));
  it.marks = draw("g", { class: "happened" });
  it.leads = draw("g", {});
  it.ends = draw("g", { class: "ends" });
  return {
    parts: [it.still, it.clock, it.hand, it.leads, ...it.lines, name, it.marks, it.ends],
    show: (tick) => show(it, tick),
    peek: (tick) => it.hand.setAttribute("d", tick === null ? "" : `M${x(tick)} ${TOP}V${foot}`),
    // The tick under a place on the chart.
    tickAt: (px) => Math.round(Math.min(Math.max((px - LEFT) / (right - LEFT), 0), 1) * end),
  };
}

const targetName = (right) =>
  right - LEFT < ROOM ? _("target: 1 %") : _("target: 1 % of the loss at the start");
const isOn = (scale, target) => target !== null && scale.at(target) > 0 && scale.at(target) < 1;

function grid({ scale, end, target, right, foot, x, toY }) {
  const made = draw("g", { class: "quiet" });
  for (const [value, said] of scale.ticks)
    made.append(
      line("grid", LEFT, toY(value), right, toY(value)),
      text(LEFT - 6, toY(value) + 4, said, { "text-anchor": "end" }),
    );
  for (const step of stepTicks(end)) {
    made.append(
      line("grid", x(step), TOP, x(step), foot),
      text(x(step), foot + 17, String(step), { "text-anchor": "middle" }),
    );
  }
  if (isOn(scale, target)) made.append(line("target", LEFT, toY(target), right, toY(target)));
  return made;
}

function show(it, tick) {
  const steps = it.curves.map((curve) => curve.at(tick));
  it.lines.forEach((made, i) => made.setAttribute("d", it.curves[i].line(steps[i])));
  it.clock.setAttribute("d", `M${it.x(tick)} ${TOP}V${it.foot}`);
  it.marks.replaceChildren(...(it.isTold ? happened(it, tick) : []));
  const heights = steps.map((step, i) => it.curves[i].point(step)[1]);
  const places = apart(heights, APART, TOP + BADGE / 2, it.foot - BADGE / 2);
  it.leads.replaceChildren(...steps.flatMap((step, i) => lead(it, i, step, heights[i], places[i])));
  it.ends.replaceChildren(...steps.map((step, i) => stand(it, i, step, heights[i], places[i])));
}

// From where a walk stands to its letter, unless they touch.
function lead(it, i, step, height, place) {
  const at = LEFT + it.curves[i].point(step)[0];
  if (Math.abs(height - place) < 3 && at > it.right - 8) return [];
  return [draw("path", { class: "lead", d: `M${at + 5} ${height}L${it.right + GAP - 2} ${place}` })];
}

const isOff = (share) => !(share >= 0 && share <= 1);

// A point of a curve, and of one that has left the axis an arrow to where it is.
function point(it, i, step, height) {
  const at = LEFT + it.curves[i].point(step)[0];
  const share = it.scale.at(it.walks[i].values[step]);
  if (!isOff(share)) return draw("circle", { class: "stand", cx: at, cy: height, r: 4.5 });
  const by = share < 0 ? ARROW : -ARROW;
  return draw("path", { class: "stand", d: `M${at - 6} ${height - by}h12l-6 ${by}z` });
}

// Where one walk stands: a point on its curve, its letter at the right, its number and its word.
function stand(it, i, step, height, place) {
  const { values, fate, word } = it.walks[i];
  const left = it.right + GAP;
  return draw(
    "g",
    { "data-fate": fate },
    ...gone(it, i, step),
    point(it, i, step, height),
    draw("rect", { class: "badge", x: left, y: place - BADGE / 2, width: BADGE, height: BADGE, rx: 6 }),
    text(left + BADGE / 2, place + 4.5, letters()[i], { class: "badge-name", "text-anchor": "middle" }),
    text(left + BADGE + 7, place - 1, figure(values[step]), { class: "number" }),
    text(left + BADGE + 7, place + 13, it.isTold ? word : "", { class: "reason" }),
  );
}

// Where a walk has left the axis for the first time, before the step at which it stands.
function gone(it, i, step) {
  const first = it.leaves[i];
  return first < 0 || first >= step ? [] : [point(it, i, first, it.curves[i].point(first)[1])];
}

// The name of the target stands along its line, where no curve runs; while that is not to be told, at the
// left.
const NAME = 15; // px high
function targetBox(it) {
  const { scale, target, right, toY, isTold } = it;
  if (!isOn(scale, target)) return [];
  const said = targetName(right);
  const width = LETTER * said.length;
  const places = [0, 1, 0.5, 0.25, 0.75].flatMap((share) =>
    [9, -9].map((by) => ({
      ...{ said, width, height: NAME },
      x: LEFT + 6 + width / 2 + share * (right - LEFT - 12 - width),
      y: toY(target) + by,
    })),
  );
  return placed([places], isTold ? linesOf(it) : [], [], roomOf(it));
}
const targetText = ({ x, y, width, said }) => text(x - width / 2, y + 4, said, { class: "target-name" });

// What a name is to keep off, and to stay within.
const linesOf = ({ walks, curves }) =>
  walks.map(({ values }, i) =>
    [...values].map((_each, step) => curves[i].point(step)).map(([x, y]) => [LEFT + x, y]),
  );
const roomOf = ({ right, foot }) => ({ left: LEFT, right, top: TOP - NAME, foot });

const SAID = {
  settled: (panel, step) => _("{panel} settles at step {step}", { panel, step }),
  left_map: (panel, step) => _("{panel} leaves the map at step {step}", { panel, step }),
};

// What has happened until now, on the curves, in words that do not lie on one another.
function happened(it, tick) {
  const found = it.walks.flatMap(({ events, ticks }, i) =>
    Object.keys(SAID).flatMap((kind) =>
      (events[kind] ?? [])
        .slice(0, 1)
        .filter((step) => (ticks ? ticks[step] : step) <= tick)
        .map((step) => ({ i, step, said: SAID[kind](letters()[i], step) })),
    ),
  );
  const places = found.map(({ i, step, said }) => around(it, it.curves[i].point(step), LETTER * said.length));
  return placed(places, linesOf(it), it.name, roomOf(it)).flatMap(({ x, y }, k) => {
    const { i, step, said } = found[k];
    const [at, height] = it.curves[i].point(step);
    const fate = { "data-fate": it.walks[i].fate };
    return [
      draw("path", { class: "tick", d: `M${LEFT + at} ${height - 6}v12`, ...fate }),
      text(x, y + 4, said, { "text-anchor": "middle" }),
    ];
  });
}

// Places of a name near a point of a curve: above and below, after and before, and further off.
function around({ right }, [x, y], width) {
  const after = Math.min(LEFT + x + 4 + width / 2, right - width / 2);
  const before = Math.max(LEFT + x - 4 - width / 2, LEFT + width / 2);
  return [14, 28, 42].flatMap((far) =>
    [-far, far].flatMap((by) => [after, before].map((at) => ({ x: at, y: y + by, width, height: NAME }))),
  );
}
