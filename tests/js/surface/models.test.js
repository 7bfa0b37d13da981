import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { heightOf, heights, lossesAlong, MODELS, padded, seenBy } from "../../../assets/js/surface/models.js";

const cases = JSON.parse(readFileSync(new URL("../../cases/models.json", import.meta.url), "utf8"));

function near(ours, theirs, what) {
  assert.ok(
    Math.abs(ours - theirs) <= 1e-12 * Math.max(1e-3, Math.abs(theirs)),
    `${what}: ${ours}, ${theirs}`,
  );
}

test("every model says what the surface of its kind says, and slopes as it does", () => {
  assert.deepEqual(Object.keys(cases).sort(), Object.keys(MODELS).sort());
  for (const [kind, each] of Object.entries(cases)) {
    for (const { weights, example, says, loss, slope } of each) {
      const what = JSON.stringify([kind, weights, example]);
      near(MODELS[kind].predict(...weights, example[0]), says, what);
      near(MODELS[kind].loss(...weights, ...example), loss, what);
      MODELS[kind].slope(...weights, ...example).forEach((each, i) => near(each, slope[i], what));
    }
  }
});

test("a model that is sure overflows nowhere", () => {
  assert.equal(MODELS.logistic.predict(1000, 0, 1), 1);
  assert.equal(MODELS.logistic.predict(-1000, 0, 1), 0);
});

test("kinds stand at 0 and 1, other targets where they are", () => {
  assert.deepEqual([heightOf("logistic", -1), heightOf("logistic", 1), heightOf("line", -1)], [0, 1, -1]);
});

test("an epoch is cut into batches of which the last one is smaller", () => {
  const numbers = [0, 1, 2, 3, 4, 4, 3, 2, 1, 0];
  const picks = { size: 2, replacement: false, numbers };
  const found = [0, 1, 2, 3, 5].map((update) => seenBy(picks, 5, update));
  assert.deepEqual(found, [[0, 1], [2, 3], [4], [4, 3], [0]]);
});

test("with replacement every batch has its size", () => {
  const picks = { size: 3, replacement: true, numbers: [0, 0, 1, 4, 2, 2] };
  assert.deepEqual(
    [seenBy(picks, 5, 0), seenBy(picks, 5, 1)],
    [
      [0, 0, 1],
      [4, 2, 2],
    ],
  );
});

test("without batches an update sees all examples", () => {
  assert.deepEqual(seenBy(undefined, 3, 7), [0, 1, 2]);
});

test("the loss along a path is the mean over the examples at each step", () => {
  const examples = [
    [0, 1],
    [1, 3],
  ];
  assert.deepEqual([...lossesAlong("line", examples, [0, 0, 1, 2])], [(0.5 + 4.5) / 2, 0]);
});

test("an interval has air round it, even round one number", () => {
  assert.deepEqual(padded([0, 10], 0.1), [-1, 11]);
  assert.deepEqual(padded([5, 5], 0.1), [4.5, 5.5]);
});

test("an axis of targets shows zero, unless it is far from all examples", () => {
  assert.deepEqual(heights([50, 100], 0.1), [-3, 105]);
  assert.deepEqual(heights([-100, -50], 0.1), [-105, 3]);
  assert.deepEqual(heights([-10, 90], 0.1), padded([-10, 90], 0.1));
  assert.deepEqual(heights([1000, 1010], 0.1), padded([1000, 1010], 0.1));
  assert.deepEqual(heights([5, 5], 0.1), padded([5, 5], 0.1));
});
