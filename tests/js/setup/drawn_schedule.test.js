import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../elements.js";
import { pairs, moved, added } from "../../../assets/js/setup/drawn_schedule.js";
import * as drawn from "../../../assets/js/setup/drawn_schedule.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

const LINE = [
  [0, 1],
  [0.5, 0.2],
  [1, 0],
];
const TOP = 1;

// An editor on some points, and all that it has said.
function stand(points = LINE) {
  const said = [];
  provide({ document: createDocument() });
  const [svg, buttons] = drawn.pointEditor(points.flat().map(String), (parts) =>
    said.push(parts.map(Number)),
  );
  const [more, less] = buttons.all("button");
  return { said, dots: svg.all("circle"), more, less };
}
const press = (dot, key) => dot.fire("keydown", { key });
const rises = (points) => points.every(([share], i) => i === 0 || share > points[i - 1][0]);

test("parts are read in pairs", () => {
  assert.deepEqual(pairs(["0", "1", "0.5", "0.2"]), [
    [0, 1],
    [0.5, 0.2],
  ]);
  assert.deepEqual(pairs([]), []);
});

test("a point goes where it is moved, and the others stay", () => {
  assert.deepEqual(moved(LINE, 1, [0.3, 0.9], TOP), [
    [0, 1],
    [0.3, 0.9],
    [1, 0],
  ]);
  assert.deepEqual(
    LINE,
    [
      [0, 1],
      [0.5, 0.2],
      [1, 0],
    ],
    "what was given is left alone",
  );
});

test("wherever a point is moved it stays between its neighbors and within the box", () => {
  for (const i of [0, 1, 2]) {
    for (const to of [
      [-9, -9],
      [9, 9],
      [0, 0],
      [1, 1],
      [0.5, 0.5],
      [-9, 9],
    ]) {
      const points = moved(LINE, i, to, TOP);
      assert.ok(rises(points), `${i} to ${to}: ${points}`);
      for (const [share, factor] of points)
        assert.ok(share >= 0 && share <= 1 && factor >= 0 && factor <= TOP);
    }
  }
});

test("a point in the widest gap lies on the line between its neighbors", () => {
  assert.deepEqual(
    added([
      [0, 1],
      [0.2, 0.8],
      [1, 0],
    ]),
    [
      [0, 1],
      [0.2, 0.8],
      [0.6, 0.4],
      [1, 0],
    ],
  );
});

test("points are added up to sixteen, never two at one place", () => {
  let points = [
    [0, 1],
    [1, 0],
  ];
  for (let next = added(points); next; next = added(points)) {
    points = next;
    assert.ok(rises(points));
  }
  assert.equal(points.length, 16);
});

test("where there is no room no point is added", () => {
  assert.equal(
    added([
      [0, 1],
      [0.02, 0],
    ]),
    null,
  );
});

test("the keys move a point by a fiftieth of the box, and each move is said", () => {
  const { dots, said } = stand();
  press(dots[1], "ArrowRight");
  press(dots[1], "ArrowUp");
  press(dots[1], "ArrowLeft");
  press(dots[1], "ArrowDown");
  assert.deepEqual(said, [
    [0, 1, 0.52, 0.2, 1, 0],
    [0, 1, 0.52, 0.22, 1, 0],
    [0, 1, 0.5, 0.22, 1, 0],
    [0, 1, 0.5, 0.2, 1, 0],
  ]);
  press(dots[1], "Tab");
  assert.equal(said.length, 4);
});

test("a point tells where it stands", () => {
  const { dots } = stand();
  assert.equal(dots.length, 3);
  assert.equal(dots[1].getAttribute("role"), "slider");
  assert.equal(dots[1].getAttribute("aria-valuetext"), "50 percent of the run, factor 0.2");
  press(dots[1], "ArrowUp");
  assert.equal(dots[1].getAttribute("aria-valuenow"), "0.22");
});

test("a button adds a point, another takes one away, and two are left", () => {
  const { more, less, said } = stand();
  more.fire("click");
  assert.equal(said.at(-1).length, 8);
  for (let i = 0; i < 5; i += 1) less.fire("click");
  assert.deepEqual(said.at(-1), [0, 1, 1, 0]);
});
