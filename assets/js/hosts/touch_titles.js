// What a hand learns that rests on a mark, a finger learns by touching it: its title, in a note beside it.

import { make } from "../core/dom.js";

const PRESSED = "button, a, input, select, label, summary, [role=option], dialog, .opens-setup";
const EDGE = 8; // from the edges of the window, and from what is explained

// Below what is explained, above it where there is no room.
function stand(note, { left, top, bottom }) {
  const { width, height } = note.getBoundingClientRect();
  const isRoom = bottom + EDGE + height < window.innerHeight;
  note.style.left = `${Math.max(Math.min(left, window.innerWidth - width - EDGE), EDGE)}px`;
  note.style.top = `${Math.max(isRoom ? bottom + EDGE : top - EDGE - height, EDGE)}px`;
}

// page: the root of all that is explained.
export function showTitlesOnTouch(page) {
  const note = make("div", { class: "touch-title", role: "status" });
  note.hidden = true;
  page.append(note);
  const hide = () => (note.hidden = true);
  page.addEventListener("click", (event) => {
    const { pointerType, target } = /** @type {any} */ (event);
    const found = pointerType === "touch" && !target.closest(PRESSED) ? target.closest("[title]") : null;
    note.hidden = !found?.title || (note.textContent === found.title && !note.hidden);
    if (note.hidden) return;
    note.textContent = found.title;
    stand(note, found.getBoundingClientRect());
  });
  window.addEventListener("scroll", hide, { capture: true, passive: true });
}
