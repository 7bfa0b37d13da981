import assert from "node:assert/strict";
import test from "node:test";

import { ticks, decades, sides, labels, grid } from "../../../../assets/js/views/solid/axes3d.js";

// From straight ahead and above: x to the right, y away, z up.
const front = (x, y, z) => [100 * x, -40 * y - 80 * z];
// The same, walked round to the other side.
const behind = (x, y, z) => [-100 * x, 40 * y - 80 * z];
const axis = (name, range) => ({ name, range, ticks: ticks(range), texts: ticks(range).map(String) });
const AXES = { x: axis("x", [-5, 5]), y: axis("y", [-3, 3]), z: axis("loss", [0, 57.5]) };

test("ticks are round numbers within their range", () => {
  assert.deepEqual(ticks([-5, 5]), [-4, -2, 0, 2, 4]);
  assert.deepEqual(ticks([0, 57.5]), [0, 20, 40]);
  assert.deepEqual(ticks([-1, 1]), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(ticks([0.1, 0.3]), [0.1, 0.15, 0.2, 0.25, 0.3]);
  for (let i = 1; i < 400; i += 1) {
    const range = [-(1.13 ** (i % 60)), 1.07 ** i];
    const found = ticks(range);
    assert.ok(found.length >= 2 && found.length <= 7, `${range}: ${found}`);
    assert.ok(found.every((at) => at >= range[0] && at <= range[1] * (1 + 1e-9)));
  }
});

test("decades are the whole numbers between two logarithms", () => {
  assert.deepEqual(decades([-3.2, 1.8]), [-3, -2, -1, 0, 1]);
  assert.deepEqual(decades([-2, 3]), [-2, -1, 0, 1, 2, 3]);
});

test("the numbers lie on those sides of the box that are nearest to the eye", () => {
  assert.equal(sides(AXES, front).y, -3);
  assert.equal(sides(AXES, behind).y, 3);
  assert.equal(sides(AXES, front).left[0], -5);
  assert.equal(sides(AXES, behind).left[0], 5);
});

test("every number and every name is written once, off the box", () => {
  const found = labels(AXES, front);
  assert.deepEqual(
    found.filter(({ isName }) => isName).map(({ text }) => text),
    ["x", "y", "loss"],
  );
  assert.equal(found.length, 3 + AXES.x.ticks.length + AXES.y.ticks.length + AXES.z.ticks.length);
  const edge = front(0, -3, 0)[1];
  for (const { at } of found.slice(0, AXES.x.ticks.length + 1)) assert.ok(at[1] > edge);
  assert.ok(found.every(({ at }) => at.every(Number.isFinite)));
});

test("the grid is a path that SVG can read: the floor and the walls behind", () => {
  const path = grid(AXES, front);
  assert.match(path, /^(?:M-?[\d.]+ -?[\d.]+L-?[\d.]+ -?[\d.]+)+$/);
  assert.ok(
    path.includes(`M${front(-5, 3, 57.5).join(" ")}L${front(5, 3, 57.5).join(" ")}`),
    "the top of the wall behind",
  );
  assert.ok(
    !path.includes(`M${front(-5, -3, 57.5).join(" ")}L${front(5, -3, 57.5).join(" ")}`),
    "nothing before the hill",
  );
});
