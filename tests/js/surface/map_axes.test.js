import assert from "node:assert/strict";
import test from "node:test";

import { mapAxes, roundNumbers } from "../../../assets/js/surface/map_axes.js";

const axis = (range) => ({ range, l2p: (value) => value });

test("an axis has round numbers, so far apart that each can be read", () => {
  assert.deepEqual(roundNumbers([-5, 5], 304), [-4, 0, 4]);
  assert.deepEqual(roundNumbers([-5, 5], 1000), [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  assert.deepEqual(roundNumbers([-0.3, 0.3], 400), [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  assert.deepEqual(roundNumbers([900_000, 1_000_000], 140), [900_000, 950_000, 1_000_000]);
});

test("a map without room has its walk alone", () => {
  const small = { width: 193, height: 107, xaxis: axis([-5, 5]), yaxis: axis([-3, 3]) };
  assert.deepEqual(mapAxes(small, ["0", "58"]), []);
});
