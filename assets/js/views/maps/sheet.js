// The sheet of a map: the canvas of its cells within its axes, and over it the marks, the walk of a cell and the cell itself.

import { draw, make } from "../../core/dom.js";
import { edges, paintCells } from "./image.js";
import { frameMarks, room, walkMarks } from "./marks.js";
import { share, value } from "./order.js";

const MOST = 1e6; // pixels that are painted anew for every few tiles

export function createSheet() {
  const axes = draw("svg", { class: "map-axes", "aria-hidden": "true" });
  const canvas = make("canvas", { class: "map-cells", "aria-hidden": "true" });
  const layer = draw("g");
  const path = draw("g");
  const here = draw("rect", { class: "map-cell" });
  const frameOf = draw("rect", { class: "map-box" });
  const marks = draw("svg", { class: "map-marks", "aria-hidden": "true" }, path, layer, here, frameOf);
  const field = make("div", { class: "map-field", tabindex: "0", role: "application" }, canvas, marks);
  const root = make("div", { class: "map-sheet" }, axes, field);
  let given = null;
  let box = null;
  let frameAt = null;
  let lines = { key: "", found: null };
  let cell = null;
  let way = null;

  const part = (side) => given.window[side];
  // From a value to its pixel, counted from the left or from the bottom, and both as SVG counts.
  const along = (side, at) => ((share(given.whole[side], at) - part(side)[0]) / (part(side)[1] - part(side)[0]))
    * (side ? box.height : box.width);
  const place = ([x, y]) => [along(0, x), box.height - along(1, y)];
  const shown = () => given.whole.map((axis, side) => ({ scale: axis.scale, low: value(axis, part(side)[0]), high: value(axis, part(side)[1]) }));

  function fit() {
    box = room(root.clientWidth, root.clientHeight);
    const { left, top, width, height } = box;
    Object.assign(field.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    for (const [svg, size] of [[axes, [root.clientWidth, root.clientHeight]], [marks, [width, height]]]) {
      svg.setAttribute("width", size[0]);
      svg.setAttribute("height", size[1]);
    }
  }
  function paint() {
    if (!given || !root.clientWidth) return;
    fit();
    axes.replaceChildren(...frameMarks(box, shown(), given.symbols, along));
    const ratio = Math.max(1, Math.min(globalThis.devicePixelRatio ?? 1, Math.sqrt(MOST / (box.width * box.height))));
    const [width, height] = [box.width, box.height].map((size) => Math.round(size * ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    const image = context.createImageData(width, height);
    const { grids, window, colors } = given;
    paintCells(new Uint32Array(image.data.buffer), { width, height, ratio, window, grids, colors,
      level: colors.level(grids[0]?.range), edges: contours(width, height) });
    context.putImageData(image, 0, 0);
    mark();
  }
  // The contour lines of what is shown; they stay while cells come in.
  function contours(width, height) {
    if (!given.figure) return null;
    const key = JSON.stringify([given.window, width, height]);
    if (lines.key !== key || lines.figure !== given.figure) {
      const [x, y] = shown();
      const layout = { xaxis: { range: [x.low, x.high] }, yaxis: { range: [y.low, y.high] } };
      lines = { key, figure: given.figure, found: edges({ data: given.figure.data, layout }, width, height) };
    }
    return lines.found;
  }
  function mark() {
    if (!box || !given) return;
    layer.replaceChildren(...given.marks(place, box));
    path.replaceChildren(...(way ? walkMarks(way, place, box) : []));
    here.style.display = cell ? "" : "none";
    if (cell) {
      const size = cell.size.map((each, side) => Math.max((each / (part(side)[1] - part(side)[0])) * (side ? box.height : box.width), 7));
      const [x, y] = place(cell.values);
      for (const [name, at] of Object.entries({ x: x - size[0] / 2, y: y - size[1] / 2, width: size[0], height: size[1] })) here.setAttribute(name, at);
    }
  }
  new ResizeObserver(paint).observe(root);

  return {
    root,
    field,
    // given: { grids, window, whole, symbols, colors, figure, marks(place, box) }; figure: the land's where it lies under the map.
    draw(next) {
      given = next;
      if (frameAt === null) frameAt = requestAnimationFrame(() => {
        frameAt = null;
        paint();
      });
    },
    mark,
    // The cell of the newest whole grid at a place, else the one that knows it most finely, with the size of its block as
    // a share of the whole; null where none does.
    cell(at) {
      let found = null;
      for (const grid of given?.grids ?? []) {
        const within = at.map((each, side) => {
          const [from, to] = grid.window[side];
          return (part(side)[0] + each * (part(side)[1] - part(side)[0]) - from) / (to - from);
        });
        const cellAt = grid.at(within);
        const size = grid.window.map(([from, to]) => ((to - from) / grid.resolution) * (cellAt?.grain ?? 1));
        if (cellAt && (!found || size[0] < found.size[0])) found = { ...cellAt, grid, size };
        if (found && grid.isWhole()) break;
      }
      return found;
    },
    // Where on the window a cell stands.
    shareOf: ({ values }) => values.map((each, side) => (share(given.whole[side], each) - part(side)[0]) / (part(side)[1] - part(side)[0])),
    point(next) {
      cell = next;
      mark();
    },
    walk(next) {
      way = next;
      mark();
    },
    box(from, to) {
      frameOf.style.display = from ? "" : "none";
      if (!from) return;
      const [left, right] = [from[0], to[0]].sort((a, b) => a - b).map((each) => each * box.width);
      const [bottom, top] = [from[1], to[1]].sort((a, b) => a - b).map((each) => (1 - each) * box.height);
      for (const [name, at] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) frameOf.setAttribute(name, at);
    },
  };
}
