import assert from "node:assert/strict";
import test from "node:test";

import { cellsOf, paintCells as paint, edges } from "../../../../assets/js/views/maps/image.js";
import * as mapcolors from "../../../../assets/js/views/maps/colors.js";
import * as mapgrid from "../../../../assets/js/views/maps/grid.js";

const LAND = {
  data: [{ z: { shares: new Float32Array([0, 0, 1, 1]), rows: 2, columns: 2 }, x0: 0, dx: 1, y0: 0, dy: 1 }],
};

const WHOLE = [
  [0, 1],
  [0, 1],
];
const OUTCOMES = [{ fate: "works" }, { fate: "diverges" }];
const TOKENS = {
  "basin-1": "#206040",
  "basin-2": "#602040",
  "fate-ground-diverges": "#ffe0f0",
  "fate-line-diverges": "#c00080",
  "land-high": "#f8f8f8",
  ink: "#000000",
};
const COLORS = mapcolors.createColors(
  [
    { x: 0, y: 0, value: 0 },
    { x: 1, y: 0, value: 0 },
  ],
  { outcomes: OUTCOMES, no_minimum: 255, not_settled: 65535 },
  (name) => TOKENS[name] ?? "#888888",
);
const LEVEL = COLORS.level(null);

// A grid from rows of minima, the lowest row first; null is a cell that is not known.
function gridOf(rows, { window = WHOLE, grain = 1 } = {}) {
  const all = rows.flat();
  const grid = {
    resolution: rows.length,
    window,
    isWhole: () => grain === 1 && !all.includes(null),
    what: Uint16Array.from(all, (each) => each ?? 0),
    steps: new Uint16Array(all.length),
    grain: Uint16Array.from(all, (each) => (each === null ? mapgrid.UNKNOWN : grain)),
  };
  return grid;
}
function painted(grids, width, height, { window = WHOLE, edges: lines = null, ratio = 1 } = {}) {
  const pixels = new Uint32Array(width * height);
  paint(pixels, { width, height, ratio, window, grids, colors: COLORS, level: LEVEL, edges: lines });
  return Array.from({ length: height }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);
}
const ONE = COLORS.shades[0];
const TWO = COLORS.shades[mapcolors.LEVELS + 1];

test("every pixel finds the cell that it lies in, and none beyond the edge", () => {
  assert.deepEqual([...cellsOf([0, 1], [0, 1], 2, 4)], [0, 0, 1, 1]);
  assert.deepEqual([...cellsOf([0, 1], [0.25, 0.75], 2, 4)], [-1, 0, 1, -1]);
  assert.deepEqual([...cellsOf([0.5, 1], [0, 1], 4, 2)], [2, 3]);
});

test("the lowest row of cells is at the foot of the image", () => {
  assert.deepEqual(
    painted(
      [
        gridOf([
          [0, 0],
          [1, 1],
        ]),
      ],
      2,
      2,
    ),
    [
      [TWO, TWO],
      [ONE, ONE],
    ],
  );
});

test("what is not known has the color of bare land", () => {
  assert.deepEqual(
    painted(
      [
        gridOf([
          [0, null],
          [null, 1],
        ]),
      ],
      2,
      2,
    ),
    [
      [COLORS.blank, TWO],
      [ONE, COLORS.blank],
    ],
  );
  assert.deepEqual(painted([], 1, 1), [[COLORS.blank]]);
});

test("the grid that knows a place most finely is the one that is seen there", () => {
  const wide = gridOf([
    [0, 0],
    [0, 0],
  ]);
  const close = gridOf(
    [
      [1, null],
      [1, 1],
    ],
    {
      window: [
        [0, 0.5],
        [0, 0.5],
      ],
    },
  );
  const window = [
    [0, 0.5],
    [0, 0.5],
  ];
  assert.deepEqual(painted([close, wide], 2, 2, { window }), [
    [TWO, TWO],
    [TWO, ONE],
  ]);
  const coarse = gridOf(
    [
      [1, 1],
      [1, 1],
    ],
    { window, grain: 4 },
  );
  assert.deepEqual(painted([coarse, wide], 2, 2, { window }), [
    [ONE, ONE],
    [ONE, ONE],
  ]);
});

test("a map that is fully known is seen alone, however fine an older one was", () => {
  const wide = gridOf([
    [0, 0],
    [0, 0],
  ]);
  const close = gridOf(
    [
      [1, 1],
      [1, 1],
    ],
    {
      window: [
        [0, 0.5],
        [0, 0.5],
      ],
    },
  );
  assert.deepEqual(painted([wide, close], 4, 4).flat(), Array(16).fill(ONE));
});

test("a map that is fully known hides the older ones only where it reaches", () => {
  const wide = gridOf([
    [0, 0],
    [0, 0],
  ]);
  const close = gridOf(
    [
      [1, 1],
      [1, 1],
    ],
    {
      window: [
        [0, 0.5],
        [0, 0.5],
      ],
    },
  );
  assert.deepEqual(painted([close, wide], 2, 2), [
    [ONE, ONE],
    [TWO, ONE],
  ]);
});

test("what diverges is hatched, in pixels of the screen whatever their number", () => {
  const fate = 256 + 255;
  const count = (rows) => rows.flat().filter((each) => each === COLORS.lines[COLORS.row[fate]]).length;
  const grid = gridOf([[fate]]);
  const all = painted([grid], 14, 14);
  assert.equal(count(all), 28);
  assert.equal(
    all.flat().filter((each) => each === COLORS.shades[COLORS.row[fate] * (mapcolors.LEVELS + 1)]).length,
    14 * 14 - 28,
  );
  assert.equal(count(painted([grid], 28, 28, { ratio: 2 })), 4 * 28);
});

test("a contour line darkens what lies under it and no more", () => {
  const lines = Uint8Array.of(1, 0);
  const [[under, beside]] = painted([gridOf([[0]])], 2, 1, { edges: lines });
  assert.equal(beside, ONE);
  for (const shift of [0, 8, 16]) assert.ok(((under >> shift) & 255) < ((ONE >> shift) & 255));
  assert.equal(under >>> 24, 255);
});

test("contour lines lie where two bands of the land meet, in the window that is shown", () => {
  const found = edges({ ...LAND, layout: { xaxis: { range: [0, 1] }, yaxis: { range: [0, 1] } } }, 3, 70);
  const rows = Array.from({ length: 70 }, (_, y) => found[3 * y]);
  assert.equal(rows.filter(Boolean).length, 6);
  const close = edges(
    { ...LAND, layout: { xaxis: { range: [0, 1] }, yaxis: { range: [0.15, 0.28] } } },
    3,
    70,
  );
  assert.ok(close.every((each) => each === 0));
});
