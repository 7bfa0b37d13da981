import assert from "node:assert/strict";
import test from "node:test";

import { APART, lines, spread } from "../../../../assets/js/views/solid/trails.js";

// Corners 0…4 at (0, 0), (10, 0) …; steps stand on corners 0, 2 and 4.
const WALK = { begins: [1, 0, 0, 0, 0], ends: [1, 3, 5], stands: [0, 2, 4], isIn: [1, 1, 1] };
const PIXELS = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0];
const SEEN = [0, 0, 0, 0, 0];

test("a walk in full sight is one line and its dots", () => {
  const upTo = lines(WALK, PIXELS, SEEN);
  assert.deepEqual(upTo(2), ["M0 0L10 0L20 0L30 0L40 0", "M0 0h0M20 0h0M40 0h0", "", ""]);
  assert.deepEqual(upTo(0), ["", "M0 0h0", "", ""]);
  assert.deepEqual(upTo(1), ["M0 0L10 0L20 0", "M0 0h0M20 0h0", "", ""]);
});

test("what the land hides is another line, which goes on where the first one ends", () => {
  const [seen, dots, behind, behindDots] = lines(WALK, PIXELS, [0, 0, 1, 0, 0])(2);
  assert.equal(seen, "M0 0L10 0M30 0L40 0");
  assert.equal(behind, "M10 0L20 0L30 0");
  assert.deepEqual([dots, behindDots], ["M0 0h0M40 0h0", "M20 0h0"]);
});

test("a new stretch is not joined to the one before", () => {
  const [seen] = lines({ ...WALK, begins: [1, 0, 0, 1, 0] }, PIXELS, SEEN)(2);
  assert.equal(seen, "M0 0L10 0L20 0M30 0L40 0");
});

test("a step that is not over the box has no dot", () => {
  const [, dots] = lines({ ...WALK, isIn: [1, 0, 1] }, PIXELS, SEEN)(2);
  assert.equal(dots, "M0 0h0M40 0h0");
});

test("each step adds to the strings and takes nothing away", () => {
  const upTo = lines(WALK, PIXELS, [1, 0, 0, 1, 0]);
  for (const k of [1, 2]) upTo(k).forEach((text, part) => assert.ok(text.startsWith(upTo(k - 1)[part])));
});

test("letters that would cover each other stand side by side, in their order", () => {
  const found = spread([
    [100, 50],
    [102, 52],
    [300, 50],
    [101, 50],
  ]);
  assert.deepEqual(found[0], [100, 50]);
  assert.deepEqual(found[2], [300, 50]);
  const xs = [found[0], found[1], found[3]].map(([x]) => x);
  assert.deepEqual(xs, [100, 100 + APART, 100 + 2 * APART]);
});

test("letters that are apart stay where they are, and a walk that is nowhere has none", () => {
  assert.deepEqual(spread([[0, 0], null, [0, APART], [APART, 0]]), [[0, 0], null, [0, APART], [APART, 0]]);
});
