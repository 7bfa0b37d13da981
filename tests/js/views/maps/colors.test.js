import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  HUES,
  LEVELS,
  FLAT,
  PERIOD,
  huesOf,
  createColors,
  levels,
  namedLevels as named,
  css,
} from "../../../../assets/js/views/maps/colors.js";

const OUTCOMES = [
  "just_right",
  "works",
  "works",
  "too_slow",
  "oscillates",
  "diverges",
  "escapes",
  "stuck",
  "stuck",
  "hovers",
].map((fate) => ({ fate }));
const TERMS = { outcomes: OUTCOMES, no_minimum: 255, not_settled: 65535 };
const MINIMA = [
  { x: 0, y: 0, value: 1 },
  { x: 3, y: 0, value: 0 },
];
const TOKENS = { "land-high": "#ffffff", ink: "#000000" };
const colorsOf = (minima) => createColors(minima, TERMS, (name) => TOKENS[name] ?? "#206040");
const rowOf = (colors, outcome, minimum) => colors.row[256 * outcome + minimum];

test("the lowest minimum has the first hue", () => {
  assert.deepEqual(huesOf(MINIMA), [1, 0]);
});

test("of many minima, neighbors never have the same hue", () => {
  const many = Array.from({ length: 15 }, (_, i) => ({ x: i % 5, y: Math.floor(i / 5), value: i }));
  const hues = huesOf(many);
  assert.ok(new Set(hues).size === HUES);
  many.forEach((one, i) =>
    many.forEach((other, j) => {
      const isNext = Math.abs(one.x - other.x) + Math.abs(one.y - other.y) === 1;
      assert.ok(!isNext || hues[i] !== hues[j], `${i} and ${j}`);
    }),
  );
});

test("what comes to rest at a minimum has its row, settled or not, and what fails the row of its fate", () => {
  const colors = colorsOf(MINIMA);
  assert.equal(rowOf(colors, 1, 0), 0);
  assert.equal(rowOf(colors, 7, 1), 1);
  assert.equal(rowOf(colors, 1, 255), 2);
  assert.equal(colors.rows[rowOf(colors, 5, 255)].fate, "diverges");
  assert.equal(colors.rows[rowOf(colors, 8, 255)].fate, "stuck");
  const fates = new Set([3, 4, 5, 6, 8, 9].map((outcome) => rowOf(colors, outcome, 255)));
  assert.equal(fates.size, 6);
});

test("the sooner a cell settles, the stronger its color", () => {
  const colors = colorsOf(MINIMA);
  const level = colors.level([4, 100]);
  assert.equal(level[0], 0);
  assert.equal(level[4], 0);
  assert.equal(level[100], LEVELS - 1);
  assert.equal(level[5000], LEVELS - 1);
  assert.equal(level[65535], FLAT);
  for (let step = 5; step <= 100; step += 1) assert.ok(level[step] >= level[step - 1]);
  const red = (at) => colors.shades[at] & 255;
  // from the hue to the white of the land
  for (let at = 1; at < LEVELS; at += 1) assert.ok(red(at) > red(at - 1));
});

test("where nothing settles there is one shade and no step to name", () => {
  assert.ok(
    levels(null, 65535)
      .subarray(0, 65535)
      .every((each) => each === 0),
  );
  assert.deepEqual(named(null), []);
  assert.deepEqual(named([3, 3]), [3]);
  assert.deepEqual(named([1, 26]), [1, 6, 26]);
});

test("every fate has a hatch, no two the same, and no minimum has one", () => {
  const colors = colorsOf(MINIMA);
  const marks = colors.rows.map((_, row) =>
    colors.hatches.slice(row * PERIOD ** 2, (row + 1) * PERIOD ** 2).join(""),
  );
  const fates = marks.filter((_, row) => colors.rows[row].fate !== null);
  assert.equal(new Set(fates).size, fates.length);
  colors.rows.forEach(({ fate }, row) => assert.equal(marks[row].includes("1"), fate !== null));
});

test("a color is packed as a pixel lies in memory", () => {
  const bytes = new Uint8Array(Uint32Array.of(colorsOf([]).blank).buffer);
  assert.deepEqual([...bytes], [255, 255, 255, 255]);
  assert.equal(css(0xff0a141e), "rgb(30 20 10)");
});

// --- the tokens of the style sheet ---

const SHEET = readFileSync(new URL("../../../../assets/css/49-maps.css", import.meta.url), "utf8");
const OF_OUTCOMES = process.env.DOWNHILL_STYLE_OF_OUTCOMES;
function tokens(theme) {
  const block = SHEET.split(/^\}/m).find(
    (each) => each.includes("--basin-1") && each.includes("data-theme") === (theme === "dark"),
  );
  const own = Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name, hex]) => [name, hex]),
  );
  const made = [...OF_OUTCOMES.matchAll(/--(fate-[\w-]+): var\(--([\w-]+)\)/g)];
  return { ...own, ...Object.fromEntries(made.map(([, name, token]) => [name, own[token]])) };
}
const linear = (hex) =>
  [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const times = (matrix, vector) =>
  matrix.map((row) => row.reduce((sum, each, i) => sum + each * vector[i], 0));
// Machado, Oliveira & Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
// IEEE TVCG 2009.
const EYES = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
function lab(hex, eye) {
  const seen = times(EYES[eye], linear(hex)).map((c) => Math.min(Math.max(c, 0), 1));
  const white = times(XYZ, [1, 1, 1]);
  const [x, y, z] = times(XYZ, seen)
    .map((value, i) => value / white[i])
    .map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((t * 24389) / 27 + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test("both themes name every hue and every fate's ground and line", () => {
  const [light, dark] = [tokens("light"), tokens("dark")];
  assert.deepEqual(Object.keys(light), Object.keys(dark));
  for (let hue = 1; hue <= HUES; hue += 1) assert.ok(light[`basin-${hue}`]);
  for (const fate of new Set(OUTCOMES.slice(3).map((each) => each.fate))) {
    assert.ok(light[`fate-ground-${fate}`] && light[`fate-line-${fate}`], fate);
  }
});

test("the hues of the minima are told apart by every eye", () => {
  for (const theme of ["light", "dark"])
    for (const eye of Object.keys(EYES)) {
      const found = Array.from({ length: HUES }, (_, i) => lab(tokens(theme)[`basin-${i + 1}`], eye));
      found.forEach((one, i) =>
        found.slice(0, i).forEach((other, j) => {
          const far = Math.hypot(...one.map((each, k) => each - other[k]));
          assert.ok(far >= 15, `${theme}, ${eye}: ${j + 1} and ${i + 1} are ${far.toFixed(1)} apart`);
        }),
      );
    }
});
