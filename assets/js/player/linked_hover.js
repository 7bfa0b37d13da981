// Pointing at a step: on a map, on a strip or on the timeline, it is marked in all of them; from a map on the
// maps of its hill alone.

import { within } from "../core/axes.js";

// peek(tick, panel): null when nothing is pointed at any more; the panel on whose map it is.
export function attachLinkedHover(panels, timeline, { peek, end }) {
  const share = (event, root, left, width) =>
    Math.min(Math.max((within(root, event)[0] - left) / width, 0), 1);

  for (const [i, panel] of panels.entries()) {
    panel.map.addEventListener("pointermove", (event) => {
      if (event.buttons) return;
      const { left, top } = panel.axes();
      const [x, y] = within(panel.map, event);
      peek(panel.tickNear(x - left, y - top), i);
    });
    panel.strip.addEventListener("pointermove", (event) => {
      const { left, width } = panel.under();
      peek(Math.round(share(event, panel.strip, left, width) * end()));
    });
    for (const root of [panel.map, panel.strip]) root.addEventListener("pointerleave", () => peek(null));
  }
  timeline.addEventListener("pointermove", (event) => {
    const half = 9; // of its thumb, which stays within the bar
    peek(Math.round(share(event, timeline, half, timeline.clientWidth - 2 * half) * end()));
  });
  timeline.addEventListener("pointerleave", () => peek(null));
}
