// What a map is drawn in: numbers along two of its edges, the names of its axes, and what the shades mean.

import { roundStep } from "../core/axes.js";
import { draw } from "../core/dom.js";
import { _ } from "../core/translate.js";

const LETTERS = 11; // px, unless the style sheet has others
const TICK = 4; // px: a mark at the edge
const [LEAST_WIDTH, LEAST_HEIGHT] = [220, 130]; // px: a smaller map has room for its walk alone
const [APART, WITH_SHADES] = [6, 20]; // heights of a letter: two numbers, and a map with its shades, at least
const SHADES = 7;
const EDGE = 8; // px
const CORNER = 2; // heights: where a number would meet another axis, or a name
const [SWATCH, LETTER] = [0.73, 0.64]; // heights: the width of each

// Round numbers of an axis, so far apart that each can be read.
export function roundNumbers([from, to], length, size = LETTERS) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const step = roundStep(((high - low) * APART * size) / length, [1, 2, 4, 5, 10]);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1)
    found.push(Number((k * step).toPrecision(12)) || 0);
  return found;
}

const text = (x, y, said, anchor, kind = "") =>
  draw("text", { x, y, "text-anchor": anchor, ...(kind && { class: kind }) }, said);
const mark = (x1, y1, x2, y2) => draw("path", { d: `M${x1} ${y1}L${x2} ${y2}` });
const printed = (value) => String(value).replace("-", "−");

// loss: the least and the greatest on the map, as they are printed; null where the map is a curve over x;
// size: of the letters, in pixels.
export function mapAxes({ width, height, xaxis, yaxis }, loss, size = LETTERS) {
  const letters = size || LETTERS;
  if (width < LEAST_WIDTH || height < LEAST_HEIGHT) return [];
  const corner = CORNER * letters;
  const made = [];
  for (const value of roundNumbers(xaxis.range, width, letters)) {
    const at = xaxis.l2p(value);
    if (at < corner || at > width - 2 * corner) continue;
    made.push(mark(at, height, at, height - TICK), text(at, height - TICK - 4, printed(value), "middle"));
  }
  for (const value of roundNumbers(yaxis.range, height, letters)) {
    const at = yaxis.l2p(value);
    if (at < 2 * corner || at > height - corner) continue;
    made.push(mark(0, at, TICK, at), text(TICK + 4, at + 0.36 * letters, printed(value), "start"));
  }
  made.push(text(width - EDGE, height - TICK - 4, "x", "end", "axis-name"));
  made.push(text(EDGE, 7 + letters, loss ? "y" : _("loss"), "start", loss ? "axis-name upright" : "upright"));
  const hasShades = loss && width >= WITH_SHADES * letters;
  return hasShades ? [...made, draw("g", { class: "of-loss" }, ...shades(width, loss, letters))] : made;
}

// Seven shades with the loss at both ends, in the corner.
function shades(width, [low, high], size) {
  const [swatch, foot] = [SWATCH * size, 6 + size];
  const right = width - EDGE - LETTER * size * high.length;
  const left = right - 6 - SHADES * swatch;
  return [
    text(left - 4, foot, _("loss {low}", { low }), "end"),
    ...Array.from({ length: SHADES }, (_each, i) =>
      draw("rect", {
        class: `loss-band band-${i}`,
        x: left + i * swatch,
        y: 8,
        width: swatch,
        height: 0.9 * size,
      }),
    ),
    text(width - EDGE, foot, high, "end"),
  ];
}
