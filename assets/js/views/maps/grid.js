// The cells of a map as they come, coarsely first: a cell stands for a block until finer ones lie in it.

import { buffer, doubles } from "../../core/codec.js";

export const UNKNOWN = 0xffff;
const SCALE = 64; // cells a side of the first picture, which the shades are fitted to

// given: what an order has come to; terms: the numbers that say "no minimum" and "not settled".
export function createGrid(given, { no_minimum: noMinimum, not_settled: notSettled }) {
  const { resolution } = given;
  const cells = resolution * resolution;
  const coarse = []; // the settling steps of the first picture
  const grid = {
    resolution,
    axes: ["x", "y"].map((side) => ({ ...given[side], cells: doubles(given[side].cells) })),
    boundary: given.boundary,
    what: new Uint16Array(cells), // the number of the outcome, 256 times, and of the minimum
    steps: new Uint16Array(cells), // the step at which it settled, or the number for none
    grain: new Uint16Array(cells).fill(UNKNOWN), // how many cells a side the block has
    walked: new Uint32Array(cells), // which cell it was that stands for the block
    counts: new Map(), // `what` → how many cells are so
    known: 0,
    range: null, // from the soonest to the latest settling step, but for a few stragglers
  };

  function fill(column, row, size, what, steps) {
    const cell = row * resolution + column;
    const [left, bottom] = [column - (column % size), row - (row % size)];
    for (let y = bottom; y < bottom + size; y += 1) {
      for (let at = y * resolution + left; at < y * resolution + left + size; at += 1) {
        if (grid.grain[at] < size) continue;
        grid.grain[at] = size;
        grid.what[at] = what;
        grid.steps[at] = steps;
        grid.walked[at] = cell;
      }
    }
  }
  grid.put = (tile) => {
    const [outcome, minimum] = [tile.outcome, tile.minimum].map((data) => new Uint8Array(buffer(data)));
    const settled = new Uint16Array(buffer(tile.settled));
    const [[left, byX, columns], [bottom, byY, rows]] = [tile.x, tile.y];
    for (let i = 0; i < rows * columns; i += 1) {
      const what = 256 * outcome[i] + minimum[i];
      grid.counts.set(what, (grid.counts.get(what) ?? 0) + 1);
      fill(left + byX * (i % columns), bottom + byY * Math.floor(i / columns), resolution / tile.level, what, settled[i]);
    }
    grid.known += rows * columns;
    if (tile.level > SCALE) return;
    coarse.push(...settled.filter((step) => step !== notSettled));
    grid.range = range(coarse);
  };
  grid.isWhole = () => grid.known === cells;
  // What is known of the place at these shares of the map: of the cell that stands for it. Null where nothing is.
  grid.at = ([u, v]) => {
    const [x, y] = [u, v].map((part) => Math.floor(part * resolution));
    const isInside = x >= 0 && y >= 0 && x < resolution && y < resolution;
    if (!isInside || grid.grain[y * resolution + x] === UNKNOWN) return null;
    return grid.cell(grid.walked[y * resolution + x]);
  };
  grid.cell = (at) => {
    const [column, row] = [at % resolution, Math.floor(at / resolution)];
    const minimum = grid.what[at] & 255;
    return { column, row, grain: grid.grain[at], outcome: grid.what[at] >> 8, minimum: minimum === noMinimum ? null : minimum,
      step: grid.steps[at] === notSettled ? null : grid.steps[at],
      values: [grid.axes[0].cells[column], grid.axes[1].cells[row]] };
  };
  return grid;
}

function range(steps) {
  if (!steps.length) return null;
  const found = Uint16Array.from(steps).sort();
  const at = (part) => found[Math.floor(part * (found.length - 1))];
  return [at(0.01), at(0.99)];
}
