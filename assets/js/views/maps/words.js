// What a map says in words: of a cell, of all its cells together, and of how far it is.

import { figure as formatFigure } from "../../core/format.js";
import { outcomes } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { brief } from "./order.js";
import { _, n_ } from "../../core/translate.js";

const ROWS = 7; // minima that the table tells one by one
const SETTLED = ["just_right", "works"];
const nameOf = (fate) => outcomes()[fate].on_map ?? outcomes()[fate].name;

// What it oscillates like, and where it gets stuck, by the outcome.
const TURNS = { oscillates: _("oscillates"), overshoots: _("overshoots"), ends_higher: _("ends higher") };
const STUCK = {
  stuck_minimum: _("gets stuck: local minimum"),
  stuck_saddle: _("gets stuck: saddle"),
  stuck_maximum: _("gets stuck: hilltop"),
  stuck_degenerate: _("gets stuck: flat point"),
  stuck_plateau: _("gets stuck: plateau"),
};

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
  if (names.join() === "x,y") return _("From ({place})", { place: numbers.map(figure).join(", ") });
  const [first, second] = numbers.map((number, i) => `${symbols[i]} = ${figure(number)}`);
  const [isStart, isToo] = names.map((name) => name === "x" || name === "y");
  if (isStart && isToo) return _("From {first} and {second}", { first, second });
  if (!isStart && !isToo) return _("At {first} and {second}", { first, second });
  const [start, value] = isStart ? [first, second] : [second, first];
  return _("From {start} at {value}", { start, value });
}
// In a minimum that has a place, or anywhere; step: when it settles, null where it does not.
function rests(place, isLocal, step) {
  const at = { place, step };
  if (!place) return step === 0 ? _("starts at the target") : _("settles at step {step}", at);
  if (isLocal) {
    if (step === null) return _("gets stuck in the local minimum at {place}", at);
    return step === 0
      ? _("starts at the target, near the local minimum at {place}", at)
      : _("settles in the local minimum at {place} at step {step}", at);
  }
  if (step === null) return _("gets stuck in the minimum at {place}", at);
  return step === 0
    ? _("starts at the target, near the minimum at {place}", at)
    : _("settles in the minimum at {place} at step {step}", at);
}
function becomes({ outcome, minimum, step }, { minima, outcomes: terms, steps, isLine }) {
  const { fate, key, word } = terms[outcome];
  const at = minimum === null ? "" : place(minima[minimum], isLine);
  // Where there is a better one.
  const isLocal = minimum !== null && !minima[minimum].is_global && minima.length > 1;
  if (step !== null || at) return rests(at, isLocal, step);
  if (fate === "too_slow")
    return n_("too slow, not there after {n} step", "too slow, not there after {n} steps", steps);
  if (fate === "oscillates" || STUCK[key]) return STUCK[key] ?? TURNS[key] ?? word;
  return SETTLED.includes(fate) ? _("settles") : nameOf(fate);
}
export const cellWords = (numbers, found, given) =>
  _("{from}: {fate}.", { from: from(numbers, given), fate: becomes(found, given) });

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
        ? { ...each, label: _("settles") }
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
            label: n_("{n} other minimum", "{n} other minima", others.length),
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
  if (state === "asking") return _("Asking for the map …");
  if (state === "drawing")
    return done === 0 ? _("The first cells are on their way …") : drawing(drawn, seconds);
  if (state === "busy") return _("The server is busy with other maps.");
  if (state === "away") return _("The server is away: this map is not up to date.");
  if (state === "canceled")
    return total ? _("Canceled: {share} % is drawn.", { share: drawn }) : _("Canceled.");
  if (state === "failed") return error;
  return "";
}
function drawing(share, seconds) {
  if (seconds === null) return _("{share} % drawn, more to come", { share });
  if (seconds < 1.5) return _("{share} % drawn, about a second left", { share });
  return seconds < 90
    ? n_(
        "{share} % drawn, about {n} second left",
        "{share} % drawn, about {n} seconds left",
        Math.round(seconds),
        { share },
      )
    : n_(
        "{share} % drawn, about {n} minute left",
        "{share} % drawn, about {n} minutes left",
        Math.round(seconds / 60),
        { share },
      );
}
export const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
