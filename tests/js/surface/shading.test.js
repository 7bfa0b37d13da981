import assert from "node:assert/strict";
import test from "node:test";

import {
  hues,
  between,
  gridOf,
  heights,
  band,
  bands,
  shaded,
  pixels,
} from "../../../assets/js/surface/shading.js";

// A plane that rises from left to right over x from 0 to 2 and y from 0 to 1: three columns, two rows.
const PLANE = {
  data: [
    {
      z: { rows: 2, columns: 3, shares: Float32Array.from([0, 0.5, 1, 0, 0.5, 1]) },
      x0: 0,
      dx: 1,
      y0: 0,
      dy: 1,
    },
  ],
  layout: { xaxis: { range: [0, 2] }, yaxis: { range: [0, 1] } },
};

test("between the points of the grid the land is straight", () => {
  const grid = [0, 1, 2, 3, 4, 5];
  assert.equal(between(grid, 3, 2, 0, 0), 0);
  assert.equal(between(grid, 3, 2, 2, 1), 5);
  assert.equal(between(grid, 3, 2, 0.5, 0), 0.5);
  assert.equal(between(grid, 3, 2, 1, 0.5), 2.5);
});

test("the heights of a map are read once, however often its figure is copied", () => {
  const z = { shares: "A+//DmzZ7//Hy5sCrmzB", rows: 3, columns: 2 };
  const grid = gridOf(z);
  assert.deepEqual([...grid], [0, 1, 0.2, 0.4, 1, 0.6].map(Math.fround));
  assert.equal(gridOf(structuredClone(z)), grid);
});

test("the bands are seven, and their ends belong to them", () => {
  assert.deepEqual([0, 0.98, 1, 3.5, 6.1, 7].map(band), [0, 0, 1, 3, 6, 6]);
  assert.deepEqual([-0.1, 7.1].map(band), [0, 6]);
});

test("a slope is seven stripes of one width, the same in every row", () => {
  const found = bands(PLANE, 70, 4);
  for (let row = 0; row < 4; row += 1) {
    const line = [...found.slice(70 * row, 70 * (row + 1))];
    assert.deepEqual(
      line,
      line.map((_, px) => Math.floor(px / 10)),
    );
  }
});

test("up is up: the first row of pixels is the top of the map", () => {
  const rising = structuredClone(PLANE);
  rising.data[0].z.shares = Float32Array.from([0, 0, 0, 1, 1, 1]);
  const found = bands(rising, 1, 7);
  assert.deepEqual([...found], [6, 5, 4, 3, 2, 1, 0]);
});

test("a close look shows the part of the land that it frames", () => {
  const close = structuredClone(PLANE);
  close.layout.xaxis.range = [1.8, 2];
  assert.deepEqual([...new Set(bands(close, 20, 2))], [6]);
});

test("the hues of the bands go from the lowest to the highest in even steps", () => {
  const found = hues("#000000", "#3c7866");
  assert.equal(found.length, 7);
  assert.deepEqual(found[0], [0, 0, 0]);
  assert.deepEqual(found[3], [30, 60, 51]);
  assert.deepEqual(found[6], [60, 120, 102]);
});

test("the height of a slope grows evenly, and its rows are alike", () => {
  const found = heights(PLANE, 70, 3);
  for (let px = 0; px < 70; px += 1) {
    assert.ok(Math.abs(found[px] - (px + 0.5) / 10) < 1e-5);
    assert.equal(found[px], found[140 + px]);
  }
});

test("a line stands where two bands meet, covers what it should, and nothing at the edges of the land", () => {
  const colors = hues("#ffffff", "#ffffff");
  const found = heights(PLANE, 700, 2);
  const painted = shaded(found, 700, 2, colors, [0, 0, 0], 1);
  const dark = Array.from(found.slice(0, 700), (_, i) => 255 - painted[4 * i]);
  for (let level = 1; level < 7; level += 1) {
    const near = dark.slice(100 * level - 50, 100 * level + 50);
    const covered = near.reduce((sum, part) => sum + part, 0) / 255;
    assert.ok(Math.abs(covered - 2) < 0.05, `line ${level} is ${covered} pixels wide`);
    assert.ok(near[49] > 200 && near[50] > 200);
  }
  assert.equal(
    dark.slice(0, 90).reduce((sum, part) => sum + part, 0),
    0,
  );
  assert.equal(
    dark.slice(610).reduce((sum, part) => sum + part, 0),
    0,
  );
  assert.ok(painted.every((part, i) => i % 4 !== 3 || part === 255));
});

test("every band has its own hue", () => {
  const colors = hues("#000000", "#3c7866");
  const painted = shaded(heights(PLANE, 70, 2), 70, 2, colors, [255, 0, 0], 0.1);
  for (let each = 0; each < 7; each += 1) {
    const at = 4 * (10 * each + 5);
    assert.deepEqual([...painted.slice(at, at + 3)], colors[each]);
  }
});

test("level ground has no line over all of it", () => {
  const flat = new Float32Array(16).fill(2.4);
  const painted = shaded(flat, 4, 4, hues("#ffffff", "#ffffff"), [0, 0, 0], 1);
  assert.ok(painted.every((part) => part === 255));
});

test("a color may be written short", () => {
  assert.deepEqual(hues("#fff", "#083")[0], [255, 255, 255]);
  assert.deepEqual(hues("#ffffff", "#083")[6], [0, 136, 51]);
});

test("flat land has no lines, even where a level lies", () => {
  const painted = shaded(new Float32Array(9).fill(3), 3, 3, hues("#ffffff", "#ffffff"), [0, 0, 0], 0.4);
  assert.ok(painted.every((part) => part === 255));
});

test("maps of one hill are one picture, until anything about them is another", () => {
  const figure = structuredClone(PLANE);
  Object.assign(figure.data[0], {
    colorscale: [
      [0, "#000000"],
      [1, "#3c7866"],
    ],
    line: { color: "#ff0000" },
  });
  const first = pixels(figure, 70, 2, 1);
  assert.equal(pixels(figure, 70, 2, 1), first);
  const others = [
    [figure, 70, 2, 2],
    [figure, 35, 2, 1],
    [{ ...figure, layout: { ...figure.layout, xaxis: { range: [0, 1] } } }, 70, 2, 1],
    [
      {
        ...figure,
        data: [
          {
            ...figure.data[0],
            colorscale: [
              [0, "#ffffff"],
              [1, "#3c7866"],
            ],
          },
        ],
      },
      70,
      2,
      1,
    ],
    [
      {
        ...figure,
        data: [
          { ...figure.data[0], z: { rows: 2, columns: 3, shares: Float32Array.from([1, 1, 1, 0, 0, 0]) } },
        ],
      },
      70,
      2,
      1,
    ],
  ];
  for (const other of others) assert.notDeepEqual([...pixels(...other)], [...first]);
});
