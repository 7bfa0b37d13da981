// The fates of the four panels as buttons: on a phone one panel is shown, and these stand for the other
// three.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

// select(index): a panel is chosen.
export function createTabs(root, { select }) {
  const buttons = [...letters()].map((letter, i) => {
    const made = make(
      "button",
      { type: "button", class: "tab", "aria-pressed": "false" },
      make("b", {}, letter),
      make("span", { class: "disc" }),
      make("span", { class: "word" }),
    );
    made.addEventListener("click", () => select(i));
    return made;
  });
  root.prepend(make("div", { class: "tabs", role: "group", "aria-label": _("Panels") }, ...buttons));
  return {
    select: (index) => buttons.forEach((made, i) => made.setAttribute("aria-pressed", String(i === index))),
    // isTold: whether what became of the walks may be seen.
    show: (panels, isTold = true) =>
      panels.forEach((panel, i) => {
        const { fate, word } = isTold ? panel : { fate: "pending", word: "" };
        if (buttons[i].title === word && buttons[i].dataset.fate === fate) return;
        buttons[i].title = word;
        buttons[i].dataset.fate = fate;
        buttons[i].querySelector(".disc").replaceChildren(...(fate === "pending" ? [] : [icon(fate)]));
        buttons[i].querySelector(".word").textContent = word;
      }),
  };
}
