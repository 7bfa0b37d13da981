import assert from "node:assert/strict";
import test from "node:test";

import { BY_KEY, changeOfKey, changeOfDrag } from "../../../../assets/js/views/solid/orbit.js";

const press = (key, more = {}) =>
  changeOfKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("arrows turn and tilt, plus and minus zoom, Home goes home", () => {
  assert.deepEqual(press("ArrowLeft"), { by: BY_KEY });
  assert.deepEqual(press("ArrowRight"), { by: -BY_KEY });
  assert.deepEqual(press("ArrowUp"), { up: BY_KEY });
  assert.deepEqual(press("ArrowDown"), { up: -BY_KEY });
  assert.ok(Math.abs(press("+").nearer * press("-").nearer - 1) < 1e-12);
  assert.ok(press("+").nearer > 1);
  assert.deepEqual(press("="), press("+"), "the same key without Shift");
  assert.equal(press("Home"), "home");
});

test("with Shift the steps are small", () => {
  assert.deepEqual(press("ArrowLeft", { shiftKey: true }), { by: 1 });
});

test("other keys, and keys of the browser, are left alone", () => {
  for (const key of ["Tab", "Escape", "a", " ", "Enter"]) assert.equal(press(key), null);
  for (const held of ["ctrlKey", "metaKey", "altKey"]) {
    for (const key of ["+", "-", "ArrowLeft", "Home"]) assert.equal(press(key, { [held]: true }), null);
  }
});

test("the hill follows the hand: to the right, and down to be seen from above", () => {
  const { by, up } = changeOfDrag(10, 10, false);
  assert.ok(by < 0 && up > 0);
});

test("a finger turns only, for up and down it moves the page", () => {
  assert.deepEqual(Object.keys(changeOfDrag(10, 10, true)), ["by"]);
  assert.equal(changeOfDrag(10, 10, true).by, changeOfDrag(10, 10, false).by);
});
