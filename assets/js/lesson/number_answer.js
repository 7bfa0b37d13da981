// An answer that is a number: a field, and a button that locks it.

import { parseField } from "../core/fields.js";
import { make } from "../core/dom.js";
import { fill, _ } from "../core/translate.js";
import { lockButton } from "./lock_button.js";

// Why no answer was locked.
export const trouble = (typed, why) =>
  typed.trim() ? fill(why, { what: _("This") }) : _("Write a number first.");

export function createNumber({ unit = "" }, commit) {
  const field = make("input", {
    type: "text",
    inputmode: "decimal",
    class: "number",
    autocomplete: "off",
    "aria-labelledby": "lesson-question",
    "aria-describedby": "lesson-complaint",
  });
  const complaint = make("p", { id: "lesson-complaint", class: "lesson-complaint", role: "status" });
  function send() {
    const { value, why } = parseField(field.value);
    complaint.textContent = why ? trouble(field.value, why) : "";
    field.toggleAttribute("aria-invalid", Boolean(why));
    if (why) field.focus();
    else commit(String(value), field.value.trim());
  }
  const button = lockButton(send);
  const root = make(
    "form",
    { class: "number-answer", novalidate: "" },
    make("label", {}, ...(unit ? [make("span", { class: "unit" }, unit)] : []), field),
    button,
    complaint,
  );
  root.addEventListener("submit", (event) => event.preventDefault());
  const set = (isOff) => {
    field.disabled = isOff;
    button.disabled = isOff;
  };
  return { root, lock: () => set(true), unlock: () => set(false) };
}
