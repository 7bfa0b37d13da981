// What a map says in words: of a cell, of all its cells together, and of how far it is.

import { figure as formatFigure } from "../../core/format.js";
import { outcomes } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { brief } from "./order.js";

const ROWS = 7; // minima that the table tells one by one
const SETTLED = ["just_right", "works"];
const nameOf = (fate) => outcomes()[fate].on_map ?? outcomes()[fate].name;

export const minus = (text) => text.replace("-", "−");
export const figure = (value) => minus(rateText(value));
const place = ({ x, y }, isLine) =>
  isLine ? `x = ${formatFigure(x)}` : `(${formatFigure(x)}, ${formatFigure(y)})`;

// The values of a cell in as few digits as tell it from the next ones.
export function valuesOf(grid, { column, row, values: exact }) {
  return [column, row].map((at, side) => {
    const { cells } = grid.axes[side];
    const gap = Math.abs(cells[Math.min(at + 1, cells.length - 1)] - cells[Math.max(at - 1, 0)]) / 2;
    return brief(exact[side], gap / 4);
  });
}

// given: { names, symbols, minima, outcomes, steps, isLine }.
export function from(numbers, { names, symbols }) {
  if (names.join() === "x,y") return `From (${numbers.map(figure).join(", ")})`;
  const told = (isStart) =>
    names
      .map((name, i) => [name, `${symbols[i]} = ${figure(numbers[i])}`])
      .filter(([name]) => (name === "x" || name === "y") === isStart)
      .map(([, each]) => each)
      .join(" and ");
  const [starts, rest] = [told(true), told(false)];
  if (!starts) return `At ${rest}`;
  return `From ${starts}${rest && ` at ${rest}`}`;
}
function becomes({ outcome, minimum, step }, { minima, outcomes: terms, steps, isLine }) {
  const { fate, word } = terms[outcome];
  const where = minimum === null ? "" : `the ${kind(minima, minimum)} at ${place(minima[minimum], isLine)}`;
  if (step !== null)
    return step === 0
      ? `starts at the target${where && `, near ${where}`}`
      : `settles${where && ` in ${where}`} at step ${step}`;
  if (where) return `gets stuck in ${where}`;
  if (fate === "too_slow") return `too slow, not there after ${steps} steps`;
  const detail = fate === "stuck" ? word.match(/ \((.*)\)/)?.[1] : null;
  if (detail) return `gets stuck: ${detail}`;
  return fate === "oscillates" ? word.toLowerCase() : SETTLED.includes(fate) ? "settles" : nameOf(fate);
}
export const cellWords = (numbers, found, given) => `${from(numbers, given)}: ${becomes(found, given)}.`;

// "local" where there is a better one.
function kind(minima, i) {
  return minima[i].is_global || minima.length === 1 ? "minimum" : "local minimum";
}

// The rows of the table, the largest first within minima and within fates: { row, minimum, label, share,
// isBest }. isFlat: nothing that came there settled, for there is a better minimum.
export function sharesOf({ counts, known }, colors, { minima, outcomes: terms, isLine }) {
  const sums = new Map();
  const settled = new Set();
  for (const [what, count] of counts) {
    const row = colors.row[what];
    sums.set(row, (sums.get(row) ?? 0) + count);
    if (SETTLED.includes(terms[what >> 8].fate)) settled.add(row);
  }
  const all = colors.rows
    .map((each, row) => ({
      ...each,
      row,
      isBest: false,
      share: (sums.get(row) ?? 0) / (known || 1),
      isFlat: each.minimum !== null && !minima[each.minimum].is_global && !settled.has(row),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.row - b.row);
  const rests = all.filter(({ fate }) => fate === null);
  const shown = rests.slice(0, rests.length > ROWS ? ROWS - 1 : ROWS);
  const others = rests.slice(shown.length);
  const isMixed = minima.some((each) => !each.is_global);
  return [
    ...shown.map((each) =>
      each.minimum === null
        ? { ...each, label: "settles" }
        : {
            ...each,
            label: place(minima[each.minimum], isLine),
            isBest: isMixed && minima[each.minimum].is_global,
          },
    ),
    ...(others.length
      ? [
          {
            row: null,
            minimum: null,
            fate: null,
            isBest: false,
            label: `${others.length} other minima`,
            share: others.reduce((sum, each) => sum + each.share, 0),
          },
        ]
      : []),
    ...all.filter(({ fate }) => fate !== null).map((each) => ({ ...each, label: nameOf(each.fate) })),
  ];
}
export function percent(share) {
  if (share === 0) return "0 %";
  if (share < 0.01) return share < 0.001 ? "< 0.1 %" : `${(100 * share).toFixed(1)} %`;
  return share > 0.99 && share < 1
    ? `${(Math.floor(1000 * share) / 10).toFixed(1)} %`
    : `${Math.round(100 * share)} %`;
}

// How far a map is; seconds: what is left, null while nobody knows.
export function progress({ state, done = 0, total = 0, seconds = null, error = "" }) {
  const drawn = total ? Math.floor((100 * done) / total) : 0;
  if (state === "asking") return "Asking for the map …";
  if (state === "drawing")
    return done === 0 ? "The first cells are on their way …" : `${drawn} % drawn, ${left(seconds)}`;
  if (state === "busy") return "The server is busy with other maps.";
  if (state === "away") return "The server is away: this map is not up to date.";
  if (state === "canceled") return total ? `Canceled: ${drawn} % is drawn.` : "Canceled.";
  if (state === "failed") return error;
  return "";
}
function left(seconds) {
  if (seconds === null) return "more to come";
  if (seconds < 1.5) return "about a second left";
  return seconds < 90
    ? `about ${Math.round(seconds)} seconds left`
    : `about ${Math.round(seconds / 60)} minutes left`;
}
export const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
