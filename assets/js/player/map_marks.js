// The marks over a map: the walk's own, its start with its name, and what a hand points at.

import { change, draw } from "../core/dom.js";
import { rateText } from "../core/rate.js";
import { makeRoom, textBox } from "../surface/map_room.js";
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

const ARROW = 10; // px round its head

// What stands along the edges makes room for the name of the start, and for the arrow of one that left.
export function clearEdges(it, hasLeft) {
  const { exit } = it.drawn.trail;
  const round = ({ x, y }) => ({ left: x - ARROW, right: x + ARROW, top: y - ARROW, bottom: y + ARROW });
  makeRoom(
    it.parts.axes.children,
    [it.nameBox, ...(hasLeft ? [round(exit)] : [])],
    it.room.over.height,
    it.letters,
  );
}

// Where the walk begins; it: of a panel.
export function placeStart(it, x, y, over) {
  const { start, name } = it.parts;
  start.setAttribute("cx", x);
  start.setAttribute("cy", y);
  // Above its ring; beside it, away from the nearer edge, where there is no room above.
  const isHigh = y < 22;
  const nearLeft = x < (isHigh ? over.width / 2 : 24);
  const edge = nearLeft ? "start" : isHigh || x > over.width - 24 ? "end" : "middle";
  const aside = isHigh
    ? { start: x + 10, end: x - 10 }[edge]
    : { start: Math.max(x - 6, 3), end: Math.min(x + 6, over.width - 3), middle: x }[edge];
  change(name, "text-anchor", edge);
  // A transform moves what is laid out already.
  const foot = isHigh ? Math.max(y + 4, 11) : y - 11;
  name.setAttribute("transform", `translate(${aside} ${foot})`);
  it.nameBox = textBox({ x: aside, y: foot, anchor: edge, said: name.textContent }, it.letters);
  it.handle.style.translate = `${over.left + x}px ${over.top + y}px`;
  const [atX, atY] = (it.raw.start ?? it.scene.start).map((value) => rateText(value));
  it.handle.setAttribute(
    "aria-label",
    _("Start point, x {x}, y {y}. Arrow keys move it.", { x: atX, y: atY }),
  );
}
