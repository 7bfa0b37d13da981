"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { land: { createLand, lossAxis, power } } = require("./load.js").load(["axes", "land"], {
  document: { documentElement: "root" },
  getComputedStyle: (element) => ({ getPropertyValue: (name) => ` ${element}${name} ` }),
  Plotly: {
    react: (plot, data, layout) => { drawn.push([plot, data, layout]); },
    relayout: (plot, change) => { drawn.push([plot, change]); },
  },
});

let drawn = [];

// Panels whose map and strip are their names.
function stand() {
  drawn = [];
  const holder = (name) => ({ querySelector: () => name });
  return createLand(["A", "B"].map((letter) => ({
    map: holder(`map ${letter}`), root: { querySelector: () => holder(`strip ${letter}`) },
  })));
}
const FIGURE = {
  data: [{ z: [[0, 1]], line: {} }, { marker: { line: {} } }],
  layout: { xaxis: { range: [-5, 5] }, yaxis: { range: [-3, 3] } },
};

test("a power of ten is written with raised digits", () => {
  assert.deepEqual([0, 1, -1, 5, -7, 10, -12, 308].map(power),
    ["10⁰", "10¹", "10⁻¹", "10⁵", "10⁻⁷", "10¹⁰", "10⁻¹²", "10³⁰⁸"]);
});

test("the loss axis has a tick every four decades, none on its ends", () => {
  const axis = lossAxis({ low: -7, high: 5 });
  assert.deepEqual(axis["yaxis.range"], [-7, 5]);
  assert.deepEqual(axis["yaxis.tickvals"], [-6, -2, 2]);
  assert.deepEqual(axis["yaxis.ticktext"], ["10⁻⁶", "10⁻²", "10²"]);
});

test("every loss axis has ticks within it, each with its own text", () => {
  for (let low = -40; low < 20; low += 1) {
    const { "yaxis.tickvals": at, "yaxis.ticktext": text } = lossAxis({ low, high: low + 12 });
    assert.ok(at.length >= 2 && at.every((value) => value > low && value < low + 12));
    assert.deepEqual(text, at.map(power));
  }
});

test("the colors are those of the style sheet", () => {
  const axis = lossAxis({ low: -7, high: 5 });
  assert.deepEqual([axis["yaxis.gridcolor"], axis["font.color"]], ["root--line", "root--muted"]);
});

test("each panel gets a copy of the land of its own, and what the server sent stays as it was", () => {
  const before = structuredClone(FIGURE);
  stand().load(FIGURE);
  const [[first, dataA, layoutA], [second, dataB, layoutB]] = drawn;
  assert.deepEqual([first, second], ["map A", "map B"]);
  assert.deepEqual(dataA, dataB);
  assert.notEqual(dataA, dataB);
  assert.notEqual(layoutA, layoutB);
  assert.deepEqual(dataA[0].colorscale, [[0, "root--land-low"], [1, "root--land-high"]]);
  assert.deepEqual(FIGURE, before);
});

test("the loss axes are drawn anew only when their decades change", () => {
  const land = stand();
  land.axis({ low: -7, high: 5 });
  assert.deepEqual(drawn.map(([plot]) => plot), ["strip A", "strip B"]);
  land.axis({ low: -7, high: 5 });
  assert.equal(drawn.length, 2);
  land.axis({ low: -6, high: 6 });
  assert.equal(drawn.length, 4);
});

test("a close look is the same in all panels, and its end shows the whole map", () => {
  const land = stand();
  land.load(FIGURE);
  drawn = [];
  land.window([[0, 1], [2, 3]]);
  land.window(null);
  const change = (x, y) => ({ "xaxis.range": x, "yaxis.range": y });
  assert.deepEqual(drawn, [
    ["map A", change([0, 1], [2, 3])], ["map B", change([0, 1], [2, 3])],
    ["map A", change([-5, 5], [-3, 3])], ["map B", change([-5, 5], [-3, 3])],
  ]);
});

test("another theme before anything is loaded draws nothing", () => {
  stand().repaint();
  assert.deepEqual(drawn, []);
});
