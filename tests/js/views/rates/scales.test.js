import assert from "node:assert/strict";
import test from "node:test";

import {
  scale,
  rateAt,
  decades,
  ticks,
  inPercent,
  spread,
  pieces,
  cut,
  apart,
  below,
  between,
  fateAt,
} from "../../../../assets/js/views/rates/scales.js";
import {
  brief,
  briefRate as said,
  nextWords as next,
  testWords as tested,
  range,
  lettersOf as letters,
  whole,
} from "../../../../assets/js/views/rates/words.js";
import { provide } from "../../provide.js";

provide({ document: {} });

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const LADDER = { low: 1e-4, high: 10, count: 101 };

test("a scale goes to pixels and back", () => {
  const x = scale(1e-4, 10, 40, 540);
  near(x.at(1e-4), 40);
  near(x.at(10), 540);
  near(x.at(0.1), 340);
  for (const rate of [1e-4, 0.03, 0.2, 10]) near(Math.log10(x.back(x.at(rate))), Math.log10(rate));
});

test("a scale may go upwards", () => {
  const y = scale(1e-8, 10, 200, 20);
  near(y.at(1e-8), 200);
  near(y.at(10), 20);
});

test("the rungs are the ladder's", () => {
  near(rateAt(LADDER, 0), 1e-4);
  near(rateAt(LADDER, 64), 10 ** -0.8, 1e-12);
  near(rateAt(LADDER, 100), 10, 1e-12);
});

test("the decades hold the curves, the target and ten times the start, and no dust", () => {
  assert.deepEqual(decades([1, 0.5]), [-2, 1]);
  assert.deepEqual(decades([1, 2e-6, 1e9]), [-6, 1]);
  assert.deepEqual(decades([1e-12]), [-8, 1]);
});

test("about five decades are named, downwards from all of the loss", () => {
  assert.deepEqual(ticks([-2, 1]), [-2, -1, 0]);
  assert.deepEqual(ticks([-8, 1]), [-8, -6, -4, -2, 0]);
  for (let low = -9; low < 0; low += 1) {
    assert.ok(ticks([low, 1]).length <= 6);
    assert.equal(ticks([low, 1]).at(-1), 0);
    assert.ok(ticks([low, 1]).every((k) => k >= low));
  }
  assert.deepEqual([0, -1, -2, -3, -6].map(inPercent), ["100 %", "10 %", "1 %", "0.1 %", "10⁻⁶"]);
});

test("zones tell the fate of every rung", () => {
  assert.deepEqual(
    spread([
      ["works", 2],
      ["diverges", 1],
    ]),
    ["works", "works", "diverges"],
  );
  const curve = {
    zones: [
      ["too_slow", 60],
      ["diverges", 41],
    ],
  };
  assert.equal(fateAt(curve, LADDER, 1e-4), "too_slow");
  assert.equal(fateAt(curve, LADDER, rateAt(LADDER, 59)), "too_slow");
  assert.equal(fateAt(curve, LADDER, rateAt(LADDER, 59.6)), "diverges");
  assert.deepEqual(
    [20, 1e-6].map((rate) => fateAt(curve, LADDER, rate)),
    ["", ""],
  );
});

test("a line is cut where the fate changes, and stays one line", () => {
  const points = [
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ];
  assert.deepEqual(pieces(points, ["works", "works", "diverges", "diverges"]), [
    ["works", "M0.0 0.0L1.0 1.0"],
    ["diverges", "M1.0 1.0L2.0 2.0L3.0 3.0"],
  ]);
  assert.deepEqual(pieces([[0, 0], null, [2, 2], [3, 3]], ["works", "stuck", "works", "works"]), [
    ["works", "M0.0 0.0"],
    ["works", "M2.0 2.0L3.0 3.0"],
  ]);
  assert.deepEqual(pieces([null, null], ["works", "works"]), []);
});

test("a line that leaves for good is followed to its first point outside", () => {
  const isIn = [true, false, true, false, false, false];
  assert.deepEqual(
    cut([1, 2, 3, 4, 5, 6], (i) => isIn[i]),
    [1, 2, 3, 4],
  );
  assert.deepEqual(
    cut([1, 2], () => true),
    [1, 2],
  );
  assert.deepEqual(
    cut([1, 2], () => false),
    [1],
  );
});

test("places that have room stay where they are", () => {
  assert.deepEqual(apart([100, 10, 200], 26, 0, 300), [100, 10, 200]);
});

test("places that would touch stand side by side round their middle, in their order", () => {
  assert.deepEqual(apart([100, 104], 20, 0, 300), [92, 112]);
  assert.deepEqual(apart([104, 100], 20, 0, 300), [112, 92]);
  assert.deepEqual(apart([100, 100, 100], 20, 0, 300), [80, 100, 120]);
});

test("no two places are too close and none is outside, wherever they were", () => {
  let seed = 1;
  const dice = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let k = 0; k < 2000; k += 1) {
    const places = Array.from({ length: 4 }, () => dice() * 300);
    const found = apart(places, 26, 10, 290);
    const order = [0, 1, 2, 3].sort((a, b) => places[a] - places[b]);
    assert.ok(found.every((at) => at >= 10 - 1e-9 && at <= 290 + 1e-9));
    for (let i = 1; i < 4; i += 1) assert.ok(found[order[i]] - found[order[i - 1]] >= 26 - 1e-9);
  }
});

test("labels move down until none lies on another", () => {
  const box = (x, y) => ({ x, y, width: 20, height: 16 });
  assert.deepEqual(
    below([box(0, 0), box(10, 4), box(50, 4)]).map(({ y }) => y),
    [0, 16, 4],
  );
  assert.deepEqual(
    below([box(0, 0), box(5, 0), box(10, 0)]).map(({ y }) => y),
    [0, 16, 32],
  );
});

test("between two rungs a curve is straight on its logarithmic axes", () => {
  const values = [1, 1e-2, 1e-4];
  const ladder = { low: 1, high: 100 };
  near(between(values, ladder, 1), 1);
  near(between(values, ladder, Math.sqrt(10)), 0.1);
  near(between(values, ladder, 100), 1e-4, 1e-15);
  assert.equal(between(values, ladder, 0.9), null);
});

const CURVE = {
  panels: [0, 2],
  method: "Adam",
  best: 0.158489,
  best_at: 10,
  works: [0.0447, 0.1778],
  gone: 0.22387,
  limit: 0.2,
  test: { factor: 1.3434, steepest: [0.01512, 0.46], lowest: [0.5223, 0.002], lost: [1.266, 35] },
};
const B = { eta: 0.1, word: "Works, slowly", sentence: "step 33; the best rate needs 10" };

test("a rate is said in two digits where they are near enough, else in three", () => {
  assert.deepEqual([0.158489, 0.0447, 0.1778, 0.2, 10].map(said), ["0.16", "0.045", "0.178", "0.2", "10"]);
  assert.equal(brief(1.266), 1.27);
});

test("what to try next is the verdict's own advice, where it has any", () => {
  const given = { ...B, advice: "try η ≈ 0.16, which needs about 10 steps", suggested: 0.16 };
  assert.deepEqual(next(1, given, CURVE), {
    rate: 0.16,
    text:
      "B at η = 0.1: Works, slowly, step 33; the best rate needs 10. " +
      "Next: try η ≈ 0.16, which needs about 10 steps.",
  });
  const stuck = { ...B, advice: "start elsewhere", suggested: null };
  assert.equal(next(1, stuck, CURVE).rate, null);
});

test("else it is the rate that settles soonest, unless that is where it stands", () => {
  const best = next(1, { ...B, advice: "", suggested: null }, CURVE);
  assert.equal(best.rate, 0.16);
  assert.match(best.text, /soonest to settle is η ≈ 0.16, at step 10\.$/);
  assert.deepEqual(next(1, { ...B, eta: 0.16, advice: "" }, CURVE).rate, null);
  const none = next(1, { ...B, advice: "" }, { ...CURVE, best: null, best_at: null });
  assert.match(none.text, /No rate settles within this budget\.$/);
  assert.equal(none.rate, null);
});

test("the range test is told by its landmarks", () => {
  const { text, rate } = tested(2, CURVE);
  assert.equal(rate, 0.052);
  assert.match(text, /^One walk with C’s method, its rate rising by 34 % a step\./);
  assert.match(text, /fastest at η ≈ 0.015, is lowest at 0.52 and lost from 1.27 on\./);
  assert.doesNotMatch(tested(2, { test: { ...CURVE.test, lost: null } }).text, /lost/);
  assert.equal(tested(2, { test: { ...CURVE.test, steepest: null } }).rate, null);
});

test("the table tells of what is not there, too", () => {
  assert.deepEqual(range(CURVE), {
    best: "0.16",
    steps: 10,
    works: "0.0447 to 0.177",
    gone: "0.224",
    limit: "0.2",
  });
  assert.deepEqual(range({ best: null, best_at: null, works: null, gone: null, limit: null }), {
    best: "none",
    steps: "–",
    works: "nowhere",
    gone: "nowhere",
    limit: "–",
  });
  assert.equal(range({ ...CURVE, works: [0.1, 0.1] }).works, "near 0.1");
  assert.equal(letters(CURVE.panels), "A C");
});

test("a rate's name and its number stay on one line", () => {
  assert.equal(whole("try η ≈ 0.1 or η ≤ 2"), "try η\u00a0≈\u00a00.1 or η\u00a0≤\u00a02");
});
