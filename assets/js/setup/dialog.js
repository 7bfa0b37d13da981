// The setup of one panel, or of all of them at once: a dialog beside what opened it, on a phone a sheet from
// below. What is chosen is there at once; the dialog only shows the picture that comes back.

import { beside } from "../controls/chooser_place.js";
import { closeOnPressOutside } from "../controls/press_outside.js";
import { make } from "../core/dom.js";
import { heldFocus } from "../core/fields.js";
import { icon } from "../core/icons.js";
import { letters } from "../core/manifest.js";
import { lockAll } from "../state/display_options.js";
import { hillSection, methodSection, noiseSection, scheduleSection } from "./parts.js";
import { _ } from "../core/translate.js";

// What is in the dialog, by what opened it.
const PARTS = {
  panel: { title: _("Setup"), sections: [hillSection, methodSection, scheduleSection, noiseSection] },
  schedule: { title: _("Schedule of the rate"), sections: [scheduleSection] },
  noise: { title: _("Noise and batch"), sections: [noiseSection] },
};

// What a visitor may do within the present scope.
function deedsOf(it) {
  const { host, panel } = it;
  const own = it.isAll ? null : panel;
  return {
    set: (name, text) => (it.isAll ? host.field(name, text) : host.panelField(name, panel, text)),
    method: (key) => (it.isAll ? host.field("opt", key) : host.setMethod(panel, key)),
    surface: (key) => host.setSurface(key, own),
    start: (axis, typed) => host.typeStart(axis, typed, own),
    refused: host.complain,
  };
}

function scopeButton(it, isAll, text) {
  const button = make("button", { type: "button", "aria-pressed": String(it.isAll === isAll) }, text);
  button.addEventListener("click", () => {
    it.isAll = isAll;
    render(it);
  });
  return button;
}

function head(it) {
  const letter = letters()[it.panel];
  const close = make("button", { type: "button", class: "tool", "aria-label": _("Close") }, icon("close"));
  close.addEventListener("click", () => it.root.close());
  return make(
    "div",
    { class: "setup-head" },
    make("span", { class: "letter", "aria-hidden": "true" }, letter),
    make("h2", { id: "setup-title" }, PARTS[it.part].title),
    make(
      "div",
      { class: "scope", role: "group", "aria-label": _("What is changed") },
      scopeButton(it, false, _("panel {letter} only", { letter })),
      scopeButton(it, true, _("all panels")),
    ),
    close,
  );
}

function render(it) {
  const { host } = it;
  const held = heldFocus(it.root);
  const given = {
    panel: it.panel,
    letter: letters()[it.panel],
    picture: host.picture(),
    scene: host.scene(),
    catalogue: host.catalogue,
    list: host.controls.list,
    step: host.step(),
    deeds: deedsOf(it),
    isAll: it.isAll,
  };
  const sections = PARTS[it.part].sections.map((section) => section(given));
  it.root.replaceChildren(head(it), make("div", { class: "setup-body" }, ...sections));
  lockAll(it.root, given.scene.scene.lock);
  held.restore();
}

function build(it) {
  it.root = make("dialog", { class: "setup", "aria-labelledby": "setup-title" });
  document.getElementById("page").append(it.root);
  // Keys of the dialog are none of the page's.
  it.root.addEventListener("keydown", (event) => event.stopPropagation());
  closeOnPressOutside(it.root, () => it.anchor);
}

// host: what a view may ask for, of the page.
export function createSetup(host) {
  const it = { host, root: null, anchor: null, panel: 0, part: "panel", isAll: false };
  return {
    // part: of PARTS; anchor: the element that opens it.
    open(panel, anchor, { part = "panel", isAll = false } = {}) {
      if (!it.root) build(it);
      host.select(panel);
      Object.assign(it, { panel, part, isAll, anchor });
      render(it);
      it.root.showModal();
      beside(it.root, anchor);
    },
    // There is a new picture.
    load() {
      if (it.root?.open) render(it);
    },
  };
}
