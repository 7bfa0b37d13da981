// What a map is asked for: one panel's walk, two of its numbers along the axes, and the part of both that is
// shown.

import { displayKeys } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { spelled } from "../../state/address.js";
import { spread, startsOf } from "../../state/scene_store.js";
import { _ } from "../../core/translate.js";

export const CLOSEST = 1e-10; // of the whole map: beyond, neighboring cells would be the same numbers
const STARTS = ["x", "y"];

// One panel's walk as the fields of an address, all panels alike.
export function alone(query, panel) {
  const fields = new URLSearchParams(query);
  for (const name of displayKeys()) fields.delete(name);
  for (const [name, value] of [...fields])
    fields.set(name, (name === "start" ? startsOf : spread)(value)[panel]);
  return fields;
}

// The same walk with other values of some of its numbers: { eta: 0.1, x: 2 }.
export function withValues(query, panel, values) {
  const fields = alone(query, panel);
  const start = fields.get("start").split(",");
  for (const [name, value] of Object.entries(values)) {
    if (STARTS.includes(name)) start[STARTS.indexOf(name)] = rateText(value);
    else fields.set(name, rateText(value));
  }
  fields.set("start", start.join(","));
  return spelled(fields);
}
// What decides on the cells of a map but for its window: two maps with the same text are parts of one
// picture.
export function key(query, panel, names) {
  const fields = alone(query, panel);
  const start = fields
    .get("start")
    .split(",")
    .map((value, i) => (names.includes(STARTS[i]) ? "" : value));
  fields.set("start", start.join(","));
  for (const name of names) fields.delete(name);
  return [...names, ...[...fields].map(([name, value]) => `${name}=${value}`).sort()].join("&");
}

// The numbers of a walk that can go along an axis: [name, symbol, help].
export function choices(fact, varying, ignoresY) {
  return [
    ["eta", "η", _("learning rate")],
    ...fact.fields
      .filter(({ name }) => varying.includes(name))
      .map(({ name, symbol, help }) => [name, symbol, help]),
    ["x", "x", ignoresY ? _("where it starts") : _("of the start")],
    ...(ignoresY ? [] : [["y", "y", _("of the start")]]),
  ];
}

// From a value to its share of an axis { low, high, scale } and back.
const log = ({ scale }) => scale === "log";
export const share = (axis, value) =>
  log(axis)
    ? Math.log(value / axis.low) / Math.log(axis.high / axis.low)
    : (value - axis.low) / (axis.high - axis.low);
export const value = (axis, at) =>
  log(axis) ? axis.low * (axis.high / axis.low) ** at : axis.low + (axis.high - axis.low) * at;

// A window is the shares of the whole of either axis that are shown: [[from, to], [from, to]].
export const WHOLE = [
  [0, 1],
  [0, 1],
];
export const isWhole = (window) => window.every(([from, to]) => from <= 0 && to >= 1);

function side(from, size) {
  const width = Math.min(Math.max(size, CLOSEST), 1);
  const low = Math.min(Math.max(from - (width - size) / 2, 0), 1 - width);
  return [low, low + width];
}
// Closer by a factor; what lies at the shares `at` of the window stays where it is.
export const zoomed = (window, at, factor) =>
  window.map(([from, to], i) => {
    const width = Math.min(Math.max((to - from) / factor, CLOSEST), 1);
    return side(from + at[i] * (to - from - width), width);
  });
// The part between two corners, which are shares of the window.
export const boxed = (window, one, other) =>
  window.map(([from, to], i) => {
    const [low, high] = [Math.min(one[i], other[i]), Math.max(one[i], other[i])];
    return side(from + low * (to - from), (high - low) * (to - from));
  });

// An axis as an order has it; without ends the server shows all that there is.
function ordered(name, [from, to], whole) {
  if (!whole || (from <= 0 && to >= 1)) return { name };
  return { name, low: Math.max(value(whole, from), whole.low), high: Math.min(value(whole, to), whole.high) };
}
export const body = ({ query, panel, names, window, whole, resolution }) => ({
  query: spelled(alone(query, panel)),
  panel: 0,
  resolution,
  x: ordered(names[0], window[0], whole?.[0]),
  y: ordered(names[1], window[1], whole?.[1]),
});

// The finest of the server's resolutions that is no finer than wanted and not too much work; 0 if there is
// none.
export const finest = ({ resolutions, most_updates: most }, steps, wanted) =>
  Math.max(0, ...resolutions.filter((each) => each <= wanted && each * each * steps <= most));

// The shortest number that is as good as one, within a tolerance.
export function brief(exact, tolerance) {
  if (Math.abs(exact) <= tolerance) return 0;
  for (let digits = 1; digits < 17; digits += 1) {
    const short = Number(exact.toPrecision(digits));
    if (Math.abs(short - exact) <= tolerance) return short;
  }
  return exact;
}
