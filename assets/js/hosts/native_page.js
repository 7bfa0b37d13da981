// The page without Dash, in a frame or a file: its controls are the browser's own. It begins when it is seen.

import { parseRate, rateText, toSlider } from "../core/rate.js";
import { onceSeen, whenUnseen } from "../core/visibility.js";
import { createFrame } from "./frame_messages.js";
import { createPage } from "./page.js";

const find = (name, panel = -1) => document.querySelector(`[data-control="${name}"][data-for="${panel}"]`);

function put(name, panel, value) {
  const control = find(name, panel);
  if (control && control.value !== String(value)) control.value = value;
}

const controls = {
  theme() {}, // the style sheet reads it by itself
  surface: (key) => put("surface", -1, key),
  schedule: (key) => put("sched", -1, key),
  method: (panel, key) => put("opt", panel, key),
  range(panel, { low, high }) {
    const slider = find("rate", panel);
    [slider.min, slider.max] = [Math.log10(low), Math.log10(high)];
    // A value that was put in before was kept within the ends of then.
    const { value } = parseRate(find("eta", panel).value); // none while something else is typed
    if (value) slider.value = toSlider(value);
  },
  rate(panel, value, isHeld) {
    put("eta", panel, rateText(value));
    if (!isHeld) put("rate", panel, toSlider(value));
  },
  start: (at) => ["start_x", "start_y"].forEach((name, axis) => put(name, -1, rateText(at[axis]))),
};

// What a visitor does to a control, told to the page once it is done.
function listen(page) {
  const told = {
    surface: ({ value }) => page.setSurface(value),
    sched: ({ value }) => page.setSchedule(value),
    opt: ({ value }, panel) => page.setMethod(panel, value),
    rate: (_, panel) => page.dropRate(panel),
    eta: ({ value }, panel) => page.typeRate(panel, value),
    start_x: ({ value }) => page.typeStart(0, value),
    start_y: ({ value }) => page.typeStart(1, value),
  };
  document.addEventListener("change", (/** @type {At<HTMLElement>} */ { target }) => {
    told[target.dataset.control]?.(target, Number(target.dataset.for));
  });
}

export const firstAnswer = () => JSON.parse(document.getElementById("first-answer").textContent);

// Begins once it is seen: a frame far down a long page costs nothing until somebody scrolls to it. options:
// those of createPage; begun(page): it is there.
/**
 * @param {any} first
 * @param {any} options
 * @param {(page: any) => void} begun
 */
export function beginWhenSeen(first, options, begun = () => {}) {
  onceSeen(document.body, 0, () => {
    const frame = createFrame();
    const page = createPage(controls, {
      wrote: frame.state,
      drew: frame.verdicts,
      sees: (act) => onceSeen(document.getElementById("stage"), 0.5, act),
      ...options,
    });
    globalThis.downhill = { page };
    listen(page);
    page.begin(first);
    whenUnseen(document.getElementById("stage"), page.stage.away);
    frame.attach(page);
    begun(page);
  });
}
