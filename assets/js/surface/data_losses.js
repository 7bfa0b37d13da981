// Beside the loss over all examples: that over the batch which each update sees, and that over the examples
// held out. They follow from the walk and the data, so the server sends neither.

import { lossesAlong, MODELS, seenBy } from "./models.js";

const FACES = ["loss", "linear"]; // of a strip that shows a loss

// The loss over the batch of the update that leaves each row; NaN where none is known, as in the last one.
// rows: the steps of the rows, null where each step has its row.
export function batchLosses({ model, examples }, { path, picks, rows }) {
  const { loss } = MODELS[model];
  const last = path.length / 2 - 1;
  return Float64Array.from({ length: last + 1 }, (_each, row) => {
    if (row === last) return NaN;
    const seen = seenBy(picks, examples.length, rows ? rows[row] : row);
    const [x, y] = [path[2 * row], path[2 * row + 1]];
    return seen.reduce((sum, i) => sum + loss(x, y, ...examples[i]), 0) / seen.length;
  });
}

const BELOW = -99; // beneath every axis: what is there is drawn at its edge

// A loss where the axis of a strip has it: above the least of all examples, or as a share of that at the
// start; where a logarithm has no place for it, below.
export function heightOnStrip(value, { lowest, whole, isLinear }, below = BELOW) {
  const above = (value - lowest) / whole;
  if (isLinear || Number.isNaN(above)) return above;
  return above > 0 ? Math.log10(above) : below;
}

// walk: of a panel, decoded, with the data of its hill; strip: the axis. Null where there is nothing beside:
// `losses` and `heights` by their kinds, each null where it does not apply.
export function createDataLosses(walk, strip) {
  const { data, loss, path, picks } = walk;
  if (!data || !FACES.includes(strip.face) || !(picks || data.test.length)) return null;
  const { lowest } = data;
  const whole = strip.is_share ? Math.max(loss[0] - lowest, Number.MIN_VALUE) : 1;
  const scale = { lowest, whole, isLinear: strip.face === "linear" };
  const losses = {
    batch: picks ? batchLosses(data, walk) : null,
    test: data.test.length ? lossesAlong(data.model, data.test, path) : null,
  };
  const heights = Object.entries(losses).map(([kind, values]) => [
    kind,
    // Many a batch has less than the least of all examples: lines down to the edge would hide the rest.
    values && values.map((value) => heightOnStrip(value, scale, kind === "batch" ? NaN : BELOW)),
  ]);
  return { losses, heights: Object.fromEntries(heights) };
}
