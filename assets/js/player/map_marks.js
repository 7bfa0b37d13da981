// The marks over a map: the walk's own, its start with its name, and what a hand points at.

import { change, draw } from "../core/dom.js";
import { rateText } from "../core/rate.js";
import { _ } from "../core/translate.js";

// What moves over the map, from the lowest to the highest.
export const createParts = () => ({
  axes: draw("g", { class: "map-scales" }),
  line: draw("path", { class: "trail" }),
  dots: draw("path", { class: "dots" }),
  arrow: draw("path", { class: "arrow", d: "M-9-6L0 0L-9 6" }),
  start: draw("circle", { class: "start", r: 5.5 }),
  name: draw("text", { class: "start-name" }),
  arrows: draw("g"),
  glance: draw("g"),
  coming: draw("path", { class: "step-arrow coming" }),
  peek: draw("circle", { class: "peek", r: 8 }),
  point: draw("circle", { class: "here", r: 6 }),
});

// Where the walk begins; it: of a panel.
export function placeStart(it, x, y, over) {
  const { start, name } = it.parts;
  start.setAttribute("cx", x);
  start.setAttribute("cy", y);
  const edge = x < 24 ? "start" : x > over.width - 24 ? "end" : "middle";
  const aside = { start: Math.max(x - 6, 3), end: Math.min(x + 6, over.width - 3), middle: x }[edge];
  change(name, "text-anchor", edge);
  // A transform moves what is laid out already.
  name.setAttribute("transform", `translate(${aside} ${y < 22 ? y + 20 : y - 11})`);
  it.handle.style.translate = `${over.left + x}px ${over.top + y}px`;
  const [atX, atY] = (it.raw.start ?? it.scene.start).map((value) => rateText(value));
  it.handle.setAttribute(
    "aria-label",
    _("Start point, x {x}, y {y}. Arrow keys move it.", { x: atX, y: atY }),
  );
}
