// The pickers of a scene, in the places that the layout has for them.

import { make } from "../core/dom.js";
import { catalogue } from "../core/manifest.js";
import { placeOf } from "./number_fields.js";
import { createPicker } from "./picker.js";
import { sketch } from "./sketch.js";
import { choicesOf } from "./things.js";
import { ofFigure, paintThumbnail } from "./thumbnail.js";

const name = (choice) => make("span", { class: "picked-name", title: choice.label }, choice.label);

// What each kind of picker shows of what is chosen.
const FACES = {
  surface: (choice) => [
    make("canvas", { class: "picked-land", "aria-hidden": "true" }),
    name(choice),
    make("span", { class: "formula", id: "hill-formula", "aria-hidden": "true" }),
  ],
  opt: (choice) => [name(choice)],
  sched: (choice) => [sketch(choice.sketch), name(choice)],
};

// createList(kind): what a kind of picker opens; none where nothing can be chosen. chosen(name, panel, key):
// a visitor has chosen.
export function createPickers({ createList, chosen }) {
  const pickers = new Map();
  const lists = new Map();
  let land = null;
  for (const [kind, face] of Object.entries(FACES)) {
    const choices = choicesOf(catalogue(), kind);
    const list = createList?.(kind);
    lists.set(kind, list);
    for (const place of document.querySelectorAll(`.picker[data-control="${kind}"]`)) {
      const panel = Number(place.dataset.for);
      const choose = (key) => chosen(kind, panel, key);
      pickers.set(`${kind} ${panel}`, createPicker(place, { list, choices, face, chosen: choose }));
    }
  }
  const paint = () => {
    const canvas = land && placeOf("surface").querySelector(".picked-land");
    if (canvas) paintThumbnail(canvas, land);
  };
  return {
    list: (kind) => lists.get(kind),
    put: (kind, panel, key) => pickers.get(`${kind} ${panel}`)?.put(key),
    // The map of the hill on the page, and the same in other colors.
    land(map) {
      land = ofFigure(map);
      paint();
    },
    paint,
  };
}
