// Controls for single numbers and choices, made from facts: a name, a range, one line of help.

import { make } from "./dom.js";
import { readNumber } from "./numbers.js";
import { rateText } from "./rate.js";
import { _ } from "./translate.js";

export const TOLD = "[data-told]"; // a field whose number is on its way; what comes back may be another

// What was typed into a field of one number: { value }, or { why } it is none. A comma is a decimal mark; in
// a whole number it would part thousands.
/** @returns {Reading} */
export function parseField(text, { isWhole = false } = {}) {
  const typed = readNumber(text, { comma: true });
  if (!isWhole || typed.why) return typed;
  if (String(text).includes(",")) return { why: _("{what} has a comma") };
  return Number.isInteger(typed.value) ? typed : { why: _("{what} is not a whole number") };
}

// A field speaks when it is left or Enter is pressed; Escape puts back what was there.
// value: null where there is no one value; each then says what there is in its place.
// isSigned: it may be less than 0, for which the pads of digits of some phones have no sign.
export function numberField(fact) {
  const {
    name,
    label,
    help = "",
    value,
    each = "",
    isWhole = false,
    isSigned = false,
    changed,
    refused,
  } = fact;
  const input = make("input", {
    type: "text",
    class: "number",
    inputmode: isSigned ? "text" : "decimal",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": name,
    value: value === null ? "" : rateText(value),
    ...(value === null && { placeholder: each }),
  });
  let kept = input.value;
  function commit() {
    if (input.value === kept) return;
    const { value: typed, why } = parseField(input.value, { isWhole });
    if (why) refused(input.value, why, kept);
    else {
      input.setAttribute("data-told", "");
      changed(rateText(typed));
    }
    input.value = why ? kept : rateText(typed);
    kept = input.value;
  }
  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape" && input.value !== kept) {
      input.value = kept;
      event.stopPropagation();
    }
  });
  return row(label, help, input);
}

export function switchField({ name, label, help = "", value, changed }) {
  const input = make("input", { type: "checkbox", "aria-label": name });
  input.checked = value;
  input.addEventListener("change", () => changed(input.checked ? "1" : "0"));
  return row(label, help, input);
}

export function choiceField({ name, label, help = "", value, choices, changed }) {
  const input = make(
    "select",
    { class: "choice", "aria-label": name },
    ...choices.map(([key, text]) => make("option", { value: key }, text)),
  );
  input.value = value;
  input.addEventListener("change", () => changed(input.value));
  return row(label, help, input);
}

function row(label, help, input) {
  const words = make("span", { class: "words-of" }, make("b", {}, label));
  if (help) words.append(make("span", { class: "help-of" }, help));
  return make("label", { class: "field-row" }, words, input);
}

// A parameter as the catalogue tells of it: its symbol, its help, and a control of its kind.
export function parameterField(fact, value, { changed, refused }) {
  const { symbol, help } = fact;
  const isSwitch = fact.kind === "switch";
  const range = isSwitch ? {} : { low: rateText(fact.low), high: rateText(fact.high) };
  const shared = {
    name: isSwitch
      ? `${symbol}: ${help}`
      : _("{symbol}: {help} ({low} to {high})", { symbol, help, ...range }),
    label: symbol,
    help,
    value,
    changed,
  };
  const isWhole = fact.kind === "whole";
  const made = isSwitch
    ? switchField(shared)
    : numberField({ ...shared, isWhole, isSigned: fact.low < 0, refused });
  made.title = isSwitch ? help : _("{help} ({low} to {high})", { help, ...range });
  return made;
}

// Controls are made anew under the visitor's hands: the one in use must not lose the focus, nor what is being
// typed.
export function heldFocus(...roots) {
  const active = /** @type {HTMLInputElement} */ (document.activeElement);
  const root = roots.find((each) => each.contains(active));
  const name = active?.getAttribute("aria-label") ?? active?.textContent;
  return {
    restore() {
      if (!root || root.contains(document.activeElement)) return;
      const same = [...root.querySelectorAll(active.tagName)].find(
        (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
      );
      same?.focus({ preventScroll: true });
      const isTyped = active.value !== active.defaultValue && !active.matches(TOLD);
      if (same?.type === "text" && isTyped) same.value = active.value;
    },
  };
}
