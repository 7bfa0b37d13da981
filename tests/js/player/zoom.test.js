import assert from "node:assert/strict";
import test from "node:test";

import { attachZoom as attach, scaled } from "../../../assets/js/player/zoom.js";
import { createDocument } from "../elements.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

const CLOSE = 1e-9;

function element() {
  const listeners = {};
  return {
    hidden: true,
    append() {},
    addEventListener(name, act) {
      listeners[name] = act;
    },
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
    send: (name, event) => listeners[name](event),
  };
}

// Four maps of 400 × 300 px that show x from −5 to 5 and y from 3 down to −3, or what the zoom has made of
// them.
function stand(more = {}) {
  const whole = [
    [-5, 5],
    [-3, 3],
  ];
  const bench = { shown: whole, told: [], stopped: 0 };
  const axes = () => {
    const [x, y] = bench.shown;
    return {
      left: 40,
      top: 10,
      xaxis: { p2l: (px) => x[0] + (px / 400) * (x[1] - x[0]) },
      yaxis: { p2l: (px) => y[1] - (px / 300) * (y[1] - y[0]) },
    };
  };
  const panels = Array.from({ length: 4 }, () => ({ map: element(), axes }));
  bench.zoom = attach(panels, {
    whole: () => whole,
    changed(ranges) {
      bench.told.push(ranges);
      bench.shown = ranges ?? whole;
    },
    ...more,
  });
  // px: from the corner of the map.
  bench.turn = (deltaY, [x, y] = [200, 150], ctrlKey = true) =>
    panels[2].map.send("wheel", {
      deltaY,
      ctrlKey,
      clientX: 140 + x,
      clientY: 60 + y,
      preventDefault: () => {
        bench.stopped += 1;
      },
    });
  return bench;
}
const near = (found, wanted) => found.flat().every((value, i) => Math.abs(value - wanted.flat()[i]) < CLOSE);

test("a window is scaled round the point under the pointer", () => {
  assert.deepEqual(scaled([-4, 4], 0, 0.5), [-2, 2]);
  assert.deepEqual(scaled([0, 10], 10, 0.5), [5, 10]);
  const [low, high] = scaled([-5, 5], 3, 1 / 1.2);
  assert.ok(Math.abs((3 - low) / (high - low) - 0.8) < CLOSE, "the point stays where it is on the screen");
});

test("scaling there and back gives the window again", () => {
  assert.ok(near(scaled(scaled([-5, 5], 3, 1.2), 3, 1 / 1.2), [-5, 5]));
});

test("the wheel alone scrolls the page and changes nothing", () => {
  const bench = stand();
  bench.turn(-100, [200, 150], false);
  assert.deepEqual([bench.told, bench.stopped], [[], 0]);
});

test("Ctrl and the wheel look closer, round the pointer", () => {
  const bench = stand();
  bench.turn(-100, [400, 0]);
  assert.equal(bench.stopped, 1, "the browser does not zoom as well");
  assert.ok(
    near(bench.shown, [
      [5 - 10 / 1.2, 5],
      [3 - 6 / 1.2, 3],
    ]),
  );
});

test("out again ends at the whole map, told as such", () => {
  const bench = stand();
  bench.turn(-100);
  bench.turn(-100);
  bench.turn(100);
  assert.ok(
    near(bench.shown, [
      [-5 / 1.2, 5 / 1.2],
      [-3 / 1.2, 3 / 1.2],
    ]),
  );
  bench.turn(100);
  assert.equal(bench.told.at(-1), null);
});

test("the whole map can't be made smaller", () => {
  const bench = stand();
  bench.turn(100);
  assert.deepEqual(bench.told, []);
});

test("a look closer than the numbers allow is not taken", () => {
  const bench = stand();
  for (let i = 0; i < 200; i += 1) bench.turn(-100);
  const [[low, high]] = bench.shown;
  assert.ok(high - low >= 1e-5 && high - low < 1.2e-5);
});

test("reset shows the whole map, once", () => {
  const bench = stand();
  bench.turn(-100);
  bench.zoom.reset();
  bench.zoom.reset();
  assert.deepEqual(bench.told.slice(1), [null]);
});

test("a closer look is one of the panels on that hill alone", () => {
  const told = [];
  const changed = (ranges, which) => told.push([ranges === null, which]);
  const bench = stand({ together: () => [0, 2], changed });
  bench.turn(-1);
  bench.zoom.reset();
  bench.zoom.reset();
  assert.deepEqual(told, [
    [false, [0, 2]],
    [true, [0, 2]],
  ]);
});
