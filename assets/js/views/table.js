// The walk of the selected panel as a table: every number of every step, to be read, pointed at, or taken away.

import { doubles } from "../core/codec.js";
import { make } from "../core/dom.js";
import { figure } from "../core/format.js";

const HEADS = [["step", "Step"], ["x", "x"], ["y", "y"], ["loss", "Loss"], ["gradient", "‖∇L‖"], ["rate", "η"]];
const FIRST = 200; // rows at once; more on demand

// Columns of numbers as the text of a CSV file; numbers read back as the same doubles, what is none stays empty.
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

function create(root, host) {
  const title = make("h3");
  const take = make("button", { type: "button", class: "tool boxed wide" }, "Save as CSV");
  const body = make("tbody");
  const more = make("button", { type: "button", class: "tool boxed wide" }, "Show all steps");
  const head = make("tr", {}, ...HEADS.map(([, text]) => make("th", { scope: "col" }, text)));
  const table = make("table", { class: "numbers", "aria-label": "Every step of the walk" }, make("thead", {}, head), body);
  root.append(make("div", { class: "view-bar" }, title, take), table, more);
  let told = "";
  let columns = null;
  let name = "";

  function load(picture, panel) {
    const tale = `${picture.query} ${panel}`;
    if (tale === told) return;
    told = tale;
    title.textContent = `Panel ${"ABCD"[panel]}`;
    root.setAttribute("aria-busy", "true");
    host.call(`table/${panel}`, picture.query).then((answer) => {
      if (tale !== told) return;
      columns = Object.fromEntries(Object.entries(answer.trace.columns).map(([key, text]) => [key, doubles(text)]));
      name = `downhill-${host.scene().hill.key}-${"ABCD"[panel]}.csv`;
      fill(FIRST);
      root.removeAttribute("aria-busy");
    }, (error) => {
      if (tale !== told) return;
      told = "";
      host.notes([error.message]);
    });
  }
  function fill(count) {
    const rows = Math.min(columns.step.length, count);
    body.replaceChildren(...Array.from({ length: rows }, (_, i) => row(i)));
    more.hidden = rows === columns.step.length;
    tick(host.step());
  }
  function row(i) {
    const text = (key) => (Number.isNaN(columns[key][i]) ? "–" : figure(columns[key][i]));
    return make("tr", { "data-step": i }, make("th", { scope: "row" }, String(i)),
      ...HEADS.slice(1).map(([key]) => make("td", { title: String(columns[key][i]) }, text(key))));
  }
  function tick(step) {
    body.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const at = columns && Math.min(step, columns.step.length - 1);
    body.querySelector(`[data-step="${at}"]`)?.setAttribute("aria-current", "step");
  }
  const stepOf = (event) => event.target.closest("[data-step]")?.dataset.step;
  body.addEventListener("pointerover", (event) => host.peek(stepOf(event) === undefined ? null : Number(stepOf(event))));
  body.addEventListener("pointerleave", () => host.peek(null));
  body.addEventListener("click", (event) => stepOf(event) !== undefined && host.seek(Number(stepOf(event))));
  take.addEventListener("click", () => columns && save(csv(columns), name));
  more.addEventListener("click", () => fill(Infinity));

  function peek(step) {
    body.querySelector(".peeked")?.classList.remove("peeked");
    if (step !== null) body.querySelector(`[data-step="${step}"]`)?.classList.add("peeked");
  }
  return { load, tick, peek };
}

export const view = { key: "table", title: "Every number", wide: false, create };
