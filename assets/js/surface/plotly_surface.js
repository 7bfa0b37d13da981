// The quiet part of the picture, painted by Plotly with the colors of the style sheet: maps and loss axes.

import { plotOf, roomOf, stripMargin } from "../core/axes.js";
import { clearSurface, paintSurface } from "./canvas_surface.js";
import { gridOf } from "./shading.js";

const LINE = 1.05; // heights of a letter from one number to the next, at least
const CONFIG = { displayModeBar: false, staticPlot: true, showSendToCloud: false };

const known = new WeakMap(); // of each plot: what gives its figure

export const token = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export function paintedMap({ data, layout }, window) {
  const [ground, minima] = data;
  if (ground.type === "contour")
    ground.colorscale = [
      [0, token("land-low")],
      [1, token("land-high")],
    ];
  else ground.fillcolor = token("land-low");
  ground.line.color = token("contour");
  minima.marker.line.color = minima.marker.color = token("ink");
  layout.plot_bgcolor = token("land-high");
  if (window) [layout.xaxis.range, layout.yaxis.range] = window;
  return { data, layout };
}

// Both ends of an axis, and what lies between where there is room; line: from one number to the next at
// least, as a share of the axis.
export function readable(ticks, { low, high }, line) {
  const isApart = ticks.every(([at], i) => !i || at - ticks[i - 1][0] >= line * (high - low));
  return isApart ? ticks : [ticks[0], ticks.at(-1)];
}

// scale: what a strip shows, as the picture has it; room: of roomOf.
export function paintedStrip({ data, layout }, scale, room = null) {
  const { low, high } = scale;
  let { ticks } = scale;
  if (room?.size) {
    const { size } = room;
    layout.margin = stripMargin(layout, size);
    layout.yaxis.tickfont.size = size;
    ticks = readable(ticks, scale, (LINE * size) / (room.height - layout.margin.t - layout.margin.b));
  }
  Object.assign(layout.yaxis, {
    range: [low, high],
    tickvals: ticks.map(([at]) => at),
    ticktext: ticks.map(([, text]) => text),
    gridcolor: token("line"),
  });
  layout.font.color = token("muted");
  return { data, layout };
}

// The traces of a figure as Plotly takes them: a grid as a list of its rows, its own to write into.
export const traces = (data) =>
  data.map((trace) => {
    if (trace.type !== "contour") return trace;
    const { rows, columns } = trace.z;
    const row = (_, j) => gridOf(trace.z).slice(j * columns, (j + 1) * columns);
    return { ...trace, z: Array.from({ length: rows }, row) };
  });

// One plot that fills its element. What is not on the screen is drawn when it gets there.
function createPlot(root, sketch) {
  let figure = null;
  let size = ""; // in which it was drawn

  function draw() {
    const [width, height] = [root.clientWidth, root.clientHeight];
    if (!figure || !width || !height) return;
    size = `${width} ${height}`;
    const { data, layout } = figure();
    if (!globalThis.Plotly) return void sketch.paint(root, { data, layout });
    sketch.clear(root);
    Plotly.react(root, traces(data), { ...layout, width, height }, CONFIG);
  }
  // The first news of its size comes after the first drawing.
  new ResizeObserver(() => size !== `${root.clientWidth} ${root.clientHeight}` && draw()).observe(root);
  return (next) => {
    figure = next;
    known.set(root, next);
    draw();
  };
}

const stripOf = ({ root }) => plotOf(root.querySelector(".strip"));

// Until Plotly is there a sketch stands in its place; `repaint` then paints what was given meanwhile.
// sketch: { paint(root, figure), clear(root) }.
export function createSurfacePlots(panels, sketch = { paint: paintSurface, clear: clearSurface }) {
  const plots = (name) => panels.map(({ root }) => createPlot(plotOf(root.querySelector(name)), sketch));
  const maps = plots(".map");
  const strips = plots(".strip");
  let given = null;
  let range = null;
  let ranges = [];

  // A fresh copy for each panel, since Plotly writes into what it is given.
  const drawMap = (i) => maps[i](() => paintedMap(structuredClone(given.maps?.[i] ?? given.map), ranges[i]));
  const drawMaps = () => maps.forEach((_, i) => drawMap(i));
  const drawStrips = () =>
    strips.forEach((plot, i) =>
      plot(() => paintedStrip(structuredClone(given.strip), range, roomOf(stripOf(panels[i])))),
    );

  return {
    // figures: { map, strip } of all panels; { maps } has each panel its own.
    load(figures) {
      given = figures;
      [ranges, range] = [[], null];
      drawMaps();
    },
    axis(scale) {
      if (range && range.face === scale.face && range.low === scale.low && range.high === scale.high) return;
      range = scale;
      drawStrips();
    },
    repaint() {
      if (given) drawMaps();
      if (range) drawStrips();
    },
    // Plotly is there: it paints a map at a time, whenever nothing else is to be done.
    refine(idle, done) {
      const all = [...maps.keys()].map((i) => () => given && drawMap(i));
      const acts = [...all, () => range && drawStrips(), done];
      (function next() {
        idle(() => {
          acts.shift()();
          if (acts.length) next();
        });
      })();
    },
    // All maps, or some of them, show the same window; null is the whole map again.
    window(next, which = [...maps.keys()]) {
      for (const each of which) ranges[each] = next;
      which.forEach(drawMap);
    },
  };
}

// A fresh figure of what a plot shows, in the colors of the theme as it is; null before there is one.
export const figureOf = (root) => known.get(root)?.() ?? null;
