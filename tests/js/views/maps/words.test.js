import assert from "node:assert/strict";
import test from "node:test";

import {
  valuesOf as values,
  cellWords as cell,
  sharesOf as shares,
  percent,
  progress,
  count,
} from "../../../../assets/js/views/maps/words.js";

const OUTCOMES = [
  { fate: "works", word: "Works, slowly" },
  { fate: "too_slow", word: "Too slow" },
  { key: "stuck_minimum", fate: "stuck", word: "Stuck (local minimum)" },
  { key: "stuck_saddle", fate: "stuck", word: "Stuck (saddle)" },
  { fate: "diverges", word: "Diverges" },
  { key: "overshoots", fate: "oscillates", word: "Overshoots" },
];
const MINIMA = [
  { x: 3, y: 2, is_global: true },
  { x: -2.805118, y: 3.131312, is_global: false },
];
const ABOUT = {
  names: ["x", "y"],
  symbols: ["x", "y"],
  minima: MINIMA,
  outcomes: OUTCOMES,
  steps: 40,
  isLine: false,
};
const FIELDS = { ...ABOUT, names: ["eta", "beta"], symbols: ["η", "β"] };

test("a cell is told by where it starts, where it ends and at which step", () => {
  assert.equal(
    cell([1.2, -0.4], { outcome: 0, minimum: 0, step: 12 }, ABOUT),
    "From (1.2, −0.4): settles in the minimum at (3, 2) at step 12.",
  );
  assert.equal(
    cell([1.2, -0.4], { outcome: 2, minimum: 1, step: null }, ABOUT),
    "From (1.2, −0.4): gets stuck in the local minimum at (−2.81, 3.13).",
  );
  assert.equal(
    cell([3, 2], { outcome: 0, minimum: 0, step: 0 }, ABOUT),
    "From (3, 2): starts at the target, near the minimum at (3, 2).",
  );
});

test("what ends nowhere is told by its fate", () => {
  const told = (outcome) =>
    cell([0, 0], { outcome, minimum: null, step: null }, ABOUT).slice("From (0, 0): ".length);
  assert.equal(told(1), "too slow, not there after 40 steps.");
  assert.equal(told(3), "gets stuck: saddle.");
  assert.equal(told(4), "diverges.");
  assert.equal(told(5), "overshoots.");
});

test("a pair of settings is told by its symbols, a start and a setting by both", () => {
  const found = { outcome: 4, minimum: null, step: null };
  assert.equal(cell([0.03, 0.9], found, FIELDS), "At η = 0.03 and β = 0.9: diverges.");
  const mixed = { ...ABOUT, names: ["x", "eta"], symbols: ["x", "η"], isLine: true };
  assert.equal(
    cell([-2, 0.1], { outcome: 0, minimum: 0, step: 3 }, mixed),
    "From x = −2 at η = 0.1: settles in the minimum at x = 3 at step 3.",
  );
});

test("a settled walk whose minimum nobody knows still settles", () => {
  assert.equal(
    cell([1, 1], { outcome: 0, minimum: null, step: 5 }, ABOUT),
    "From (1, 1): settles at step 5.",
  );
});

test("the numbers of a cell have as many digits as tell it from the next", () => {
  const axis = (low, gap) => ({ cells: Float64Array.from({ length: 8 }, (_, i) => low + i * gap) });
  const grid = { axes: [axis(-5.9765625, 0.05), axis(0.0001234567, 1e-9)] };
  const [x, y] = values(grid, { column: 0, row: 2, values: [grid.axes[0].cells[0], grid.axes[1].cells[2]] });
  assert.equal(x, -5.98);
  assert.ok(Math.abs(y - grid.axes[1].cells[2]) <= 0.25e-9);
});

test("the table adds up what became of the cells, minima first, the largest first", () => {
  const colors = {
    rows: [
      { minimum: 0, fate: null },
      { minimum: 1, fate: null },
      { minimum: null, fate: null },
      { minimum: null, fate: "diverges" },
    ],
    row: { 0: 0, 513: 1, 1279: 3 },
  };
  const rows = shares(
    {
      counts: new Map([
        [0, 20],
        [513, 30],
        [1279, 50],
      ]),
      known: 100,
    },
    colors,
    ABOUT,
  );
  assert.deepEqual(
    rows.map(({ label, share, isBest, isFlat }) => [label, share, isBest, isFlat]),
    [
      ["(−2.81, 3.13)", 0.3, false, true],
      ["(3, 2)", 0.2, true, false],
      ["diverges", 0.5, false, false],
    ],
  );
});

test("of many minima the table tells the largest and adds the others up", () => {
  const minima = Array.from({ length: 15 }, (_, i) => ({ x: i, y: 0, is_global: i === 0 }));
  const rows = minima.map((_, minimum) => ({ minimum, fate: null }));
  const counts = new Map(rows.map((_, i) => [i, 1]));
  const found = shares(
    { counts, known: 15 },
    { rows, row: Object.fromEntries(rows.map((_, i) => [i, i])) },
    { ...ABOUT, minima },
  );
  assert.equal(found.length, 7);
  assert.equal(found.at(-1).label, "9 other minima");
  assert.ok(Math.abs(found.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
});

test("a share is told so that something is never nothing, nor less than all everything", () => {
  assert.deepEqual([0, 0.0001, 0.004, 0.26, 0.996, 1].map(percent), [
    "0 %",
    "< 0.1 %",
    "0.4 %",
    "26 %",
    "99.6 %",
    "100 %",
  ]);
});

test("what is left is told as a person would", () => {
  const drawing = (done, seconds) => progress({ state: "drawing", done, total: 1000, seconds });
  assert.match(drawing(0, null), /first cells/);
  assert.equal(drawing(437, 3.2), "43 % drawn, about 3 seconds left");
  assert.equal(drawing(999, 0.2), "99 % drawn, about a second left");
  assert.equal(drawing(10, 240), "1 % drawn, about 4 minutes left");
  assert.equal(progress({ state: "canceled", done: 430, total: 1000 }), "Canceled: 43 % is drawn.");
  assert.equal(
    progress({ state: "failed", error: "The map could not be computed." }),
    "The map could not be computed.",
  );
  assert.equal(count(1048576).replaceAll("\u202f", " "), "1 048 576");
  assert.equal(count(64), "64");
});
