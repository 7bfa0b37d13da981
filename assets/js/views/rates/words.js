// What the curves over all rates say, in words: what to try next, and a table of the landmarks.

import { make } from "../../core/dom.js";
import { rateText } from "../../core/rate.js";

const LETTERS = "ABCD";
const CLOSE = 0.01; // how far a rate may be rounded to be said in two digits
const SAME = 0.05; // a rate this close is the same to anybody who reads it

const capital = ([first = "", ...more]) => `${first.toUpperCase()}${more.join("")}`;
export const lettersOf = (panels) => panels.map((panel) => LETTERS[panel]).join(" ");

// A rate in two digits, or in three where two would be too far off.
export function brief(rate) {
  const short = Number(rate.toPrecision(2));
  return Math.abs(short - rate) <= CLOSE * rate ? short : Number(rate.toPrecision(3));
}
export const briefRate = (rate) => rateText(brief(rate));

// No line breaks between a rate's name and its number.
export const whole = (text) => text.replaceAll(/η ([=≈≤]) /g, "η\u00a0$1\u00a0");

// What to try next with a panel: { text, rate }, the rate null where there is none to try.
export function nextWords(panel, given, curve) {
  const word = given.word.toLowerCase();
  const head = `${LETTERS[panel]} at η = ${rateText(given.eta)}: ${word}, ${given.sentence}.`;
  if (given.advice) return { text: `${head} ${capital(given.advice)}.`, rate: given.suggested };
  const { best, best_at: steps } = curve;
  if (best === null) return { text: `${head} No rate settles within this budget.`, rate: null };
  if (Math.abs(given.eta / best - 1) <= SAME)
    return { text: `${head} It stands at the best rate.`, rate: null };
  return {
    text: `${head} The soonest to settle is η ≈ ${briefRate(best)}, at step ${steps}.`,
    rate: brief(best),
  };
}

// While a hand moves there is nothing to advise.
export const movingWords = (panel, rate) => `${LETTERS[panel]} at η = ${rateText(rate)} …`;

// The same of the range test.
export function testWords(panel, { test }) {
  const grown = Math.round(100 * (test.factor - 1));
  const head = `One walk with ${LETTERS[panel]}’s method, its rate rising by ${grown} % a step.`;
  if (!test.steepest) return { text: `${head} Its loss never falls.`, rate: null };
  const [lowest] = test.lowest;
  const lost = test.lost ? ` and lost from ${briefRate(test.lost[0])} on` : "";
  return {
    text:
      `${head} Its loss falls fastest at η ≈ ${briefRate(test.steepest[0])}, ` +
      `is lowest at ${briefRate(lowest)}${lost}. A tenth of the lowest is the usual first try.`,
    rate: Number((lowest / 10).toPrecision(2)),
  };
}

export function range(curve) {
  const [low, high] = curve.works ?? [];
  return {
    best: curve.best === null ? "none" : briefRate(curve.best),
    steps: curve.best_at ?? "–",
    works:
      curve.works === null
        ? "nowhere"
        : low === high
          ? `near ${briefRate(low)}`
          : `${briefRate(low)} to ${briefRate(high)}`,
    gone: curve.gone === null ? "nowhere" : briefRate(curve.gone),
    limit: curve.limit === null ? "–" : briefRate(curve.limit),
  };
}

// One row for each curve.
export function landmarkTable({ low, high, steps, curves }) {
  const names = ["Panels", "Method", "Best η", "settles at", "Works", "Lost from", "Limit"];
  const rows = curves.map((curve) => {
    const { best, steps: at, works, gone, limit } = range(curve);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, lettersOf(curve.panels)),
      ...[curve.method, best, at, works, gone, limit].map((text) => make("td", {}, String(text))),
    );
  });
  return make(
    "table",
    { class: "minima landmarks" },
    make("caption", {}, `Every rate from ${rateText(low)} to ${rateText(high)}, ${steps} steps each`),
    make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, ...rows),
  );
}
