import assert from "node:assert/strict";
import test from "node:test";

import { isInside, trailPath as trail } from "../../../assets/js/core/geometry.js";
import { HEIGHT, LEAVES, RETURNS, STAYS, WIDTH, randomWalks } from "../walks.js";

const MOST = 3.4028234663852886e38; // what the server sends for infinity
const walk = (points) =>
  trail(
    points.map(([x]) => x),
    points.map(([, y]) => y),
    WIDTH,
    HEIGHT,
  );
const steps = (points) => points.map((_, step) => step);

// What SVG makes of a path: its points; fails where a browser would.
function points(path) {
  assert.match(path, /^(?:[ML]-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?(?:h0)?)+$/);
  return [...path.matchAll(/[ML](\S+?) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}
function isOnEdge(x, y) {
  const gaps = [x, WIDTH - x, y, HEIGHT - y];
  return gaps.every((gap) => gap > -1e-9) && gaps.some((gap) => gap < 1e-9);
}

test("a walk is one line through all its points, to a tenth of a pixel", () => {
  assert.equal(walk(STAYS).line(3), "M10 10L200 150L180.3 140L190 145");
  assert.equal(walk(STAYS).dots(1), "M10 10h0M200 150h0");
});

test("the line up to a step is the line of the walk up to that step", () => {
  for (const given of [STAYS, RETURNS, LEAVES, ...randomWalks(500)]) {
    const whole = walk(given);
    for (const step of steps(given)) {
      const prefix = walk(given.slice(0, step + 1));
      if (prefix.exit && whole.exit?.step !== prefix.exit.step) continue; // it came back afterwards
      assert.equal(whole.line(step), prefix.line(step));
      assert.equal(whole.dots(step), prefix.dots(step));
      assert.deepEqual(whole.point(step), prefix.point(step));
    }
  }
});

test("each step adds to the line and takes nothing away, so that back and forward are exact", () => {
  for (const given of [STAYS, LEAVES, RETURNS, ...randomWalks(200)]) {
    const whole = walk(given);
    for (const step of steps(given).slice(1)) {
      assert.ok(whole.line(step).startsWith(whole.line(step - 1)));
      assert.ok(whole.dots(step).startsWith(whole.dots(step - 1)));
    }
  }
});

test("before the first step the start is shown, after the last the end", () => {
  const whole = walk(STAYS);
  assert.equal(whole.line(-1), "M10 10");
  assert.equal(whole.line(99), whole.line(3));
  assert.deepEqual(whole.point(99), [190, 145]);
});

test("a walk that leaves ends on the edge of the map", () => {
  const { exit, line, point } = walk(LEAVES);
  assert.deepEqual(exit, { step: 2, x: WIDTH, y: 150, turn: 0 });
  assert.equal(line(1), "M200 150L300 150");
  assert.equal(line(2), "M200 150L300 150L400 150");
  assert.equal(line(4), line(2));
  assert.deepEqual(point(1), [300, 150]);
  assert.equal(point(2), null, "nothing stands on the map any more");
});

test("the dots of a walk that leaves are its points on the map", () => {
  assert.equal(points(walk(LEAVES).dots(4)).length, 2);
});

test("the arrow where a walk leaves points along its motion", () => {
  for (const [to, at, turn] of [
    [[800, 150], [400, 150], 0],
    [[200, 900], [200, 300], 90],
    [[200, -900], [200, 0], -90],
    [[-800, 150], [0, 150], 180],
    [[500, 450], [350, 300], 45],
    [[-100, -150], [50, 0], -135],
  ]) {
    const { exit } = walk([[200, 150], to]);
    assert.ok(Math.hypot(exit.x - at[0], exit.y - at[1]) < 1e-9, `to ${to}: left at ${exit.x} ${exit.y}`);
    assert.ok(Math.abs(exit.turn - turn) < 1e-9, `to ${to}: turned by ${exit.turn}`);
  }
});

test("wherever a walk leaves, it does so on the edge, on the way to its next point", () => {
  let left = 0;
  for (const given of randomWalks(2000)) {
    const { exit } = walk(given);
    if (!exit) continue;
    left += 1;
    assert.ok(isOnEdge(exit.x, exit.y), `left at ${exit.x} ${exit.y}`);
    const [[x0, y0], [x1, y1]] = [given[exit.step - 1], given[exit.step]];
    assert.ok(isInside(x0, y0, WIDTH, HEIGHT) && !isInside(x1, y1, WIDTH, HEIGHT));
    const aside = ((x1 - x0) * (exit.y - y0) - (y1 - y0) * (exit.x - x0)) / Math.hypot(x1 - x0, y1 - y0);
    assert.ok(Math.abs(aside) < 1e-6);
    const along = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
    assert.equal(exit.turn, along);
  }
  assert.ok(left > 500);
});

test("a walk that leaves and returns is drawn whole", () => {
  const { exit, line, point } = walk(RETURNS);
  assert.equal(exit, null);
  assert.equal(line(3), "M200 150L900 150L-500 150L100 100");
  assert.deepEqual(point(1), [900, 150]);
});

test("a walk that leaves a second time leaves the map at its last exit", () => {
  const { exit } = walk([
    [200, 150],
    [900, 150],
    [100, 150],
    [100, -50],
    [100, -90],
  ]);
  assert.deepEqual([exit.step, exit.x, exit.y], [3, 100, 0]);
});

test("a step onto the very edge is still on the map", () => {
  assert.equal(
    walk([
      [200, 150],
      [WIDTH, HEIGHT],
    ]).exit,
    null,
  );
  assert.equal(walk([[0, 0]]).exit, null);
});

test("a walk that starts on the edge and leaves at once has its arrow there, rounding or not", () => {
  for (const slip of [0, 1e-9, 1e-3]) {
    const { exit } = walk([
      [WIDTH + slip, 150],
      [WIDTH + 500, 150],
      [-9000, 150],
    ]);
    assert.equal(exit?.step, 1);
    assert.ok(Math.hypot(exit.x - WIDTH, exit.y - 150) < 0.01);
  }
});

test("in a close look, a walk across the window without a point in it is drawn whole", () => {
  const across = walk([
    [-100, 150],
    [500, 150],
    [-90, 140],
    [480, 140],
  ]);
  assert.equal(across.exit, null);
  assert.equal(across.line(3), "M-100 150L500 150L-90 140L480 140");
});

test("in a close look elsewhere, a walk draws no arrow and nothing that SVG can't read", () => {
  for (const given of [
    [
      [900, 150],
      [900, 150],
    ],
    [
      [900, 150],
      [900, 400],
    ],
    [
      [900, 150],
      [1500, 150],
    ],
    [
      [900, 150],
      [900, 150],
      [901, 150],
    ],
    [[-50, -50]],
  ]) {
    const elsewhere = walk(given);
    assert.equal(elsewhere.exit, null);
    const places = new Set(given.map((at) => at.join(" ")));
    assert.equal(points(elsewhere.line(9)).length, places.size);
  }
});

test("a point that can't be told from the one before it is not drawn, and slow walks still go on", () => {
  const creeps = walk(Array.from({ length: 101 }, (_, i) => [10 + i / 10, 20]));
  assert.equal(creeps.line(100), `M${Array.from({ length: 21 }, (_, i) => `${10 + i / 2} 20`).join("L")}`);
  assert.equal(creeps.line(4), "M10 20");
  assert.deepEqual(creeps.point(4), [10.4, 20]);
  assert.equal(points(creeps.dots(100)).length, 21);
});

test("a walk of one point is that point", () => {
  const { exit, line, dots, point } = walk([[20, 30]]);
  for (const step of [0, 1, 40]) {
    assert.deepEqual([exit, line(step), dots(step), point(step)], [null, "M20 30", "M20 30h0", [20, 30]]);
  }
});

test("however far a walk goes, SVG can read its line", () => {
  for (const far of [1e5, 1e6, 1e21, 1e30, MOST, 1e41]) {
    for (const [x, y] of [
      [far, 0],
      [-far, far],
      [far, -far],
      [0, -far],
    ]) {
      for (const given of [
        [
          [1, 1],
          [x, y],
        ],
        [
          [1, 1],
          [x, y],
          [-x, -y],
          [2, 2],
        ],
        [
          [x, y],
          [1, 1],
        ],
        [
          [x, y],
          [x, y],
        ],
        [
          [x, y],
          [-x, -y],
        ],
      ]) {
        const { exit, line, dots, point } = walk(given);
        for (const step of steps(given)) {
          for (const [px, py] of [...points(line(step)), ...points(dots(step)), point(step) ?? [0, 0]]) {
            assert.ok(Math.abs(px) <= 1e6 && Math.abs(py) <= 1e6, `${px} ${py} at step ${step} of ${given}`);
          }
        }
        if (exit) assert.ok([exit.x, exit.y, exit.turn].every(Number.isFinite));
      }
    }
  }
});

test("a step of next to nothing is not written with an exponent", () => {
  assert.equal(
    walk([
      [1e-9, -1e-9],
      [1, -1e-9],
    ])
      .line(1)
      .replaceAll("-0", "0"),
    "M0 0L1 0",
  );
});

test("every random walk gives lines that SVG can read", () => {
  for (const given of randomWalks(1000)) {
    const { line, dots } = walk(given);
    for (const step of steps(given)) {
      points(line(step));
      points(dots(step));
    }
  }
});
