import assert from "node:assert/strict";
import test from "node:test";

import { heightAt, inside, drape, shares, isHidden } from "../../../../assets/js/views/solid/drape.js";

// A hill of a formula over x −2…2, y −1…1, on a grid of 21 by 11.
function hill(value) {
  const [columns, rows, x, y] = [21, 11, [-2, 2], [-1, 1]];
  const z = Float64Array.from({ length: columns * rows }, (_, at) =>
    value(-2 + (4 * (at % columns)) / (columns - 1), -1 + (2 * Math.floor(at / columns)) / (rows - 1)),
  );
  return { x, y, columns, rows, z, range: [Math.min(...z), Math.max(...z)] };
}
const SLOPE = hill((x, y) => 2 * x + 3 * y);
const BOWL = hill((x, y) => x * x + y * y);
const BOX = { x: [-2, 2], y: [-1, 1] };

const walk = (land, points) =>
  drape(
    land,
    points,
    points.map(([x, y]) => heightAt(land, x, y)),
  );
const corners = ({ at }) =>
  Array.from({ length: at.length / 3 }, (_, i) => [...at.subarray(3 * i, 3 * i + 3)]);

// Random walks that can be repeated.
function* randomWalks(count) {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let i = 0; i < count; i += 1) {
    const stride = 10 ** (3 * random() - 1);
    let at = [4 * random() - 2, 2 * random() - 1];
    yield Array.from({ length: 1 + Math.floor(20 * random()) }, () => {
      const here = at;
      at = at.map((value) => value + stride * (random() - 0.5));
      return here;
    });
  }
}

test("between its corners a slope is a slope", () => {
  for (const [x, y] of [
    [-2, -1],
    [2, 1],
    [0, 0],
    [0.123, -0.777],
    [1.99, 0.99],
  ]) {
    assert.ok(Math.abs(heightAt(SLOPE, x, y) - (2 * x + 3 * y)) < 1e-12);
  }
});

test("on its corners a hill is as high as it was given", () => {
  for (let at = 0; at < BOWL.z.length; at += 1) {
    const [x, y] = [-2 + (4 * (at % 21)) / 20, -1 + (2 * Math.floor(at / 21)) / 10];
    assert.ok(Math.abs(heightAt(BOWL, x, y) - BOWL.z[at]) < 1e-9);
  }
});

test("the part of a way over the box is told in shares of it", () => {
  assert.deepEqual(inside([0, 0], [1, 0.5], BOX), [0, 1]);
  assert.deepEqual(inside([0, 0], [4, 0], BOX), [0, 0.5]);
  assert.deepEqual(inside([-4, 0], [4, 0], BOX), [0.25, 0.75]);
  assert.deepEqual(inside([0, -3], [0, 3], BOX), [1 / 3, 2 / 3]);
  assert.equal(inside([3, 0], [4, 0], BOX), null);
  assert.equal(inside([0, 2], [0, 2], BOX), null);
  assert.equal(inside([-4, 0], [0, 4], BOX), null, "past the corner");
  assert.deepEqual(inside([1, 1], [1, 1], BOX), [0, 1], "a step on the very edge that goes nowhere");
});

test("every step stands at its own height, and between two steps the line lies on the land", () => {
  const points = [
    [-1.5, 0.5],
    [1.2, -0.3],
    [0.1, 0.05],
  ];
  const found = drape(BOWL, points, [2.1, 1.7, 0.02]);
  const line = corners(found);
  points.forEach(([x, y], k) => {
    assert.deepEqual(line[found.stands[k]], [x, y, [2.1, 1.7, 0.02][k]]);
    assert.equal(found.isIn[k], 1);
  });
  const steps = new Set(found.stands);
  line.forEach(([x, y, z], i) => {
    if (!steps.has(i)) assert.ok(Math.abs(z - heightAt(BOWL, x, y)) < 1e-12);
  });
  assert.ok(line.length > 20, "a long step is cut into pieces");
});

test("no height leaves the box", () => {
  const { at, stands } = drape(
    BOWL,
    [
      [0, 0],
      [1, 0],
    ],
    [-1e30, 1e30],
  );
  assert.equal(at[3 * stands[0] + 2], BOWL.range[0]);
  assert.equal(at[3 * stands[1] + 2], BOWL.range[1]);
});

test("a walk that leaves ends on the edge and stays there", () => {
  const found = walk(SLOPE, [
    [0, 0],
    [1, 0],
    [5, 0],
    [90, 0],
  ]);
  const line = corners(found);
  assert.deepEqual([...found.isIn], [1, 1, 0, 0]);
  assert.deepEqual(line.at(-1).slice(0, 2), [2, 0]);
  assert.deepEqual([...found.stands].slice(2), [line.length - 1, line.length - 1]);
});

test("a walk that comes back begins a new stretch at the edge", () => {
  const found = walk(SLOPE, [
    [0, 0],
    [5, 0],
    [5, 0.5],
    [0, 0.5],
  ]);
  const line = corners(found);
  const begins = line.filter((_, i) => found.begins[i]);
  assert.deepEqual(
    begins.map(([x, y]) => [x, y]),
    [
      [0, 0],
      [2, 0.5],
    ],
  );
  assert.deepEqual([...found.isIn], [1, 0, 0, 1]);
});

test("a walk that was never over the box has no corner", () => {
  const found = walk(SLOPE, [
    [9, 9],
    [8, 9],
  ]);
  assert.deepEqual([found.at.length, [...found.stands], [...found.isIn]], [0, [-1, -1], [0, 0]]);
});

test("each step adds to the line and takes nothing away", () => {
  for (const points of randomWalks(300)) {
    const whole = walk(BOWL, points);
    for (let k = 1; k < points.length; k += 1) {
      assert.ok(whole.ends[k] >= whole.ends[k - 1]);
      assert.equal(whole.stands[k], whole.ends[k] - 1);
    }
    for (const [x, y, z] of corners(whole)) {
      assert.ok(x >= -2 && x <= 2 && y >= -1 && y <= 1 && z >= BOWL.range[0] && z <= BOWL.range[1]);
    }
    whole.begins.forEach((begins, i) => {
      if (i === 0) assert.equal(begins, 1);
    });
  }
});

test("however far and often a walk goes, its line stays short and finite", () => {
  const far = Array.from({ length: 2000 }, (_, k) => [k % 2 ? 1.9 : -1.9, k % 3 ? 0.9 : -0.9]);
  assert.ok(walk(BOWL, far).begins.length < 2 * 2500 + 2 * 2000);
  const most = 3.4028234663852886e38;
  for (const end of [
    [most, 0],
    [-most, most],
    [0, -most],
  ]) {
    const { at } = walk(BOWL, [[0, 0], end, [0.5, 0.5]]);
    assert.ok(at.length && at.every(Number.isFinite));
  }
});

test("the land hides what lies behind a ridge, and nothing on a slope that faces the eye", () => {
  const ridge = hill((x) => Math.max(0, 1 - Math.abs(x)));
  const land = shares(ridge);
  const eye = [3, 0.5, 1];
  assert.equal(isHidden(land, [0.1, 0.5, 0], eye), true, "behind");
  assert.equal(isHidden(land, [0.9, 0.5, 0], eye), false, "before");
  assert.equal(isHidden(land, [0.5, 0.5, 1], eye), false, "on top");
  assert.equal(isHidden(land, [0.1, 0.5, 0], [0.1, 0.5, 9]), false, "from straight above");
});

test("on a flat hill nothing hides anything", () => {
  const land = { ...shares(hill((x) => x)), z: new Float64Array(21 * 11) };
  for (const [x, y] of [
    [0, 0],
    [0.5, 0.5],
    [1, 1],
    [0.2, 0.9],
  ])
    assert.equal(isHidden(land, [x, y, 0], [2, -1, 0.3]), false);
});
