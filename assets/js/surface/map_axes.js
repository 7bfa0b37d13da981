// What a map is drawn in: numbers along two of its edges, the names of its axes, and what the shades mean.

import { roundStep } from "../core/axes.js";
import { draw } from "../core/dom.js";
import { _ } from "../core/translate.js";

const [TICK, APART] = [4, 66]; // px: a mark at the edge, two numbers at least
const [LEAST_WIDTH, LEAST_HEIGHT] = [220, 130]; // a smaller map has room for its walk alone
const SHADES = 7;
const [SWATCH, EDGE] = [8, 8]; // px
const CORNER = 22; // where a number would meet another axis, or a name
const LETTER = 7;

// Round numbers of an axis, so far apart that each can be read.
export function roundNumbers([from, to], length) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const step = roundStep(((high - low) * APART) / length, [1, 2, 4, 5, 10]);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1)
    found.push(Number((k * step).toPrecision(12)) || 0);
  return found;
}

const text = (x, y, said, anchor, kind = "") =>
  draw("text", { x, y, "text-anchor": anchor, ...(kind && { class: kind }) }, said);
const mark = (x1, y1, x2, y2) => draw("path", { d: `M${x1} ${y1}L${x2} ${y2}` });
const printed = (value) => String(value).replace("-", "−");

// loss: the least and the greatest on the map, as they are printed; null where the map is a curve over x.
export function mapAxes({ width, height, xaxis, yaxis }, loss) {
  if (width < LEAST_WIDTH || height < LEAST_HEIGHT) return [];
  const made = [];
  for (const value of roundNumbers(xaxis.range, width)) {
    const at = xaxis.l2p(value);
    if (at < CORNER || at > width - 2 * CORNER) continue;
    made.push(mark(at, height, at, height - TICK), text(at, height - TICK - 4, printed(value), "middle"));
  }
  for (const value of roundNumbers(yaxis.range, height)) {
    const at = yaxis.l2p(value);
    if (at < 2 * CORNER || at > height - CORNER) continue;
    made.push(mark(0, at, TICK, at), text(TICK + 4, at + 4, printed(value), "start"));
  }
  made.push(text(width - EDGE, height - TICK - 4, "x", "end", "axis-name"));
  made.push(text(EDGE, 18, loss ? "y" : _("loss"), "start", loss ? "axis-name" : ""));
  return loss ? [...made, draw("g", { class: "of-loss" }, ...scale(width, loss))] : made;
}

// Seven shades with the loss at both ends, in the corner.
function scale(width, [low, high]) {
  const right = width - EDGE - LETTER * high.length;
  const left = right - 6 - SHADES * SWATCH;
  return [
    text(left - 4, 17, _("loss {low}", { low }), "end"),
    ...Array.from({ length: SHADES }, (_each, i) =>
      draw("rect", { class: `shade shade-${i}`, x: left + i * SWATCH, y: 8, width: SWATCH, height: 10 }),
    ),
    text(width - EDGE, 17, high, "end"),
  ];
}
