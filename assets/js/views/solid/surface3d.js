// The hill of the 3-D view as Plotly paints it: one surface in the hues of the map, and nothing else.

import { figure as formatFigure, power as formatPower } from "../../core/format.js";
import { decades, ticks } from "./axes3d.js";
import { isHidden, shareOf, shares } from "./drape.js";
import { _ } from "../../core/translate.js";

export const DECADES = 5; // of a logarithmic height; what is lower lies on its floor
const LINES = 14;
const ASPECT = { x: 1.3, y: 1, z: 0.55 };
const LIGHT = { ambient: 0.9, diffuse: 0.22, specular: 0.02, roughness: 0.9, fresnel: 0 };

// The hill as it is drawn: the loss itself upwards, or the decades that it lies above the best. given: of the
// server, its heights read. `lift` says how high a loss is drawn.
export function hillOf(given, isLog) {
  const { x, y, columns, rows, lowest } = given;
  const top = given.height.reduce((most, value) => Math.max(most, value), 0);
  const floor = top * 10 ** -DECADES;
  const raised = isLog ? (height) => Math.log10(Math.max(height, floor)) : (height) => height + lowest;
  const z = Float64Array.from(given.height, raised);
  const range = isLog
    ? [Math.log10(floor), Math.log10(top)]
    : [z.reduce((least, value) => Math.min(least, value), Infinity), top + lowest];
  return { x, y, columns, rows, z, range, lift: (loss) => raised(loss - lowest) };
}

// The axes of the box: their names, their ends, and the numbers along them.
function axesOf({ lowest, is_best: isBest }, { x, y, range }, isLog) {
  const plain = (name, ends) => ({
    name,
    range: ends,
    ticks: ticks(ends),
    texts: ticks(ends).map(formatFigure),
  });
  const powers = isLog ? decades(range) : [];
  const logarithm = {
    name: lowest === 0 ? _("loss") : isBest ? _("loss above best") : _("loss above lowest"),
    range,
    ticks: powers,
    texts: powers.map(formatPower),
  };
  return { x: plain("x", x), y: plain("y", y), z: isLog ? logarithm : plain(_("loss"), range) };
}

// All of a hill in its chosen heights: with its axes, what hides what from an eye, and what is said of it.
export function risen(given, isLog) {
  const hill = hillOf(given, isLog);
  const land = shares(hill);
  const above = given.is_best ? _("the loss above the best") : _("the loss above the map’s lowest");
  const best = given.lowest === 0 ? _("the loss") : above;
  return {
    ...hill,
    axes: axesOf(given, hill, isLog),
    // From where the eye is, in the lengths of Plotly's box, to whether a point is hidden.
    hides(eye) {
      const at = eye.map((value, i) => value / ASPECT["xyz"[i]] + 0.5);
      return ([x, y, z]) =>
        isHidden(land, [shareOf(x, hill.x), shareOf(y, hill.y), shareOf(z, hill.range)], at);
    },
    caption: [
      isLog ? _("Each mark upwards is ten times {best}.", { best }) : _("Height is the loss."),
      ...(given.flat ? [_("This hill is the same at every y.")] : []),
      _("Drag to turn."),
    ].join(" "),
  };
}

// Numbers row by row, as Plotly wants them.
const inRows = (values, columns) =>
  Array.from({ length: values.length / columns }, (_, j) => values.subarray(j * columns, (j + 1) * columns));

// Where the corners are: even, but for those that lie in a minimum.
export function corners({ x: [left, right], y: [front, back], columns, rows, bent }) {
  const count = columns * rows;
  const x = Float64Array.from(
    { length: count },
    (_, at) => left + ((right - left) * (at % columns)) / (columns - 1),
  );
  const y = Float64Array.from(
    { length: count },
    (_, at) => front + ((back - front) * Math.floor(at / columns)) / (rows - 1),
  );
  for (const [at, toX, toY] of bent) [x[at], y[at]] = [toX, toY];
  return { x, y };
}

// The relief of the map, so that a place has one color in both pictures.
export function relief({ height, power }) {
  const top = height.reduce((most, value) => Math.max(most, value), 0);
  return height.map((value) => (value / top) ** power);
}

// The box, its numbers and its names are the page's own (cage.js).
const bare = (range) => ({
  range,
  title: { text: "" },
  tickmode: "array",
  tickvals: [],
  showticklabels: false,
  showaxeslabels: false,
  showgrid: false,
  zeroline: false,
  showspikes: false,
});

// hill: of hillOf; colors: of the style sheet; camera: of lens.js.
export function surfaceFigure(given, hill, { colors, camera, width, height }) {
  const {
    columns,
    range: [low, high],
  } = hill;
  const { x, y } = corners(given);
  const size = (high - low) / LINES;
  const contour = {
    show: true,
    start: low + size,
    end: high - size / 2,
    size,
    color: colors.contour,
    width: 1,
  };
  return {
    data: [
      {
        type: "surface",
        x: inRows(x, columns),
        y: inRows(y, columns),
        z: inRows(hill.z, columns),
        surfacecolor: inRows(relief(given), columns),
        cmin: 0,
        cmax: 1,
        colorscale: [
          [0, colors["land-low"]],
          [1, colors["land-high"]],
        ],
        showscale: false,
        hoverinfo: "skip",
        lighting: LIGHT,
        contours: { x: { highlight: false }, y: { highlight: false }, z: { ...contour, highlight: false } },
      },
    ],
    layout: {
      width,
      height,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      scene: {
        camera,
        aspectmode: "manual",
        aspectratio: ASPECT,
        dragmode: false,
        hovermode: false,
        xaxis: bare(hill.x),
        yaxis: bare(hill.y),
        zaxis: bare(hill.range),
      },
    },
  };
}
