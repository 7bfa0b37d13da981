// The image of a map, pixel by pixel: cells of the finest grid that knows the place, hatches, and contour
// lines.

import { bands as shadingBands } from "../../surface/shading.js";
import { LEVELS, PERIOD } from "./colors.js";
import { UNKNOWN } from "./grid.js";

const ROW = LEVELS + 1;
const INK = 0.3; // how much of the ink a contour line has

// Which of a grid's cells each of `count` pixels lies in, −1 outside; both windows are shares of the whole
// axis.
export function cellsOf([from, to], [low, high], resolution, count) {
  const found = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = Math.floor(((from - low + ((i + 0.5) / count) * (to - from)) / (high - low)) * resolution);
    found[i] = at >= 0 && at < resolution ? at : -1;
  }
  return found;
}
// A grid as it lies under a window: { window } is the part of the whole that it is of.
function layer(grid, window, width, height) {
  const { resolution, grain, what, steps } = grid;
  return {
    resolution,
    grain,
    what,
    steps,
    cell: (grid.window[0][1] - grid.window[0][0]) / resolution,
    columns: cellsOf(window[0], grid.window[0], resolution, width),
    rows: cellsOf(window[1], grid.window[1], resolution, height).reverse(),
  };
}
// The newest grid is enough where all of it is known.
function layersOf(grids, window, width, height) {
  const layers = grids.map((grid) => layer(grid, window, width, height));
  const [first] = layers;
  const isEnough = first && grids[0].isWhole() && !first.columns.includes(-1) && !first.rows.includes(-1);
  return isEnough ? [first] : layers;
}

// Grids from the newest to the oldest → for every pixel the color of the cell that knows it most finely.
export function paintCells(pixels, { width, height, ratio, window, grids, colors, level, edges }) {
  const layers = layersOf(grids, window, width, height);
  const { blank, row, shades, hatches, lines, ink } = colors;
  const across = Uint8Array.from({ length: width }, (_, x) => Math.floor(x / ratio) % PERIOD);
  for (let y = 0, at = 0; y < height; y += 1) {
    const hatch = PERIOD * (Math.floor(y / ratio) % PERIOD);
    for (let x = 0; x < width; x += 1, at += 1) {
      let color = blank;
      let finest = Infinity;
      for (let i = 0; i < layers.length; i += 1) {
        const { columns, rows, resolution, grain, cell, what, steps } = layers[i];
        const index = rows[y] * resolution + columns[x];
        if (columns[x] < 0 || rows[y] < 0 || grain[index] === UNKNOWN || grain[index] * cell >= finest)
          continue;
        finest = grain[index] * cell;
        const kind = row[what[index]];
        const isLine = hatches[kind * PERIOD * PERIOD + hatch + across[x]] === 1;
        color = isLine ? lines[kind] : shades[kind * ROW + level[steps[index]]];
      }
      pixels[at] = edges !== null && edges[at] === 1 ? inked(color, ink) : color;
    }
  }
}
function inked(color, [r, g, b]) {
  const mix = (shift, ink) => Math.round(((color >> shift) & 255) * (1 - INK) + ink * INK);
  return ((255 << 24) | (mix(16, b) << 16) | (mix(8, g) << 8) | mix(0, r)) >>> 0;
}

// Where two bands of the land meet, as marks on pixels; figure: the map's, its layout with the window's
// ranges.
export function edges(figure, width, height) {
  const bands = shadingBands(figure, width, height);
  const found = new Uint8Array(bands.length);
  for (let at = 0; at < bands.length; at += 1) {
    const isLast = (at + 1) % width === 0;
    if (
      (!isLast && bands[at] !== bands[at + 1]) ||
      (at + width < bands.length && bands[at] !== bands[at + width])
    )
      found[at] = 1;
  }
  return found;
}
