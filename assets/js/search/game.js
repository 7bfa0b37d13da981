// The search game: a hidden hill, six tries, then what was hidden. It is in the address, and nowhere else.

import { draw, make } from "../core/dom.js";
import { figure as printed } from "../core/format.js";
import { readNumber } from "../core/numbers.js";
import { _, n_ } from "../core/translate.js";
import { drawChart } from "./chart.js";
import { planRows } from "./plans.js";

const HILLS = 9999;
const [NARROWEST, PADDING] = [300, 16]; // px

// The hill and the tries of an address.
export function readState(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const tries = (fields.get("tries") ?? "").split(",").map(Number);
  const hill = Number(fields.get("hill"));
  return {
    hill: Number.isInteger(hill) && hill > 0 && hill <= HILLS ? hill : 0,
    tries: tries.filter((rate) => Number.isFinite(rate) && rate > 0),
  };
}
export const writeState = ({ hill, tries }) => `#hill=${hill}&tries=${tries.join(",")}`;

/**
 * Another hill than this one; of those that there are, or of all.
 * @param {number} hill
 * @param {number[] | null} hills
 * @param {number} chance from 0 to 1
 */
export function anotherHill(hill, hills, chance) {
  const others = hills?.filter((each) => each !== hill);
  return others ? others[Math.floor(chance * others.length)] : 1 + Math.floor(chance * HILLS);
}

// What was typed as a rate of the axis: { value }, or { why } it is none.
export function readRate(text, [low, high]) {
  const read = readNumber(text, { comma: true });
  if (read.why) return { why: read.why.replace("{what}", text || "–") };
  if (read.value < low || read.value > high)
    return { why: _("A rate here is between {low} and {high}.", { low, high }) };
  return read;
}

// The chart is drawn in the width that it has, so that its letters are as large as others.
const redraw = ({ chart, told, width }) => drawChart(chart, told, Math.max(width(), NARROWEST));

function show(it, told) {
  it.told = told;
  const { tries, left, hidden } = told;
  it.root.classList.toggle("over", hidden !== null);
  it.left.textContent = n_("{n} try is left.", "{n} tries are left.", left);
  it.list.replaceChildren(
    ...tries.map(({ rate, text, found }) =>
      make("li", { class: found ? "found" : "" }, `η = ${printed(rate)}: `, make("b", {}, text)),
    ),
  );
  redraw(it);
  it.chart.setAttribute("aria-label", tries.map(({ said }) => said).join(" ") || _("No try yet."));
  it.form.hidden = it.left.hidden = left === 0;
  it.after.hidden = hidden === null;
  if (hidden === null) return;
  it.outcome.textContent = hidden.outcome;
  it.why.textContent = hidden.why;
  it.formula.textContent = hidden.formula;
  it.rows.replaceChildren(...planRows(told));
  if (it.open) it.open.href = `${it.home}?${hidden.query}`;
}

async function ask(it, next) {
  it.button.disabled = true;
  try {
    const told = await it.line(next.hill, next.tries);
    it.state = next;
    it.wrote(writeState(next));
    show(it, told);
    const last = told.tries.at(-1);
    it.status.textContent = told.hidden?.outcome ?? last?.said ?? "";
    if (told.hidden) it.outcome.focus();
  } catch {
    it.trouble.textContent = _("The server is away. Press again in a moment.");
  } finally {
    it.button.disabled = false;
  }
}

function submit(it, event) {
  event.preventDefault();
  if (it.button.disabled) return null;
  const { value, why } = readRate(it.field.value, it.told.axis);
  it.trouble.textContent = why ?? "";
  it.field.setAttribute("aria-invalid", String(Boolean(why)));
  if (why) return it.field.focus();
  it.field.value = "";
  return ask(it, { ...it.state, tries: [...it.state.tries, value] });
}

function renew(it, hill) {
  it.trouble.textContent = "";
  return ask(it, { hill, tries: [] }).then(() => it.field.focus());
}

const PARTS = [
  ...["form", "button", "trouble", "left", "list", "status", "after"],
  ...["outcome", "why", "formula", "rows", "open", "again", "other"],
];

// root: the page's element, with a part for each name; line: of line.js; hills: the numbers of those that it
// has, null for all; hash: of the address; wrote(hash): the address is another; random: from 0 to 1;
// resized(act): act when the window has another width.
/** @param {any} root */
export function createGame(root, { hills, line, hash, wrote, home, random, resized }) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const parts = Object.fromEntries(PARTS.map((name) => [name, part(name)]));
  const chart = draw("svg", { role: "img", "aria-label": _("No try yet.") });
  part("chart").append(chart);
  const field = make("input", { id: "rate", type: "text", autocomplete: "off" });
  parts.button.before(field);
  const width = () => part("chart").clientWidth - PADDING;
  /** @type {any} */
  const it = { root, line, width, wrote, home, chart, field, state: readState(hash), told: null, ...parts };
  if (hills && !hills.includes(it.state.hill)) it.state = { hill: hills[0], tries: [] };
  it.form.addEventListener("submit", (event) => void submit(it, event));
  it.again.addEventListener("click", () => void renew(it, it.state.hill));
  it.other.addEventListener("click", () => void renew(it, anotherHill(it.state.hill, hills, random())));
  resized(() => it.told && redraw(it));
  return ask(it, it.state);
}
