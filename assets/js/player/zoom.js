// A closer look at the map: Ctrl and the wheel, round the pointer, in all panels at once.

import { within } from "../core/axes.js";
import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";

const FACTOR = 1.2;
const CLOSEST = 1e-6; // of the whole map: beyond, double precision shows its grain

export function scaled([low, high], at, factor) {
  return [at + (low - at) * factor, at + (high - at) * factor];
}

// changed(ranges): null when the whole map is shown again.
export function attachZoom(panels, { whole, changed }) {
  let ranges = null;
  const buttons = panels.map((panel) => {
    const made = make(
      "button",
      {
        type: "button",
        class: "tool unzoom",
        hidden: "",
        "aria-label": "Show the whole map",
        title: "Show the whole map",
      },
      icon("unzoom"),
    );
    made.addEventListener("click", reset);
    panel.map.append(made);
    panel.map.addEventListener("wheel", (event) => wheel(panel, event), { passive: false });
    return made;
  });
  function set(next) {
    ranges = next;
    for (const button of buttons) button.hidden = ranges === null;
    changed(ranges);
  }
  function wheel(panel, event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { xaxis, yaxis, left, top } = panel.axes();
    const [px, py] = within(panel.map, event);
    const [allX, allY] = whole();
    const [x, y] = ranges ?? [allX, allY];
    const factor = event.deltaY > 0 ? FACTOR : 1 / FACTOR;
    const next = (x[1] - x[0]) * factor;
    if (next >= allX[1] - allX[0]) return void (ranges && set(null));
    if (next < CLOSEST * (allX[1] - allX[0])) return;
    set([scaled(x, xaxis.p2l(px - left), factor), scaled(y, yaxis.p2l(py - top), factor)]);
  }
  function reset() {
    if (ranges) set(null);
  }
  return { reset };
}
