import assert from "node:assert/strict";
import test from "node:test";

import { curveOf, pointOf } from "../../../assets/js/setup/head.js";

test("a plain rate has no curve, a schedule that of its own numbers", () => {
  assert.equal(curveOf({ sched: "" }, null, 40), null);
  const curve = [1, 0.5, 0];
  assert.deepEqual(curveOf({ sched: "cosine → 0", curve }, null, 40), { values: curve, isOpen: false });
});

test("what the loss decides is not known beyond the walk", () => {
  const { values, isOpen } = curveOf({ sched: "× 0.5 on a plateau" }, null, 3);
  assert.deepEqual(values, [1, 1, 1]);
  assert.ok(isOpen);
});

test("the dot stands on the curve at its step, at the ends too", () => {
  const falling = [1, 0.5, 0];
  assert.deepEqual(pointOf(falling, 0, 41), [0, 0]);
  assert.deepEqual(pointOf(falling, 40, 41), [48, 16]);
  assert.deepEqual(pointOf(falling, 20, 41), [24, 8]);
  assert.deepEqual(pointOf(falling, 99, 41), [48, 16]);
});
