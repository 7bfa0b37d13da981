import assert from "node:assert/strict";
import test from "node:test";

import {
  DECADES,
  hillOf,
  risen,
  corners,
  relief,
  surfaceFigure as figure,
} from "../../../../assets/js/views/solid/surface3d.js";
import { provide } from "../../provide.js";

provide({ ResizeObserver: class {} });

const GIVEN = {
  x: [-1, 1],
  y: [0, 4],
  columns: 3,
  rows: 3,
  bent: [[4, 0.25, 1.75]],
  power: 0.5,
  lowest: -2,
  is_best: true,
  flat: false,
  height: new Float32Array([8, 4, 8, 2, 0, 2, 8, 4, 8]),
};

test("a linear height is the loss itself", () => {
  const hill = hillOf(GIVEN, false);
  assert.deepEqual([...hill.z], [6, 2, 6, 0, -2, 0, 6, 2, 6]);
  assert.deepEqual(hill.range, [-2, 6]);
  assert.equal(hill.lift(1.5), 1.5);
});

test("a logarithmic height is the decades above the best, down to a floor", () => {
  const hill = hillOf(GIVEN, true);
  const top = Math.log10(8);
  assert.ok(Math.abs(hill.range[1] - top) < 1e-12 && Math.abs(hill.range[0] - (top - DECADES)) < 1e-12);
  assert.ok(Math.abs(hill.z[3] - Math.log10(2)) < 1e-12);
  assert.equal(hill.z[4], hill.range[0]);
  assert.ok(Math.abs(hill.lift(8) - 1) < 1e-12);
  assert.equal(hill.lift(-2), hill.range[0]);
  assert.equal(hill.lift(-3), hill.range[0]);
});

test("the numbers along the height are losses, or powers of ten of what lies above the best", () => {
  const [plain, log] = [risen(GIVEN, false).axes, risen(GIVEN, true).axes];
  assert.deepEqual([plain.z.name, plain.z.texts], ["loss", ["−2", "0", "2", "4", "6"]]);
  assert.deepEqual([log.z.name, log.z.texts], ["loss above best", ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"]]);
  assert.equal(risen({ ...GIVEN, lowest: 0 }, true).axes.z.name, "loss");
  assert.equal(risen({ ...GIVEN, is_best: false }, true).axes.z.name, "loss above lowest");
  assert.deepEqual(
    [plain.x.range, plain.y.range],
    [
      [-1, 1],
      [0, 4],
    ],
  );
});

test("the caption says what a height is, and of a hill that ignores y that it does", () => {
  assert.match(risen(GIVEN, false).caption, /^Height is the loss\./);
  assert.match(risen(GIVEN, true).caption, /ten times the loss above the best/);
  assert.match(risen({ ...GIVEN, flat: true }, false).caption, /the same at every y/);
});

test("the near wall of a bowl hides its bottom from an eye that is low, and from none that is high", () => {
  const bottom = [0, 2, -2];
  assert.equal(risen(GIVEN, false).hides([0, -9, 0.1])(bottom), true);
  assert.equal(risen(GIVEN, false).hides([0, -1, 9])(bottom), false);
});

test("the grid is even but for its bent corners", () => {
  const { x, y } = corners(GIVEN);
  assert.deepEqual([...x], [-1, 0, 1, -1, 0.25, 1, -1, 0, 1]);
  assert.deepEqual([...y], [0, 0, 0, 2, 1.75, 2, 4, 4, 4]);
});

test("the relief runs from 0 to 1, as on the map", () => {
  assert.deepEqual(
    [...relief(GIVEN)],
    [1, Math.SQRT1_2, 1, 0.5, 0, 0.5, 1, Math.SQRT1_2, 1].map(Math.fround),
  );
});

test("the figure is one surface of the given colors, without bars, hover or text of Plotly's", () => {
  const colors = { "land-low": "#111111", "land-high": "#222222", contour: "#333333" };
  const { data, layout } = figure(GIVEN, hillOf(GIVEN, false), {
    colors,
    camera: { eye: {} },
    width: 300,
    height: 200,
  });
  const [{ type, z, colorscale, showscale, hoverinfo, contours }] = data;
  assert.deepEqual([data.length, type, showscale, hoverinfo], [1, "surface", false, "skip"]);
  assert.deepEqual(
    z.map((row) => [...row]),
    [
      [6, 2, 6],
      [0, -2, 0],
      [6, 2, 6],
    ],
  );
  assert.deepEqual(colorscale, [
    [0, "#111111"],
    [1, "#222222"],
  ]);
  assert.ok(contours.z.start > -2 && contours.z.end < 6);
  assert.deepEqual(layout.scene.zaxis.range, [-2, 6]);
  for (const name of ["xaxis", "yaxis", "zaxis"]) {
    assert.deepEqual([layout.scene[name].title.text, layout.scene[name].tickvals], ["", []]);
  }
});
