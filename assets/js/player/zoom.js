// A closer look at the map: Ctrl and the wheel, round the pointer, in all panels at once.

import { within } from "../core/axes.js";
import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { _ } from "../core/translate.js";

const FACTOR = 1.2;
const CLOSEST = 1e-6; // of the whole map: beyond, double precision shows its grain

export function scaled([low, high], at, factor) {
  return [at + (low - at) * factor, at + (high - at) * factor];
}

// changed(ranges, which): null when those panels show the whole map again. whole(panel): its ranges;
// together(panel): the panels on its hill, which are looked at from as near.
export function attachZoom(panels, { whole, changed, together = (_panel) => [...panels.keys()] }) {
  const ranges = panels.map(() => null);
  const buttons = panels.map((panel, i) => {
    const made = make(
      "button",
      {
        type: "button",
        class: "tool unzoom",
        hidden: "",
        "aria-label": _("Show the whole map"),
        title: _("Show the whole map"),
      },
      icon("unzoom"),
    );
    made.addEventListener("click", () => set(null, i));
    panel.map.append(made);
    panel.map.addEventListener("wheel", (event) => wheel(panel, i, event), { passive: false });
    return made;
  });
  function set(next, panel) {
    const which = together(panel);
    for (const each of which) {
      ranges[each] = next;
      buttons[each].hidden = next === null;
    }
    changed(next, which);
  }
  function wheel(panel, i, event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { xaxis, yaxis, left, top } = panel.axes();
    const [px, py] = within(panel.map, event);
    const [allX, allY] = whole(i);
    const [x, y] = ranges[i] ?? [allX, allY];
    const factor = event.deltaY > 0 ? FACTOR : 1 / FACTOR;
    const next = (x[1] - x[0]) * factor;
    if (next >= allX[1] - allX[0]) return void (ranges[i] && set(null, i));
    if (next < CLOSEST * (allX[1] - allX[0])) return;
    set([scaled(x, xaxis.p2l(px - left), factor), scaled(y, yaxis.p2l(py - top), factor)], i);
  }
  function reset() {
    for (const i of panels.keys()) if (ranges[i]) set(null, i);
  }
  return { reset };
}
