import assert from "node:assert/strict";
import test from "node:test";

import { BOX, decades, nearest, xOf, yOf } from "../../../assets/js/search/scale.js";

const AXIS = [1e-4, 10];

test("each factor of ten is as wide as another", () => {
  const places = decades(AXIS).map((rate) => xOf(rate, AXIS));
  assert.deepEqual(decades(AXIS), [1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
  const widths = places.slice(1).map((place, i) => place - places[i]);
  for (const width of widths) assert.ok(Math.abs(width - widths[0]) < 1e-9);
  assert.equal(places[0], BOX.left);
  assert.ok(Math.abs(places.at(-1) - BOX.right) < 1e-9);
});

test("what ends higher than it began has a lane of its own, and what is tiny lies on the edge", () => {
  assert.equal(yOf(null), BOX.lane);
  assert.equal(yOf(1.2), BOX.lane);
  assert.equal(yOf(1), BOX.top);
  assert.equal(yOf(1e-9), BOX.bottom);
});

test("of stops the one is taken that is nearest by factors", () => {
  assert.equal(nearest([0.001, 0.01, 0.1], 0.04), 2);
  assert.equal(nearest([0.001, 0.01, 0.1], 0.03), 1);
});
