import assert from "node:assert/strict";
import test from "node:test";

import { crossing, lastInside, stepAt } from "../../../assets/js/core/geometry.js";
import { HEIGHT, LEAVES, RETURNS, STAYS, WIDTH, randomWalks } from "../walks.js";

test("crossing is the outer point itself where nothing is crossed", () => {
  assert.deepEqual(crossing(10, 10, 20, 30, WIDTH, HEIGHT), [20, 30]);
});

test("through a corner a walk leaves in the corner", () => {
  assert.deepEqual(crossing(200, 150, 600, 450, WIDTH, HEIGHT), [400, 300]);
  assert.deepEqual(crossing(200, 150, -200, -150, WIDTH, HEIGHT), [0, 0]);
});

test("lastInside is the step before the one that leaves for good", () => {
  const of = (given) =>
    lastInside(
      given.map(([x]) => x),
      given.map(([, y]) => y),
      WIDTH,
      HEIGHT,
    );
  assert.equal(of(STAYS), -1);
  assert.equal(of(RETURNS), -1);
  assert.equal(of(LEAVES), 1);
});

test("without ticks every tick is a step", () => {
  for (const tick of [0, 1, 7]) assert.equal(stepAt(null, tick), tick);
});

test("a step stands from its own tick until the next one's", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 7, 8, 99].map((tick) => stepAt([0, 3, 8], tick)),
    [0, 0, 0, 1, 1, 1, 2, 2],
  );
});

test("of steps at one tick the last one counts", () => {
  assert.equal(stepAt([0, 2, 2, 5], 2), 2);
  assert.equal(stepAt([0], 9), 0);
});

test("the step at a tick is the one that counting finds", () => {
  for (const walked of randomWalks(200)) {
    const ticks = walked.reduce(
      (found, [x]) => [...found, (found.at(-1) ?? 0) + (Math.floor(Math.abs(x)) % 4)],
      [],
    );
    ticks[0] = 0;
    ticks.sort((a, b) => a - b);
    for (let tick = 0; tick <= ticks.at(-1) + 1; tick += 1) {
      assert.equal(stepAt(ticks, tick), ticks.filter((each) => each <= tick).length - 1);
    }
  }
});
