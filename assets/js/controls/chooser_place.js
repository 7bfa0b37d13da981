// Where a list opens: beside the control that opens it, and all of it on the screen.

const [GAP, MARGIN, LEAST] = [4, 8, 220]; // px

// The place of a list of some width: below its anchor, or above where there is more room, or over it where
// there is little; room: of the screen. All in pixels.
export function placeBeside(anchor, width, room) {
  const left = Math.max(MARGIN, Math.min(anchor.left, room.width - width - MARGIN));
  const [above, below] = [anchor.top, room.height - anchor.bottom].map((free) => free - GAP - MARGIN);
  if (Math.max(above, below) < LEAST) return { left, top: MARGIN, height: room.height - 2 * MARGIN };
  if (below >= LEAST || below >= above) return { left, top: anchor.bottom + GAP, height: below };
  return { left, bottom: room.height - anchor.top + GAP, height: above };
}

// A phone's list is a sheet from below, by the style sheet: there these have no say.
export function beside(dialog, anchor) {
  // Lengths within larger text are counted in its own pixels.
  const scale = Number(getComputedStyle(dialog).getPropertyValue("--text")) || 1;
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const box = { left: left / scale, top: top / scale, bottom: bottom / scale };
  const { clientWidth, clientHeight } = document.documentElement;
  const room = { width: clientWidth / scale, height: clientHeight / scale };
  const at = placeBeside(box, dialog.offsetWidth, room);
  for (const side of ["left", "top", "bottom", "height"]) {
    if (side in at) dialog.style.setProperty(`--${side}`, `${at[side].toFixed(1)}px`);
    else dialog.style.setProperty(`--${side}`, "auto");
  }
}
