// The fields of the scene's own numbers, rates and starts, in the places that the layout has for them.

import { make } from "../core/dom.js";

// A rate is positive. A coordinate may not be, and the pad of digits of some phones has no minus.
const padOf = (name) => (name === "eta" ? "decimal" : "text");

const fieldOf = (place) =>
  make("input", {
    type: "text",
    inputmode: padOf(place.dataset.control),
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": place.dataset.label,
  });

export const placeOf = (name, panel = -1) =>
  document.querySelector(`[data-control="${name}"][data-for="${panel}"]`);

// The fields in which somebody types: until that is done no answer writes into them.
const drafts = new WeakSet();

function watch(input) {
  input.addEventListener("input", () => drafts.add(input));
  for (const end of ["change", "blur"]) input.addEventListener(end, () => drafts.delete(input));
  return input;
}

export function createFields() {
  for (const place of document.querySelectorAll(".field[data-control]")) place.append(watch(fieldOf(place)));
  return {
    put(name, panel, text) {
      const input = placeOf(name, panel).querySelector("input");
      if (input.value !== text && !drafts.has(input)) input.value = text;
    },
  };
}
