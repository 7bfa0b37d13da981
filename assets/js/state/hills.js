// Which hill each panel walks on, of the answer that opened a scene, and the scene and the picture as one
// panel has them.

import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

const PANELS = [0, 1, 2, 3];
// By how many hills there are.
const COUNTS = { 2: () => _("two hills"), 3: () => _("three hills"), 4: () => _("four hills") };
const LISTS = {
  2: (hills) => _("Two hills: {hills}", { hills }),
  3: (hills) => _("Three hills: {hills}", { hills }),
  4: (hills) => _("Four hills: {hills}", { hills }),
};
const OWN = ["start", "noise", "batch", "replacement", "seed"];

const numberOf = (opened, panel) => opened.hill_of?.[panel] ?? 0;

// The card and the map of a panel's hill.
export function hillOf(opened, panel) {
  return opened.hills?.[numberOf(opened, panel)] ?? { hill: opened.hill, map: opened.figures.map };
}
// The panels on the hill of one of them.
export const together = (opened, panel) =>
  PANELS.filter((each) => numberOf(opened, each) === numberOf(opened, panel));

// How many hills the panels that are shown have between them.
const count = (opened) =>
  new Set(PANELS.slice(0, opened.scene.panels).map((panel) => numberOf(opened, panel))).size;

// The name of the hill of all panels that are shown, or how many hills there are, as the server says it too.
export const hillsName = (opened) => COUNTS[count(opened)]?.() ?? opened.hill.label;

// What tells apart hills that are one surface: the values of those parameters in which they differ.
function settings(hills) {
  const differing = hills[0].fields.filter((field, i) =>
    hills.some(({ fields }) => fields[i].value !== field.value),
  );
  return hills.map(({ fields }) =>
    differing
      .map(({ name, symbol }) => `${symbol} = ${short(fields.find((field) => field.name === name).value)}`)
      .join(" "),
  );
}
const short = (value) => Number(Number(value).toPrecision(4));

// What stands beside the picker: the formula, or the hills of all panels; and the same with what to watch.
export function hillWords(opened, panel) {
  const { hill } = hillOf(opened, panel);
  const list = opened.hills && LISTS[count(opened)];
  if (!list) return [hill.formula, `${hill.formula}\n${hill.watch}`];
  const hills = PANELS.slice(0, opened.scene.panels).map((each) => hillOf(opened, each).hill);
  const labels = hills.map(({ label }) => label);
  const names = labels.every((label) => label === labels[0]) ? settings(hills) : labels;
  return [
    list(names.map((name, i) => `${letters()[i]} ${name}`).join(", ")),
    `${hill.label}: ${hill.formula}\n${hill.watch}`,
  ];
}

// The scene as the views have it that speak of one panel: `of` is the number of its hill where there are
// several.
export function sceneOf(opened, panel) {
  if (!opened?.hills) return opened;
  const { hill, map } = hillOf(opened, panel);
  return { ...opened, hill, figures: { ...opened.figures, map }, of: numberOf(opened, panel) };
}
// The picture with what one panel has for itself in the place of what all share; the same picture where that
// is nothing.
export function pictureOf(picture, panel) {
  const given = picture?.panels[panel] ?? {};
  const own = OWN.filter((name) => given[name] !== undefined);
  return own.length ? { ...picture, ...Object.fromEntries(own.map((name) => [name, given[name]])) } : picture;
}
