import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../../elements.js";
import {
  ticks,
  labels,
  ends,
  crossMarks as crosses,
  letterMarks as letters,
  boundaryMark as boundary,
  walkMarks as walk,
} from "../../../../assets/js/views/maps/marks.js";
import { provide } from "../../provide.js";

const document = createDocument();
provide({ document });

const SIZE = { width: 400, height: 300 };
const linear = (low, high) => ({ low, high, scale: "linear" });
const log = (low, high) => ({ low, high, scale: "log" });

test("a linear axis has round numbers, no more than there is room for", () => {
  assert.deepEqual(ticks(linear(-6.3, 6.3), 6), [-5, 0, 5]);
  assert.deepEqual(ticks(linear(-4.6, 4.6), 5), [-4, -2, 0, 2, 4]);
  assert.deepEqual(ticks(linear(0.1, 0.35), 5), [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  for (const most of [2, 3, 5, 9])
    for (const [low, high] of [
      [0, 1],
      [-2.2, 2.2],
      [0.001, 0.0013],
      [-11, 900],
    ]) {
      assert.ok(ticks(linear(low, high), most).length <= most + 1);
    }
});

test("a logarithmic axis has decades, what lies between where they are few, and is linear close by", () => {
  assert.deepEqual(ticks(log(0.0005, 0.2), 6), [0.001, 0.01, 0.1]);
  assert.deepEqual(ticks(log(0.02, 0.5), 6), [0.02, 0.05, 0.1, 0.2, 0.5]);
  assert.deepEqual(ticks(log(1e-16, 1), 6).length <= 6, true);
  assert.deepEqual(ticks(log(0.1, 0.12), 4), [0.1, 0.105, 0.11, 0.115, 0.12]);
});

test("where a tick would need many figures, only the ends are told, in as many as tell them apart", () => {
  assert.equal(labels(linear(0.1234501, 0.1234509), 400, 64), null);
  assert.equal(ends(linear(0.1234501, 0.1234509)), "0.12345010 to 0.12345090");
  assert.equal(ends(linear(-2, 3)), "−2.00 to 3.00");
  assert.equal(labels(linear(-6.3, 6.3), 400, 64).at(-1)[1], "5");
});

const MINIMA = [
  { x: 100, y: 100, is_global: true },
  { x: 390, y: 5, is_global: false },
  { x: 500, y: 100, is_global: false },
];
const same = (at) => at;

test("each minimum on the map has a cross and its number, the best a ring", () => {
  const made = crosses(MINIMA, same, SIZE);
  assert.deepEqual(
    made.filter(({ tagName }) => tagName === "TEXT").map(({ words }) => words),
    ["1", "2"],
  );
  assert.equal(made.filter(({ attributes }) => attributes.class === "cross").length, 2);
  assert.equal(made.filter(({ attributes }) => attributes.class === "best").length, 1);
  const [, edge] = made.filter(({ tagName }) => tagName === "TEXT");
  assert.ok(Number(edge.attributes.x) < 390 && edge.attributes["text-anchor"] === "end");
  assert.equal(
    crosses(MINIMA.slice(0, 1), same, SIZE).some(({ tagName }) => tagName === "TEXT"),
    false,
  );
});

test("letters that would lie on each other share a place, and those elsewhere are not shown", () => {
  const made = letters(
    [
      ["A", "works", false, [100, 100]],
      ["B", "works", true, [110, 105]],
      ["C", "diverges", false, [300, 100]],
      ["D", "works", false, [700, 100]],
    ],
    SIZE,
  );
  assert.deepEqual(
    made.map(({ words }) => words),
    ["A B", "C"],
  );
  assert.deepEqual(
    made.map(({ attributes }) => attributes.class),
    ["map-letter chosen", "map-letter"],
  );
});

test("theory's line is drawn whole and named where it is seen", () => {
  const made = boundary(
    [
      [
        [200, 0],
        [200, 100],
        [200, 300],
      ],
    ],
    same,
    SIZE,
  );
  assert.equal(made.at(-1).words, "theory’s limit");
  assert.equal(made[1].attributes.d, "M200.0 0.0L200.0 100.0L200.0 300.0");
  assert.deepEqual(boundary([], same, SIZE), []);
  assert.equal(
    boundary(
      [
        [
          [900, 0],
          [900, 300],
        ],
      ],
      same,
      SIZE,
    ).length,
    1,
  );
});

test("a walk is drawn with its points, with an arrow where it leaves, and without them where they are too many", () => {
  const kinds = (path) => walk(Float32Array.from(path), same, SIZE).map(({ attributes }) => attributes.class);
  assert.deepEqual(kinds([10, 10, 50, 50]), ["cell-walk halo", "cell-walk", "cell-dots", "cell-end"]);
  assert.deepEqual(kinds([10, 10, 50, 50, 900, 50]), [
    "cell-walk halo",
    "cell-walk",
    "cell-dots",
    "cell-walk",
  ]);
  const many = Array.from({ length: 1000 }, (_, i) => i / 10);
  assert.deepEqual(kinds(many), ["cell-walk halo", "cell-walk", "cell-end"]);
});
