import assert from "node:assert/strict";
import test from "node:test";

import {
  createSurfacePlots,
  paintedMap,
  paintedStrip,
  readable,
  traces,
} from "../../../assets/js/surface/plotly_surface.js";
import { shares } from "../../../assets/js/core/codec.js";
import { gridOf } from "../../../assets/js/surface/shading.js";
import { provide } from "../provide.js";

const globals = {
  document: { documentElement: "root" },
  getComputedStyle: (element) => ({ getPropertyValue: (name) => ` ${element}${name} ` }),
  Plotly: {
    react: (plot, data, layout) => {
      drawn.push([plot.name, data, layout]);
      plot._fullLayout = layout;
    },
  },
  ResizeObserver: class {
    constructor(act) {
      this.act = act;
    }

    observe(element) {
      element.resized = this.act;
    }
  },
};
// The sketch that stands in for Plotly.
const sketch = { paint: ({ name }) => sketched.push(name), clear: ({ name }) => cleared.push(name) };
provide(globals);

let drawn = [];
let sketched = [];
let cleared = [];
let plots = {};

// Two panels whose plots are 300 by 200.
function stand({ clientWidth = 300 } = {}) {
  drawn = [];
  sketched = [];
  cleared = [];
  plots = {};
  const plot = (name) => (plots[name] ??= { name, clientWidth, clientHeight: 200 });
  return createSurfacePlots(
    ["A", "B"].map((letter) => ({
      root: { querySelector: (part) => ({ querySelector: () => plot(`${part} ${letter}`) }) },
    })),
    sketch,
  );
}
const FIGURES = {
  map: {
    data: [
      { type: "contour", z: { rows: 1, columns: 2, shares: Float32Array.of(0, 1) }, line: {} },
      { marker: { line: {} } },
    ],
    layout: { xaxis: { range: [-5, 5] }, yaxis: { range: [-3, 3] } },
  },
  strip: { data: [], layout: { font: {}, yaxis: {} } },
};
const AXIS = {
  face: "loss",
  low: -7,
  high: 5,
  ticks: [
    [-6, "10⁻⁶"],
    [-2, "10⁻²"],
    [2, "10²"],
  ],
};

test("a hill that is a curve is painted as ground under a line", () => {
  const figure = structuredClone(FIGURES.map);
  figure.data[0] = { type: "scatter", line: {} };
  const {
    data: [ground],
  } = paintedMap(figure, null);
  assert.equal(ground.fillcolor, "root--land-low");
  assert.equal(ground.line.color, "root--contour");
  assert.equal(ground.colorscale, undefined);
});

test("a loss axis has its range, its ticks and the colors of the style sheet", () => {
  const { layout } = paintedStrip(structuredClone(FIGURES.strip), AXIS);
  assert.deepEqual(layout.yaxis, {
    range: [-7, 5],
    tickvals: [-6, -2, 2],
    ticktext: ["10⁻⁶", "10⁻²", "10²"],
    gridcolor: "root--line",
  });
  assert.equal(layout.font.color, "root--muted");
});

test("an axis that is low has the numbers of both its ends alone", () => {
  const ticks = [-7, -3, 1, 5].map((at) => [at, `10^${at}`]);
  assert.deepEqual(readable(ticks, AXIS, 0.3), ticks);
  assert.deepEqual(readable(ticks, AXIS, 0.4), [ticks[0], ticks[3]]);
});

test("each panel gets a copy of the land of its own, and what the server sent stays as it was", () => {
  const before = structuredClone(FIGURES);
  stand().load(FIGURES);
  const [[first, dataA, layoutA], [second, dataB, layoutB]] = drawn;
  assert.deepEqual([first, second], [".map A", ".map B"]);
  assert.deepEqual(dataA, dataB);
  assert.notEqual(dataA, dataB);
  assert.notEqual(layoutA, layoutB);
  assert.deepEqual(dataA[0].colorscale, [
    [0, "root--land-low"],
    [1, "root--land-high"],
  ]);
  assert.deepEqual(FIGURES, before);
});

test("Plotly gets the rows of a grid, and what it writes into them is in no other map", () => {
  const sent = shares("A+//DmzZ7//Hy5sCrmzB", 3, 2);
  const figure = structuredClone(FIGURES.map);
  figure.data[0].z = { shares: "A+//DmzZ7//Hy5sCrmzB", rows: 3, columns: 2 };
  const [[first], [second]] = [traces(figure.data), traces(figure.data)];
  assert.deepEqual(first.z, [sent.slice(0, 2), sent.slice(2, 4), sent.slice(4)]);
  first.z[2][1] = 7;
  assert.equal(second.z[2][1], sent[5]);
  assert.equal(gridOf(figure.data[0].z)[5], sent[5]);
});

test("a plot has the size of its element, and is drawn anew when that changes", () => {
  stand().load(FIGURES);
  const [[, , layout]] = drawn;
  assert.deepEqual([layout.width, layout.height], [300, 200]);
  const plot = plots[".map A"];
  plot.resized();
  assert.equal(drawn.length, 2);
  plot.clientWidth = 400;
  plot.resized();
  assert.equal(drawn.length, 3);
  assert.equal(drawn[2][2].width, 400);
});

test("what is not on the screen is drawn when it gets there", () => {
  stand({ clientWidth: 0 }).load(FIGURES);
  assert.deepEqual(drawn, []);
  plots[".map B"].clientWidth = 300;
  plots[".map B"].resized();
  assert.deepEqual(
    drawn.map(([name]) => name),
    [".map B"],
  );
});

test("without Plotly a sketch stands in its place, which goes when Plotly paints", () => {
  provide({ Plotly: undefined });
  [drawn, sketched, cleared] = [[], [], []];
  const made = createSurfacePlots(
    [
      {
        root: {
          querySelector: (part) => ({
            querySelector: () => ({ name: part, clientWidth: 300, clientHeight: 200 }),
          }),
        },
      },
    ],
    sketch,
  );
  made.load(FIGURES);
  made.axis(AXIS);
  assert.deepEqual([drawn, sketched], [[], [".map", ".strip"]]);
  provide(globals);
  stand().load(FIGURES);
  assert.deepEqual(sketched, []);
  assert.deepEqual(cleared, [".map A", ".map B"]);
});

test("the axes of the strips are drawn anew only when they are others", () => {
  const land = stand();
  land.load(FIGURES);
  drawn = [];
  land.axis(AXIS);
  assert.deepEqual(
    drawn.map(([name]) => name),
    [".strip A", ".strip B"],
  );
  land.axis(structuredClone(AXIS));
  assert.equal(drawn.length, 2);
  land.axis({ ...AXIS, low: -6, high: 6 });
  assert.equal(drawn.length, 4);
  land.axis({ ...AXIS, low: -6, high: 6, face: "gradient" });
  assert.equal(drawn.length, 6);
});

test("a close look is the same in all panels, and its end shows the whole map", () => {
  const land = stand();
  land.load(FIGURES);
  drawn = [];
  land.window([
    [0, 1],
    [2, 3],
  ]);
  land.window(null);
  assert.deepEqual(
    drawn.map(([name, , { xaxis, yaxis }]) => [name, xaxis.range, yaxis.range]),
    [
      [".map A", [0, 1], [2, 3]],
      [".map B", [0, 1], [2, 3]],
      [".map A", [-5, 5], [-3, 3]],
      [".map B", [-5, 5], [-3, 3]],
    ],
  );
});

test("another theme before anything is loaded draws nothing", () => {
  stand().repaint();
  assert.deepEqual(drawn, []);
});

test("each panel has the land and the window of its own where they differ", () => {
  const land = stand();
  const other = structuredClone(FIGURES.map);
  other.layout.xaxis.range = [0, 1];
  land.load({ ...FIGURES, maps: [FIGURES.map, other] });
  const rangesOf = () =>
    drawn.filter(([name]) => name.startsWith(".map")).map(([, , { xaxis }]) => xaxis.range);
  assert.deepEqual(rangesOf(), [
    [-5, 5],
    [0, 1],
  ]);
  drawn = [];
  land.window(
    [
      [0.2, 0.4],
      [0, 1],
    ],
    [1],
  );
  assert.deepEqual(rangesOf(), [[0.2, 0.4]]);
});
