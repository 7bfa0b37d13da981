// F6 goes from one part of the page to the next, and back with Shift: head, bar, panels, an open view,
// playback. In each it comes back to where it was. The first stop of the Tab key leads to the panels.

const REGIONS = [".header", ".hill-bar", "#stage", "#drawer", "#transport"];
const STOPS = "a[href], button, input, select, textarea, [tabindex='0']";

const isSeen = (element) =>
  !element.disabled &&
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility !== "hidden";

// The stop of a region that has the focus when it is gone to: where it was before, or the first; of the
// panels the map in hand.
function stopOf(root, before) {
  if (before && root.contains(before) && isSeen(before)) return before;
  const stops = [...root.querySelectorAll(STOPS)].filter((stop) => stop.tabIndex >= 0 && isSeen(stop));
  return stops.find((stop) => stop.matches(".map")) ?? stops[0];
}

// The number of the region after one of them, or before; there is always one that has a stop.
export function nextRegion(stops, at, way) {
  for (let i = 1; i <= stops.length; i += 1) {
    const next = (at + way * i + stops.length * stops.length) % stops.length;
    if (stops[next]) return next;
  }
  return at;
}

export function attachRegions(page) {
  const roots = REGIONS.map((name) => page.querySelector(name));
  const before = new Map();
  page.addEventListener("focusin", ({ target }) => {
    const root = roots.find((each) => each.contains(target));
    if (root) before.set(root, target);
  });
  const stops = () => roots.map((root) => isSeen(root) && stopOf(root, before.get(root)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const way = event.shiftKey ? -1 : 1;
    const at = roots.findIndex((root) => root.contains(document.activeElement));
    const found = stops();
    found[nextRegion(found, at < 0 && way < 0 ? 0 : at, way)]?.focus();
  });
  page.querySelector(".skip-link").addEventListener("click", () => {
    stopOf(roots[REGIONS.indexOf("#stage")])?.focus();
  });
}
