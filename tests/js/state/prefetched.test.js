import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import {
  restFields as rest,
  ownFields as own,
  rowsOf,
  unpacked,
  walkAt,
  nearestWalk as nearest,
  withWalk as into,
  createPrefetched as createPainted,
  STILL,
  MOST,
} from "../../../assets/js/state/prefetched.js";
import * as codec from "../../../assets/js/core/codec.js";
import { packedWalks } from "../packed_walks.js";

const base64 = (array) => Buffer.from(array.buffer).toString("base64");
const shorts = (...values) => base64(Int16Array.from(values));
const QUERY = "surface=bowl&opt=adam&eta=0.1,0.2,0.3,0.4&beta1=0.9,0.8,0.9,0.9&start=-4,2&steps=40";

// Two walks on a map from −4 to 4 and from −3 to 3: one stays, one leaves after its second row.
const ANSWER = {
  low: 0.1,
  high: 10,
  frame: [-4, 4, -3, 3],
  kept: [0, 1, 2, 3],
  left: [-1, 1],
  grid: 4096,
  unit: 0.001,
  face: "loss",
  lowest: 0,
  asked: null,
  x: packedWalks([-4096, 0, 1024, 512], [-4096, 2048, -32768]),
  y: packedWalks([2048, 0, 0, 0], [2048, -2048, 0]),
  elsewhere: base64(Float32Array.of(400, -300)),
  heights: packedWalks([1000, 0, -1000, -30000], [1000, 1500, 2000, 3000]),
  marks: [
    {
      eta: 0.1,
      last: 3,
      end: 3,
      evaluations: 3,
      loss: 1e-30,
      outcome: "just_right",
      fate: "just_right",
      word: "Just right",
      sentence: "settled at step 1",
    },
    {
      eta: 10,
      last: 3,
      end: 3,
      evaluations: 3,
      loss: 1000,
      outcome: "diverges",
      fate: "diverges",
      word: "Diverges",
      sentence: "left the map at step 2",
    },
  ],
};

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

const PICTURE = {
  query: QUERY,
  clock: "steps",
  end: 9,
  panels: [1, 2, 3, 4].map((end) => ({
    end,
    evaluations: 10 * end,
    limit: 0.2,
    slope: "",
    ruler: { low: 0.1, high: 10 },
  })),
};

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

test("numbers that have been read before pass the codec", () => {
  const read = Float32Array.of(1, 2);
  assert.equal(codec.floats(read), read);
  assert.deepEqual([...codec.shorts(shorts(-32768, 0, 32767))], [-32768, 0, 32767]);
});
