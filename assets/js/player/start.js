// The start of the walk under a hand: press, drag, tap or arrow keys on a map move it in all panels.

import { standing, within as axesWithin } from "../core/axes.js";

const COARSE = 0.01; // of the map a key
const FINE = 0.001;
const TAP = 8; // px that a finger may wander within a tap

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// A number with no more digits than a pixel can tell apart.
export function rounded(value, perPixel) {
  const unit = 10 ** Math.floor(Math.log10(perPixel));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}

export function withinMap(value, [low, high]) {
  return Math.min(Math.max(value, low), high);
}

// place: where the map stands, if that is known.
export function pointAt(panel, event, place = standing(panel.map)) {
  const { xaxis, yaxis, left, top, width, height } = panel.axes();
  const [px, py] = axesWithin(panel.map, event, place);
  const [x, y] = [withinMap(px - left, [0, width]), withinMap(py - top, [0, height])];
  const span = (axis) => Math.abs(axis.range[1] - axis.range[0]);
  return [rounded(xaxis.p2l(x), span(xaxis) / width), rounded(yaxis.p2l(y), span(yaxis) / height)];
}

// moved(x, y, live): live while the hand is still down; chosen(): this panel is the one in hand; at(): the
// start as it is wanted, which may be on its way.
export function attachStart(panel, { moved, chosen, at }) {
  const { map, handle } = panel;
  let drag = null;
  attachArrows(panel, { moved, at });

  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.target.closest(".unzoom")) return;
    const isHandle = event.target === handle;
    const isDrag = event.pointerType === "mouse" || isHandle;
    const { pointerId: id, clientX: x, clientY: y } = event;
    drag = { id, isDrag, x, y, at: null, place: standing(map) };
    chosen();
    (isHandle ? handle : map).focus({ preventScroll: true });
    event.preventDefault();
    if (!isDrag) return;
    map.setPointerCapture(event.pointerId);
    if (!isHandle) follow(event);
  });
  map.addEventListener("pointermove", (event) => {
    if (!drag?.isDrag || event.pointerId !== drag.id) return;
    // A frame may not be told that the hand let go outside of it.
    if (event.buttons === 0) ended();
    else follow(event);
  });
  map.addEventListener("pointerup", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const still = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < TAP;
    if (!drag.isDrag && still) drag.at = pointAt(panel, event);
    if (drag.at) moved(...drag.at, false);
    drag = null;
  });
  map.addEventListener("pointercancel", ended);
  // A page that scrolls under a hand moves the map.
  document.addEventListener(
    "scroll",
    () => {
      if (drag) drag.place = standing(map);
    },
    { capture: true, passive: true },
  );
  function ended() {
    if (drag?.isDrag && drag.at) moved(...drag.at, false);
    drag = null;
  }
  function follow(event) {
    const at = pointAt(panel, event, drag.place);
    if (drag.at && at[0] === drag.at[0] && at[1] === drag.at[1]) return;
    drag.at = at;
    moved(...at, true);
  }
}

// The handle's own keys.
function attachArrows(panel, { moved, at }) {
  const { handle } = panel;
  handle.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const share = event.shiftKey ? FINE : COARSE;
    const { xaxis, yaxis } = panel.axes();
    const next = (value, axis, sign) => {
      const [low, high] = axis.range;
      const step = Math.abs(high - low) * share;
      return rounded(withinMap(value + sign * step, [Math.min(low, high), Math.max(low, high)]), step / 10);
    };
    const [x, y] = at();
    moved(next(x, xaxis, way[0]), next(y, yaxis, way[1]), false);
  });
}
