// The cells of a map as they come, coarsely first: a cell stands for a block until finer ones lie in it.

import { buffer, doubles } from "../../core/codec.js";

export const UNKNOWN = 0xffff;
const SCALE = 64; // cells a side of the first picture, which the shades are fitted to

function fill(it, column, row, size, what, steps) {
  const cell = row * it.resolution + column;
  const [left, bottom] = [column - (column % size), row - (row % size)];
  for (let y = bottom; y < bottom + size; y += 1) {
    for (let at = y * it.resolution + left; at < y * it.resolution + left + size; at += 1) {
      if (it.grid.grain[at] < size) continue;
      it.grid.grain[at] = size;
      it.grid.what[at] = what;
      it.grid.steps[at] = steps;
      it.grid.walked[at] = cell;
    }
  }
}

function put(it, tile) {
  const [outcome, minimum] = [tile.outcome, tile.minimum].map((data) => new Uint8Array(buffer(data)));
  const settled = new Uint16Array(buffer(tile.settled));
  const [[left, byX, columns], [bottom, byY, rows]] = [tile.x, tile.y];
  for (let i = 0; i < rows * columns; i += 1) {
    const what = 256 * outcome[i] + minimum[i];
    it.grid.counts.set(what, (it.grid.counts.get(what) ?? 0) + 1);
    fill(
      it,
      left + byX * (i % columns),
      bottom + byY * Math.floor(i / columns),
      it.resolution / tile.level,
      what,
      settled[i],
    );
  }
  it.grid.known += rows * columns;
  if (tile.level > SCALE) return;
  it.coarse.push(...settled.filter((step) => step !== it.notSettled));
  it.grid.range = range(it.coarse);
}

// What is known of the place at these shares of the map: of the cell that stands for it. Null where nothing
// is.
function at(it, [u, v]) {
  const [x, y] = [u, v].map((part) => Math.floor(part * it.resolution));
  const isInside = x >= 0 && y >= 0 && x < it.resolution && y < it.resolution;
  if (!isInside || it.grid.grain[y * it.resolution + x] === UNKNOWN) return null;
  return it.grid.cell(it.grid.walked[y * it.resolution + x]);
}

function cell(it, at) {
  const [column, row] = [at % it.resolution, Math.floor(at / it.resolution)];
  const minimum = it.grid.what[at] & 255;
  return {
    column,
    row,
    grain: it.grid.grain[at],
    outcome: it.grid.what[at] >> 8,
    minimum: minimum === it.noMinimum ? null : minimum,
    step: it.grid.steps[at] === it.notSettled ? null : it.grid.steps[at],
    values: [it.grid.axes[0].cells[column], it.grid.axes[1].cells[row]],
  };
}

// given: what an order has come to; terms: the numbers that say "no minimum" and "not settled".
export function createGrid(given, { no_minimum: noMinimum, not_settled: notSettled }) {
  const it = {
    noMinimum,
    notSettled,
    coarse: [], // the settling steps of the first picture
  };
  it.resolution = given.resolution;
  const cells = it.resolution * it.resolution;
  it.grid = {
    resolution: it.resolution,
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

  it.grid.put = (tile) => put(it, tile);
  it.grid.isWhole = () => it.grid.known === cells;
  // What is known of the place at these shares of the map: of the cell that stands for it. Null where nothing
  // is.
  it.grid.at = (...given) => at(it, ...given);
  it.grid.cell = (at) => cell(it, at);
  return it.grid;
}

function range(steps) {
  if (!steps.length) return null;
  const found = Uint16Array.from(steps).sort();
  const at = (part) => found[Math.floor(part * (found.length - 1))];
  return [at(0.01), at(0.99)];
}
