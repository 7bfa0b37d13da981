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

export function spokenRate(rate, limit) {
  if (limit === null || limit === undefined) return rateText(rate);
  return _("{rate}, {share} percent of the stability limit", {
    rate: rateText(rate),
    share: Math.floor((100 * rate) / limit + 1e-9),
  });
}
