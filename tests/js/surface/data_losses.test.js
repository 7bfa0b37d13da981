import assert from "node:assert/strict";
import test from "node:test";

import { batchLosses, createDataLosses, heightOnStrip } from "../../../assets/js/surface/data_losses.js";

const DATA = {
  model: "line",
  examples: [
    [0, 1],
    [1, 3],
  ],
  test: [[2, 1]],
  lowest: 0.5,
};
const PICKS = { size: 1, replacement: false, numbers: [1, 0, 0, 1] };
const PATH = [0, 0, 1, 1, 1, 2];
const STRIP = { face: "loss" };

test("a batch has the loss of its own examples at the point where it is seen, and none after the last update", () => {
  assert.deepEqual([...batchLosses(DATA, { path: PATH, picks: PICKS })], [4.5, 0, NaN]);
});

test("where rows are left out each has the batch of its own step", () => {
  assert.deepEqual([...batchLosses(DATA, { path: PATH, picks: PICKS, rows: [0, 2, 4] })], [4.5, 0, NaN]);
  assert.deepEqual([...batchLosses(DATA, { path: PATH, picks: PICKS, rows: [0, 3, 4] })], [4.5, 0.5, NaN]);
});

test("beyond the batches that were sent nothing is said", () => {
  const short = { ...PICKS, numbers: [1] };
  assert.deepEqual([...batchLosses(DATA, { path: PATH, picks: short })], [4.5, NaN, NaN]);
});

test("the axis has the loss above the least of all, or its share; what is less lies below it", () => {
  assert.equal(heightOnStrip(10.5, { lowest: 0.5, whole: 1, isLinear: false }), 1);
  assert.equal(heightOnStrip(10.5, { lowest: 0.5, whole: 100, isLinear: false }), -1);
  assert.equal(heightOnStrip(0.25, { lowest: 0.5, whole: 1, isLinear: false }), -99);
  assert.equal(heightOnStrip(0.25, { lowest: 0.5, whole: 1, isLinear: true }), -0.25);
});

test("the test loss is over the examples held out, at every row", () => {
  const { losses, heights } = createDataLosses({ data: DATA, path: PATH, loss: [2.5, 0.5, 0.5] }, STRIP);
  assert.equal(losses.batch, null);
  assert.deepEqual([...losses.test], [0.5, 2, 8]);
  assert.deepEqual([...heights.test], [-99, Math.log10(1.5), Math.log10(7.5)]);
});

test("where surfaces differ it is a share of what the walk began with", () => {
  const walk = { data: DATA, path: PATH, loss: [10.5, 0.5, 0.5] };
  const { heights } = createDataLosses(walk, { ...STRIP, is_share: true });
  assert.deepEqual([...heights.test], [-99, Math.log10(0.15), Math.log10(0.75)]);
});

test("without batches and without a test set, and where no loss is shown, there is nothing beside", () => {
  const walk = { data: DATA, path: PATH, loss: [2.5, 0.5, 0.5], picks: PICKS };
  assert.equal(createDataLosses({ ...walk, data: null }, STRIP), null);
  assert.equal(createDataLosses({ ...walk, picks: null, data: { ...DATA, test: [] } }, STRIP), null);
  assert.equal(createDataLosses(walk, { face: "gradient" }), null);
});
