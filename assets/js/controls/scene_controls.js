// The controls of a scene: the page puts values into them, and hears what a visitor does to them. The thumbs
// of the rates belong to their rulers.

import { fromSlider, rateText, toSlider } from "../core/rate.js";
import { createFields } from "./number_fields.js";
import { createPickers } from "./pickers.js";

// createList: of what the pickers open, if anything can be chosen. hand(name, panel, value): a control has
// this value now, at rest; whoever lays the page out may want to know.
/**
 * @param {{ createList?: (kind: string) => any, hand?: (...value: any) => void }} given
 */
export function createControls({ createList, hand = () => {} }) {
  const fields = createFields();
  const pickers = createPickers({ createList, chosen: (...choice) => chosen(...choice) });
  let chosen = (..._choice) => {};

  function number(name, panel, value, isHeld) {
    fields.put(name, panel, rateText(value));
    if (!isHeld) hand(name, panel, rateText(value));
  }
  function pick(name, panel, key) {
    pickers.put(name, panel, key);
    hand(name, panel, key);
  }
  return {
    // What a picker of this kind opens.
    list: pickers.list,
    theme: pickers.paint,
    surface(key, map) {
      pick("surface", -1, key);
      pickers.land(map);
    },
    schedule: (key) => pick("sched", -1, key),
    method: (panel, key) => pick("opt", panel, key),
    rate(panel, value, isHeld) {
      number("eta", panel, value, isHeld);
      if (!isHeld) hand("rate", panel, toSlider(value));
    },
    start: (at, isHeld) => ["start_x", "start_y"].forEach((name, i) => number(name, -1, at[i], isHeld)),
    // What a visitor does to a control is told to the page once it is done. Gives back a way to do the same.
    listen(page) {
      const deeds = deedsOf(page);
      chosen = (name, panel, key) => {
        if (name === "opt" || name === "sched") pick(name, panel, key); // a hill is there when its land is
        deeds[name](key, panel);
      };
      document.addEventListener("change", (/** @type {At<HTMLInputElement>} */ { target }) => {
        const place = target.closest(".field[data-control]");
        deeds[place?.dataset.control]?.(target.value, Number(place.dataset.for));
      });
      return chosen;
    },
  };
}

// What the page does when a control has another value.
const deedsOf = (page) => ({
  surface: (key) => page.setSurface(key),
  sched: (key) => page.setSchedule(key),
  opt: (key, panel) => page.setMethod(panel, key),
  eta: (typed, panel) => page.typeRate(panel, typed),
  rate: (at, panel) => page.typeRate(panel, rateText(fromSlider(at))),
  start_x: (typed) => page.typeStart(0, typed),
  start_y: (typed) => page.typeStart(1, typed),
});
