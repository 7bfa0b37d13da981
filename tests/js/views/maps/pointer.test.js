import assert from "node:assert/strict";
import test from "node:test";

import { createTimers } from "../../timers.js";
import { attachPointer as attach, STEP, FACTOR, DOUBLE } from "../../../../assets/js/views/maps/pointer.js";

// A map of 400 × 200 px, its lower left corner at (100, 250).
function stand({ cursor = null, cell = [1 / 256, 1 / 256] } = {}) {
  const listeners = {};
  const field = {
    addEventListener: (name, act) => {
      listeners[name] = act;
    },
    setPointerCapture() {},
    getBoundingClientRect: () => ({ left: 100, top: 50, bottom: 250, width: 400, height: 200 }),
  };
  const told = [];
  const tell =
    (name) =>
    (...given) =>
      told.push([name, ...given]);
  const timers = createTimers();
  attach(
    field,
    {
      ...Object.fromEntries(
        ["point", "leave", "choose", "aim", "box", "zoom", "whole"].map((name) => [name, tell(name)]),
      ),
      cursor: () => cursor,
      cell: () => cell,
    },
    timers,
  );
  const fire = (name, more) => {
    let isTaken = false;
    listeners[name]({
      button: 0,
      pointerId: 1,
      pointerType: "mouse",
      preventDefault: () => {
        isTaken = true;
      },
      stopPropagation() {},
      ...more,
    });
    return isTaken;
  };
  const at = (u, v) => ({ clientX: 100 + 400 * u, clientY: 250 - 200 * v });
  return {
    told,
    timers,
    fire,
    at,
    click(u, v, more) {
      fire("pointerdown", { ...at(u, v), ...more });
      fire("pointerup", { ...at(u, v), ...more });
    },
  };
}

test("a mouse points without a press, in shares from the lower left corner", () => {
  const { told, fire, at } = stand();
  fire("pointermove", at(0.25, 0.75));
  assert.deepEqual(told, [["point", [0.25, 0.75], false]]);
  fire("pointerleave", {});
  assert.deepEqual(told.at(-1), ["leave"]);
});

test("a finger that is lifted leaves told what it touched", () => {
  const { told, fire, click } = stand();
  click(0.5, 0.5, { pointerType: "touch" });
  fire("pointerleave", { pointerType: "touch" });
  assert.deepEqual(told, [["aim", [0.5, 0.5]]]);
});

test("a click chooses once it is no double click, and a double click looks closer without choosing", async () => {
  const one = stand();
  one.click(0.5, 0.5);
  assert.deepEqual(
    one.told.map(([name]) => name),
    ["point"],
  );
  await one.timers.pass(DOUBLE);
  assert.deepEqual(one.told.at(-1), ["choose", [0.5, 0.5]]);
  const two = stand();
  two.click(0.5, 0.5);
  two.click(0.5, 0.5);
  await two.timers.pass(DOUBLE);
  assert.deepEqual(
    two.told.map(([name]) => name),
    ["point", "zoom"],
  );
  assert.equal(two.told.at(-1)[2], FACTOR);
});

test("a drag draws a box, a hand that only trembles chooses", async () => {
  const { told, fire, at, timers } = stand();
  fire("pointerdown", at(0.2, 0.2));
  fire("pointermove", { clientX: 100 + 80 + 3, clientY: 210 });
  assert.deepEqual(told, []);
  fire("pointermove", at(0.6, 0.7));
  fire("pointerup", at(0.6, 0.7));
  assert.deepEqual(told, [
    ["box", [0.2, 0.2], [0.6, 0.7], false],
    ["box", [0.2, 0.2], [0.6, 0.7], true],
  ]);
  await timers.pass(DOUBLE);
  assert.equal(told.length, 2);
});

test("a finger aims and never chooses or draws a box: it scrolls the page", async () => {
  const { told, fire, click, at, timers } = stand();
  click(0.5, 0.5, { pointerType: "touch" });
  fire("pointerdown", { ...at(0.1, 0.1), pointerType: "touch" });
  fire("pointermove", { ...at(0.1, 0.6), pointerType: "touch" });
  fire("pointercancel", { pointerType: "touch" });
  await timers.pass(DOUBLE);
  assert.deepEqual(told, [["aim", [0.5, 0.5]]]);
});

test("two fingers zoom by how far they move apart, round their middle", () => {
  const { told, fire, at } = stand();
  fire("pointerdown", { ...at(0.4, 0.5), pointerType: "touch", pointerId: 1 });
  fire("pointerdown", { ...at(0.6, 0.5), pointerType: "touch", pointerId: 2 });
  fire("pointermove", { ...at(0.8, 0.5), pointerType: "touch", pointerId: 2 });
  const [[name, [u, v], factor]] = told;
  assert.equal(name, "zoom");
  assert.ok(Math.abs(u - 0.6) < 1e-9 && Math.abs(v - 0.5) < 1e-9 && Math.abs(factor - 2) < 1e-9);
});

test("the wheel zooms with Ctrl alone: without it the page scrolls", () => {
  const { told, fire, at } = stand();
  assert.equal(fire("wheel", { ...at(0.5, 0.5), deltaY: -100, ctrlKey: false }), false);
  assert.equal(fire("wheel", { ...at(0.5, 0.5), deltaY: -100, ctrlKey: true }), true);
  fire("wheel", { ...at(0.5, 0.5), deltaY: 100, ctrlKey: true });
  assert.ok(told[0][2] > 1 && Math.abs(told[0][2] * told[1][2] - 1) < 1e-12);
});

test("arrow keys move over the cells, with Shift one by one, and stay on the map", () => {
  const { told, fire } = stand({ cursor: [0.5, 0.999] });
  fire("keydown", { key: "ArrowRight" });
  assert.deepEqual(told.at(-1), ["point", [0.5 + STEP, 1 - STEP / 2], true]);
  fire("keydown", { key: "ArrowDown", shiftKey: true });
  assert.ok(Math.abs(told.at(-1)[1][1] - (0.999 - 1 / 256)) < 1e-12);
});

test("the first arrow shows where the keys are, with Shift too", () => {
  const { told, fire } = stand({ cell: null });
  fire("keydown", { key: "ArrowLeft" });
  fire("keydown", { key: "ArrowLeft", shiftKey: true });
  assert.deepEqual(told, [
    ["point", [0.5, 0.5], true],
    ["point", [0.5, 0.5], true],
  ]);
});

test("Enter chooses, plus and minus zoom, Home shows all, and other keys are the page's", () => {
  const { told, fire } = stand({ cursor: [0.25, 0.5] });
  for (const key of ["Enter", "+", "-", "Home"]) assert.equal(fire("keydown", { key }), true);
  assert.deepEqual(told, [
    ["choose", [0.25, 0.5]],
    ["zoom", [0.25, 0.5], FACTOR],
    ["zoom", [0.25, 0.5], 1 / FACTOR],
    ["whole"],
  ]);
  assert.equal(fire("keydown", { key: "Escape" }), false);
  assert.equal(fire("keydown", { key: "ArrowLeft", ctrlKey: true }), false);
  assert.equal(told.length, 4);
});
