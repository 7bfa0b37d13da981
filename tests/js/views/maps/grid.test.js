import assert from "node:assert/strict";
import test from "node:test";

import { createGrid, UNKNOWN } from "../../../../assets/js/views/maps/grid.js";

const TERMS = { no_minimum: 255, not_settled: 65535 };
const packed = (array) => Buffer.from(array.buffer).toString("base64");
const axis = (count) => ({
  name: "x",
  low: 0,
  high: count,
  scale: "linear",
  cells: packed(Float64Array.from({ length: count }, (_, i) => i + 0.5)),
});
const gridOf = (resolution) =>
  createGrid({ resolution, x: axis(resolution), y: axis(resolution), boundary: [] }, TERMS);

// A tile in which all cells are alike.
function tile(level, x, y, [outcome, minimum, step]) {
  const count = x[2] * y[2];
  return {
    level,
    x,
    y,
    outcome: packed(new Uint8Array(count).fill(outcome)),
    minimum: packed(new Uint8Array(count).fill(minimum)),
    settled: packed(new Uint16Array(count).fill(step)),
  };
}
const COARSE = tile(64, [1, 4, 64], [1, 4, 64], [1, 2, 7]);
const FINER = tile(128, [3, 4, 64], [1, 4, 64], [5, 255, 65535]);

test("before any tile nothing is known", () => {
  const grid = gridOf(64);
  assert.equal(grid.at([0.5, 0.5]), null);
  assert.ok(grid.grain.every((size) => size === UNKNOWN));
});

test("a coarse cell stands for its block until a finer one lies in it", () => {
  const grid = gridOf(256);
  grid.put(COARSE);
  assert.equal(grid.known, 4096);
  const corner = grid.at([0, 0]);
  assert.deepEqual(
    [corner.column, corner.row, corner.grain, corner.outcome, corner.minimum, corner.step],
    [1, 1, 4, 1, 2, 7],
  );
  assert.deepEqual(corner.values, [1.5, 1.5]);
  grid.put(FINER);
  assert.equal(grid.at([0, 0]).outcome, 1);
  const finer = grid.at([2.5 / 256, 0.5 / 256]);
  assert.deepEqual(
    [finer.column, finer.row, finer.grain, finer.outcome, finer.minimum, finer.step],
    [3, 1, 2, 5, null, null],
  );
  assert.equal(grid.at([2.5 / 256, 2.5 / 256]).outcome, 1);
});

test("tiles may come in any order: what is finer stays on top", () => {
  const grid = gridOf(256);
  grid.put(FINER);
  grid.put(COARSE);
  assert.equal(grid.at([2.5 / 256, 0.5 / 256]).outcome, 5);
  assert.equal(grid.at([0, 0]).outcome, 1);
});

test("the cells are counted by what became of them, each once", () => {
  const grid = gridOf(256);
  grid.put(COARSE);
  grid.put(FINER);
  assert.deepEqual(
    [...grid.counts],
    [
      [256 + 2, 4096],
      [5 * 256 + 255, 4096],
    ],
  );
  assert.equal(grid.known, 8192);
});

test("beyond its edge a grid knows nothing", () => {
  const grid = gridOf(64);
  grid.put(tile(64, [0, 1, 64], [0, 1, 64], [1, 0, 3]));
  for (const at of [
    [-0.01, 0.5],
    [0.5, 1],
    [1.2, 0.5],
  ])
    assert.equal(grid.at(at), null);
});

test("the shades are fitted to the steps of the first picture, stragglers aside", () => {
  const grid = gridOf(64);
  assert.equal(grid.range, null);
  const steps = new Uint16Array(4096).fill(65535);
  for (let i = 0; i < 1000; i += 1) steps[i] = 10 + (i % 11);
  [steps[0], steps[1]] = [0, 999];
  grid.put({ ...tile(64, [0, 1, 64], [0, 1, 64], [1, 0, 0]), settled: packed(steps) });
  assert.deepEqual(grid.range, [10, 20]);
});
