// The elements of the 3-D view: a bar of controls, the box that is turned, and the words beneath it.

import { draw, make } from "../../core/dom.js";
import { icon as iconsIcon } from "../../core/icons.js";
import { _ } from "../../core/translate.js";

const HEIGHTS = [
  [_("linear"), false],
  [_("log"), true],
];
const TURNS = [
  ["left", _("Turn left"), { by: 15 }],
  ["right", _("Turn right"), { by: -15 }],
  ["higher", _("From higher up"), { up: 10 }],
  ["lower", _("From lower down"), { up: -10 }],
  ["nearer", _("Closer"), { nearer: 1.2 }],
  ["farther", _("Farther"), { nearer: 1 / 1.2 }],
];

function tool(icon, label, does) {
  const made = make(
    "button",
    { type: "button", class: "tool", title: label, "aria-label": label },
    iconsIcon(icon),
  );
  made.addEventListener("click", does);
  return made;
}

function say(it, text) {
  it.message.textContent = text;
  it.message.hidden = text === "";
}

function showHeight(it, isLog) {
  it.heights.forEach((button, i) => button.setAttribute("aria-pressed", String(HEIGHTS[i][1] === isLog)));
}

// Only words are left.
function without(it, text) {
  say(it, text);
  for (const part of [it.bar, it.box, it.said]) part.hidden = true;
}

// The elements of the view; act: { height(isLog), turn(change), home() }.
export function createStand(root, act) {
  const it = {};
  it.heights = HEIGHTS.map(([text, isLog]) => {
    const made = make("button", { type: "button", class: "part", "aria-pressed": "false" }, text);
    made.addEventListener("click", () => act.height(isLog));
    return made;
  });
  it.bar = make(
    "div",
    { class: "solid-bar" },
    make("span", { class: "name", id: "solid-height" }, _("Height")),
    make("div", { class: "parts", role: "group", "aria-labelledby": "solid-height" }, ...it.heights),
    make(
      "div",
      { class: "turns", role: "group", "aria-label": _("Camera") },
      ...TURNS.map(([icon, label, change]) => tool(icon, label, () => act.turn(change))),
      tool("unzoom", _("Reset the view"), act.home),
    ),
  );
  const under = draw("svg", { class: "layer solid-walks", "aria-hidden": "true" });
  const plot = make("div", { class: "plot" });
  it.box = make(
    "div",
    {
      class: "solid-box",
      tabindex: "0",
      role: "group",
      "aria-label": _(
        "The hill in three dimensions. Arrow keys turn it, plus and minus zoom, Home resets the view.",
      ),
      "aria-describedby": "solid-told",
    },
    under,
    plot,
  );
  it.said = make("p", { class: "but solid-said" });
  const told = make("p", { class: "unseen", id: "solid-told" });
  it.message = make("p", { class: "solid-message", role: "status", hidden: "" });
  root.append(it.message, it.bar, it.box, it.said, told);

  return {
    box: it.box,
    under,
    plot,
    said: it.said,
    told,
    say: (text) => say(it, text),
    showHeight: (isLog) => showHeight(it, isLog),
    without: (text) => without(it, text),
  };
}
