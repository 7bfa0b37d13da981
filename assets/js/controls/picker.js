// A picker: a button that says what is chosen, and opens the list to choose from.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";

const OPENS = new Set(["ArrowDown", "ArrowUp"]);

// face(choice): the elements that the button shows of it; chosen(key): a visitor has chosen.
// list: what it opens, if anything can be chosen.
export function createPicker(place, { list, choices, face, chosen }) {
  const { label, titled } = place.dataset;
  let value = "";
  const room = make("span", { class: "picked" });
  const button = make(
    "button",
    {
      type: "button",
      role: "combobox",
      "aria-label": label,
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      ...(list && { "aria-controls": list.id }),
    },
    room,
    icon("chevron"),
  );
  if (titled) place.append(make("span", { class: "picker-title", "aria-hidden": "true" }, label));
  place.append(button);

  function put(key) {
    if (value === key) return;
    value = key;
    const choice = choices.find((each) => each.key === key);
    room.replaceChildren(...face(choice));
    // Firefox knows no value of such a combobox: without a description Orca would not say what is chosen.
    button.setAttribute("aria-description", choice.label);
  }
  function open(typed = "") {
    if (!list) return;
    button.setAttribute("aria-expanded", "true");
    list.open({
      anchor: button,
      value,
      typed,
      chosen,
      closed: () => button.setAttribute("aria-expanded", "false"),
    });
  }
  button.addEventListener("click", () => open());
  button.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyped = event.key.length === 1 && event.key !== " ";
    if (!isTyped && !OPENS.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    open(isTyped ? event.key : "");
  });
  return { put };
}
