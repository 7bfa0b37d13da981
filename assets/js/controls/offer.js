// Beside the rate of a panel whose method was changed: that it lies outside of what suits the method, and
// one rate that does. It is offered, never set.

import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { icon } from "../core/icons.js";
import { rateText } from "../core/rate.js";
import { _ } from "../core/translate.js";

const FAR = 3; // times
const SETTLED = new Set(["just_right", "works", "arrived", "at_rest"]); // what became of a rate that suits
const HAND = ["pointerdown", "pointermove", "wheel"];

// Where a rate lies beside those that suit: "below", "far below", "above" or "far above" them, or null.
export function whereabouts(rate, [low, high]) {
  if (rate < low) return rate * FAR < low ? "far below" : "below";
  if (rate > high) return rate > high * FAR ? "far above" : "above";
  return null;
}

const WORDS = {
  "far below": (places) => _("{rate} is far below the range of {method} here", places),
  below: (places) => _("{rate} is below the range of {method} here", places),
  above: (places) => _("{rate} is above the range of {method} here", places),
  "far above": (places) => _("{rate} is far above the range of {method} here", places),
};

// use(text): the visitor takes this rate.
function createOffer(panel, { use }) {
  const root = make("div", { class: "offer", role: "status" });
  panel.querySelector(".map").append(root);
  // A hand on it is no hand on the map.
  for (const event of HAND) root.addEventListener(event, (it) => it.stopPropagation());
  const clear = () => root.replaceChildren();

  function button(look, act, attributes, ...children) {
    const made = make("button", { type: "button", class: look, ...attributes }, ...children);
    made.addEventListener("click", () => {
      clear();
      panel.querySelector(".eta input").focus({ preventScroll: true });
      act();
    });
    return made;
  }
  return {
    root,
    clear,
    // suits: low, high, and the rate that is named.
    show(rate, suits, method) {
      const where = suits && whereabouts(rate, suits);
      if (!where) return clear();
      const named = rateText(suits[2]);
      const text = _("use {rate}", { rate: named });
      const keep = { "aria-label": _("Keep the rate") };
      return root.replaceChildren(
        make("span", {}, WORDS[where]({ rate: figure(rate), method })),
        button("take", () => use(named), {}, text),
        button("keep", () => {}, keep, icon("close")),
      );
    },
  };
}

// One for each panel. deeds: { panelField, typeRate }, what a visitor may do.
export function createOffers(panels, { panelField, typeRate }) {
  const offers = panels.map(({ root }, i) => createOffer(root, { use: (text) => typeRate(i, text) }));
  const due = new Set(); // panels whose method has changed since the last answer
  const clear = () => offers.forEach((offer) => offer.clear());
  // It stands until anything else is done.
  document.addEventListener(
    "pointerdown",
    ({ target }) => {
      if (!offers.some(({ root }) => root.contains(target))) clear();
    },
    true,
  );
  return {
    // What suits the method is known when its walk is there.
    setMethod(panel, key) {
      due.add(panel);
      panelField("opt", panel, key);
    },
    answer(pictures, methods) {
      clear();
      pictures.forEach(({ eta, suits, setup, fate }, panel) => {
        if (due.has(panel) && !SETTLED.has(fate)) offers[panel].show(eta, suits, methods[setup.opt].label);
      });
      due.clear();
    },
    // While a hand moves a rate.
    changed: clear,
    clear() {
      due.clear();
      clear();
    },
  };
}
