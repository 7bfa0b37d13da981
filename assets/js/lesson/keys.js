// The keys of a lesson: A to D choose, Space plays, N leads on, H counts hands. They obey the switch of the
// single keys, and do nothing where somebody types or a dialog is open.

import { chord } from "../player/key_table.js";

const isTyped = (target) => target.closest?.("input:not([type=range]), textarea, select, [contenteditable]");

function deedOf(it, deeds, pressed, target) {
  if (it.stage === "question" && /^[A-D]$/.test(pressed)) return () => it.column.choose(pressed);
  if (pressed === "H" && it.lesson.question.options) return deeds.hands;
  if (pressed === "H" && it.stage === "question") return it.column.hasNoVote;
  if (it.stage !== "question" && pressed === "N") return it.column.next;
  const isFree = target === document.body || target.closest?.(".lesson-body");
  if (it.stage !== "question" && pressed === "Space" && isFree) return it.host.stage.toggle;
  return null;
}

export function attachKeys(it, deeds) {
  document.addEventListener("keydown", (/** @type {KeyboardEvent & At<Element>} */ event) => {
    const { target } = event;
    if (event.defaultPrevented || event.repeat || isTyped(target) || document.querySelector("dialog[open]"))
      return;
    if (!it.host.stage.hasSingleKeys()) return;
    const deed = deedOf(it, deeds, chord(event), target);
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}
