import assert from "node:assert/strict";
import test from "node:test";

import { createTimers, deferred, settled } from "../timers.js";
import { createRpc as createLink, Absence, Refusal, ABSENT, PAUSES } from "../../../assets/js/state/rpc.js";
import * as link from "../../../assets/js/state/rpc.js";
import { provide } from "../provide.js";

// A link to a server that lives or not, and that answers when the test says so.
function stand({ lives = true, probe, chance = () => 0, isHidden } = {}) {
  const timers = createTimers();
  const bench = { timers, lives, told: [], calls: [], probes: [] };
  bench.link = createLink({
    away: () => bench.told.push("away"),
    back: () => bench.told.push("back"),
    probe:
      probe ??
      (async () => {
        bench.probes.push(timers.now());
        return bench.lives;
      }),
    call(...what) {
      const made = { what, ...deferred() };
      bench.calls.push(made);
      return made.promise;
    },
    timers,
    chance,
    isHidden,
  });
  return bench;
}

// A server for the functions that fetch: what it was asked, and what it answers.
function served(answer) {
  const asked = [];
  provide({
    fetch: async (address, options) => {
      asked.push({ address, ...options });
      return answer();
    },
  });
  return { asked, link };
}

test("a call carries its message to the server and its answer back", async () => {
  const { link, calls } = stand();
  const answer = link.call("runs", "eta=0.2");
  assert.deepEqual(calls[0].what.slice(0, 2), ["runs", "eta=0.2"]);
  assert.ok(calls[0].what[2] instanceof AbortSignal, "no call waits for ever");
  calls[0].resolve("picture");
  assert.equal(await answer, "picture");
});

test("nobody asks after a server that answers in time", async () => {
  const { link, calls, timers, probes, told } = stand();
  const answer = link.call("runs", "");
  await timers.pass(500);
  calls[0].resolve("picture");
  await answer;
  await timers.pass(60000);
  assert.deepEqual([probes, told], [[], []]);
  assert.equal(timers.count(), 0, "no timer is left behind");
});

test("a server that is slow but lives is not called away", async () => {
  const { link, calls, timers, probes, told } = stand();
  const answer = link.call("runs", "");
  await timers.pass(10000);
  assert.deepEqual(probes, [600]);
  calls[0].resolve("picture");
  assert.equal(await answer, "picture");
  assert.deepEqual(told, []);
});

test("a server too busy to say that it lives is not called away once it has answered", async () => {
  const asked = deferred();
  const { link, calls, timers, told } = stand({ probe: () => asked.promise });
  const answer = link.call("runs", "");
  await timers.pass(700);
  calls[0].resolve("picture");
  await answer;
  asked.resolve(false);
  await settled();
  assert.deepEqual(told, []);
});

test("a server that is gone is told after a short while, long before the call gives up", async () => {
  const { link, timers, told } = stand({ lives: false });
  link.call("runs", "");
  await timers.pass(599);
  assert.deepEqual(told, []);
  await timers.pass(1);
  assert.deepEqual(told, ["away"]);
});

test("however many calls are lost, that the server is away is told once", async () => {
  const { link, timers, told } = stand({ lives: false });
  for (let i = 0; i < 4; i += 1) link.call("runs", `seed=${i}`);
  await timers.pass(700);
  for (let i = 0; i < 4; i += 1) assert.equal(link.failed(new TypeError("Failed to fetch")), null);
  await timers.pass(60000);
  assert.deepEqual(told, ["away"]);
});

test("a failed call is passed on to whoever called", async () => {
  const { link, calls, timers } = stand();
  const answer = link.call("runs", "");
  calls[0].reject(new TypeError("Failed to fetch"));
  await assert.rejects(answer, /Failed to fetch/);
  assert.equal(timers.count(), 0);
});

test("while the server is away it is asked again after longer and longer pauses, and soon enough to see it come", async () => {
  const { link, timers, probes } = stand({ lives: false });
  link.failed(new TypeError("Failed to fetch"));
  await timers.pass(9000);
  assert.deepEqual(PAUSES, [500, 1000, 1500, 1900]);
  assert.deepEqual(probes, [500, 1500, 3000, 4900, 6800, 8700]);
});

test("no two pages of a class ask again at the same time", async () => {
  const first = [0, 0.5, 1].map((value) => {
    const bench = stand({ lives: false, chance: () => value });
    bench.link.failed(new TypeError("Failed to fetch"));
    return bench;
  });
  await Promise.all(first.map(({ timers }) => timers.pass(600)));
  assert.deepEqual(
    first.map(({ probes }) => probes[0]),
    [500, 425, 350],
  );
});

test("a server that is back is told once, and asked no more", async () => {
  const bench = stand({ lives: false });
  bench.link.failed(new TypeError("Failed to fetch"));
  await bench.timers.pass(5000);
  bench.lives = true;
  await bench.timers.pass(2000);
  assert.deepEqual(bench.told, ["away", "back"]);
  await bench.timers.pass(100000);
  assert.deepEqual(bench.told, ["away", "back"]);
  assert.equal(bench.timers.count(), 0);
});

test("a server that goes a second time is told again, and the pauses begin anew", async () => {
  const bench = stand({ lives: false });
  bench.link.failed(new TypeError("Failed to fetch"));
  await bench.timers.pass(4000);
  bench.lives = true;
  await bench.timers.pass(1000);
  bench.lives = false;
  bench.probes.length = 0;
  bench.link.failed(new TypeError("Failed to fetch"));
  await bench.timers.pass(2000);
  assert.deepEqual(bench.told, ["away", "back", "away"]);
  assert.deepEqual(bench.probes, [5500, 6500]);
});

const absent = (status, after) =>
  new Absence({ status, headers: new Headers(after ? { "Retry-After": after } : {}) });

test("a server that is busy is asked again when it says, but within four seconds", async () => {
  for (const [after, due] of [
    ["3", 3000],
    ["60", 4000],
    ["soon", 500],
    [null, 500],
  ]) {
    const { link, timers, probes, told } = stand();
    assert.equal(link.failed(absent(503, after)), null);
    await timers.pass(due - 1);
    assert.deepEqual([probes, told], [[], ["away"]], after);
    await timers.pass(1);
    assert.deepEqual([probes, told], [[due], ["away", "back"]], after);
  }
});

test("a server that lives and stays busy is asked less and less often, until it has answered", async () => {
  const bench = stand();
  const pauses = [];
  for (let i = 0; i < 5; i += 1) {
    const before = bench.timers.now();
    bench.link.failed(absent(503));
    await bench.timers.pass(1900);
    pauses.push(bench.probes.at(-1) - before);
  }
  assert.deepEqual(pauses, [500, 1000, 1500, 1900, 1900]);
  const answer = bench.link.call("runs", "");
  bench.calls.at(-1).resolve("picture");
  await answer;
  const before = bench.timers.now();
  bench.link.failed(absent(503));
  await bench.timers.pass(600);
  assert.equal(bench.probes.at(-1) - before, 500);
});

test("with a network again, or somebody who looks, no pause is waited for", async () => {
  const bench = stand({ lives: false });
  bench.link.hurry();
  assert.deepEqual(bench.probes, [], "there is nothing to hurry for");
  bench.link.failed(new TypeError("Failed to fetch"));
  await bench.timers.pass(100);
  bench.lives = true;
  bench.link.hurry();
  bench.link.hurry();
  await settled();
  assert.deepEqual([bench.probes, bench.told], [[100], ["away", "back"]]);
  assert.equal(bench.timers.count(), 0);
});

test("a page that nobody sees asks nothing until somebody does", async () => {
  let isHidden = true;
  const bench = stand({ lives: false, isHidden: () => isHidden });
  bench.link.failed(new TypeError("Failed to fetch"));
  await bench.timers.pass(60000);
  assert.deepEqual([bench.probes, bench.timers.count()], [[], 0]);
  isHidden = false;
  bench.lives = true;
  bench.link.hurry();
  await settled();
  assert.deepEqual(bench.told, ["away", "back"]);
});

test("what the server refuses is said, and is no sign that it is away", async () => {
  const { link, timers, told } = stand();
  assert.equal(link.failed(new Refusal("The server refused this (400).")), "The server refused this (400).");
  await timers.pass(60000);
  assert.deepEqual(told, []);
});

test("a scene is asked for by its query, without a word of a header that another origin would have to allow", async () => {
  const { asked, link } = served(() => ({ ok: true, json: async () => ({ notes: [] }) }));
  const { signal } = new AbortController();
  assert.deepEqual(await link.ask("steps/1/30", "eta=0.2,1&hide=a#b", signal), { notes: [] });
  assert.deepEqual(
    asked,
    [{ address: "ask/steps/1/30?eta=0.2,1&hide=a%23b", signal }],
    "relative, so that it works below a path too",
  );
});

test("an answer that is an error is a refusal with its number", async () => {
  for (const status of [400, 413, 500]) {
    const { link } = served(() => ({ ok: false, status }));
    await assert.rejects(link.ask("runs", ""), (error) => {
      assert.ok(error instanceof link.Refusal);
      assert.equal(error.message, `The server refused this (${status}).`);
      return true;
    });
  }
});

test("what a proxy or a busy server answers is no refusal", async () => {
  assert.deepEqual(ABSENT, [429, 502, 503, 504]);
  for (const status of ABSENT) {
    const { link } = served(() => ({ ok: false, status, headers: new Headers({ "Retry-After": "2" }) }));
    await assert.rejects(link.ask("runs", ""), (error) => {
      assert.ok(error instanceof link.Absence && !(error instanceof link.Refusal));
      assert.equal(error.after, 2000);
      return true;
    });
  }
});

test("alive is a fresh yes of the server, else no, and never an error", async () => {
  const yes = served(() => ({ ok: true }));
  assert.equal(await yes.link.isServerAlive(), true);
  assert.deepEqual([yes.asked[0].address, yes.asked[0].cache], ["healthz", "no-store"]);
  assert.ok(yes.asked[0].signal instanceof AbortSignal);
  assert.equal(await served(() => ({ ok: false })).link.isServerAlive(), false);
  assert.equal(
    await served(() => {
      throw new TypeError("Failed to fetch");
    }).link.isServerAlive(),
    false,
  );
});
