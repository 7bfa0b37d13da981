// From a walk to strings that SVG draws. Every prefix of a walk is a prefix of its string, so that
// showing step k costs a slice.

const FAR = 1e5; // SVG loses its precision beyond; nothing out there can be seen
const SLACK = 0.5; // px: a start on the very edge is on the map, however it was rounded
const APART = 0.5; // px: a point nearer than that to the one drawn before it cannot be told from it
const near = (value) => Math.min(Math.max(value, -FAR), FAR);
const keep = (value) => Math.round(near(value) * 10) / 10;

export function isInside(x, y, width, height) {
  return x >= -SLACK && x <= width + SLACK && y >= -SLACK && y <= height + SLACK;
}

// Where the way from an inner point to an outer one crosses the edge of the map.
export function crossing(x0, y0, x1, y1, width, height) {
  let share = 1;
  if (x1 > width) share = Math.min(share, (width - x0) / (x1 - x0));
  if (x1 < 0) share = Math.min(share, x0 / (x0 - x1));
  if (y1 > height) share = Math.min(share, (height - y0) / (y1 - y0));
  if (y1 < 0) share = Math.min(share, y0 / (y0 - y1));
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
}

// The last step on the map of a walk that ends outside of it; -1 if it ends inside, or was never there: a
// close look may lie between two points or elsewhere.
export function lastInside(xs, ys, width, height) {
  const last = xs.length - 1;
  if (isInside(xs[last], ys[last], width, height)) return -1;
  for (let i = last - 1; i >= 0; i -= 1) if (isInside(xs[i], ys[i], width, height)) return i;
  return -1;
}

export function project(values, offset, stride, scale) {
  const found = new Float64Array(Math.floor(values.length / stride));
  for (let i = 0; i < found.length; i += 1) found[i] = scale(values[i * stride + offset]);
  return found;
}

const isApart = (xs, ys, i, j) => Math.abs(xs[j] - xs[i]) >= APART || Math.abs(ys[j] - ys[i]) >= APART;

// A walk on the map: its line, its dots, its current points and the arrow where it leaves.
export function trailPath(xs, ys, width, height) {
  const left = lastInside(xs, ys, width, height);
  const count = left < 0 ? xs.length : left + 1;
  let line = "";
  let dots = "";
  const lineEnds = [];
  const dotEnds = [];
  let drawn = -1;
  for (let i = 0; i < count; i += 1) {
    if (drawn < 0 || isApart(xs, ys, drawn, i)) {
      const at = `${keep(xs[i])} ${keep(ys[i])}`;
      line += `${i ? "L" : "M"}${at}`;
      dots += `M${at}h0`;
      drawn = i;
    }
    lineEnds.push(line.length);
    dotEnds.push(dots.length);
  }
  let exit = null;
  if (left >= 0 && left + 1 < xs.length) {
    const [x, y] = crossing(xs[left], ys[left], xs[left + 1], ys[left + 1], width, height);
    const turn = (Math.atan2(ys[left + 1] - ys[left], xs[left + 1] - xs[left]) * 180) / Math.PI;
    line += `L${keep(x)} ${keep(y)}`;
    exit = { step: left + 1, x, y, turn };
  }
  const shown = (step) => Math.min(Math.max(step, 0), count - 1);
  return {
    exit,
    line: (step) => (exit && step >= exit.step ? line : line.slice(0, lineEnds[shown(step)])),
    dots: (step) => dots.slice(0, dotEnds[shown(step)]),
    // Null once the walk has left: nothing stands on the map any more.
    point: (step) => (exit && step >= exit.step ? null : [near(xs[shown(step)]), near(ys[shown(step)])]),
  };
}

// The last step that is reached at a tick, where `ticks` says at which tick each step is; null: at its own.
export function stepAt(ticks, tick) {
  if (!ticks) return tick;
  let [low, high] = [0, ticks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ticks[middle] <= tick) low = middle;
    else high = middle - 1;
  }
  return low;
}

// A shaft and the two sides of its head; nothing where it would be shorter than a dot.
export function arrowPath(x0, y0, x1, y1, head = 7) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (!(length > 1)) return "";
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const size = Math.min(head, length / 2);
  const side = (turn) =>
    `M${keep(x1)} ${keep(y1)}L${keep(x1 - size * (ux + 0.6 * turn * uy))} ${keep(
      y1 - size * (uy - 0.6 * turn * ux),
    )}`;
  return `M${keep(x0)} ${keep(y0)}L${keep(x1)} ${keep(y1)}${side(1)}${side(-1)}`;
}

// The point of a walk nearest to a place, no further than `reach`; −1 if there is none.
export function nearestPoint(xs, ys, x, y, reach) {
  let found = -1;
  let least = reach * reach;
  for (let i = 0; i < xs.length; i += 1) {
    const square = (xs[i] - x) ** 2 + (ys[i] - y) ** 2;
    if (square <= least) [found, least] = [i, square];
  }
  return found;
}

// A curve over the ticks of the clock, clamped to the height of its strip; where a value is NaN it has a gap,
// and what stands alone between two is a dot.
export function curvePath(values, ticks, end, width, scale, height) {
  const ys = project(values, 0, 1, (value) => Math.min(Math.max(scale(value), 0), height));
  const xs = ys.map((_, i) => ((ticks ? ticks[i] : i) / Math.max(end, 1)) * width);
  let line = "";
  const ends = [];
  let [drawn, isAlone] = [-1, false];
  for (let i = 0; i < ys.length; i += 1) {
    if (Number.isNaN(ys[i])) {
      if (isAlone) line += "h0";
      [drawn, isAlone] = [-1, false];
    } else if (drawn < 0 || i === ys.length - 1 || isApart(xs, ys, drawn, i)) {
      isAlone = drawn < 0;
      line += `${isAlone ? "M" : "L"}${keep(xs[i])} ${keep(ys[i])}`;
      drawn = i;
    }
    ends.push(line.length);
  }
  const shown = (step) => Math.min(Math.max(step, 0), ys.length - 1);
  return {
    line: (step) => line.slice(0, ends[shown(step)]),
    point: (step) => [xs[shown(step)], ys[shown(step)]],
  };
}

// A line through values from left to right, the largest at the top.
export function lineThrough(values, [width, height]) {
  const top = Math.max(...values, Number.MIN_VALUE);
  const x = (i) => (values.length > 1 ? (i / (values.length - 1)) * width : 0);
  const points = [...values].map(
    (value, i) => `${x(i).toFixed(1)} ${((1 - value / top) * height).toFixed(1)}`,
  );
  return `M${points.join("L")}${points.length === 1 ? `H${width}` : ""}`;
}
