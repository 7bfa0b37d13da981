// The walk of the selected panel as a table: every number of every step, to be read, pointed at, or taken
// away.

import { doubles } from "../core/codec.js";
import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

const HEADS = [
  ["step", _("Step")],
  ["x", "x"],
  ["y", "y"],
  ["loss", _("Loss")],
  ["gradient", "‖∇L‖"],
  ["rate", "η"],
];
const FIRST = 200; // rows at once; more on demand

// Columns of numbers as the text of a CSV file; numbers read back as the same doubles, what is none stays
// empty.
export function csv(columns) {
  const names = Object.keys(columns);
  const cell = (value) => (Number.isNaN(value) ? "" : String(value));
  const rows = Array.from(columns[names[0]], (_, i) => names.map((name) => cell(columns[name][i])).join(","));
  return [names.join(","), ...rows, ""].join("\r\n");
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function load(it, picture, panel) {
  const tale = `${picture.query} ${panel}`;
  if (tale === it.told) return;
  it.told = tale;
  it.panel = panel;
  it.title.textContent = _("Panel {letter}", { letter: letters()[panel] });
  it.root.setAttribute("aria-busy", "true");
  it.host.call(`table/${panel}`, picture.query).then(
    (answer) => {
      if (tale !== it.told) return;
      it.columns = Object.fromEntries(
        Object.entries(answer.trace.columns).map(([key, text]) => [key, doubles(text)]),
      );
      it.name = `downhill-${it.host.scene().hill.key}-${letters()[panel]}.csv`;
      fill(it, FIRST);
      it.root.removeAttribute("aria-busy");
    },
    (error) => {
      if (tale !== it.told) return;
      it.told = "";
      it.host.notes([error.message]);
    },
  );
}

function fill(it, count) {
  const rows = Math.min(it.columns.step.length, count);
  it.body.replaceChildren(...Array.from({ length: rows }, (_, i) => row(it, i)));
  it.more.hidden = rows === it.columns.step.length;
  tick(it, it.host.step());
}

function row(it, i) {
  const cell = (value) =>
    Number.isNaN(value) ? make("td", {}, "–") : make("td", { title: String(value) }, figure(value));
  return make(
    "tr",
    { "data-step": i },
    make("th", { scope: "row" }, String(i)),
    ...HEADS.slice(1).map(([key]) => cell(it.columns[key][i])),
  );
}

// tick: of the clock, which may count evaluations.
function tick(it, now) {
  it.body.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const at = it.columns && Math.min(it.host.stepAt(it.panel, now), it.columns.step.length - 1);
  const marked = it.body.querySelector(`[data-step="${at}"]`);
  if (!marked) return;
  marked.setAttribute("aria-current", "step");
  bring(it.root, marked.getBoundingClientRect());
}

// Scrolls the view, and nothing around it, so far that a row stands in its middle; one in sight stays.
function bring(root, { top, bottom }) {
  const room = root.getBoundingClientRect();
  if (top >= room.top && bottom <= room.bottom) return;
  root.scrollTop += (top + bottom) / 2 - (room.top + room.bottom) / 2;
}

function peek(it, at) {
  it.body.querySelector(".peeked")?.classList.remove("peeked");
  if (at === null || !it.columns) return;
  it.body.querySelector(`[data-step="${it.host.stepAt(it.panel, at)}"]`)?.classList.add("peeked");
}

function create(root, host) {
  const it = { root, host, told: "", panel: 0, columns: null, name: "" };
  it.title = make("h3");
  const take = make("button", { type: "button", class: "tool boxed wide" }, _("Save as CSV"));
  it.body = make("tbody");
  it.more = make("button", { type: "button", class: "tool boxed wide" }, _("Show all steps"));
  const head = make("tr", {}, ...HEADS.map(([, text]) => make("th", { scope: "col" }, text)));
  const table = make(
    "table",
    { class: "numbers", "aria-label": _("Every step of the walk") },
    make("thead", {}, head),
    it.body,
  );
  it.root.append(make("div", { class: "view-bar" }, it.title, take), table, it.more);

  // When the step of the row under a hand is reached; null beside the rows.
  const tickOf = ({ target }) => {
    const step = target.closest("[data-step]")?.dataset.step;
    return step === undefined ? null : it.host.tickOf(it.panel, Number(step));
  };
  it.body.addEventListener("pointerover", (event) => it.host.peek(tickOf(event)));
  it.body.addEventListener("pointerleave", () => it.host.peek(null));
  it.body.addEventListener("click", (event) => {
    const at = tickOf(event);
    if (at !== null) it.host.seek(at);
  });
  take.addEventListener("click", () => it.columns && save(csv(it.columns), it.name));
  it.more.addEventListener("click", () => fill(it, Infinity));

  return {
    load: (picture, panel) => load(it, picture, panel),
    tick: (at) => tick(it, at),
    peek: (at) => peek(it, at),
  };
}

export const view = {
  key: "table",
  title: _("Every number"),
  wide: false,
  create,
  needs: ["call", "notes", "peek", "scene", "seek", "step", "stepAt", "tickOf"],
};
