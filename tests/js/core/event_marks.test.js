import assert from "node:assert/strict";
import test from "node:test";

import { eventMarks, MOST } from "../../../assets/js/core/event_marks.js";

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

test("few events are ticks, at their place on the clock, as far as it goes", () => {
  assert.deepEqual(eventMarks({ settled: [2], overshoot: [0, 1, 3] }, [0, 5, 9, 70], 60), [
    { kind: "settled", from: 9, to: null },
    { kind: "overshoot", from: 0, to: null },
    { kind: "overshoot", from: 5, to: null },
  ]);
  assert.deepEqual(eventMarks({ overshoot: [] }, null, 10), []);
});

test("sixty events of a kind are ticks, one more makes bands of them", () => {
  assert.equal(eventMarks({ overshoot: range(0, MOST) }, null, 400).length, MOST);
  assert.deepEqual(eventMarks({ overshoot: [...range(0, MOST), 300] }, null, 400), [
    { kind: "overshoot", from: 0, to: MOST - 1 },
    { kind: "overshoot", from: 300, to: 300 },
  ]);
});

test("a band is as long as its events lie close", () => {
  const made = eventMarks({ overshoot: range(0, 100).map((i) => 4 * i) }, null, 400);
  assert.deepEqual(made, [{ kind: "overshoot", from: 0, to: 396 }]);
  assert.equal(eventMarks({ overshoot: range(0, 70).map((i) => 5 * i) }, null, 350).length, 70);
});
