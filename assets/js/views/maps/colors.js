// From what became of a cell to its color: a hue for each minimum, the stronger the sooner it settles; a
// pale, hatched ground for each fate that is not one. In words, the same are the rows of the legend.

import { outcomes as looks } from "../../core/manifest.js";
import { rgb } from "../../surface/shading.js";

export const HUES = 6;
export const LEVELS = 32;
export const FLAT = LEVELS; // the shade of what came to rest at a minimum and did not settle: a poor one
const [STRONGEST, PALEST] = [0.86, 0.28]; // how much of its hue the first and the last to settle have
const POOR = 0.55;
const EVERY = 7; // px between two lines of a hatch
export const PERIOD = 2 * EVERY; // after which all of them repeat
// What does not settle, in the order of the legend.
const hatched = () => Object.keys(looks()).filter((fate) => looks()[fate].hatch);

const mixed = (one, other, part) => one.map((value, i) => Math.round(value * part + other[i] * (1 - part)));
// As a pixel of an image lies in memory.
const packed = ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

const HATCHED = {
  dots: (x, y) => x % EVERY < 2 && y % EVERY < 2,
  dashes: (x, y) => y % EVERY < 1 && (x + (Math.floor(y / EVERY) % 2) * EVERY) % (2 * EVERY) < 9,
  rising: (x, y) => (x + y) % EVERY < 1,
  falling: (x, y) => (x - (y % EVERY) + EVERY) % EVERY < 1,
  grid: (x, y) => (x + y) % EVERY < 1 || (x - (y % EVERY) + EVERY) % EVERY < 1,
  columns: (x) => x % EVERY < 1,
  rows: (x, y) => y % EVERY < 1,
  steep: (x, y) => (x + 2 * y) % (2 * EVERY) < 1,
  pluses: (x, y) => (x % EVERY < 3 && y % EVERY === 1) || (x % EVERY === 1 && y % EVERY < 3),
};

// One hatch as marks on a square that is repeated all over.
const square = (hatch) =>
  Array.from({ length: PERIOD * PERIOD }, (_, at) => Number(hatch(at % PERIOD, Math.floor(at / PERIOD))));

// Which hue each minimum gets: the lowest the first ones; of many, those of one hue lie as far apart as can
// be.
export function huesOf(minima) {
  const hues = minima.map(() => -1);
  const distance = (a, b) => Math.hypot(minima[a].x - minima[b].x, minima[a].y - minima[b].y);
  const order = minima.map((_, i) => i).sort((a, b) => minima[a].value - minima[b].value || a - b);
  order.forEach((i, rank) => {
    const nearest = (hue) => Math.min(...order.filter((j) => hues[j] === hue).map((j) => distance(i, j)));
    const free = [...Array(HUES).keys()];
    hues[i] = rank < HUES ? rank : free.reduce((best, hue) => (nearest(hue) > nearest(best) ? hue : best));
  });
  return hues;
}

// The rows of the legend: first the minima, then a rest that is at none that is known, then the fates.
function rowsOf(minima) {
  return [
    ...minima.map((_, minimum) => ({ minimum, fate: null })),
    { minimum: null, fate: null },
    ...hatched().map((fate) => ({ minimum: null, fate })),
  ];
}
export function rowOf(what, minima, outcomes, noMinimum) {
  const [outcome, minimum] = [what >> 8, what & 255];
  if (minimum !== noMinimum) return minimum;
  const found = hatched().indexOf(outcomes[outcome]?.fate);
  return minima.length + 1 + found;
}

// minima: of the hill's card; terms: the words of the numbers; token(name): a color of the style sheet.
export function createColors(minima, { outcomes, no_minimum: noMinimum, not_settled: notSettled }, token) {
  const rows = rowsOf(minima);
  const hues = huesOf(minima);
  const row = new Uint8Array(256 * 256);
  for (let what = 0; what < 256 * outcomes.length; what += 1)
    row[what] = rowOf(what, minima, outcomes, noMinimum);
  const paint = (name) => rgb(token(name));
  const ground = paint("land-high");
  const shades = new Uint32Array(rows.length * (LEVELS + 1));
  const lines = new Uint32Array(rows.length);
  const hatches = new Uint8Array(rows.length * PERIOD * PERIOD);
  rows.forEach((each, i) => {
    const hue = paint(
      each.fate === null ? `basin-${(hues[each.minimum] ?? 0) + 1}` : `fate-ground-${each.fate}`,
    );
    for (let level = 0; level <= LEVELS; level += 1) {
      const part = level === FLAT ? POOR : STRONGEST + (PALEST - STRONGEST) * (level / (LEVELS - 1));
      shades[i * (LEVELS + 1) + level] = packed(each.fate === null ? mixed(hue, ground, part) : hue);
    }
    if (each.fate === null) return;
    lines[i] = packed(paint(`fate-line-${each.fate}`));
    hatches.set(square(HATCHED[looks()[each.fate].hatch]), i * PERIOD * PERIOD);
  });
  return {
    rows,
    row,
    shades,
    lines,
    hatches,
    blank: packed(ground),
    ink: paint("ink"),
    level: (range) => levels(range, notSettled),
  };
}

// How strong each settling step is drawn, 0 the strongest: by ratios, since the first steps matter most.
export function levels(range, notSettled) {
  const found = new Uint8Array(65536);
  const [low, high] = (range ?? [0, 0]).map((step) => Math.log(1 + step));
  for (let step = 0; step < 65536; step += 1) {
    const part = high > low ? (Math.log(1 + step) - low) / (high - low) : 0;
    found[step] = Math.round(Math.min(Math.max(part, 0), 1) * (LEVELS - 1));
  }
  found[notSettled] = FLAT;
  return found;
}
// The steps that the legend names: the soonest, one between and the latest.
export function namedLevels(range) {
  if (!range) return [];
  const middle = Math.round(Math.sqrt((1 + range[0]) * (1 + range[1])) - 1);
  return [...new Set([range[0], middle, range[1]])];
}
export const css = (pixel) => `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
