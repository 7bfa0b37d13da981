import assert from "node:assert/strict";
import test from "node:test";

import { createTimers } from "../timers.js";
import * as asking from "../../../assets/js/state/refresh.js";
import { provide } from "../provide.js";

// What is asked for while a hand drags, on a clock of the test's own.
function hand({ walk = null } = {}) {
  const timers = createTimers();
  provide({ ...timers });
  const sent = [];
  let start = 0;
  const made = asking.createRefresh({
    gate: {
      push: ({ verb, live, query }) => sent.push([verb, live, query]),
      drop: () => sent.push("dropped"),
    },
    desk: { query: () => `start=${start}`, panel: () => "0.1", forget() {} },
    stage: { change() {}, stale() {}, load() {} },
    painted: { moves() {}, at: () => walk },
    picture: () => ({ clock: "steps", panels: [{ end: 1 }] }),
  });
  const move = (to, live, panel = null) => {
    start = to;
    return made.change(live, panel);
  };
  return { asking, move, sent, timers, made };
}

test("while a hand moves its answers are quick, and 150 ms after it rests comes the whole one, once", async () => {
  const { asking, move, sent, timers } = hand();
  assert.ok(asking.REST <= 150);
  move(1, true);
  await timers.pass(asking.REST - 1);
  move(2, true);
  await timers.pass(asking.REST - 1);
  assert.deepEqual(sent, [
    ["runs/live", true, "start=1"],
    ["runs/live", true, "start=2"],
  ]);
  await timers.pass(1);
  assert.deepEqual(sent.slice(2), [["runs", false, "start=2"]]);
  await timers.pass(10_000);
  assert.equal(sent.length, 3);
});

test("when the hand lets go the whole answer is asked for at once, and no more after it", async () => {
  const { move, sent, timers } = hand();
  move(1, true);
  move(1, false);
  assert.deepEqual(sent, [
    ["runs/live", true, "start=1"],
    ["runs", false, "start=1"],
  ]);
  await timers.pass(10_000);
  assert.equal(sent.length, 2);
});

test("a painted walk asks for nothing until the hand rests", async () => {
  const walk = { word: "Works", sentence: "step 3", eta: 0.1, end: 3 };
  const { asking, move, sent, timers } = hand({ walk });
  move(1, true, 0);
  assert.deepEqual(sent, ["dropped"]);
  await timers.pass(asking.REST);
  assert.deepEqual(sent, ["dropped", ["runs", false, "start=1"]]);
});
