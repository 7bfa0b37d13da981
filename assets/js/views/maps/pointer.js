// A hand on a map: it points, chooses a cell, draws a box round what it wants to see closer, turns the wheel,
// pinches, or uses the keys. Places are shares of the window, from the lower left corner.

const SLACK = 6; // px that a hand may tremble within a click
export const DOUBLE = 260; // ms in which a second click makes it a double one
export const STEP = 1 / 64;
export const FACTOR = 2;
const WHEEL = 1.2;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function at(it, { clientX, clientY }) {
  const box = it.field.getBoundingClientRect();
  const part = (value) => Math.min(Math.max(value, 0), 1 - 1e-9);
  return [part((clientX - box.left) / box.width), part((box.bottom - clientY) / box.height)];
}

// A double click looks closer: whether it is one shows only a moment after the first.
function clicked(it, place) {
  if (it.click !== null) {
    it.timers.clearTimeout(it.click);
    it.click = null;
    it.on.zoom(place, FACTOR);
    return;
  }
  it.on.point(place, false);
  it.click = it.timers.setTimeout(() => {
    it.click = null;
    it.on.choose(place);
  }, DOUBLE);
}

function apart(it) {
  const [one, other] = [...it.fingers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function pinch(it) {
  const [one, other] = [...it.fingers.values()];
  const now = apart(it);
  if (!(now > 10 && it.spread > 10)) return;
  it.on.zoom(
    at(it, { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }),
    now / it.spread,
  );
  it.spread = now;
}

function keyed(it, { key, shiftKey }) {
  const here = it.on.cursor() ?? [0.5, 0.5];
  if (KEYS[key]) {
    const by = (shiftKey && it.on.cell()) || [STEP, STEP];
    const next = here.map((value, i) =>
      Math.min(Math.max(value + KEYS[key][i] * by[i], by[i] / 2), 1 - by[i] / 2),
    );
    return () => it.on.point(it.on.cursor() ? next : here, true);
  }
  return {
    Enter: () => it.on.choose(here),
    " ": () => it.on.choose(here),
    "+": () => it.on.zoom(here, FACTOR),
    "=": () => it.on.zoom(here, FACTOR),
    "-": () => it.on.zoom(here, 1 / FACTOR),
    Home: () => it.on.whole(),
  }[key];
}

// The wheel and the keys.
function attachKeys(it) {
  it.field.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      it.on.zoom(at(it, event), event.deltaY < 0 ? WHEEL : 1 / WHEEL);
    },
    { passive: false },
  );

  it.field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyed(it, event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

// on: { point(at, isKey), leave(), choose(at), aim(at), box(from, to, isFinal), zoom(at, factor), whole(),
// cursor(), cell() }. cursor(): where the keys are, or null; cell(): the shares of the window that one cell
// is, or null.
export function attachPointer(field, on, timers = globalThis) {
  const it = { field, on, timers, fingers: new Map(), click: null, spread: null };
  let press = null;

  const isFar = (event) => Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLACK;

  it.field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    it.fingers.set(event.pointerId, event);
    press =
      it.fingers.size > 1 ? null : { x: event.clientX, y: event.clientY, from: at(it, event), isBox: false };
    it.spread = it.fingers.size === 2 ? apart(it) : null;
    it.field.setPointerCapture(event.pointerId);
  });
  it.field.addEventListener("pointermove", (event) => {
    if (it.fingers.has(event.pointerId)) it.fingers.set(event.pointerId, event);
    if (it.fingers.size === 2 && it.spread) return pinch(it);
    if (event.pointerType === "touch") return undefined;
    if (!press) return it.on.point(at(it, event), false);
    press.isBox ||= isFar(event);
    if (press.isBox) it.on.box(press.from, at(it, event), false);
    return undefined;
  });
  it.field.addEventListener("pointerup", (event) => {
    it.fingers.delete(event.pointerId);
    const was = press;
    press = it.spread = null;
    if (!was || event.button !== 0) return;
    if (was.isBox) return void it.on.box(was.from, at(it, event), true);
    if (Math.hypot(event.clientX - was.x, event.clientY - was.y) > SLACK) return;
    if (event.pointerType === "touch") return void it.on.aim(at(it, event));
    clicked(it, at(it, event));
  });
  it.field.addEventListener("pointercancel", (event) => {
    it.fingers.delete(event.pointerId);
    if (press?.isBox) it.on.box(null, null, false);
    press = it.spread = null;
  });
  // A finger leaves with every touch: what it pointed at stays told.
  it.field.addEventListener("pointerleave", ({ pointerType }) => {
    if (!press && pointerType !== "touch") it.on.leave();
  });
  attachKeys(it);
}
