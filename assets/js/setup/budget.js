// The number of steps as a field, at the end of the clock. Where a clock counts something else it is not
// there.

import { make } from "../core/dom.js";
import { parseField } from "../core/fields.js";
import { _ } from "../core/translate.js";

// count: the element that says where the clock stands; changed(text), refused(typed, why, kept).
export function createBudget(count, { changed, refused }) {
  const input = make("input", {
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": _("Number of steps"),
    title: _("Number of steps"),
  });
  const root = make("span", { class: "budget" }, make("span", { "aria-hidden": "true" }, "/ "), input);
  count.after(root);
  let kept = "";
  input.addEventListener("change", () => {
    const { value, why } = parseField(input.value, { isWhole: true });
    if (why) refused(input.value, why, kept);
    else changed(String(value));
    input.value = why ? kept : String(value);
  });
  return {
    load({ steps, clock, end }) {
      kept = String(steps);
      input.value = kept;
      // The clock stops a little after the last walk has settled or is gone, however many were asked for.
      count.classList.toggle("ends-early", clock === "steps" && end < steps);
      root.toggleAttribute("hidden", clock !== "steps");
      count.classList.toggle("has-budget", clock === "steps");
    },
  };
}
