// What a shared scene shows: a select for each choice, and for each part whether it is hidden or locked. Only
// what differs from the default is named in an address.

import { make } from "../core/dom.js";
import { _ } from "../core/translate.js";

const LISTS = ["hide", "lock"];

function select(name, words, choices, changed) {
  const input = make(
    "select",
    { class: "choice", "aria-label": words },
    ...choices.map(([value, text]) => make("option", { value }, text)),
  );
  input.addEventListener("change", changed);
  return {
    row: make("label", { class: "field-row" }, make("b", {}, words), input),
    load(value) {
      // An address may hold more than the usual choices do: a text of 133 %.
      if (!choices.some(([key]) => key === value)) input.append(make("option", { value }, value));
      input.value = value;
    },
    value: () => (input.value === choices[0][0] ? null : input.value),
    first: choices[0][0],
    name,
  };
}

function check(words, changed) {
  const input = make("input", { type: "checkbox", "aria-label": words });
  input.addEventListener("change", changed);
  return input;
}

// The form as an address would have it; now: the step that the page shows.
function load(it, query, now) {
  const fields = new URLSearchParams(query);
  it.at = now;
  for (const { load, name, first } of it.selects) load(fields.get(name) ?? first);
  it.step.checked = fields.has("step");
  it.stepWords.textContent = _("Opens at step {now}", { now });
  it.resize.checked = fields.get("resize") === "1";
  for (const list of LISTS) {
    const named = (fields.get(list) ?? "").split(",");
    for (const [key, box] of Object.entries(it.boxes[list])) box.checked = named.includes(key);
  }
}

// Every field that is chosen here; null where it is the default.
function values(it) {
  const found = { step: it.step.checked ? String(it.at) : null, resize: it.resize.checked ? "1" : null };
  for (const { name, value } of it.selects) found[name] = value();
  for (const list of LISTS) {
    const named = Object.keys(it.boxes[list]).filter((key) => it.boxes[list][key].checked);
    found[list] = named.length ? named.join(",") : null;
  }
  return found;
}

// tables: { choices: [key, words, [value, words][]][], parts: [key, words, whether it can be locked][] }.
export function createForm(root, tables, { changed }) {
  const it = { at: 0 };
  it.selects = tables.choices.map(([name, words, choices]) => select(name, words, choices, changed));
  it.step = check(_("Opens at this step"), changed);
  it.stepWords = make("b");
  it.resize = check(_("Tells the page around it how high it is"), changed);
  it.boxes = { hide: {}, lock: {} };

  const rows = tables.parts.map(([key, words, isLockable]) => {
    it.boxes.hide[key] = check(_("Hide: {part}", { part: words }), changed);
    if (isLockable) it.boxes.lock[key] = check(_("Lock: {part}", { part: words }), changed);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, words),
      ...LISTS.map((list) => make("td", {}, it.boxes[list][key] ?? "")),
    );
  });
  const head = make(
    "tr",
    {},
    ...[_("Part"), _("Hide"), _("Lock")].map((text) => make("th", { scope: "col" }, text)),
  );
  root.append(
    make("h3", {}, _("What it shows")),
    make("label", { class: "field-row" }, it.stepWords, it.step),
    ...it.selects.map(({ row }) => row),
    make("label", { class: "field-row" }, make("b", {}, _("Height messages")), it.resize),
    make("h3", {}, _("Hide and lock")),
    make(
      "p",
      { class: "but" },
      _(
        "What is hidden is absent. What is locked is seen, does not move, and says that it was " +
          "“set by your teacher”. Not secret: the address can be read.",
      ),
    ),
    make("table", { class: "hiding" }, make("thead", {}, head), make("tbody", {}, ...rows)),
  );

  return { load: (query, now) => load(it, query, now), values: () => values(it) };
}
