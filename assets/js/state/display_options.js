// How much of the page is shown: what is hidden is absent, what is locked is seen and says why it does not
// move.

import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

// A lesson asks before anything moves. A file carries its own answers; what it has none for is fixed.
function lockedWords() {
  const { document } = globalThis;
  if (document?.querySelector?.(".page.asks")) return _("Opens after your answer");
  return document?.getElementById("carried") ? _("Fixed in this file") : _("Set by your teacher");
}
export const lockedNote = () =>
  globalThis.document?.getElementById("carried") ? _("Fixed in this file.") : _("Set by your teacher.");
const [LARGER, MUCH_LARGER] = [101, 140]; // percent
// What would tell a part in another way is hidden with it.
const ALSO = { verdict: ["sweep", "maps", "solid"] };
// Which elements belong to what can be locked.
const CONTROLS = {
  surface: ".picker.hill button",
  start: ".start_x input, .start_y input, #starts, .start-handle",
  opt: ".picker.method button, .method-of :is(input, select)",
  eta: ".field.eta input, .rate input",
  sched: ".picker.schedule button, .schedule-of :is(input, button, select)",
  noise: ".noise-of :is(input, button)",
  speed: ".speed",
  play: ".transport .play",
  step: ".transport .step",
  scrub: ".timeline",
};

const sizes = (text) => [
  ...(text >= LARGER ? ["text-larger"] : []),
  ...(text >= MUCH_LARGER ? ["text-much-larger"] : []),
];
export const classes = ({ hide, lock, panels, controls, text }) => [
  ...hide.flatMap((part) => [part, ...(ALSO[part] ?? [])]).map((part) => `hides-${part}`),
  ...lock.map((part) => `locks-${part}`),
  `shows-${panels}`,
  `controls-${controls}`,
  ...sizes(text),
];

// Whether the page hides a part, as its classes say.
export const hides = (part) => document.getElementById("page").classList.contains(`hides-${part}`);

export function lockAll(page, lock) {
  for (const [part, found] of Object.entries(CONTROLS)) {
    const isLocked = lock.includes(part);
    for (const control of page.querySelectorAll(found)) {
      const answers = "answers" in control.dataset; // who tries it is told why it stays
      const isOff = answers ? "locked" in control.dataset : control.disabled;
      if (isOff === isLocked || (!isLocked && !("locked" in control.dataset))) continue;
      if (answers) control.setAttribute("aria-disabled", String(isLocked));
      else control.disabled = isLocked;
      control.toggleAttribute("data-locked", isLocked);
      if (isLocked) control.title = lockedWords();
      else control.removeAttribute("title");
    }
  }
}

// A map whose start stays where it is asks for no press; which panel it is of, its panel says.
function nameMaps(page, { hide, lock }) {
  const isFixed = hide.includes("start") || lock.includes("start");
  page.querySelectorAll(".panel > .map").forEach((map, i) => {
    const letter = letters()[i];
    const label = isFixed ? _("Map") : _("Map of panel {letter}: press to move the start", { letter });
    map.setAttribute("aria-label", label);
  });
}

// scene: as the server has read it.
export function applyDisplay(page, scene) {
  for (const name of [...page.classList])
    if (/^(hides|locks|shows|controls|text)-/.test(name)) page.classList.remove(name);
  page.classList.add(...classes(scene));
  page.style.setProperty("--text", scene.text / 100);
  lockAll(page, scene.lock);
  nameMaps(page, scene);
}
