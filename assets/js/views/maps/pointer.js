// A hand on a map: it points, chooses a cell, draws a box round what it wants to see closer, turns the wheel, pinches, or
// uses the keys. Places are shares of the window, from the lower left corner.

const SLACK = 6; // px that a hand may tremble within a click
export const DOUBLE = 260; // ms in which a second click makes it a double one
export const STEP = 1 / 64;
export const FACTOR = 2;
const WHEEL = 1.2;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// on: { point(at, isKey), leave(), choose(at), aim(at), box(from, to, isFinal), zoom(at, factor), whole(), cursor(), cell() }.
// cursor(): where the keys are, or null; cell(): the shares of the window that one cell is, or null.
export function attachPointer(field, on, timers = globalThis) {
  const fingers = new Map();
  let press = null;
  let click = null;
  let spread = null;

  function at({ clientX, clientY }) {
    const box = field.getBoundingClientRect();
    const part = (value) => Math.min(Math.max(value, 0), 1 - 1e-9);
    return [part((clientX - box.left) / box.width), part((box.bottom - clientY) / box.height)];
  }
  const isFar = (event) => Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLACK;

  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, event);
    press = fingers.size > 1 ? null : { x: event.clientX, y: event.clientY, from: at(event), isBox: false };
    spread = fingers.size === 2 ? apart() : null;
    field.setPointerCapture(event.pointerId);
  });
  field.addEventListener("pointermove", (event) => {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event);
    if (fingers.size === 2 && spread) return pinch();
    if (event.pointerType === "touch") return undefined;
    if (!press) return on.point(at(event), false);
    press.isBox ||= isFar(event);
    if (press.isBox) on.box(press.from, at(event), false);
    return undefined;
  });
  field.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    const was = press;
    press = spread = null;
    if (!was || event.button !== 0) return;
    if (was.isBox) return void on.box(was.from, at(event), true);
    if (Math.hypot(event.clientX - was.x, event.clientY - was.y) > SLACK) return;
    if (event.pointerType === "touch") return void on.aim(at(event));
    clicked(at(event));
  });
  field.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    if (press?.isBox) on.box(null, null, false);
    press = spread = null;
  });
  // A finger leaves with every touch: what it pointed at stays told.
  field.addEventListener("pointerleave", ({ pointerType }) => {
    if (!press && pointerType !== "touch") on.leave();
  });
  // A double click looks closer: whether it is one shows only a moment after the first.
  function clicked(place) {
    if (click !== null) {
      timers.clearTimeout(click);
      click = null;
      on.zoom(place, FACTOR);
      return;
    }
    on.point(place, false);
    click = timers.setTimeout(() => {
      click = null;
      on.choose(place);
    }, DOUBLE);
  }
  function apart() {
    const [one, other] = [...fingers.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  }
  function pinch() {
    const [one, other] = [...fingers.values()];
    const now = apart();
    if (!(now > 10 && spread > 10)) return;
    on.zoom(at({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }), now / spread);
    spread = now;
  }
  field.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    on.zoom(at(event), event.deltaY < 0 ? WHEEL : 1 / WHEEL);
  }, { passive: false });

  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyed(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  function keyed({ key, shiftKey }) {
    const here = on.cursor() ?? [0.5, 0.5];
    if (KEYS[key]) {
      const by = (shiftKey && on.cell()) || [STEP, STEP];
      const next = here.map((value, i) => Math.min(Math.max(value + KEYS[key][i] * by[i], by[i] / 2), 1 - by[i] / 2));
      return () => on.point(on.cursor() ? next : here, true);
    }
    return { Enter: () => on.choose(here), " ": () => on.choose(here), "+": () => on.zoom(here, FACTOR), "=": () => on.zoom(here, FACTOR),
      "-": () => on.zoom(here, 1 / FACTOR), Home: () => on.whole() }[key];
  }
}
