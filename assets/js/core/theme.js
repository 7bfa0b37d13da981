// Light or dark, and full screen. The theme is an attribute of the root that the style sheet reads.

import { choices } from "./manifest.js";

const [DARK, PRINT] = ["(prefers-color-scheme: dark)", "print"];
const is = (media) => matchMedia(media).matches;
let chosen = "auto";
let before = "auto"; // the projector
let isPaper = false;
/** @type {(name: string) => void} */
let changed = () => {};

// Paper is light.
const shown = () => {
  if (isPaper || is(PRINT)) return "light";
  return chosen === "auto" ? (is(DARK) ? "dark" : "light") : chosen;
};

function apply() {
  if (document.documentElement.dataset.theme === shown()) return;
  document.documentElement.dataset.theme = shown();
  tell();
}
// To the controls a projector is light.
function tell() {
  changed(shown() === "dark" ? "dark" : "light");
}
export function paperTheme(isOn) {
  isPaper = isOn;
  apply();
}
export function setTheme(name) {
  chosen = choices("theme").some(([key]) => key === name) ? name : "auto";
  apply();
}

// changed(name): the theme of the controls is another one, "light" or "dark".
export function attachTheme(given) {
  changed = given.changed;
  tell();
  for (const media of [DARK, PRINT]) matchMedia(media).addEventListener("change", apply);
}
// Says which theme was chosen.
export function toggleTheme() {
  setTheme(shown() === "dark" ? "light" : "dark");
  return chosen;
}
// For a projector, or as it was before that; says which theme is chosen now.
export function toggleProjector() {
  if (chosen !== "projector") before = chosen;
  setTheme(chosen === "projector" ? before : "projector");
  return chosen;
}
export function toggleFullScreen() {
  if (document.fullscreenElement) return document.exitFullscreen();
  return document.documentElement.requestFullscreen?.();
}
