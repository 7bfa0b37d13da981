// Drawn signs, as paths in a box of 16: those of the buttons. Those of views and outcomes come from Python.

import { draw } from "./dom.js";
import { outcomes, views } from "./manifest.js";

const PATHS = {
  start: "M4 3v10M13 3.5v9L6 8Z",
  back: "M11 3v10L4 8Z",
  play: "M5 3v10l8.5-5Z",
  pause: "M5 3.5v9M11 3.5v9",
  forward: "M5 3v10l7-5Z",
  end: "M12 3v10M3 3.5v9L10 8Z",
  theme: "M8 2a6 6 0 1 0 0 12Z",
  fullscreen: "M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  help: "M5.8 6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.8M8 12.6v.1",
  share: "M8 10V2.2M5 5l3-3 3 3M3.5 8v5.5h9V8",
  reset: "M3 8a5 5 0 1 0 1.6-3.7M4.5 1.8v2.8h2.8",
  undo: "M6 4L3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H6",
  dice: "M3 3h10v10H3ZM5.6 5.6v.1M10.4 5.6v.1M8 8v.1M5.6 10.4v.1M10.4 10.4v.1",
  left: "M9.8 3.5L5.3 8l4.5 4.5",
  right: "M6.2 3.5L10.7 8l-4.5 4.5",
  higher: "M3.5 9.8L8 5.3l4.5 4.5",
  lower: "M3.5 6.2L8 10.7l4.5-4.5",
  nearer: "M8 3v10M3 8h10",
  farther: "M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  chevron: "M4.5 6.3L8 9.8l3.5-3.5",
  menu: "M3 8h.01M8 8h.01M13 8h.01",
  search: "M7 2.8a4.2 4.2 0 1 0 .01 0M10.2 10.2L13.5 13.5",
  whole: "M9 2.5h4.5V7M13.5 2.5l-6 6M7 3.5H3V13h9.500V9",
  lessons:
    "M8 4v9.3M8 4C6.4 3 4.4 2.8 2.5 3.2v9.2c2-.4 4-.2 5.5.9 1.5-1.1 3.5-1.3 5.5-.9V3.2c-1.9-.4-3.9-.2-5.5.8",
  lock: "M5.3 7.2V5.3a2.7 2.7 0 0 1 5.4 0v1.9M3.8 7.2h8.4v6H3.8Z",
  hand: "M5 8V3.8a1 1 0 0 1 2 0V7V2.8a1 1 0 0 1 2 0V7V3.6a1 1 0 0 1 2 0v6.9a3.5 3.5 0 0 1-6.4 2L2.7 9.4",
  check: "M3.5 8.5l3 3 6-7",
  unzoom: "M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 8h5",
};
const SOLID = new Set(["back", "play", "forward"]);
const signs = {
  ...Object.fromEntries(
    Object.entries(PATHS).map(([name, path]) => [name, { icon: path, is_filled: SOLID.has(name) }]),
  ),
  theme: { icon: PATHS.theme, is_filled: true, circle: 6 },
};

export function icon(name) {
  const sign = signs[name] ?? views()[name] ?? outcomes()[name];
  const svg = draw(
    "svg",
    { viewBox: "0 0 16 16", "aria-hidden": "true", class: "icon" },
    draw("path", { d: sign.icon, class: sign.is_filled ? "solid" : "line" }),
  );
  if (sign.circle) svg.append(draw("circle", { cx: 8, cy: 8, r: sign.circle, class: "line" }));
  return svg;
}
