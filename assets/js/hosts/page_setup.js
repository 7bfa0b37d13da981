// The setup dialog, and what opens it: the head of a panel, and the buttons of the bar.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { letters } from "../core/manifest.js";
import { createBar } from "../setup/bar.js";
import { createSetup } from "../setup/dialog.js";
import { createBudget } from "../setup/budget.js";
import { _ } from "../core/translate.js";

const CONTROLS = "button, input, select, a";

// The letter of a panel becomes the button that opens its setup.
function opener(head, panel) {
  const letter = letters()[panel];
  const label = _("Setup of panel {letter}", { letter });
  const button = make(
    "button",
    { type: "button", class: "letter opens", "aria-label": label, "aria-haspopup": "dialog", title: label },
    letter,
    icon("chevron"),
  );
  head.querySelector(".letter").replaceWith(button);
  return button;
}

// it: the parts of the page. A frame and a file have no setup.
export function attachSetup(it) {
  it.setup = createSetup(it.host);
  it.stage.panels.forEach(({ root }, panel) => {
    const head = root.querySelector(".cause");
    const button = opener(head, panel);
    head.classList.add("opens-setup");
    head.addEventListener("click", ({ target }) => {
      if (target.closest(CONTROLS) && !button.contains(target)) return;
      if (head.closest(".in-lesson:not(.free)")) return; // a lesson brings its own setup
      button.focus({ preventScroll: true });
      it.setup.open(panel, head);
    });
  });
  it.budget = createBudget(document.querySelector("#transport .count"), {
    changed: (text) => it.deeds.field("steps", text),
    refused: it.host.complain,
  });
  const [schedule, noise] = ["schedule", "noise"].map((part) => document.getElementById(`bar-${part}`));
  it.bar = createBar(
    { schedule, noise },
    {
      schedules: it.catalogue.schedules,
      open: (part, anchor) => it.setup.open(it.stage.selected, anchor, { part, isAll: true }),
    },
  );
}
