// The button that locks what was typed or pointed at.

import { make } from "../core/dom.js";
import { _ } from "../core/translate.js";

export function lockButton(act) {
  const made = make("button", { type: "submit", class: "lesson-lock" }, _("Lock this answer"));
  made.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}
