// What the curves over all rates say, in words: what to try next, and a table of the landmarks.

import { make } from "../../core/dom.js";
import { letters } from "../../core/manifest.js";
import { boundTexts, rateText } from "../../core/rate.js";
import { _, n_ } from "../../core/translate.js";

const CLOSE = 0.01; // how far a rate may be rounded to be said in two digits
const SAME = 0.05; // a rate this close is the same to anybody who reads it

export const lettersOf = (panels) => panels.map((panel) => letters()[panel]).join(" ");

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
  const { word, sentence, advice } = given;
  const told = { panel: letters()[panel], rate: rateText(given.eta), word, sentence };
  if (advice)
    return {
      text: _("{panel} at η = {rate}: {word}, {sentence}. Next: {advice}.", { ...told, advice }),
      rate: given.suggested,
    };
  const { best, best_at: step } = curve;
  if (best === null)
    return {
      text: _("{panel} at η = {rate}: {word}, {sentence}. No rate settles within this budget.", told),
      rate: null,
    };
  if (Math.abs(given.eta / best - 1) <= SAME)
    return {
      text: _("{panel} at η = {rate}: {word}, {sentence}. It stands at the best rate.", told),
      rate: null,
    };
  return {
    text: _(
      "{panel} at η = {rate}: {word}, {sentence}. The soonest to settle is η ≈ {best}, at step {step}.",
      { ...told, best: briefRate(best), step },
    ),
    rate: brief(best),
  };
}

// While a hand moves there is nothing to advise.
export const movingWords = (panel, rate) =>
  _("{panel} at η = {rate} …", { panel: letters()[panel], rate: rateText(rate) });

// The same of the range test.
export function testWords(panel, { test }) {
  const grown = { panel: letters()[panel], share: Math.round(100 * (test.factor - 1)) };
  if (!test.steepest)
    return {
      text: _(
        "One walk with {panel}’s method, its rate rising by {share} % a step. Its loss never falls.",
        grown,
      ),
      rate: null,
    };
  const [lowest] = test.lowest;
  const rates = { ...grown, steepest: briefRate(test.steepest[0]), lowest: briefRate(lowest) };
  return {
    text: test.lost
      ? _(
          "One walk with {panel}’s method, its rate rising by {share} % a step. Its loss falls fastest " +
            "at η ≈ {steepest}, is lowest at {lowest} and lost from {lost} on. " +
            "A tenth of the lowest is the usual first try.",
          { ...rates, lost: briefRate(test.lost[0]) },
        )
      : _(
          "One walk with {panel}’s method, its rate rising by {share} % a step. " +
            "Its loss falls fastest at η ≈ {steepest}, is lowest at {lowest}. " +
            "A tenth of the lowest is the usual first try.",
          rates,
        ),
    rate: Number((lowest / 10).toPrecision(2)),
  };
}

export function range(curve) {
  const [low, high] = curve.works ?? [];
  const [from, to] = curve.works ? boundTexts(low, high) : [];
  return {
    best: curve.best === null ? _("none") : briefRate(curve.best),
    steps: curve.best_at ?? "–",
    works:
      curve.works === null
        ? _("nowhere")
        : low === high
          ? _("near {rate}", { rate: briefRate(low) })
          : _("{low} to {high}", { low: from, high: to }),
    gone: curve.gone === null ? _("nowhere") : boundTexts(curve.gone, Infinity)[0],
    limit: curve.limit === null ? "–" : briefRate(curve.limit),
  };
}

const LOST = _("Lost from");
const why = (name) => (name === LOST ? { title: _("From this rate on walks diverge, or escape.") } : {});

// One row for each curve.
export function landmarkTable({ low, high, count, steps, curves }) {
  const names = [_("Panels"), _("Method"), _("Best η"), _("settles at"), _("Works"), LOST, _("Limit")];
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
    make(
      "caption",
      {},
      n_(
        "{count} rates from {low} to {high}, {n} step each; a ruler has others, between its own ends",
        "{count} rates from {low} to {high}, {n} steps each; a ruler has others, between its own ends",
        steps,
        { count, low: rateText(low), high: rateText(high) },
      ),
    ),
    make(
      "thead",
      {},
      make("tr", {}, ...names.map((name) => make("th", { scope: "col", ...why(name) }, name))),
    ),
    make("tbody", {}, ...rows),
  );
}
