// What the options of a list show of a thing: name, formula, one sentence; of a schedule its drawing, of a
// hill its land.

import { make } from "../core/dom.js";
import { symbolsIn } from "../core/symbols.js";
import { sketch } from "./sketch.js";
import { _ } from "../core/translate.js";

const part = (name, text) => make("span", { class: `option-${name}` }, text);
const formula = (text, title = "") =>
  make("span", { class: "option-formula", "aria-hidden": "true", title }, text);

// On one line: its sentence is read out, and seen in the foot of the list.
export const methodLine = (choice) => [
  part("label", choice.label),
  formula(choice.formula, symbolsIn(choice.formula)),
  make("span", { class: "option-says unseen" }, choice.says),
];
export const scheduleRow = (choice) => [
  sketch(choice.sketch),
  part("label", choice.label),
  formula(choice.formula),
  part("says", choice.says),
];
export const hillCard = (choice) => [
  make("canvas", { class: "option-land", "aria-hidden": "true" }),
  part("label", choice.label),
  make("span", { class: "option-here" }, _("on the page")),
  make("span", { class: "option-formula unseen", "aria-hidden": "true" }, choice.formula),
  make("span", { class: "option-says", title: choice.says }, choice.says),
];
