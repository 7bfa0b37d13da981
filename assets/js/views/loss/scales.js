// The axes of the four curves in one chart: from what the walks are, or while that is not to be told, from
// their start alone.

import { roundStep } from "../../core/axes.js";
import { figure, power } from "../../core/format.js";

const DECADES_BEYOND = 2; // above what the strips show; what climbs further leaves the chart
const AIR = 1.05;
const MOST_TICKS = 7;

// What a strip shows of a walk, as plain numbers: it has logarithms but on a linear scale.
export const values = (heights, face) => (face === "linear" ? heights : heights.map((each) => 10 ** each));

// curves: the values of each walk; strip: the axis that the strips have; isTold: whether outcomes may be
// seen. Returns { low, high, ticks: [[value, text]], at(value) }, where at is 0 at the foot and 1 at the top.
export function axis(curves, strip, { isLog, isTold }) {
  return isLog ? decades(curves, strip, isTold) : line(curves, isTold);
}

function decades(curves, { face, low: from, high: to }, isTold) {
  const [least, most] = face === "linear" ? [Math.log10(to) - 9, Math.log10(to) + 3] : [from, to];
  const found = isTold ? curves.flatMap((curve) => [...curve].map(Math.log10)) : [];
  const [lowest, highest] = [
    found.reduce((a, b) => Math.min(a, b), Infinity),
    found.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const low = isTold ? Math.max(Math.floor(lowest), Math.floor(least)) : Math.floor(least);
  const top = isTold
    ? Math.min(Math.ceil(highest + 1e-9), Math.ceil(most) + DECADES_BEYOND)
    : Math.ceil(most);
  const high = Math.max(top, low + 1);
  const every = Math.max(Math.ceil((high - low) / MOST_TICKS), 1);
  const ticks = [];
  for (let k = high; k >= low; k -= every) ticks.push([10 ** k, k < 0 || k > 3 ? power(k) : String(10 ** k)]);
  return { low: 10 ** low, high: 10 ** high, ticks, at: (value) => (Math.log10(value) - low) / (high - low) };
}

// From zero to twice the worst start at most.
function line(curves, isTold) {
  const start = curves.reduce((most, curve) => Math.max(most, curve[0]), 0) || 1;
  const found = curves.flatMap((curve) => [...curve]).reduce((most, value) => Math.max(most, value), 0);
  const high = AIR * (isTold ? Math.min(Math.max(found, start), 2 * start) : start);
  const unit = roundStep(high / 5);
  const ticks = [];
  for (let i = 0; i * unit <= high; i += 1) ticks.push([i * unit, figure(Number((i * unit).toPrecision(6)))]);
  return { low: 0, high, ticks, at: (value) => value / high };
}

// Steps that are named along the foot: about five, and the last.
export function stepTicks(end) {
  const every = Math.max(roundStep(end / 5), 1);
  const found = [];
  for (let step = 0; step <= end - every / 2; step += every) found.push(step);
  return [...found, end];
}

// Panels from the lowest value to the highest; what is no number comes last.
export function ranked(found) {
  const size = (value) => (Number.isNaN(value) ? Infinity : value);
  return found.map((_, i) => i).sort((a, b) => size(found[a]) - size(found[b]) || a - b);
}
