"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { ground } = load(["ground"], { downhill: { codec: { floats: (grid) => grid } } });
const { between, band, bands, reliefs, coverage } = ground;

// A plane that rises from left to right over x from 0 to 2 and y from 0 to 1: three columns, two rows.
const PLANE = {
  data: [{ z: { shape: "2, 3", bdata: Float32Array.from([0, 0.5, 1, 0, 0.5, 1]) }, x0: 0, dx: 1, y0: 0, dy: 1 }],
  layout: { xaxis: { range: [0, 2] }, yaxis: { range: [0, 1] } },
};

test("between the points of the grid the land is straight", () => {
  const grid = [0, 1, 2, 3, 4, 5];
  assert.equal(between(grid, 3, 2, 0, 0), 0);
  assert.equal(between(grid, 3, 2, 2, 1), 5);
  assert.equal(between(grid, 3, 2, 0.5, 0), 0.5);
  assert.equal(between(grid, 3, 2, 1, 0.5), 2.5);
});

test("the bands are seven, and their ends belong to them", () => {
  assert.deepEqual([0, 0.14, 0.15, 0.5, 0.86, 1].map(band), [0, 0, 1, 3, 6, 6]);
  assert.deepEqual([-0.1, 1.1].map(band), [0, 6]);
});

test("a slope is seven stripes of one width, the same in every row", () => {
  const found = bands(PLANE, 70, 4);
  for (let row = 0; row < 4; row += 1) {
    const line = [...found.slice(70 * row, 70 * (row + 1))];
    assert.deepEqual(line, line.map((_, px) => Math.floor(px / 10)));
  }
});

test("up is up: the first row of pixels is the top of the map", () => {
  const rising = structuredClone(PLANE);
  rising.data[0].z.bdata = Float32Array.from([0, 0, 0, 1, 1, 1]);
  const found = bands(rising, 1, 7);
  assert.deepEqual([...found], [6, 5, 4, 3, 2, 1, 0]);
});

test("a close look shows the part of the land that it frames", () => {
  const close = structuredClone(PLANE);
  close.layout.xaxis.range = [1.8, 2];
  assert.deepEqual([...new Set(bands(close, 20, 2))], [6]);
});

test("a line covers the pixels on the edge of two bands, as wide on a steep slope as on a gentle one", () => {
  for (const [width, pixels] of [[70, 1], [700, 1]]) {
    const relief = reliefs(PLANE, width, 3);
    const row = Array.from({ length: width }, (_, px) => coverage(relief, width, width + px, pixels / 2));
    const total = row.slice(0, width / 2).reduce((sum, share) => sum + share, 0);
    assert.ok(Math.abs(total - 3 * pixels) < 0.6, `${width}: ${total}`); // three edges in the lower half
    assert.ok(row.every((share) => share >= 0 && share <= 1));
  }
});

test("flat land has no lines", () => {
  assert.equal(coverage(new Float32Array(9).fill(3 / 7), 3, 4, 0.4), 0);
});
