// The help dialog: what to try, and the keyboard from the very table that the handlers use.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { keyRows } from "./key_table.js";

const NAMES = {
  ArrowRight: "→",
  ArrowLeft: "←",
  "Shift+ArrowRight": "Shift + →",
  "Shift+ArrowLeft": "Shift + ←",
  PageDown: "Page Down",
  PageUp: "Page Up",
  "-": "−",
  "Meta+Z": "⌘ Z",
};
const PLACES = { stage: "map or timeline" };

const SIGNS = [
  "η is the learning rate: a step is η times the gradient, downhill.",
  "The colors of its ruler are the fates of all rates; the fine tick is the stability limit.",
  "A walk has settled once its loss stays below 1 % of where it began: the dotted line.",
  "+ marks a minimum. All loss curves share one logarithmic axis.",
  "Over the timeline stands what happened to the selected walk: a tick where it crosses the minimum, " +
    "a thick one where the loss rises, ○ for 1 % left at last, ● for settled, ▲ for off the map.",
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
  const body = make("tbody", {}, ...keyRows().map(row));
  const head = make(
    "tr",
    {},
    ...["Key", "What it does", "Where"].map((text) => make("th", { scope: "col" }, text)),
  );
  const check = make("input", { type: "checkbox", checked: "" });
  check.addEventListener("change", () => singleKeys(check.checked));
  const close = make("button", { type: "button", class: "tool close", "aria-label": "Close" }, icon("close"));
  close.addEventListener("click", () => dialog.close());
  dialog.append(
    close,
    make("h2", { id: "help-title" }, "How to drive Downhill"),
    make(
      "p",
      {},
      "Drag a learning rate and watch the whole path follow. Press or drag on a map to move the start; " +
        "rest on it to see the loss there, and the first step. " +
        "Hold Ctrl and turn the wheel to look closer. Copy the address to share what you see.",
    ),
    make("ul", {}, ...SIGNS.map((sign) => make("li", {}, sign))),
    make(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Keys" },
      make("table", {}, make("thead", {}, head), body),
    ),
    make("label", { class: "switch" }, check, " Single-key shortcuts"),
  );
  return { open: () => dialog.showModal() };
}
