import assert from "node:assert/strict";
import test from "node:test";

import { project, curvePath as curve } from "../../../assets/js/core/geometry.js";

const MOST = 3.4028234663852886e38; // what the server sends for infinity

test("project takes one coordinate out of pairs", () => {
  const pairs = new Float32Array([1, 10, 2, 20, 3, 30]);
  assert.deepEqual([...project(pairs, 0, 2, (value) => value)], [1, 2, 3]);
  assert.deepEqual([...project(pairs, 1, 2, (value) => 2 * value)], [20, 40, 60]);
  assert.deepEqual([...project(pairs.slice(0, 3), 0, 1, (value) => value)], [1, 10, 2]);
});

test("a curve spans its strip from the first step to the last of all panels", () => {
  const { line, point } = curve([0, 5, 10], null, 4, 200, (value) => value, 40);
  assert.equal(line(2), "M0 0L50 5L100 10");
  assert.equal(line(1), "M0 0L50 5");
  assert.deepEqual(point(1), [50, 5]);
});

test("a curve that is shorter than the others stands at its last value", () => {
  const { line, point } = curve([0, 5], null, 40, 200, (value) => value, 40);
  assert.equal(line(40), line(1));
  assert.deepEqual(point(40), point(1));
});

test("a curve never leaves its strip", () => {
  for (const value of [MOST, -MOST, Infinity, -Infinity]) {
    const { line, point } = curve([1, value], null, 1, 200, (given) => given, 40);
    assert.equal(line(1), `M0 1L200 ${value > 0 ? 40 : 0}`);
    assert.deepEqual(point(1), [200, value > 0 ? 40 : 0]);
  }
});

test("a curve of one value is a point, even where the walk has no step", () => {
  const { line, point } = curve([7], null, 0, 200, (value) => value, 40);
  assert.equal(line(0), "M0 7");
  assert.deepEqual(point(0), [0, 7]);
});

test("a curve over a clock of evaluations stands at each step where the clock reaches it", () => {
  const { line, point } = curve([0, 5, 10], [0, 3, 8], 10, 200, (value) => value, 40);
  assert.equal(line(2), "M0 0L60 5L160 10");
  assert.deepEqual(point(1), [60, 5]);
});

test("a curve has a gap where a value is missing, and a dot where one stands alone", () => {
  const { line } = curve([1, 2, NaN, 3, NaN, 4, 5], null, 6, 60, (value) => value, 40);
  assert.equal(line(6), "M0 1L10 2M30 3h0M50 4L60 5");
  assert.equal(line(2), "M0 1L10 2");
  assert.equal(line(3), "M0 1L10 2M30 3");
  assert.equal(curve([NaN, NaN], null, 1, 60, (value) => value, 40).line(1), "");
});
