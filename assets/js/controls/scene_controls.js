// The controls of a scene: the page puts values into them, and hears what a visitor does to them. The thumbs
// of the rates belong to their rulers.

import { rateText, toSlider } from "../core/rate.js";
import { createFields } from "./number_fields.js";

// pick(name, panel, key): puts a choice into a picker. hand(name, panel, value): a control has this value
// now, at rest; whoever lays the page out may want to know.
export function createControls({ pick, hand = (..._value) => {} }) {
  const fields = createFields();

  function number(name, panel, value, isHeld) {
    fields.put(name, panel, rateText(value));
    if (!isHeld) hand(name, panel, rateText(value));
  }
  return {
    surface: (key) => pick("surface", -1, key),
    schedule: (key) => pick("sched", -1, key),
    method: (panel, key) => pick("opt", panel, key),
    rate(panel, value, isHeld) {
      number("eta", panel, value, isHeld);
      if (!isHeld) hand("rate", panel, toSlider(value));
    },
    start: (at, isHeld) => ["start_x", "start_y"].forEach((name, i) => number(name, -1, at[i], isHeld)),
  };
}

// What the page does when a control has another value.
export const deedsOf = (page) => ({
  surface: (key) => page.setSurface(key),
  sched: (key) => page.setSchedule(key),
  opt: (key, panel) => page.setMethod(panel, key),
  eta: (typed, panel) => page.typeRate(panel, typed),
  start_x: (typed) => page.typeStart(0, typed),
  start_y: (typed) => page.typeStart(1, typed),
});

// What a visitor does to a control is told to the page once it is done.
export function listen(page) {
  const deeds = deedsOf(page);
  document.addEventListener("change", (/** @type {At<HTMLInputElement>} */ { target }) => {
    const place = target.closest("[data-control]");
    deeds[place?.dataset.control]?.(target.value, Number(place.dataset.for));
  });
}
