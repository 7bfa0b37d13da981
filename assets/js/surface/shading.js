// The pixels of a hill's map: seven hues from low to high, and a smooth line wherever two of them meet.

import { shares } from "../core/codec.js";

export const BANDS = 7;
const LINE = 0.4; // px of the page, half of a contour line
const MOST = 8; // grids kept: four panels have a hill each, and views look at them too

const read = new Map(); // grids by the text that they were sent as

// The heights of a map from 0 to 1, row by row, from the z of its figure: { shares, rows, columns }. One text
// is read once, however many copies of its figure there are.
export function gridOf({ shares: given, rows, columns }) {
  if (typeof given !== "string") return given;
  const grid = read.get(given) ?? shares(given, rows, columns);
  read.delete(given);
  read.set(given, grid);
  if (read.size > MOST) read.delete(read.keys().next().value);
  return grid;
}

// Of "#rrggbb" or of "#rgb".
export function rgb(hex) {
  const digits =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g);
  return digits.map((each) => parseInt(each, 16));
}
const mixed = (one, other, share) => one.map((part, i) => part + (other[i] - part) * share);
export const hues = (low, high) =>
  Array.from({ length: BANDS }, (_, i) => mixed(rgb(low), rgb(high), i / (BANDS - 1)));

// The height at a place of the grid, counted in its columns and rows, straight between its points.
export function between(grid, columns, rows, column, row) {
  const i = Math.min(Math.max(Math.floor(column), 0), columns - 2);
  const j = Math.min(Math.max(Math.floor(row), 0), rows - 2);
  const [u, v] = [column - i, row - j];
  const at = j * columns + i;
  return (
    (1 - v) * ((1 - u) * grid[at] + u * grid[at + 1]) +
    v * ((1 - u) * grid[at + columns] + u * grid[at + columns + 1])
  );
}

// How high the land lies at each pixel from the top, counted in bands; figure: a map's, as land.js paints it.
export function heights({ data: [ground], layout }, width, height) {
  const { rows, columns } = ground.z;
  const grid = gridOf(ground.z);
  const [[x0, x1], [y0, y1]] = [layout.xaxis.range, layout.yaxis.range];
  const found = new Float32Array(width * height);
  for (let py = 0; py < height; py += 1) {
    const row = (y1 + ((y0 - y1) * (py + 0.5)) / height - ground.y0) / ground.dy;
    for (let px = 0; px < width; px += 1) {
      const column = (x0 + ((x1 - x0) * (px + 0.5)) / width - ground.x0) / ground.dx;
      found[py * width + px] = BANDS * between(grid, columns, rows, column, row);
    }
  }
  return found;
}

export const band = (height) => Math.min(Math.max(Math.floor(height), 0), BANDS - 1);
export const bands = (figure, width, height) => Uint8Array.from(heights(figure, width, height), band);

// The pixels of heights. How far a line is away is how far the height is from its level, over the slope: so a
// line covers its pixels by parts. half: of a line, in pixels.
export function shaded(found, width, height, colors, line, half) {
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < found.length; at += 1) {
    const here = found[at];
    const across = (at % width) + 1 < width ? found[at + 1] - here : here - found[at - 1];
    const down = at + width < found.length ? found[at + width] - here : here - found[at - width];
    const level = Math.min(Math.max(Math.round(here), 1), BANDS - 1);
    const slope = Math.hypot(across, down);
    const cover = slope > 0 ? Math.min(Math.max(half + 0.5 - Math.abs(here - level) / slope, 0), 1) : 0;
    const hue = colors[band(here)];
    for (let part = 0; part < 3; part += 1)
      pixels[4 * at + part] = hue[part] + (line[part] - hue[part]) * cover;
    pixels[4 * at + 3] = 255;
  }
  return pixels;
}

// Four maps of one hill are one picture: the last is kept.
let last = { of: [], pixels: null };

// The land of a figure in RGBA; fineness: pixels of the screen to one of the page.
export function pixels(figure, width, height, fineness) {
  const [ground] = figure.data;
  const [[, low], [, high]] = ground.colorscale;
  const { xaxis, yaxis } = figure.layout;
  const of = [
    width,
    height,
    fineness,
    ground.z.shares,
    ground.x0,
    ground.dx,
    ground.y0,
    ground.dy,
    ...xaxis.range,
    ...yaxis.range,
    low,
    high,
    ground.line.color,
  ];
  if (!of.every((each, i) => each === last.of[i])) {
    const found = heights(figure, width, height);
    last = {
      of,
      pixels: shaded(found, width, height, hues(low, high), rgb(ground.line.color), LINE * fineness),
    };
  }
  return last.pixels;
}
