// The elements of a chooser: its head with the field to search in, its groups of options, and a line for the
// option that is marked.

import { draw, make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { _ } from "../core/translate.js";

function createSearch({ kind, words }) {
  return make("input", {
    type: "text",
    role: "combobox",
    class: "chooser-search",
    "aria-label": words.search,
    "aria-expanded": "true",
    "aria-controls": `${kind}-choices`,
    "aria-autocomplete": "list",
    placeholder: words.search,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
  });
}

function createChip(group, text, count) {
  const attributes = { type: "button", class: "tool boxed chip", "data-group": group };
  return make("button", attributes, make("b", {}, text), ` ${count}`);
}

// What the marks on the cards mean.
function createLegend() {
  const sign = (shape) => draw("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, shape);
  return make(
    "p",
    { class: "chooser-legend" },
    sign(draw("circle", { cx: 6, cy: 6, r: 3.5 })),
    _("start"),
    sign(draw("path", { d: "M6 2v8M2 6h8" })),
    _("minimum"),
  );
}

function createOption({ kind, face }, choice) {
  const attributes = { role: "option", class: "option", id: `${kind}-choice-${choice.key}` };
  return { choice, root: make("div", attributes, ...face(choice)) };
}

function createGroup(it, [name, choices], i) {
  const options = choices.map((choice) => createOption(it, choice));
  const id = `${it.kind}-group-${i}`;
  const count = it.isGrid ? [make("span", {}, ` ${choices.length}`)] : [];
  const root = make(
    "div",
    { role: "group", class: "group", "aria-labelledby": id },
    make("div", { role: "presentation", class: "group-name", id }, make("b", {}, name), ...count),
    make("div", { role: "presentation", class: "group-options" }, ...options.map((each) => each.root)),
  );
  return { root, options };
}

export function createParts(it) {
  const { kind, words, isGrid } = it;
  const groups = it.groups.map((group, i) => createGroup(it, group, i));
  const counts = it.groups.map(([name, choices]) => createChip(name, name, choices.length));
  const chips = isGrid ? [createChip("", _("All"), it.choices.length), ...counts] : [];
  const close = make(
    "button",
    { type: "button", class: "tool chooser-close", "aria-label": _("Close") },
    icon("close"),
  );
  const search = createSearch(it);
  const list = make(
    "div",
    {
      role: "listbox",
      class: "chooser-list",
      id: `${kind}-choices`,
      tabindex: "0",
      "aria-label": words.title,
    },
    ...groups.map(({ root }) => root),
  );
  const nothing = make("p", { class: "chooser-nothing", role: "status", hidden: "" }, words.missing);
  const foot = make("p", { class: "chooser-foot", "aria-hidden": "true" });
  const head = make(
    "div",
    { class: "chooser-head" },
    make("h2", { id: `${kind}-title` }, words.title),
    make("label", { class: "chooser-field" }, icon("search"), search),
    ...(isGrid ? [make("div", { class: "chips", role: "group", "aria-label": _("Groups") }, ...chips)] : []),
    ...(isGrid ? [createLegend()] : []),
    close,
  );
  const root = make(
    "dialog",
    { class: `chooser ${isGrid ? "gallery" : "lines"} of-${kind}`, "aria-labelledby": `${kind}-title` },
    ...[head, list, nothing, ...(isGrid ? [] : [foot])],
  );
  return { root, search, list, close, chips, groups, nothing, foot };
}
