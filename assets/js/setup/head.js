// The head of a panel: what is set beside its method and its rate, in words, and its schedule as a curve with
// a dot at this step.

import { floats } from "../core/codec.js";
import { draw, make } from "../core/dom.js";
import { lineThrough } from "../core/geometry.js";

const [WIDTH, HEIGHT] = [48, 16]; // px of the curve
const AIR = 3; // px round it, for the dot

// How a rate goes over the whole budget: by its schedule, or as far as a loss has decided; null where it is
// the same at every step.
export function curveOf({ sched, curve }, rates, steps) {
  if (!sched) return null;
  if (curve) return { values: curve, isOpen: false };
  const walked = rates ? floats(rates) : [1];
  // What the loss decides is known as far as the walk has come.
  const values = Array.from({ length: steps }, (_, i) => walked[Math.min(i, walked.length - 1)]);
  return { values, isOpen: true };
}

// Where a step stands on a curve, in its box; the curve has its own number of points.
export function pointOf(values, step, steps) {
  const share = steps > 1 ? Math.min(step / (steps - 1), 1) : 0;
  const at = share * (values.length - 1);
  const [i, rest] = [Math.floor(at), at % 1];
  const value = values[i] + rest * ((values[i + 1] ?? values[i]) - values[i]);
  const top = Math.max(...values, Number.MIN_VALUE);
  return [share * WIDTH, (1 - value / top) * HEIGHT];
}

function createCurve() {
  const line = draw("path", { class: "plan-line" });
  const dot = draw("circle", { class: "plan-dot", r: 3 });
  const box = `${-AIR} ${-AIR} ${WIDTH + 2 * AIR} ${HEIGHT + 2 * AIR}`;
  const root = draw(
    "svg",
    { class: "plan-curve", viewBox: box, "aria-hidden": "true" },
    draw("path", { class: "plan-axis", d: `M0 ${HEIGHT}H${WIDTH}` }),
    line,
    dot,
  );
  return { root, line, dot };
}

function place(it, step) {
  if (!it.curve || step === null) return;
  const { values, isOpen } = it.curve;
  const [x, y] = pointOf(values, step, it.steps);
  it.parts.dot.setAttribute("cx", x.toFixed(1));
  it.parts.dot.setAttribute("cy", y.toFixed(1));
  if (!isOpen) return;
  const shown = values.slice(0, Math.max(step, 1) + 1);
  const width = (WIDTH * (shown.length - 1)) / Math.max(values.length - 1, 1);
  const scaled = (Math.max(...shown) / Math.max(...values)) * HEIGHT;
  const line = lineThrough(shown, [width, scaled]);
  it.parts.line.setAttribute("d", line);
  it.parts.line.setAttribute("transform", `translate(0 ${(HEIGHT - scaled).toFixed(1)})`);
}

function load(it, panel, steps) {
  const { head, rates } = panel;
  const tale = JSON.stringify([head, steps, head.sched && !head.curve ? rates : null]);
  if (tale === it.tale) return;
  Object.assign(it, { tale, steps, curve: curveOf(head, rates, steps) });
  it.method.textContent = it.method.title = head.method;
  it.words.textContent = head.sched;
  it.rest.replaceChildren(...head.rest.map(([part, text]) => make("span", { "data-part": part }, text)));
  it.plan.title = [head.sched, ...head.rest.map(([, text]) => text)].filter(Boolean).join(", ");
  it.plan.classList.toggle("is-plain", !head.sched && !head.rest.length);
  it.parts.root.toggleAttribute("hidden", !it.curve);
  if (it.curve && !it.curve.isOpen) {
    it.parts.line.removeAttribute("transform");
    it.parts.line.setAttribute("d", lineThrough(it.curve.values, [WIDTH, HEIGHT]));
  }
  place(it, it.step);
}

// root: the panel's element.
export function createHead(root) {
  const find = (name) => root.querySelector(name);
  const it = { tale: "", steps: 1, step: null, curve: null, parts: createCurve() };
  Object.assign(it, { method: find(".method-changes"), plan: find(".plan") });
  Object.assign(it, { words: find(".plan-words"), rest: find(".plan-rest") });
  it.plan.prepend(it.parts.root);
  return {
    // panel: as the picture has it; steps: the budget.
    load: (panel, steps) => load(it, panel, steps),
    show(step) {
      if (step === it.step) return;
      it.step = step;
      place(it, step);
    },
  };
}
