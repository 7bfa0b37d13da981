"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const globals = {
  document: { documentElement: "root" },
  getComputedStyle: (element) => ({ getPropertyValue: (name) => ` ${element}${name} ` }),
  Plotly: { react: (plot, data, layout) => { drawn.push([plot.name, data, layout]); plot._fullLayout = layout; } },
  ResizeObserver: class {
    constructor(act) { this.act = act; }

    observe(element) { element.resized = this.act; }
  },
};
const { land: { createLand, lossTicks, paintedStrip, power } } = require("./load.js").load(["axes", "land"], globals);

let drawn = [];
let plots = {};

// Two panels whose plots are 300 by 200.
function stand({ clientWidth = 300 } = {}) {
  drawn = [];
  plots = {};
  const plot = (name) => (plots[name] ??= { name, clientWidth, clientHeight: 200 });
  return createLand(["A", "B"].map((letter) => ({
    root: { querySelector: (part) => ({ querySelector: () => plot(`${part} ${letter}`) }) },
  })));
}
const FIGURES = {
  map: {
    data: [{ z: [[0, 1]], line: {} }, { marker: { line: {} } }],
    layout: { xaxis: { range: [-5, 5] }, yaxis: { range: [-3, 3] } },
  },
  strip: { data: [], layout: { font: {}, yaxis: {} } },
};

test("a power of ten is written with raised digits", () => {
  assert.deepEqual([0, 1, -1, 5, -7, 10, -12, 308].map(power),
    ["10⁰", "10¹", "10⁻¹", "10⁵", "10⁻⁷", "10¹⁰", "10⁻¹²", "10³⁰⁸"]);
});

test("the loss axis has a tick every four decades, none on its ends", () => {
  assert.deepEqual(lossTicks({ low: -7, high: 5 }), [-6, -2, 2]);
  for (let low = -40; low < 20; low += 1) {
    const ticks = lossTicks({ low, high: low + 12 });
    assert.ok(ticks.length >= 2 && ticks.every((at) => at > low && at < low + 12));
  }
});

test("a loss axis has its range, its ticks and the colors of the style sheet", () => {
  const { layout } = paintedStrip(structuredClone(FIGURES.strip), { low: -7, high: 5 });
  assert.deepEqual(layout.yaxis, {
    range: [-7, 5], tickvals: [-6, -2, 2], ticktext: ["10⁻⁶", "10⁻²", "10²"], gridcolor: "root--line",
  });
  assert.equal(layout.font.color, "root--muted");
});

test("each panel gets a copy of the land of its own, and what the server sent stays as it was", () => {
  const before = structuredClone(FIGURES);
  stand().load(FIGURES);
  const [[first, dataA, layoutA], [second, dataB, layoutB]] = drawn;
  assert.deepEqual([first, second], [".map A", ".map B"]);
  assert.deepEqual(dataA, dataB);
  assert.notEqual(dataA, dataB);
  assert.notEqual(layoutA, layoutB);
  assert.deepEqual(dataA[0].colorscale, [[0, "root--land-low"], [1, "root--land-high"]]);
  assert.deepEqual(FIGURES, before);
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
  assert.deepEqual(drawn.map(([name]) => name), [".map B"]);
});

test("without Plotly nothing is drawn, and all of it once Plotly is there", () => {
  const { Plotly } = globals;
  const { land } = require("./load.js").load(["axes", "land"], { ...globals, Plotly: undefined });
  drawn = [];
  const made = land.createLand([{ root: { querySelector: (part) => ({ querySelector: () => (
    { name: part, clientWidth: 300, clientHeight: 200 }) }) } }]);
  made.load(FIGURES);
  made.axis({ low: -7, high: 5 });
  assert.deepEqual(drawn, []);
  assert.ok(Plotly);
});

test("the loss axes are drawn anew only when their decades change", () => {
  const land = stand();
  land.load(FIGURES);
  drawn = [];
  land.axis({ low: -7, high: 5 });
  assert.deepEqual(drawn.map(([name]) => name), [".strip A", ".strip B"]);
  land.axis({ low: -7, high: 5 });
  assert.equal(drawn.length, 2);
  land.axis({ low: -6, high: 6 });
  assert.equal(drawn.length, 4);
});

test("a close look is the same in all panels, and its end shows the whole map", () => {
  const land = stand();
  land.load(FIGURES);
  drawn = [];
  land.window([[0, 1], [2, 3]]);
  land.window(null);
  assert.deepEqual(drawn.map(([name, , { xaxis, yaxis }]) => [name, xaxis.range, yaxis.range]), [
    [".map A", [0, 1], [2, 3]], [".map B", [0, 1], [2, 3]],
    [".map A", [-5, 5], [-3, 3]], [".map B", [-5, 5], [-3, 3]],
  ]);
});

test("another theme before anything is loaded draws nothing", () => {
  stand().repaint();
  assert.deepEqual(drawn, []);
});
