// A small curve of the loss over the steps, as an answer: a shape, without numbers.

import { draw } from "../core/dom.js";

const [WIDTH, HEIGHT, EDGE] = [112, 44, 4];

// The least and the greatest height among some curves, so that they share one scale.
export function rangeOf(curves) {
  const all = curves.flat();
  return [Math.min(...all), Math.max(...all)];
}

// The points of a curve given at even distances; low, high: the ends of the scale.
export const curvePoints = (heights, [low, high]) =>
  heights.map((height, i) => {
    const x = EDGE + ((WIDTH - 2 * EDGE) * i) / (heights.length - 1);
    const y = HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (height - low)) / (high - low || 1);
    return [Number(x.toFixed(1)), Number(y.toFixed(1))];
  });

export const curveDrawing = (heights, range) =>
  draw(
    "svg",
    { class: "curve-answer", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    draw("path", { class: "axis", d: `M${EDGE / 2} ${EDGE / 2}V${HEIGHT - EDGE / 2}H${WIDTH - EDGE}` }),
    draw("polyline", { class: "way", points: curvePoints(heights, range).join(" ") }),
  );
