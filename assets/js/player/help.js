// The help dialog: what to try, and the keyboard from the very table that the handlers use.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { keyRows } from "./key_table.js";
import { _ } from "../core/translate.js";

const NAMES = {
  ArrowRight: "→",
  ArrowLeft: "←",
  "Shift+ArrowRight": _("Shift + →"),
  "Shift+ArrowLeft": _("Shift + ←"),
  PageDown: "Page Down",
  PageUp: "Page Up",
  "-": "−",
  "Meta+Z": "⌘ Z",
};
const PLACES = {
  stage: _("map or timeline"),
  anywhere: _("anywhere"),
  "full screen": _("full screen"),
  "start point": _("start point"),
  "learning rate": _("learning rate"),
  "3-D hill": _("3-D hill"),
  lesson: _("lesson"),
  "show of hands": _("show of hands"),
  dialog: _("dialog"),
};

const SIGNS = [
  _("η is the learning rate: a step is η times the gradient, downhill."),
  _("λ is the curvature: how fast the slope grows. Plain descent holds on while η·λ is below 2."),
  _("The colors and dashes of its ruler are the fates of all rates; the fine tick is the stability limit."),
  _("A walk has settled once its loss stays below 1 % of where it began: the dotted line."),
  _("+ marks a minimum. All loss curves share one logarithmic axis."),
  _("On data a thin line beneath is the loss over the batch of each step, a line of dots the test loss."),
  _("On a map ○ is the start and ● where the walk stands; a ring is the step that you point at."),
  _("An arrowhead at the edge: there the walk leaves the map. Each fate has a color, an icon and a dash."),
  _("In the head of a panel the curve is its rate over the steps, the dot this step."),
  _(
    "Over the timeline stands what happened to the selected walk: a tick where it crosses the minimum, " +
      "a thick one where the loss rises, ○ for 1 % left at last, ● for settled, ▲ for off the map.",
  ),
];

function name(key) {
  return NAMES[key] ?? key.replace("+", key.length > 1 ? " + " : "+");
}

function row({ keys, where, does }) {
  const caps = keys.flatMap((key, i) => [...(i ? [" "] : []), make("kbd", {}, name(key))]);
  return make(
    "tr",
    {},
    make("td", {}, ...caps),
    make("td", {}, does),
    make("td", {}, PLACES[where] ?? where),
  );
}

export function createHelp(dialog, { singleKeys }) {
  const body = make("tbody", {});
  const head = make(
    "tr",
    {},
    ...[_("Key"), _("What it does"), _("Where")].map((text) => make("th", { scope: "col" }, text)),
  );
  const check = make("input", { type: "checkbox", checked: "" });
  check.addEventListener("change", () => singleKeys(check.checked));
  const close = make(
    "button",
    { type: "button", class: "tool close", "aria-label": _("Close") },
    icon("close"),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.append(
    close,
    make("h2", { id: "help-title" }, _("How to drive Downhill")),
    make(
      "p",
      {},
      _(
        "Drag a learning rate and watch the whole path follow. Press or drag on a map to move the start; " +
          "rest on it to see the loss there, and the first step. " +
          "Hold Ctrl and turn the wheel to look closer. Copy the address to share what you see.",
      ),
    ),
    make("ul", {}, ...SIGNS.map((sign) => make("li", {}, sign))),
    make(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": _("Keys") },
      make("table", {}, make("thead", {}, head), body),
    ),
    make("label", { class: "switch" }, check, ` ${_("Single-key shortcuts")}`),
  );
  return {
    open() {
      const inLesson = document.getElementById("page").classList.contains("in-lesson");
      body.replaceChildren(...keyRows(inLesson).map(row));
      dialog.showModal();
    },
  };
}
