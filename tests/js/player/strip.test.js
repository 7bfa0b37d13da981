import assert from "node:assert/strict";
import test from "node:test";

import { exits, isAbove, leftWords } from "../../../assets/js/player/strip.js";

test("what is left of a loss is told in percent, unless that would be no number to read", () => {
  assert.equal(leftWords(1), "100 % of the loss left");
  assert.equal(leftWords(0.598), "59.8 % of the loss left");
  assert.equal(leftWords(2.2e-16), "2.2·10⁻¹⁶ of the loss left");
  assert.equal(leftWords(9.99), "999 % of the loss left");
  assert.equal(leftWords(35743), "loss × 35743");
});

test("a walk is off its scale while it is above it or lost, and no longer once it is back", () => {
  assert.deepEqual(
    [2, 0.5, NaN, 2.1].map((height) => isAbove(height, 2)),
    [false, false, true, true],
  );
});

test("where a walk leaves its axis is known above and below, but on a linear one", () => {
  const heights = [1, 5, -3, -8, 7];
  assert.deepEqual(exits(heights, { low: -7, high: 4, face: "loss" }), { offAt: 1, underAt: 3 });
  assert.deepEqual(exits(heights.slice(2, 3), { low: -7, high: 4, face: "loss" }), {
    offAt: -1,
    underAt: -1,
  });
  assert.deepEqual(exits(heights, { low: 0, high: 4, face: "linear" }), { offAt: -1, underAt: -1 });
});
