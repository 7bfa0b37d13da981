// A schedule in miniature.

import { draw } from "../core/dom.js";
import { lineThrough } from "../core/geometry.js";

/** @type {[number, number]} */
const SKETCH = [56, 20]; // px

// A schedule that the loss decides has an empty box.
export function sketch(values) {
  const [width, height] = SKETCH;
  const line = values ? [draw("path", { d: lineThrough(values, SKETCH) })] : [];
  const box = `-2 -2 ${width + 4} ${height + 4}`;
  return draw("svg", { class: "option-sketch", viewBox: box, "aria-hidden": "true" }, ...line);
}
