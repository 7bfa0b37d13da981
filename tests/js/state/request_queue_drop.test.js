import assert from "node:assert/strict";
import test from "node:test";
import { setImmediate as turn } from "node:timers/promises";

import * as gate from "../../../assets/js/state/request_queue.js";

function make() {
  const calls = [];
  const shown = [];
  const lost = [];
  const made = gate.createRequestQueue({
    call: (message) => new Promise((answer, fail) => calls.push({ message, answer, fail })),
    show: (answer, message, isNewest) => shown.push([answer, isNewest]),
    lost: (error) => lost.push(error.message),
    timers: { setTimeout: () => 0 },
    now: () => 0,
  });
  return { ...made, calls, shown, lost };
}

test("what was dropped is not shown when it comes", async () => {
  const { push, drop, calls, shown } = make();
  push({ rate: 1 });
  drop();
  calls[0].answer("late");
  await turn();
  assert.deepEqual(shown, []);
  push({ rate: 2 });
  calls[1].answer("new");
  await turn();
  assert.deepEqual(shown, [["new", true]]);
});

test("what was dropped before it was sent is not sent", async () => {
  const { push, drop, calls } = make();
  push({ rate: 1 });
  push({ rate: 2 });
  drop();
  calls[0].answer("late");
  await turn();
  assert.equal(calls.length, 1);
});

test("nobody hears of the failure of what was dropped, and the gate goes on", async () => {
  const { push, drop, calls, shown, lost } = make();
  push({ rate: 1 });
  drop();
  calls[0].fail(new Error("gone"));
  await turn();
  assert.deepEqual(lost, []);
  push({ rate: 2 });
  calls[1].answer("new");
  await turn();
  assert.deepEqual(shown, [["new", true]]);
});

test("a gate that opens again sends nothing that was dropped", () => {
  const { push, drop, close, open, calls } = make();
  close();
  push({ rate: 1 });
  drop();
  open();
  assert.equal(calls.length, 0);
});
