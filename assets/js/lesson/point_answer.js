// An answer that is a place on the map: pressed there, or typed; and a button that locks it.

import { parseField } from "../core/fields.js";
import { draw, layer, make, place } from "../core/dom.js";
import { rateText } from "../core/rate.js";
import { pointAt } from "../player/start.js";
import { _ } from "../core/translate.js";
import { lockButton } from "./lock_button.js";
import { trouble } from "./number_answer.js";

const RADIUS = 9;

function field(axis) {
  return make("input", {
    type: "text",
    inputmode: "decimal",
    class: "number",
    autocomplete: "off",
    "aria-label": _("{axis} of the place", { axis }),
  });
}

// Where the ring stands now.
function mark(it) {
  const values = it.fields.map(({ value }) => parseField(value).value);
  const isThere = values.every((value) => value !== undefined);
  it.ring.style.display = isThere ? "" : "none";
  if (!isThere) return;
  const { xaxis, yaxis } = it.panel.axes();
  place(it.svg, it.panel.axes());
  it.ring.setAttribute("cx", xaxis.l2p(values[0]));
  it.ring.setAttribute("cy", it.fields.length > 1 ? yaxis.l2p(values[1]) : it.height);
}

function press(it, event) {
  if (event.button !== 0 || it.isLocked) return;
  const at = pointAt(it.panel, event);
  it.height = it.panel.axes().yaxis.l2p(at[1]);
  it.fields.forEach((each, i) => {
    each.value = rateText(at[i]);
  });
  mark(it);
}

function send(it, commit) {
  const read = it.fields.map(({ value }) => parseField(value));
  const wrong = read.findIndex(({ why }) => why);
  it.complaint.textContent = wrong < 0 ? "" : trouble(it.fields[wrong].value, read[wrong].why);
  if (wrong >= 0) return it.fields[wrong].focus();
  const values = read.map(({ value }) => value);
  const sent = values.length > 1 ? values : [values[0], 0];
  commit(sent.join(","), values.map(rateText).join(", "));
}

// point: { panel, ignoresY() } of the panel that is asked about.
export function createPoint(_question, commit, { panel, ignoresY }) {
  const axes = ignoresY() ? ["x"] : ["x", "y"];
  const it = { panel, fields: axes.map(field), isLocked: false, height: 0 };
  it.svg = layer(panel.map, "answer-layer");
  it.ring = draw("circle", { class: "answer-ring", r: RADIUS });
  it.ring.style.display = "none";
  it.svg.append(it.ring);
  it.complaint = make("p", { class: "lesson-complaint", role: "status" });
  const button = lockButton(() => send(it, commit));
  panel.map.addEventListener("pointerup", (event) => press(it, event));
  for (const each of it.fields) each.addEventListener("input", () => mark(it));
  const labels = it.fields.map((each, i) => make("label", {}, make("i", { class: "sign" }, axes[i]), each));
  const root = make(
    "form",
    { class: "number-answer", novalidate: "", "aria-labelledby": "lesson-question" },
    make("p", { class: "lesson-hint" }, _("Press on the map, or type the place.")),
    ...labels,
    button,
    it.complaint,
  );
  root.addEventListener("submit", (event) => event.preventDefault());
  const set = (isOff) => {
    it.isLocked = isOff;
    for (const each of [...it.fields, button]) each.disabled = isOff;
    if (isOff) it.ring.remove();
    else it.svg.append(it.ring);
  };
  return { root, lock: () => set(true), unlock: () => set(false) };
}
