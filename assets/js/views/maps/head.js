// The head of the view of maps: whose walk, which map, what lies along its axes, and how close one looks.

import { make } from "../../core/dom.js";
import { letters } from "../../core/manifest.js";
import { button } from "./side.js";
import { _ } from "../../core/translate.js";

const group = (label, kind, ...children) =>
  make("div", { class: kind, role: "group", "aria-label": label }, ...children);
const press = (made, isPressed) => made.setAttribute("aria-pressed", String(isPressed));

// on: { panel(i), tab(name), pair(names), zoom(factor), whole() }.
export function createHead(on) {
  const buttons = [...letters()].map((letter, i) => {
    const made = make(
      "button",
      { type: "button", class: "letter", "aria-label": _("Panel {letter}", { letter }) },
      letter,
    );
    made.addEventListener("click", () => on.panel(i));
    return made;
  });
  const tabs = ["starts", "fields"].map((name) => button("", () => on.tab(name)));
  const pickers = [_("Across"), _("Up")].map((label, side) => {
    const made = make("select", { class: "choice", "aria-label": label });
    made.addEventListener("change", () => on.pair(side, made.value));
    return made;
  });
  const closer = button("+", () => on.zoom(2));
  const wider = button("−", () => on.zoom(1 / 2));
  const whole = button(_("Whole"), () => on.whole());
  whole.setAttribute("aria-label", _("Whole map"));
  closer.setAttribute("aria-label", _("Closer"));
  wider.setAttribute("aria-label", _("Wider"));
  const labels = pickers.map((picker, side) =>
    make("label", { class: "axis-of" }, make("span", {}, side ? _("up") : _("across")), picker),
  );
  const axes = make("div", { class: "map-axes-of" }, ...labels);
  const root = make(
    "div",
    { class: "map-head" },
    group(_("Panel"), "letters", ...buttons),
    group(_("Which map"), "kinds", ...tabs),
    axes,
    group(_("Zoom"), "map-zoom", wider, closer, whole),
  );

  return {
    root,
    // tab; names: along the axes of the other map; able: what can go there; panel; isWhole: nothing is cut
    // off.
    show({ tab, names, symbols, able, panel, isLine, isWhole }) {
      buttons.forEach((made, i) => press(made, i === panel));
      tabs.forEach((made, i) => press(made, (tab === "fields") === Boolean(i)));
      tabs[0].textContent = isLine ? _("Every start and rate") : _("Every start");
      tabs[1].textContent = symbols.map((each) => (each === "η" ? _("Rate") : each)).join(" × ");
      tabs[1].hidden = able.length < 3; // there the first map has it all
      axes.hidden = tab !== "fields";
      pickers.forEach((picker, side) => {
        const options = able.map(([name, symbol, help]) => [name, `${symbol}, ${help}`]);
        const told = JSON.stringify(options);
        if (picker.dataset.told !== told)
          picker.replaceChildren(...options.map(([name, said]) => make("option", { value: name }, said)));
        picker.dataset.told = told;
        picker.value = names[side];
      });
      wider.disabled = whole.disabled = isWhole;
    },
  };
}
