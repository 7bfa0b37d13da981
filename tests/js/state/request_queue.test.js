import assert from "node:assert/strict";
import test from "node:test";

import { createTimers, deferred, settled } from "../timers.js";
import { createRequestQueue as createGate, MOST, SPACING } from "../../../assets/js/state/request_queue.js";

// A gate to a server that answers when the test says so: `sent` holds each request with its promise.
function stand(more = {}) {
  const timers = createTimers();
  const sent = [];
  const shown = [];
  const errors = [];
  const gate = createGate({
    call(message) {
      const made = { message, ...deferred() };
      sent.push(made);
      return made.promise;
    },
    show: (answer, message, isNewest) => shown.push([answer, message, isNewest]),
    lost: (error, message) => errors.push([error.message, message]),
    timers,
    now: timers.now,
    ...more,
  });
  const answer = async (i) => {
    sent[i].resolve(`answer to ${sent[i].message}`);
    await settled();
  };
  const fail = async (i) => {
    sent[i].reject(new Error(`no answer to ${sent[i].message}`));
    await settled();
  };
  const messages = () => sent.map(({ message }) => message);
  return { gate, timers, sent, shown, errors, answer, fail, messages };
}

// Pushes each message and lets it fly before the next.
async function pushSpaced({ gate, timers }, messages) {
  for (const message of messages) {
    gate.push(message);
    await timers.pass(SPACING);
  }
}

// What a browser would write to its console, instead of what the test runner makes of it.
function unhandled(t) {
  const said = [];
  const kept = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (error) => said.push(error.message));
  t.after(() => {
    process.removeAllListeners("unhandledRejection");
    for (const listener of kept) process.on("unhandledRejection", listener);
  });
  return said;
}

test("the first request leaves at once", () => {
  const { gate, messages } = stand();
  gate.push("a");
  assert.deepEqual(messages(), ["a"]);
});

test("an answer is shown with its request, and as the newest", async () => {
  const { gate, answer, shown } = stand();
  gate.push("a");
  await answer(0);
  assert.deepEqual(shown, [["answer to a", "a", true]]);
});

test("of what comes while one request flies only the newest is sent, once that one is back", async () => {
  const { gate, answer, messages, shown } = stand();
  for (const message of ["a", "b", "c", "d"]) gate.push(message);
  assert.deepEqual(messages(), ["a"]);
  await answer(0);
  assert.deepEqual(messages(), ["a", "d"]);
  await answer(1);
  assert.deepEqual(
    shown.map(([, message, isNewest]) => [message, isNewest]),
    [
      ["a", false],
      ["d", true],
    ],
  );
});

test("the newest wish is on its way before the answer to the one before is drawn", async () => {
  const order = [];
  const { gate, sent, answer } = stand({
    show: (_, message) => order.push(`${message} drawn, ${sent.length} sent`),
  });
  for (const message of ["a", "b", "c"]) gate.push(message);
  await answer(0);
  await answer(1);
  assert.deepEqual(order, ["a drawn, 2 sent", "c drawn, 2 sent"]);
});

test("on a slow line another request leaves after a short while, with the newest wish", async () => {
  const { gate, timers, messages } = stand();
  gate.push("a");
  await timers.pass(5);
  gate.push("b");
  await timers.pass(5);
  gate.push("c");
  await timers.pass(SPACING - 11);
  assert.deepEqual(messages(), ["a"]);
  await timers.pass(1);
  assert.deepEqual(messages(), ["a", "c"]);
});

test("never are more requests in flight than allowed, however long the hand moves", async () => {
  const bench = stand();
  await pushSpaced(
    bench,
    Array.from({ length: 50 }, (_, i) => `m${i}`),
  );
  assert.equal(bench.sent.length, MOST);
  await bench.answer(0);
  assert.deepEqual(bench.messages().slice(MOST), ["m49"], "the place that is free takes the newest");
  bench.gate.push("last");
  await bench.timers.pass(10000);
  assert.equal(bench.sent.length, MOST + 1);
});

test("requests are at least their spacing apart while others fly", async () => {
  const { gate, timers, sent } = stand();
  const at = [];
  for (let ms = 0; ms < 200; ms += 1) {
    gate.push(ms);
    while (at.length < sent.length) at.push(ms);
    await timers.pass(1);
  }
  assert.equal(at.length, MOST);
  for (let i = 1; i < MOST; i += 1) assert.ok(at[i] - at[i - 1] >= SPACING, String(at));
});

test("an older answer never replaces a newer one", async () => {
  const bench = stand();
  await pushSpaced(bench, ["a", "b", "c"]);
  await bench.answer(1);
  await bench.answer(0);
  await bench.answer(2);
  assert.deepEqual(
    bench.shown.map(([, message]) => message),
    ["b", "c"],
  );
});

test("answers on the way are shown while the hand still moves, but not as the newest", async () => {
  const bench = stand();
  await pushSpaced(bench, ["a", "b"]);
  await bench.answer(0);
  assert.deepEqual(bench.shown, [["answer to a", "a", false]]);
});

test("the last wish is always answered in the end", async () => {
  const bench = stand();
  await pushSpaced(bench, ["a", "b", "c", "d", "e", "f"]);
  for (let i = 0; i < bench.sent.length; i += 1) await bench.answer(i);
  assert.deepEqual(bench.shown.at(-1), ["answer to f", "f", true]);
});

test("the same wish again is sent again", async () => {
  const { gate, answer, messages } = stand();
  gate.push("a");
  await answer(0);
  gate.push("a");
  assert.deepEqual(messages(), ["a", "a"]);
});

test("that the newest request failed is told, with its reason", async () => {
  const { gate, fail, errors, shown } = stand();
  gate.push("a");
  await fail(0);
  assert.deepEqual(errors, [["no answer to a", "a"]]);
  assert.deepEqual(shown, []);
});

test("that a superseded request failed is not told, and the newest is sent", async () => {
  const { gate, answer, fail, errors, messages, shown } = stand();
  gate.push("a");
  gate.push("b");
  await fail(0);
  assert.deepEqual(errors, []);
  assert.deepEqual(messages(), ["a", "b"]);
  await answer(1);
  assert.deepEqual(shown, [["answer to b", "b", true]]);
});

test("after a failure the gate works as before", async () => {
  const { gate, answer, fail, shown } = stand();
  gate.push("a");
  await fail(0);
  gate.push("b");
  await answer(1);
  assert.deepEqual(shown, [["answer to b", "b", true]]);
});

test("a closed gate sends nothing, an open one sends the newest", async () => {
  const { gate, timers, messages } = stand();
  gate.close();
  gate.push("a");
  gate.push("b");
  await timers.pass(60000);
  assert.deepEqual(messages(), []);
  gate.open();
  assert.deepEqual(messages(), ["b"]);
});

test("what was lost while the gate was closed is sent again when it opens", async () => {
  const { gate, answer, fail, errors, messages, shown } = stand();
  gate.push("a");
  gate.close();
  await fail(0);
  assert.deepEqual(errors, [], "whoever closed the gate has told already");
  gate.open();
  assert.deepEqual(messages(), ["a", "a"]);
  await answer(1);
  assert.deepEqual(shown, [["answer to a", "a", true]]);
});

test("what has been answered is not asked again by a gate that opens", async () => {
  const { gate, answer, messages } = stand();
  gate.push("a");
  await answer(0);
  gate.close();
  gate.open();
  assert.deepEqual(messages(), ["a"]);
});

test("a request that waits for its turn stays in a gate that closes meanwhile", async () => {
  const { gate, timers, messages } = stand();
  gate.push("a");
  gate.push("b");
  gate.close();
  await timers.pass(60000);
  assert.deepEqual(messages(), ["a"]);
  gate.open();
  assert.deepEqual(messages(), ["a", "b"]);
});

test("an answer that comes to a closed gate is shown", async () => {
  const { gate, answer, shown } = stand();
  gate.push("a");
  gate.close();
  await answer(0);
  assert.equal(shown.length, 1);
});

test("a gate that opens before anything was wished sends nothing", () => {
  const { gate, messages } = stand();
  gate.close();
  gate.open();
  assert.deepEqual(messages(), []);
});

test("a picture that can't be drawn is not taken for a lost answer, and blocks nothing", async (t) => {
  const said = unhandled(t);
  const bench = stand({
    show: () => {
      throw new Error("can't draw");
    },
  });
  bench.gate.push("a");
  bench.gate.push("b");
  await bench.answer(0);
  assert.deepEqual(bench.errors, []);
  assert.deepEqual(said, ["can't draw"], "the browser's console has it");
  assert.deepEqual(bench.messages(), ["a", "b"]);
  await pushSpaced(bench, ["c", "d", "e", "f", "g"]);
  assert.equal(bench.sent.length, 1 + MOST, "nor do more fly than allowed");
});
