import assert from "node:assert/strict";
import test from "node:test";

import { axis, ranked, stepTicks, values } from "../../../../assets/js/views/loss/scales.js";

const STRIP = { face: "loss", low: -7, high: 5 };
const TOLD = { isLog: true, isTold: true };

test("the numbers of a strip are logarithms but on a linear scale", () => {
  assert.deepEqual(
    [...values(new Float32Array([0, 1, -2]), "loss")].map((each) => Number(each.toPrecision(3))),
    [1, 10, 0.01],
  );
  assert.deepEqual([...values(new Float32Array([0, 1]), "linear")], [0, 1]);
});

test("the decades are those of the walks, and no more than the strips have and two beyond", () => {
  const { low, high, at } = axis(
    [
      [30, 0.5],
      [30, 2000],
    ],
    STRIP,
    TOLD,
  );
  assert.deepEqual([low, high], [0.1, 10_000]);
  assert.ok(Math.abs(at(1000) - 0.8) < 1e-12);
  const wild = axis(
    [
      [30, 0],
      [30, 1e300],
    ],
    STRIP,
    TOLD,
  );
  assert.deepEqual([wild.low, wild.high], [1e-7, 1e7]);
});

test("one decade at least is shown, and named in plain numbers round one", () => {
  const { low, high, ticks } = axis([[10, 10]], STRIP, TOLD);
  assert.deepEqual([low, high], [10, 100]);
  assert.deepEqual(
    ticks.map(([, said]) => said),
    ["100", "10"],
  );
});

test("while outcomes are not told the axis is the same whatever the walks do", () => {
  const hidden = { isLog: true, isTold: false };
  const one = axis([[30, 0.5]], STRIP, hidden);
  const other = axis([[30, 1e300]], STRIP, hidden);
  assert.deepEqual([one.low, one.high, one.ticks], [other.low, other.high, other.ticks]);
  const linear = { isLog: false, isTold: false };
  assert.equal(axis([[30, 0.5]], STRIP, linear).high, axis([[30, 1e300]], STRIP, linear).high);
});

test("a linear axis goes from zero to twice the start at most", () => {
  const linear = { isLog: false, isTold: true };
  assert.equal(axis([[30, 10]], STRIP, linear).high, 31.5);
  assert.equal(axis([[30, 45]], STRIP, linear).high, 47.25);
  const { low, high, ticks, at } = axis([[30, 1e9]], STRIP, linear);
  assert.deepEqual([low, high, at(31.5)], [0, 63, 0.5]);
  assert.deepEqual(
    ticks.map(([, said]) => said),
    ["0", "20", "40", "60"],
  );
});

test("steps are named at round numbers, and the last always", () => {
  assert.deepEqual(stepTicks(40), [0, 10, 20, 30, 40]);
  assert.deepEqual(stepTicks(97), [0, 20, 40, 60, 80, 97]);
  assert.deepEqual(stepTicks(2), [0, 1, 2]);
  assert.deepEqual(stepTicks(0), [0]);
});

test("panels are ranked from the lowest, and what is no number comes last", () => {
  assert.deepEqual(ranked([3, 1, 2]), [1, 2, 0]);
  assert.deepEqual(ranked([NaN, 5, 5]), [1, 2, 0]);
});
