import assert from "node:assert/strict";
import test from "node:test";

import {
  restFields as rest,
  ownFields as own,
  rowsOf,
  unpacked,
  walkAt,
  nearestWalk as nearest,
  withWalk as into,
} from "../../../assets/js/state/prefetched.js";
import { packedWalks } from "../packed_walks.js";
import { ANSWER, PICTURE, QUERY } from "../sweep_answer.js";

test("what is sent is read back: a point is a share of the map, one far off stands beside", () => {
  const sweep = unpacked(ANSWER);
  assert.deepEqual([...walkAt(sweep, 0).path], [-4, 1.5, 0, 0, 1, 0, 0.5, 0]);
  assert.deepEqual([...walkAt(sweep, 1).path], [-4, 1.5, 2, -1.5, 400, -300]);
  assert.deepEqual(walkAt(sweep, 1).rows, [0, 1, 2, 3]);
  assert.deepEqual(
    [...walkAt(sweep, 0).height].map((value) => Number(value.toFixed(3))),
    [1, 0, -1, -30],
  );
});

test("the loss is as near as the heights tell it, and exact in the last row", () => {
  const { loss } = walkAt(unpacked({ ...ANSWER, lowest: -2 }), 1);
  assert.ok(Math.abs(loss[0] - 8) < 1e-5);
  assert.equal(loss[3], 1000);
  const linear = walkAt(unpacked({ ...ANSWER, face: "linear", unit: 0.5 }), 0);
  assert.equal(linear.loss[0], 500);
});

test("a loss beyond all whole numbers still tells its decade", () => {
  const wild = structuredClone(ANSWER);
  wild.marks[1].loss = 1e80;
  assert.equal(Math.round(walkAt(unpacked(wild), 1).height[3]), 80);
});

test("the counts of evaluations are sums of what is sent", () => {
  const sweep = unpacked({ ...ANSWER, asked: packedWalks([0, 2, 3, 2], [0, 1, 1, 1]) });
  assert.deepEqual(walkAt(sweep, 0).asked, [0, 2, 5, 7]);
  assert.deepEqual(walkAt(sweep, 1).asked, [0, 1, 2, 3]);
});

test("a walk is unpacked once", () => {
  const sweep = unpacked(ANSWER);
  assert.equal(walkAt(sweep, 1), walkAt(sweep, 1));
});

test("a walk keeps its last row, and those where it leaves", () => {
  assert.deepEqual(rowsOf([0, 1, 2, 10, 11, 20], 13, -1), [0, 1, 2, 10, 11, 13]);
  assert.deepEqual(rowsOf([0, 1, 2, 10, 11, 20], 20, 10), [0, 1, 2, 10, 11, 20]);
  assert.deepEqual(rowsOf([0, 1, 2, 10, 11, 20], 20, 5), [0, 1, 2, 5, 6, 10, 11, 20]);
});

test("the nearest mark is the nearest by ratio, and beyond the ends there is none", () => {
  const at = (rates) => ({
    low: rates[0],
    high: rates.at(-1),
    walks: rates.map((eta) => ({ mark: { eta } })),
  });
  const sweep = at(Array.from({ length: 101 }, (_, k) => 10 ** (-1 + k / 50)));
  assert.equal(nearest(sweep, 1), 50);
  assert.equal(nearest(sweep, 10 ** (0.02 / 2.1)), 50);
  assert.equal(nearest(sweep, 10 ** (0.02 / 1.9)), 51);
  assert.deepEqual(
    [0.1, 10, 0.05, 20].map((rate) => nearest(sweep, rate)),
    [0, 100, -1, -1],
  );
  assert.deepEqual(
    [1.4, 1.5, 4].map((rate) => nearest(at([1, 2, 2.1, 2.2, 5]), rate)),
    [0, 1, 4],
  );
});

test("two addresses that differ in one panel's rate are alike but for that", () => {
  const other = QUERY.replace("0.2", "0.25");
  assert.equal(rest(QUERY, 1), rest(other, 1));
  assert.notEqual(rest(QUERY, 0), rest(other, 0));
  assert.equal(rest(QUERY, 1), rest(`${other}&view=rates&step=3&theme=dark`, 1));
  assert.notEqual(rest(QUERY, 1), rest(`${other}&noise=1`, 1));
  assert.equal(rest("eta=0.1&steps=4", 2), rest("steps=4&eta=0.1,0.1,7,0.1", 2));
});

test("a panel's own fields are no other panel's", () => {
  assert.equal(own(QUERY, 0), own(QUERY.replace("0.2", "0.25"), 0));
  assert.equal(own(QUERY, 0), own(QUERY, 2));
  assert.notEqual(own(QUERY, 0), own(QUERY, 1));
  assert.notEqual(own(QUERY, 0), own(QUERY.replace("start=-4,2", "start=-4,1"), 0));
  assert.equal(own(QUERY, 0), own(`${QUERY}&clock=evaluations`, 0));
  assert.equal(own(QUERY, 0), own(`${QUERY}&hide=play,step&panels=2&theme=dark`, 0));
  assert.equal(rest(QUERY, 0), rest(`${QUERY}&hide=play,step&panels=2&theme=dark`, 0));
  assert.notEqual(rest(QUERY, 0), rest(`${QUERY}&face=rate`, 0));
});

test("a painted walk takes the place of a panel's, and the clock ends with the longest", () => {
  const walk = walkAt(unpacked(ANSWER), 1);
  const shown = into(PICTURE, 3, walk);
  assert.equal(shown.end, 3);
  assert.equal(into(PICTURE, 0, walk).end, 4);
  assert.equal(into({ ...PICTURE, clock: "evaluations" }, 3, walk).end, 30);
  assert.deepEqual(shown.panels.slice(0, 3), PICTURE.panels.slice(0, 3));
  assert.deepEqual(
    [shown.panels[3].fate, shown.panels[3].limit, shown.panels[3].slope],
    ["diverges", 0.2, null],
  );
  assert.equal(shown.panels[3].spoken, "Panel D: Diverges. Learning rate 10. left the map at step 2.");
});
