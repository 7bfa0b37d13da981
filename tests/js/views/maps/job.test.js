import assert from "node:assert/strict";
import test from "node:test";

import { createTimers, deferred, settled } from "../../timers.js";
import { createJobs, AGAIN, BUSY, PAUSES } from "../../../../assets/js/views/maps/job.js";

const TERMS = { resolutions: [64, 256] };
const placed = (id, tiles = 2) => ({ status: 202, data: { id, tiles, cells: 20 } });
const tile = (number) => ({ number, x: [0, 1, 5], y: [0, 1, 2] });
const [FIRST, SECOND] = [tile(0), tile(1)];
const progress = (tiles, more = {}) => ({
  status: 200,
  data: { state: "runs", error: "", seconds_left: 1, tiles, ...more },
});
const done = (tiles = []) => progress(tiles, { state: "done", seconds_left: 0 });

// A server that answers when the test says so: `sent` holds each question with its promise.
function stand() {
  const timers = createTimers();
  const sent = [];
  const said = [];
  const jobs = createJobs({
    told: {
      begun: (order) => said.push(["begun", order.id]),
      tiles: (list) => said.push(["tiles", ...list.map(({ number }) => number)]),
      state: ({ state, error, done: cells }) =>
        said.push([state, error, cells].filter((each) => each || each === 0)),
      away: (error) => said.push(["lost", error.message]),
    },
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
  await bench.answer(2, progress([FIRST]));
  await bench.answer(3, done([SECOND]));
  assert.deepEqual(bench.asked(), ["GET", "POST", "POST /a", "POST /a", "DELETE /a"]);
  assert.deepEqual(bench.said, [
    ["asking"],
    ["begun", "a"],
    ["tiles", 0],
    ["drawing", 10],
    ["tiles", 1],
    ["done", 20],
  ]);
  assert.deepEqual(
    bench.sent.slice(1, -1).map(({ body }) => body),
    [{ name: "one" }, { order: { name: "one" }, have: [] }, { order: { name: "one" }, have: [0] }],
  );
  assert.equal(bench.jobs.isUnderWay(), false);
  assert.equal(bench.timers.count(), 0);
});

test("the terms are asked for once", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, done([FIRST, SECOND]));
  bench.order("two");
  await settled();
  assert.deepEqual(bench.asked().slice(3), ["DELETE /a", "POST"]);
});

test("where nothing has come, the next question waits a little", async () => {
  const bench = stand();
  await begun(bench);
  await bench.answer(2, progress([]));
  assert.equal(bench.sent.length, 3);
  await bench.timers.pass(AGAIN);
  assert.equal(bench.asked()[3], "POST /a");
});

test("another order gives the one before up, and nothing more is heard of it", async () => {
  const bench = stand();
  const open = await begun(bench);
  bench.order("two");
  await settled();
  assert.deepEqual(bench.asked().slice(open), ["POST /a", "DELETE /a", "POST"]);
  assert.ok(bench.sent[open].signal.aborted);
  const before = bench.said.length;
  await bench.answer(open, progress([FIRST]));
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
  await bench.answer(2, progress([FIRST]));
  bench.jobs.cancel();
  assert.deepEqual(bench.said.at(-1), ["canceled", 10]);
  assert.equal(bench.asked().at(-1), "DELETE /a");
  assert.equal(bench.jobs.isUnderWay(), false);
});

test("a server that is busy or refuses is said to be, and asked no more", async () => {
  for (const [given, wanted] of [
    [{ status: 503, data: { error: "busy, try again" } }, ["busy"]],
    [
      { status: 400, data: { error: "Both axes are x." } },
      ["failed", "The server refused this map: Both axes are x."],
    ],
  ]) {
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
  await bench.answer(2, progress([], { state: "failed", error: "The map could not be computed." }));
  assert.deepEqual(bench.said.at(-1), ["failed", "The map could not be computed."]);
});

test("of several servers each may send what it has: no tile counts twice, and the map is whole with its last one", async () => {
  const bench = stand();
  let at = await begun(bench);
  await bench.answer(at, progress([SECOND]));
  await bench.answer((at += 1), done([SECOND, FIRST]));
  assert.deepEqual(bench.said.slice(2), [
    ["tiles", 1],
    ["drawing", 10],
    ["tiles", 0],
    ["done", 20],
  ]);
});

test("a server that calls its map done is asked on until every tile has come", async () => {
  const bench = stand();
  let at = await begun(bench);
  await bench.answer(at, done([FIRST]));
  assert.deepEqual(bench.said.at(-1), ["drawing", 10]);
  await bench.answer((at += 1), progress([]));
  await bench.timers.pass(AGAIN);
  await bench.answer((at += 1), done([SECOND]));
  assert.deepEqual(bench.said.at(-1), ["done", 20]);
});

test("a server without room for what another has taken is asked again, and nothing is said of it", async () => {
  const bench = stand();
  let at = await begun(bench);
  await bench.answer(at, progress([FIRST]));
  const before = bench.said.length;
  await bench.answer((at += 1), { status: 503, data: { error: "busy, try again" } });
  await bench.timers.pass(BUSY);
  assert.equal(bench.said.length, before);
  await bench.answer((at += 1), done([SECOND]));
  assert.deepEqual(bench.said.at(-1), ["done", 20]);
});

test("a question that the server refuses ends the map, with its reason", async () => {
  const bench = stand();
  await bench.answer(await begun(bench), {
    status: 400,
    data: { error: "have is not a list of numbers of tiles." },
  });
  assert.deepEqual(bench.said.at(-1), ["failed", "have is not a list of numbers of tiles."]);
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
