// What turns the hill of the 3-D view: a hand that drags, the arrow keys, the buttons, Ctrl and the wheel.

const PER_PIXEL = 0.4; // degrees
export const BY_KEY = 6;
const BY_KEY_FINE = 1;
const CLOSER = 1.15;
const PER_NOTCH = 0.0016;

const KEYS = {
  ArrowLeft: (by) => ({ by }),
  ArrowRight: (by) => ({ by: -by }),
  ArrowUp: (by) => ({ up: by }),
  ArrowDown: (by) => ({ up: -by }),
  "+": () => ({ nearer: CLOSER }),
  "=": () => ({ nearer: CLOSER }),
  "-": () => ({ nearer: 1 / CLOSER }),
};

// What a key asks for, as `lens.moved` has it; "home" for the first view, null for a key that is not ours.
export function changeOfKey({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Home") return "home";
  return KEYS[key]?.(shiftKey ? BY_KEY_FINE : BY_KEY) ?? null;
}

// A finger turns only: up and down it moves the page.
export function changeOfDrag(dx, dy, isTouch) {
  return isTouch ? { by: -dx * PER_PIXEL } : { by: -dx * PER_PIXEL, up: dy * PER_PIXEL };
}

// moved(change), home(): what to do.
export function attachOrbit(root, { moved, home }) {
  let drag = null;
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY };
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener("pointermove", ({ pointerId, pointerType, clientX, clientY }) => {
    if (pointerId !== drag?.id) return;
    moved(changeOfDrag(clientX - drag.x, clientY - drag.y, pointerType === "touch"));
    [drag.x, drag.y] = [clientX, clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) {
    root.addEventListener(end, ({ pointerId }) => {
      if (pointerId === drag?.id) drag = null;
    });
  }
  root.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return; // the wheel alone is the page's own
      event.preventDefault();
      moved({ nearer: Math.exp(-event.deltaY * PER_NOTCH) });
    },
    { passive: false },
  );
  root.addEventListener("keydown", (event) => {
    const change = changeOfKey(event);
    if (!change) return;
    event.preventDefault();
    if (change === "home") home();
    else moved(change);
  });
}
