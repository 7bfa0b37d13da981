// A step taken apart, at one or two steps a second: the slope as an arrow, the arrow as long as the step, the
// jump.

import { figure } from "../core/format.js";
import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

export const SLOWEST = 2; // steps a second: faster, a step is one jump
const [SHOWN, SCALED, JUMPS] = [500, 300, 100]; // ms before the jump at which each begins
const LONGEST = 0.4; // of the map: a slope may be any number of times as long

// How far the arrow has gone from the slope (0) to the step (1); null while there is none.
export function phase(left) {
  if (left > SHOWN) return null;
  if (left > SCALED) return 0;
  return Math.min((SCALED - left) / (SCALED - JUMPS), 1);
}

// A slope in pixels, no longer than a part of the map.
export function shortened([x, y], size) {
  const length = Math.hypot(x, y);
  const most = LONGEST * size;
  return length > most ? [(x * most) / length, (y * most) / length] : [x, y];
}

// The tip of the arrow between the two, from the place where the step begins.
export function tip(slope, step, share) {
  return [0, 1].map((axis) => slope[axis] + (step[axis] - slope[axis]) * share);
}

function spoken(value) {
  const text = figure(value);
  return text.startsWith("−") ? _("minus {number}", { number: text.slice(1) }) : text;
}

// Where a walk stands, as it is said; on a curve what is drawn upward is the loss itself.
export function placeWords({ step, x, y, loss, beside }, panel, isCurve) {
  const places = { panel: letters()[panel], step, x: spoken(x), y: spoken(y), loss: spoken(loss), beside };
  if (isCurve) return _("Panel {panel}, step {step}: x {x}, loss {loss}.", places);
  if (!beside) return _("Panel {panel}, step {step}: x {x}, y {y}, loss {loss}.", places);
  return _("Panel {panel}, step {step}: x {x}, y {y}, loss {loss}, {beside}.", places);
}
