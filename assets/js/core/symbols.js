// What the letters in the formula of a method stand for, in words for a hand that rests on it.

import { _ } from "./translate.js";

/** @type {[RegExp, string][]} */
const SYMBOLS = [
  [/(?<!Δ)θ/u, _("θ: the point where the walk stands")],
  [/Δθ/u, _("Δθ: the step, the change of θ")],
  [/(?<![Δ\p{L}])x(?!\p{L})/u, _("x: the place where the walk stands")],
  [/Δx/u, _("Δx: the step, the change of x")],
  [/η/u, _("η: the learning rate")],
  [/∇L/u, _("∇L: the gradient of the loss, its slope")],
  [/(?<!\p{L})[gĝ](?!\p{L})/u, _("g: the gradient, the slope of the loss")],
  [/(?<!\p{L})m(?!\p{L})/u, _("m: what is kept of the gradients before")],
  [/λ/u, _("λ: how hard every coordinate is drawn toward 0")],
];

// The letters that stand in a formula, each in a line.
export const symbolsIn = (formula) =>
  SYMBOLS.filter(([pattern]) => pattern.test(formula))
    .map(([, said]) => said)
    .join("\n");
