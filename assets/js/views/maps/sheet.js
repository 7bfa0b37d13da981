// The sheet of a map: the canvas of its cells within its axes, and over it the marks, the walk of a cell and
// the cell itself.

import { draw, make } from "../../core/dom.js";
import { edges, paintCells } from "./image.js";
import { frameMarks, room, walkMarks } from "./marks.js";
import { share, value } from "./order.js";

const MOST = 1e6; // pixels that are painted anew for every few tiles

// From a value to its pixel, counted from the left or from the bottom, and both as SVG counts.
function along(it, side, at) {
  return (
    ((share(it.given.whole[side], at) - it.part(side)[0]) / (it.part(side)[1] - it.part(side)[0])) *
    (side ? it.box.height : it.box.width)
  );
}

function fit(it) {
  it.box = room(it.root.clientWidth, it.root.clientHeight);
  const { left, top, width, height } = it.box;
  Object.assign(it.field.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  for (const [svg, size] of [
    [it.axes, [it.root.clientWidth, it.root.clientHeight]],
    [it.marks, [width, height]],
  ]) {
    svg.setAttribute("width", size[0]);
    svg.setAttribute("height", size[1]);
  }
}

function paint(it) {
  if (!it.given || !it.root.clientWidth) return;
  fit(it);
  it.axes.replaceChildren(
    ...frameMarks(it.box, it.shown(), it.given.symbols, (side, at) => along(it, side, at)),
  );
  const ratio = Math.max(
    1,
    Math.min(globalThis.devicePixelRatio ?? 1, Math.sqrt(MOST / (it.box.width * it.box.height))),
  );
  const [width, height] = [it.box.width, it.box.height].map((size) => Math.round(size * ratio));
  if (it.canvas.width !== width || it.canvas.height !== height) Object.assign(it.canvas, { width, height });
  const context = it.canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const { grids, window, colors } = it.given;
  paintCells(new Uint32Array(image.data.buffer), {
    width,
    height,
    ratio,
    window,
    grids,
    colors,
    level: colors.level(grids[0]?.range),
    edges: contours(it, width, height),
  });
  context.putImageData(image, 0, 0);
  mark(it);
}

// The contour lines of what is shown; they stay while cells come in.
function contours(it, width, height) {
  if (!it.given.figure) return null;
  const key = JSON.stringify([it.given.window, width, height]);
  if (it.lines.key !== key || it.lines.figure !== it.given.figure) {
    const [x, y] = it.shown();
    const layout = { xaxis: { range: [x.low, x.high] }, yaxis: { range: [y.low, y.high] } };
    it.lines = {
      key,
      figure: it.given.figure,
      found: edges({ data: it.given.figure.data, layout }, width, height),
    };
  }
  return it.lines.found;
}

function mark(it) {
  if (!it.box || !it.given) return;
  it.layer.replaceChildren(...it.given.marks(it.place, it.box));
  it.path.replaceChildren(...(it.way ? walkMarks(it.way, it.place, it.box) : []));
  it.here.style.display = it.cell ? "" : "none";
  if (it.cell) {
    const size = it.cell.size.map((each, side) =>
      Math.max((each / (it.part(side)[1] - it.part(side)[0])) * (side ? it.box.height : it.box.width), 7),
    );
    const [x, y] = it.place(it.cell.values);
    for (const [name, at] of Object.entries({
      x: x - size[0] / 2,
      y: y - size[1] / 2,
      width: size[0],
      height: size[1],
    }))
      it.here.setAttribute(name, at);
  }
}

// given: { grids, window, whole, symbols, colors, figure, marks(place, box) }; figure: the land's where it
// lies under the map.
function drawNow(it, next) {
  it.given = next;
  if (it.frameAt === null)
    it.frameAt = requestAnimationFrame(() => {
      it.frameAt = null;
      paint(it);
    });
}

// The cell of the newest whole grid at a place, else the one that knows it most finely, with the size of its
// block as a share of the whole; null where none does.
function cell(it, at) {
  let found = null;
  for (const grid of it.given?.grids ?? []) {
    const within = at.map((each, side) => {
      const [from, to] = grid.window[side];
      return (it.part(side)[0] + each * (it.part(side)[1] - it.part(side)[0]) - from) / (to - from);
    });
    const cellAt = grid.at(within);
    const size = grid.window.map(([from, to]) => ((to - from) / grid.resolution) * (cellAt?.grain ?? 1));
    if (cellAt && (!found || size[0] < found.size[0])) found = { ...cellAt, grid, size };
    if (found && grid.isWhole()) break;
  }
  return found;
}

function point(it, next) {
  it.cell = next;
  mark(it);
}

function walk(it, next) {
  it.way = next;
  mark(it);
}

function box(it, from, to) {
  it.frameOf.style.display = from ? "" : "none";
  if (!from) return;
  const [left, right] = [from[0], to[0]].sort((a, b) => a - b).map((each) => each * it.box.width);
  const [bottom, top] = [from[1], to[1]].sort((a, b) => a - b).map((each) => (1 - each) * it.box.height);
  for (const [name, at] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top }))
    it.frameOf.setAttribute(name, at);
}

export function createSheet() {
  const it = { given: null, box: null, frameAt: null, cell: null, way: null };
  it.axes = draw("svg", { class: "map-axes", "aria-hidden": "true" });
  it.canvas = make("canvas", { class: "map-cells", "aria-hidden": "true" });
  it.layer = draw("g");
  it.path = draw("g");
  it.here = draw("rect", { class: "map-cell" });
  it.frameOf = draw("rect", { class: "map-box" });
  it.marks = draw(
    "svg",
    { class: "map-marks", "aria-hidden": "true" },
    it.path,
    it.layer,
    it.here,
    it.frameOf,
  );
  it.field = make("div", { class: "map-field", tabindex: "0", role: "application" }, it.canvas, it.marks);
  it.root = make("div", { class: "map-sheet" }, it.axes, it.field);
  it.lines = { key: "", found: null };

  it.part = (side) => it.given.window[side];
  it.place = ([x, y]) => [along(it, 0, x), it.box.height - along(it, 1, y)];
  it.shown = () =>
    it.given.whole.map((axis, side) => ({
      scale: axis.scale,
      low: value(axis, it.part(side)[0]),
      high: value(axis, it.part(side)[1]),
    }));

  new ResizeObserver(() => paint(it)).observe(it.root);

  return {
    root: it.root,
    field: it.field,
    draw: (next) => drawNow(it, next),
    mark: () => mark(it),
    cell: (at) => cell(it, at),
    // Where on the window a cell stands.
    shareOf: ({ values }) =>
      values.map(
        (each, side) =>
          (share(it.given.whole[side], each) - it.part(side)[0]) / (it.part(side)[1] - it.part(side)[0]),
      ),
    point: (next) => point(it, next),
    walk: (next) => walk(it, next),
    box: (from, to) => box(it, from, to),
  };
}
