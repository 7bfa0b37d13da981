import assert from "node:assert/strict";
import test from "node:test";

import { isCrossed, placed } from "../../../../assets/js/views/loss/names.js";

const box = (x, y) => ({ x, y, width: 20, height: 10 });
const ROOM = { left: 0, right: 200, top: 0, foot: 100 };

test("a line crosses a name only where it runs through its box", () => {
  const steep = [
    [0, 0],
    [100, 100],
  ];
  assert.equal(isCrossed(box(50, 50), steep), true);
  assert.equal(isCrossed(box(50, 80), steep), false);
  assert.equal(isCrossed(box(150, 100), steep), false);
});

test("a name takes the dearest place that is free, and none over another name or the edge", () => {
  const flat = [
    [
      [0, 50],
      [200, 50],
    ],
  ];
  assert.deepEqual(placed([[box(50, 50), box(50, 70)]], flat, [], ROOM), [box(50, 70)]);
  assert.deepEqual(placed([[box(50, 50), box(50, 70)]], flat, [box(50, 72)], ROOM), [box(50, 50)]);
  assert.deepEqual(placed([[box(5, 70), box(50, 50)]], flat, [], ROOM), [box(50, 50)]);
  const twice = [box(50, 20), box(50, 80)];
  assert.deepEqual(placed([twice, twice], flat, [], ROOM), twice);
});
