"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");
const { createTimers, deferred, settled } = require("./timers.js");

const { createJobs, AGAIN, PAUSES } = load(["mapjob"], { AbortController, AbortSignal }).mapjob;

const TERMS = { resolutions: [64, 256] };
const placed = (id, tiles = 2) => ({ status: 202, data: { id, tiles } });
const progress = (after, tiles, more = {}) => ({ status: 200, data: { state: "runs", error: "", done: after, total: 2, seconds_left: 1, after, tiles, ...more } });
const done = (tiles = []) => progress(2, tiles, { state: "done", done: 2, seconds_left: 0 });

// A server that answers when the test says so: `sent` holds each question with its promise.
function stand() {
  const timers = createTimers();
  const sent = [];
  const said = [];
  const jobs = createJobs({
    told: { begun: (order) => said.push(["begun", order.id]), tiles: (list) => said.push(["tiles", ...list]),
      state: ({ state, error }) => said.push(error ? [state, error] : [state]), away: (error) => said.push(["lost", error.message]) },
    ask(method, path, { body, signal } = {}) {
      const made = { method, path, body, signal, ...deferred() };
      sent.push(made);
      return made.promise;
    },
    timers,
  });
  const answer = async (i, given) => {
    sent[i].resolve(given);
    await settled();
  };
  const asked = () => sent.map(({ method, path }) => `${method} ${path}`.trim());
  return { timers, sent, said, jobs, answer, asked, order: (name = "one") => jobs.begin(() => ({ name })) };
}
// Up to the first question after the tiles; the number of that question.
async function begun(bench) {
  bench.order();
  await settled();
  await bench.answer(0, { status: 200, data: TERMS });
  await bench.answer(1, placed("a"));
  return 2;
}

test("a map is ordered once its terms are known, followed tile by tile, and done with its last one", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, progress(1, ["first"]));
  await bench.answer(3, done(["second"]));
  assert.deepEqual(bench.asked(), ["GET", "POST", "GET /a?after=0", "GET /a?after=1"]);
  assert.deepEqual(bench.said, [["asking"], ["begun", "a"], ["tiles", "first"], ["drawing"], ["tiles", "second"], ["done"]]);
  assert.deepEqual(bench.sent[1].body, { name: "one" });
  assert.equal(bench.jobs.isUnderWay(), false);
  assert.equal(bench.timers.count(), 0);
});

test("the terms are asked for once", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, done(["both"]));
  bench.order("two");
  await settled();
  assert.deepEqual(bench.asked().slice(3), ["POST"]);
});

test("where nothing has come, the next question waits a little", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, progress(0, []));
  assert.equal(bench.sent.length, 3);
  await bench.timers.pass(AGAIN);
  assert.equal(bench.asked()[3], "GET /a?after=0");
});

test("another order gives the one before up, and nothing more is heard of it", async () => {
  const bench = stand();
  const open = await begun(bench);
  bench.order("two");
  await settled();
  assert.deepEqual(bench.asked().slice(open), ["GET /a?after=0", "DELETE /a", "POST"]);
  assert.ok(bench.sent[open].signal.aborted);
  const before = bench.said.length;
  await bench.answer(open, progress(1, ["late"]));
  assert.equal(bench.said.length, before);
});

test("an order that was given up on its way is canceled once it has its number", async () => {
  const bench = stand();
  bench.order();
  await settled();
  await bench.answer(0, { status: 200, data: TERMS });
  bench.jobs.end();
  await bench.answer(1, placed("a"));
  assert.equal(bench.asked()[2], "DELETE /a");
  assert.deepEqual(bench.said, [["asking"]]);
});

test("canceling says how far the map was", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, progress(1, ["first"]));
  bench.jobs.cancel();
  assert.deepEqual(bench.said.at(-1), ["canceled"]);
  assert.equal(bench.asked().at(-1), "DELETE /a");
  assert.equal(bench.jobs.isUnderWay(), false);
});

test("a server that is busy or refuses is said to be, and asked no more", async () => {
  for (const [given, wanted] of [[{ status: 503, data: { error: "busy, try again" } }, ["busy"]],
    [{ status: 400, data: { error: "Both axes are x." } }, ["failed", "The server refused this map: Both axes are x."]]]) {
    const bench = stand();
    bench.order();
    await settled();
    await bench.answer(0, { status: 200, data: TERMS });
    await bench.answer(1, given);
    assert.deepEqual(bench.said.at(-1), wanted);
    assert.equal(bench.sent.length, 2);
    assert.equal(bench.timers.count(), 0);
  }
});

test("what the server can't walk is not ordered", async () => {
  const bench = stand();
  bench.jobs.begin(() => null);
  await settled();
  await bench.answer(0, { status: 200, data: TERMS });
  assert.equal(bench.said.at(-1)[0], "failed");
  assert.deepEqual(bench.asked(), ["GET"]);
});

test("a map that failed is told with its reason", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, progress(0, [], { state: "failed", error: "The map could not be computed." }));
  assert.deepEqual(bench.said.at(-1), ["failed", "The map could not be computed."]);
});

test("a map that the server has forgotten is ordered again, but not for ever", async () => {
  const bench = stand();
  let at = await begun(bench);
  for (let i = 0; i < 3; i += 1) {
    await bench.answer(at, { status: 404, data: { error: "There is no such map." } });
    assert.equal(bench.asked().at(-1), "POST");
    await bench.answer(bench.sent.length - 1, placed(`again${i}`));
    at = bench.sent.length - 1;
  }
  await bench.answer(at, { status: 404, data: { error: "There is no such map." } });
  assert.deepEqual(bench.said.at(-1), ["failed", "There is no such map."]);
});

test("a server that is away is tried again, ever more seldom, until it answers", async () => {
  const bench = stand();
  const open = await begun(bench);
  bench.sent[open].reject(new Error("gone"));
  await settled();
  assert.deepEqual(bench.said.slice(-2), [["away"], ["lost", "gone"]]);
  await bench.timers.pass(PAUSES[0]);
  assert.deepEqual(bench.asked().slice(open + 1), ["POST"]);
  bench.sent.at(-1).reject(new Error("gone"));
  await settled();
  await bench.timers.pass(PAUSES[1] - 1);
  assert.equal(bench.sent.length, open + 2);
  await bench.timers.pass(1);
  await bench.answer(open + 2, placed("b"));
  assert.deepEqual(bench.said.at(-1), ["begun", "b"]);
});

test("while a server is away another order takes the place of the one that waits", async () => {
  const bench = stand();
  const open = await begun(bench);
  bench.sent[open].reject(new Error("gone"));
  await settled();
  bench.jobs.end();
  await bench.timers.pass(60_000);
  assert.equal(bench.sent.length, open + 1);
});
