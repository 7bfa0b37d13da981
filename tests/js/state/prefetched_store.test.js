import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { createPrefetched as createPainted, MOST, STILL } from "../../../assets/js/state/prefetched.js";
import { ANSWER, PICTURE, QUERY } from "../sweep_answer.js";

// A store whose calls answer when they are told to.
function store(options = {}) {
  const asked = [];
  const errors = [];
  const made = createPainted({
    call: (panel, query) => new Promise((answer, fail) => asked.push({ panel, query, answer, fail })),
    lost: (error) => errors.push(error),
    ...options,
  });
  return { asked, errors, ...made };
}
const still = () => pause(STILL + 50);

test("when the hand is still, each sweep that is missing is asked for, once, the panel in hand first", async () => {
  const { asked, still: rests, at } = store();
  rests(PICTURE, 1);
  assert.equal(asked.length, 0);
  await still();
  assert.deepEqual(
    asked.map(({ panel }) => panel),
    [1],
  );
  assert.equal(at(1, 1, QUERY), null);
  asked[0].answer(ANSWER);
  await pause(0);
  // A, C and D are set up alike: one sweep serves the three.
  assert.deepEqual(
    asked.map(({ panel }) => panel),
    [1, 0],
  );
  asked[1].answer(ANSWER);
  await pause(0);
  rests(PICTURE, 2);
  await still();
  assert.equal(asked.length, 2);
  assert.equal(at(3, 10, QUERY.replace("0.4", "10")).painted, 10);
});

test("while the hand moves nothing is asked", async () => {
  const { asked, still: rests, moves } = store();
  rests(PICTURE, 0);
  moves();
  await still();
  assert.equal(asked.length, 0);
  rests(PICTURE, 0);
  await still();
  assert.equal(asked.length, 1);
  moves();
  asked[0].answer(ANSWER);
  await pause(0);
  assert.equal(asked.length, 1, "the next one waits for the hand");
});

test("where no hand has come near nothing is asked for, and once it has the walks come as ever", async () => {
  let comes;
  const { asked, still: rests, moves } = store({ near: (act) => (comes = act) });
  rests(PICTURE, 1);
  await still();
  assert.equal(asked.length, 0);
  comes();
  assert.deepEqual(
    asked.map(({ panel }) => panel),
    [1],
  );
  moves();
  asked[0].answer(ANSWER);
  await pause(0);
  assert.equal(asked.length, 1);
  rests(PICTURE, 3);
  await still();
  assert.deepEqual(
    asked.map(({ panel }) => panel),
    [1, 3],
  );
});

test("a hand that comes near before there is a picture, or while one moves, asks for nothing yet", async () => {
  let comes;
  const { asked, still: rests, moves } = store({ near: (act) => (comes = act) });
  comes();
  rests(PICTURE, 0);
  moves();
  comes();
  assert.equal(asked.length, 0);
  rests(PICTURE, 0);
  comes();
  assert.equal(asked.length, 0, "the hand has not rested");
  await still();
  assert.equal(asked.length, 1);
});

test("a walk is painted only where nothing but that rate has changed", async () => {
  const { asked, still: rests, at } = store();
  rests(PICTURE, 0);
  await still();
  asked[0].answer(ANSWER);
  await pause(0);
  assert.equal(at(0, 10, QUERY.replace("0.1", "10")).eta, 10);
  assert.equal(at(0, 10, QUERY.replace("0.1,0.2", "10,0.3")), null);
  assert.equal(at(0, 10, QUERY.replace("start=-4,2", "start=-3,2").replace("0.1", "10")), null);
  assert.equal(at(0, 9000, QUERY.replace("0.1", "9000")), null, "beyond the ruler");
});

test("a stretched ruler is another sweep", async () => {
  const { asked, still: rests, at } = store();
  rests(PICTURE, 0);
  await still();
  asked[0].answer(ANSWER);
  await pause(0);
  const panels = PICTURE.panels.map((panel) => ({ ...panel, ruler: { low: 0.1, high: 50 } }));
  rests({ ...PICTURE, panels }, 0);
  assert.equal(at(0, 10, QUERY.replace("0.1", "10")), null);
});

test("a walk stands in for no other rate than its own, however near", async () => {
  const { asked, still: rests, at } = store();
  rests(PICTURE, 0);
  await still();
  asked[0].answer(ANSWER);
  await pause(0);
  for (const rate of [9.99, 10.01, 9, 0.11])
    assert.equal(at(0, rate, QUERY.replace("0.1", String(rate))), null);
  assert.equal(at(0, 0.1, QUERY).eta, 0.1);
});

test("a call that fails is told, and tried again when the hand has rested next", async () => {
  const { asked, errors, still: rests } = store();
  rests(PICTURE, 0);
  await still();
  asked[0].fail(new Error("gone"));
  await pause(0);
  assert.deepEqual(
    errors.map(({ message }) => message),
    ["gone"],
  );
  assert.equal(asked.length, 1);
  rests(PICTURE, 0);
  await still();
  assert.equal(asked.length, 2);
});

test("no more sweeps are kept than a page needs", async () => {
  const {
    asked,
    still: rests,
    at,
  } = store({ timers: { setTimeout: (act) => void act(), clearTimeout() {} } });
  const from = (x) => ({ ...PICTURE, query: `eta=0.1&start=${x},0` });
  for (let x = 0; x <= MOST; x += 1) {
    rests(from(x), 0);
    asked.at(-1).answer(ANSWER);
    await pause(0);
  }
  assert.equal(asked.length, MOST + 1);
  assert.ok(at(0, 10, `eta=10,0.1,0.1,0.1&start=${MOST},0`));
  rests(from(0), 0);
  assert.equal(asked.length, MOST + 2, "the oldest is gone");
});
