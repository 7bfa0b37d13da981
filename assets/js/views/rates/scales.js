// The curves over all rates, as strings and numbers that SVG draws: scales, lines cut by fate, and room for
// labels.

import { power } from "../../core/format.js";
import { rateText } from "../../core/rate.js";

const LOWEST = -8; // decades of loss left below which nobody cares
const HIGHEST = 1; // ten times the loss at the start: beyond, the walk is lost

// From a value on a logarithmic axis to a pixel and back.
export function scale(low, high, from, to) {
  const [a, b] = [Math.log10(low), Math.log10(high)];
  return {
    at: (value) => from + ((Math.log10(value) - a) / (b - a)) * (to - from),
    back: (pixel) => 10 ** (a + ((pixel - from) / (to - from)) * (b - a)),
  };
}

export const rateAt = ({ low, high, count }, i) => low * (high / low) ** (i / (count - 1));

// The decades that hold what is left of the loss on any of the curves.
export function decades(shares) {
  const least = Math.min(0.01, ...shares);
  return [Math.max(Math.floor(Math.log10(least) + 1e-9), LOWEST), HIGHEST];
}
// The decades that are named, from the top one down, no more than about five of them.
export function ticks([low, high]) {
  const every = Math.max(Math.ceil((high - low) / 5), 1);
  const found = [];
  for (let k = 0; k >= low; k -= every) found.unshift(k);
  return found;
}
export const inPercent = (k) => (k >= -3 ? `${rateText(Number(`1e${k + 2}`))} %` : power(k));

// The fate of every rate.
export const spread = (zones) => zones.flatMap(([fate, count]) => Array(count).fill(fate));

// A line cut where the fate changes: [fate, path]; each piece begins where the one before ended. Null is a
// gap.
export function pieces(points, fates) {
  const found = [];
  let before = null;
  points.forEach((point, i) => {
    const text = point && `${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    if (text && before && found.at(-1)[0] === fates[i]) found.at(-1)[1] += `L${text}`;
    else if (text) found.push([fates[i], before ? `M${before}L${text}` : `M${text}`]);
    before = text;
  });
  return found;
}

// A line that leaves through the top for good is not followed along it: what lies beyond its first point
// there is cut off. `isIn(i)`: whether a point lies beneath the top.
export function cut(points, isIn) {
  const last = points.findLastIndex((_, i) => isIn(i));
  return points.slice(0, last + 2);
}

// Places on a line, no two closer than `gap`, each as near to where it belongs as the others let it:
// neighbors that would touch stand together round their middle.
export function apart(places, gap, low, high) {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b] || a - b);
  const groups = [];
  const center = ({ sum, of }) => sum / of.length;
  for (const i of order) {
    groups.push({ sum: places[i], of: [i] });
    while (groups.length > 1) {
      const [left, right] = groups.slice(-2);
      const room = (gap * (left.of.length + right.of.length)) / 2;
      if (center(right) - center(left) >= room) break;
      groups.splice(-2, 2, { sum: left.sum + right.sum, of: [...left.of, ...right.of] });
    }
  }
  const found = [];
  for (const group of groups) {
    const half = (gap * (group.of.length - 1)) / 2;
    group.of.forEach((i, k) => {
      found[i] = center(group) - half + k * gap;
    });
  }
  order.forEach((i, k) => {
    found[i] = Math.max(found[i], low + k * gap);
  });
  order.forEach((i, k) => {
    found[i] = Math.min(found[i], high - (order.length - 1 - k) * gap);
  });
  return found;
}

// Boxes { x, y, width, height } one after the other, moved down until none lies on another.
export function below(boxes) {
  const placed = [];
  for (const box of boxes) {
    const free = { ...box };
    const hit = (other) =>
      Math.abs(free.x - other.x) < (free.width + other.width) / 2 &&
      Math.abs(free.y - other.y) < (free.height + other.height) / 2;
    for (let found = placed.find(hit); found; found = placed.find(hit))
      free.y = found.y + (found.height + free.height) / 2;
    placed.push(free);
  }
  return placed;
}

// A value between the rungs of a curve.
export function between(values, { low, high }, rate) {
  const at = (Math.log(rate / low) / Math.log(high / low)) * (values.length - 1);
  if (!(at >= 0 && at <= values.length - 1)) return null;
  const i = Math.min(Math.floor(at), values.length - 2);
  return values[i] ** (1 - at + i) * values[i + 1] ** (at - i);
}

// The fate at the rung nearest to a rate; "" beyond the ladder.
export function fateAt({ zones }, { low, high, count }, rate) {
  const at = Math.round((Math.log(rate / low) / Math.log(high / low)) * (count - 1));
  return spread(zones)[at] ?? "";
}
