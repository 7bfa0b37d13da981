// Keys that are pressed become verbs of the stage, by the table of keys.js.

import { findKey } from "./key_table.js";

// Presenters' remotes send keys of their own.
const isPresented = () =>
  Boolean(document.fullscreenElement) || document.documentElement.dataset.theme === "projector";

const fits = ({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight;

// Where nothing is in focus and nothing scrolls, the whole page is there for the keys that no text needs.
function focusOf(target) {
  if (target === document.body) return fits(document.scrollingElement) ? "page" : "control";
  if (target.closest?.("input:not([type=range]), textarea, [contenteditable]")) return "text";
  if (target.closest?.(".map, .timeline") || target.closest?.(".transport button")) return "stage";
  return "control";
}

// singleKeys(): whether a letter alone may do something.
export function attachKeyboard(stage, { singleKeys }) {
  // What is hidden or locked has no keys either.
  const page = document.getElementById("page");
  const isOff = (part) =>
    page.classList.contains(`hides-${part}`) || page.classList.contains(`locks-${part}`);
  const unless =
    (part, act) =>
    (...given) =>
      isOff(part) ? undefined : act(...given);
  const keyed = {
    ...stage,
    toggle: unless("play", stage.toggle),
    move: unless("step", stage.move),
    seek: unless("scrub", stage.seek),
    faster: unless("speed", stage.faster),
    undo: unless("reset", stage.undo),
  };
  document.addEventListener("keydown", (/** @type {KeyboardEvent & At<Element>} */ event) => {
    const found = findKey(event, {
      focus: focusOf(event.target),
      full: isPresented(),
      singleKeys: singleKeys(),
    });
    if (!found || (event.target.tagName === "BUTTON" && event.key === " ")) return;
    event.preventDefault();
    found.act(keyed);
  });
}
