import assert from "node:assert/strict";
import test from "node:test";

import {
  HOME,
  FLATTEST,
  STEEPEST,
  NEAREST,
  FARTHEST,
  movedCamera as moved,
  eyeOf as eye,
  plotlyCamera as camera,
  product,
  lookThrough as look,
} from "../../../../assets/js/views/solid/camera.js";

const UNIT = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const near = (a, b) => a.every((value, i) => Math.abs(value - b[i]) < 1e-9);

// The matrices of the textbook, column after column: an eye at a place that looks along −z, and a lens of 90
// degrees.
const seenFrom = ([x, y, z]) => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1];
const wideLens = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0, -0.02, 0];

test("a matrix times the unit is itself, and a product is that of the textbook", () => {
  const a = Array.from({ length: 16 }, (_, i) => i + 1);
  assert.deepEqual([...product(a, UNIT)], a);
  assert.deepEqual([...product(UNIT, a)], a);
  const shift = seenFrom([-2, -3, -4]);
  const scale = [5, 0, 0, 0, 0, 6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 1];
  assert.deepEqual([...product(shift, scale)].slice(12), [2, 3, 4, 1]);
  assert.deepEqual([...product(scale, shift)].slice(12), [10, 18, 28, 1]);
});

test("what lies straight ahead is seen in the middle, and twice as far is half as far from it", () => {
  const see = look({ projection: wideLens, view: seenFrom([0, 0, 4]), model: UNIT }, [1, 1, 1], 800, 600);
  assert.ok(near(see(0, 0, 0), [400, 300]));
  assert.ok(near(see(4, 0, 0), [800, 300]));
  assert.ok(near(see(0, 4, 0), [400, 0]), "up is up");
  assert.ok(near(see(4, 0, -4), [600, 300]));
});

test("each axis of the data has its own scale", () => {
  const see = look({ projection: wideLens, view: seenFrom([0, 0, 4]), model: UNIT }, [0.5, 2, 1], 800, 600);
  assert.ok(near(see(4, 1, 0), [600, 150]));
});

test("the eye keeps its distance while it turns and tilts", () => {
  const { center } = camera(HOME, 800, 500);
  const far = (state) =>
    Math.hypot(...eye(state, 800, 500).map((value, i) => value - [center.x, center.y, center.z][i]));
  for (let turn = -180; turn < 180; turn += 15) {
    for (const tilt of [FLATTEST, 30, 60, STEEPEST])
      assert.ok(Math.abs(far({ turn, tilt, zoom: 1 }) - far(HOME)) < 1e-9);
  }
  assert.ok(Math.abs(far({ ...HOME, zoom: 2 }) - far(HOME) / 2) < 1e-9);
});

test("turned by 0 the eye is where x grows, by 90 where y does", () => {
  const at = (turn) => eye({ turn, tilt: 0, zoom: 1 }, 800, 500);
  assert.ok(at(0)[0] > 1 && Math.abs(at(0)[1]) < 1e-9);
  assert.ok(at(90)[1] > 1 && Math.abs(at(90)[0]) < 1e-9);
});

test("a plot that is higher than wide is seen from farther off, a wide one is not", () => {
  const far = (width, height) => Math.hypot(...eye(HOME, width, height));
  assert.ok(far(300, 600) > 1.5 * far(600, 400));
  assert.equal(far(900, 500), far(1800, 500));
});

test("no turn is beyond half a circle, no tilt under the ground or over the top, no zoom beyond its ends", () => {
  let state = HOME;
  for (let i = 0; i < 500; i += 1) {
    state = moved(state, { by: 37 * (i % 7), up: (i % 3) * 31 - 29, nearer: i % 2 ? 1.9 : 0.6 });
    assert.ok(state.turn >= -180 && state.turn < 180);
    assert.ok(state.tilt >= FLATTEST && state.tilt <= STEEPEST);
    assert.ok(state.zoom >= NEAREST && state.zoom <= FARTHEST);
  }
  assert.deepEqual(moved({ turn: 170, tilt: 30, zoom: 1 }, { by: 20 }), { turn: -170, tilt: 30, zoom: 1 });
  assert.deepEqual(moved(HOME, {}), HOME);
});
