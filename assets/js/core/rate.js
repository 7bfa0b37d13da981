// A learning rate on its ruler: a logarithmic scale whose stops are numbers that a person would say.

import { rates } from "./manifest.js";
import { readNumber } from "./numbers.js";
import { _ } from "./translate.js";

export const clamp = (value, low = rates().low, high = rates().high) => Math.min(Math.max(value, low), high);
const digits = (value, count) => Number(value.toPrecision(count));

export function snap(rate) {
  const power = 10 ** Math.floor(Math.log10(rate) + 1e-12);
  const hundredths = (100 * rate) / power;
  const { decade } = rates();
  const [, step] = decade.find(([below]) => hundredths < below) ?? decade.at(-1);
  return digits((Math.round(hundredths / step) * step * power) / 100, 3);
}

export const toSlider = (rate) => Math.log10(rate);
export const fromSlider = (position) => snap(clamp(10 ** position));
export const nudge = (rate, factor) => clamp(digits(rate * factor, 3));

// What was typed: { value }, or { why } it is no rate. A comma may be the decimal mark of one number.
/** @returns {Reading} */
export function parseRate(written, { comma = true } = {}) {
  const typed = readNumber(written, { comma });
  return typed.why || typed.value > 0 ? typed : { why: _("{what} is not a positive number") };
}

// The shortest text of a number, spelled as the server spells it in the address: that is how the page
// knows that nothing has changed.
export function rateText(value) {
  const size = Math.abs(value);
  const plain = size !== 0 && (size < 1e-4 || size >= 1e16) ? value.toExponential() : String(value);
  return plain.replace(/e([+-])(\d)$/, (_, sign, digit) => `e${sign}0${digit}`);
}

const DIGITS = 3; // of a bound, where they do
const SAME = 1e-12; // a rate that was computed is no nearer to what it stands for

// A bound of the stretch from low to high, rounded into it: with as many digits as that takes.
function boundText(rate, isUpper, [low, high]) {
  for (let count = DIGITS; count < 17; count += 1) {
    const near = digits(rate, count);
    const unit = 10 ** (Math.floor(Math.log10(rate)) + 1 - count);
    const excess = (near / rate - 1) * (isUpper ? 1 : -1);
    const inside = excess > SAME ? digits(near + (isUpper ? -unit : unit), count) : near;
    if (inside >= low * (1 - SAME) && inside <= high * (1 + SAME)) return rateText(inside);
  }
  return rateText(rate);
}

// The ends of a stretch of rates as [from, to]: what is typed as it is printed lies within.
export const boundTexts = (low, high) => [
  boundText(low, false, [low, high]),
  boundText(high, true, [low, high]),
];

export function spokenRate(rate, limit) {
  if (limit === null || limit === undefined) return rateText(rate);
  return _("{rate}, {share} percent of the stability limit", {
    rate: rateText(rate),
    share: Math.floor((100 * rate) / limit + 1e-9),
  });
}

// What theory knows of a panel's rates, by the name of its number.
const LIMITS = {
  limit: (rate) => _("stability limit {rate}", { rate }),
  batch_limit: (rate) => _("limit of these batches in the mean square {rate}", { rate }),
};

// The limits that stand on a ruler: [name, rate, in words].
export const limitsOn = ({ low, high }, panel) =>
  Object.entries(LIMITS)
    .map(([name, words]) => [name, panel[name], words])
    .filter(([, rate]) => rate && rate >= low && rate <= high)
    .map(([name, rate, words]) => [name, rate, words(rateText(Number(rate.toPrecision(3))))]);
