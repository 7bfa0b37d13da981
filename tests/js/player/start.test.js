import assert from "node:assert/strict";
import test from "node:test";

import { attachStart as attach, rounded, withinMap as within } from "../../../assets/js/player/start.js";
import { provide } from "../provide.js";

// A map of 400 × 300 px, 10 px in from the corner of its element, that shows x from −5 to 5 and y from −3 to
// 3.
function stand(at = [-4, 2]) {
  const listeners = { map: {}, handle: {}, document: {} };
  let top = 0; // how far the page is scrolled
  const element = (name) => ({
    addEventListener(event, act) {
      listeners[name][event] = act;
    },
    getBoundingClientRect: () => ({ left: 0, top }),
    setPointerCapture() {},
    focus() {
      bench.focused = name;
    },
    closest: () => null,
  });
  const bench = { moves: [], focused: null, chosen: 0 };
  provide({ document: element("document") });
  const panel = {
    map: element("map"),
    handle: element("handle"),
    axes: () => ({
      left: 10,
      top: 10,
      width: 400,
      height: 300,
      xaxis: { range: [-5, 5], p2l: (px) => -5 + px / 40 },
      yaxis: { range: [-3, 3], p2l: (px) => 3 - px / 50 },
    }),
  };
  attach(panel, {
    at: () => at,
    moved: (...move) => bench.moves.push(move),
    chosen: () => {
      bench.chosen += 1;
    },
  });
  // x, y: px from the corner of the map's axes.
  bench.point = (name, x, y, more = {}) =>
    listeners.map[`pointer${name}`]({
      button: 0,
      buttons: 1,
      pointerId: 1,
      pointerType: "mouse",
      target: panel.map,
      clientX: 10 + x,
      clientY: 10 + y,
      preventDefault() {},
      ...more,
    });
  bench.scroll = (by) => {
    top -= by;
    listeners.document.scroll();
  };
  bench.press = (key, more = {}) => {
    let isTaken = false;
    listeners.handle.keydown({
      key,
      preventDefault() {
        isTaken = true;
      },
      stopPropagation() {},
      ...more,
    });
    return isTaken;
  };
  bench.handle = panel.handle;
  return bench;
}

test("a start has no more digits than a pixel can tell apart", () => {
  assert.equal(rounded(-3.98765, 0.025), -3.99);
  assert.equal(rounded(0.123456, 0.0013), 0.123);
  assert.equal(rounded(1234.5, 20), 1230);
});

test("rounding moves a point by less than half a pixel, and leaves no tail of digits", () => {
  for (let k = 0; k < 5000; k += 1) {
    const value = 10 * Math.sin(k);
    const pixel = 10 ** (-9 + (k % 100) / 10);
    const found = rounded(value, pixel);
    assert.ok(Math.abs(found - value) <= pixel / 2 + 1e-12, `${value} at ${pixel} became ${found}`);
    assert.ok(pixel < 0.01 || String(found).length <= 6, String(found));
  }
});

test("what is rounded stays as it is when rounded again", () => {
  for (let k = 0; k < 1000; k += 1) {
    const found = rounded(5 * Math.cos(k), 0.025);
    assert.equal(rounded(found, 0.025), found);
  }
});

test("zero is written without a sign", () => {
  assert.ok(Object.is(rounded(-0.001, 0.025), 0));
});

test("within keeps a value between two ends", () => {
  assert.deepEqual(
    [-1, 0, 0.5, 1, 2].map((value) => within(value, [0, 1])),
    [0, 0, 0.5, 1, 1],
  );
});

test("a press of the mouse puts the start there at once, and letting go makes it final", () => {
  const bench = stand();
  bench.point("down", 200, 150);
  bench.point("up", 200, 150);
  assert.deepEqual(bench.moves, [
    [0, 0, true],
    [0, 0, false],
  ]);
  assert.equal(bench.chosen, 1);
  assert.equal(bench.focused, "map");
});

test("a drag is followed live, and told only where it stands on another point", () => {
  const bench = stand();
  bench.point("down", 200, 150);
  bench.point("move", 240, 100);
  bench.point("move", 240, 100);
  bench.point("up", 240, 100);
  assert.deepEqual(bench.moves, [
    [0, 0, true],
    [1, 1, true],
    [1, 1, false],
  ]);
});

test("a page that scrolls under a drag takes its map along", () => {
  const bench = stand();
  bench.scroll(10);
  bench.point("down", 200, 150);
  bench.scroll(50);
  bench.point("move", 200, 150);
  assert.deepEqual(
    bench.moves.map(([, y]) => y),
    [-0.2, -1.2],
  );
});

test("a drag beyond the map stays on its edge", () => {
  const bench = stand();
  bench.point("down", 200, 150);
  bench.point("move", 9999, -9999);
  assert.deepEqual(bench.moves.at(-1), [5, 3, true]);
});

test("a finger scrolls over the map and moves nothing, but a tap does", () => {
  const bench = stand();
  const touch = { pointerType: "touch" };
  bench.point("down", 200, 150, touch);
  bench.point("move", 200, 250, touch);
  bench.point("up", 200, 250, touch);
  assert.deepEqual(bench.moves, []);
  bench.point("down", 200, 150, touch);
  bench.point("up", 204, 150, touch);
  assert.deepEqual(bench.moves, [[0.1, 0, false]]);
});

test("a finger on the handle drags it", () => {
  const bench = stand();
  const touch = { pointerType: "touch", target: bench.handle };
  bench.point("down", 40, 50, touch);
  bench.point("move", 80, 50, touch);
  bench.point("up", 80, 50, touch);
  assert.deepEqual(bench.moves, [
    [-3, 2, true],
    [-3, 2, false],
  ]);
  assert.equal(bench.focused, "handle");
});

test("a press on the handle without a move leaves the start where it is", () => {
  const bench = stand();
  bench.point("down", 40, 50, { target: bench.handle });
  bench.point("up", 40, 50, { target: bench.handle });
  assert.deepEqual(bench.moves, []);
});

test("a drag that the system takes away ends where it was", () => {
  const bench = stand();
  bench.point("down", 200, 150);
  bench.point("cancel", 0, 0);
  bench.point("move", 300, 150);
  assert.deepEqual(bench.moves, [
    [0, 0, true],
    [0, 0, false],
  ]);
});

test("a hand that let go where nobody was told has ended its drag when it comes back", () => {
  const bench = stand();
  bench.point("down", 200, 150);
  bench.point("move", 300, 150, { buttons: 0 });
  bench.point("move", 320, 150, { buttons: 0 });
  assert.deepEqual(bench.moves, [
    [0, 0, true],
    [0, 0, false],
  ]);
});

test("the other buttons, Ctrl and a second finger move nothing", () => {
  const bench = stand();
  bench.point("down", 200, 150, { button: 2 });
  bench.point("down", 200, 150, { ctrlKey: true });
  bench.point("move", 240, 150);
  assert.deepEqual(bench.moves, []);
  bench.point("down", 200, 150);
  bench.point("move", 240, 150, { pointerId: 2 });
  bench.point("up", 240, 150, { pointerId: 2 });
  assert.deepEqual(bench.moves, [[0, 0, true]]);
});

test("an arrow key moves the start by 1 percent of the map, with Shift by 0.1 percent", () => {
  const bench = stand();
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) assert.equal(bench.press(key), true);
  assert.deepEqual(bench.moves.splice(0), [
    [-3.9, 2, false],
    [-4.1, 2, false],
    [-4, 2.06, false],
    [-4, 1.94, false],
  ]);
  bench.press("ArrowRight", { shiftKey: true });
  bench.press("ArrowUp", { shiftKey: true });
  assert.deepEqual(bench.moves, [
    [-3.99, 2, false],
    [-4, 2.006, false],
  ]);
});

test("an arrow key does not leave the map", () => {
  const bench = stand([5, -3]);
  bench.press("ArrowRight");
  bench.press("ArrowDown");
  assert.deepEqual(bench.moves, [
    [5, -3, false],
    [5, -3, false],
  ]);
});

test("other keys on the handle are left to the page", () => {
  const bench = stand();
  assert.equal(bench.press("k"), false);
  assert.equal(bench.press("ArrowLeft", { altKey: true }), false);
  assert.deepEqual(bench.moves, []);
});
