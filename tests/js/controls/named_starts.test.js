import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import { createStarts, anywhere } from "../../../assets/js/controls/named_starts.js";
import { provide } from "../provide.js";

const PLACES = [
  ["in the ravine", -4, 1],
  ["on the saddle", 0, 0],
];

const MAP = {
  view: [
    [-4, 4],
    [0, 10],
  ],
  seed: 0,
};

function stand(places = PLACES) {
  const select = new Element("select");
  const chosen = [];
  provide({ document: createDocument() });
  const starts = createStarts(select, { chosen: (at) => chosen.push(at) });
  starts.load(places, MAP);
  return { select, starts, chosen, anywhere };
}

test("the list names the places of the hill beneath a word for all of them", () => {
  const [word, ...names] = stand().select.all("option");
  assert.equal(word.getAttribute("hidden"), "");
  assert.deepEqual(
    names.map(({ words }) => words),
    ["in the ravine", "on the saddle", "anywhere, at random"],
  );
});

test("a place that is chosen is gone to, and the list shows its own word again", () => {
  const { select, chosen } = stand();
  for (const value of ["1", "0", "0"]) {
    select.value = value;
    select.fire("change");
    assert.equal(select.value, "");
  }
  assert.deepEqual(chosen, [
    [0, 0],
    [-4, 1],
    [-4, 1],
  ]);
});

test("another hill brings its own places", () => {
  const { select, starts, chosen } = stand();
  starts.load([["at the rim", 2, 2]], MAP);
  assert.equal(select.all("option").length, 3);
  select.value = "0";
  select.fire("change");
  assert.deepEqual(chosen, [[2, 2]]);
});

function press(select, times) {
  for (let i = 0; i < times; i += 1) {
    select.value = "any";
    select.fire("change");
  }
}

test("a place at random lies on the map, is another each time, and the same for the same seed", () => {
  const [one, other] = [stand(), stand()];
  for (const each of [one, other]) press(each.select, 50);
  assert.deepEqual(one.chosen, other.chosen);
  assert.equal(new Set(one.chosen.map(String)).size, 50);
  for (const [x, y] of one.chosen) assert.ok(x >= -4 && x <= 4 && y >= 0 && y <= 10);
});

test("another seed brings other places, and the hill that is loaded again goes on", () => {
  const { select, starts, chosen } = stand();
  press(select, 1);
  starts.load(PLACES, MAP);
  press(select, 1);
  starts.load(PLACES, { ...MAP, seed: 1 });
  press(select, 1);
  assert.equal(new Set(chosen.map(String)).size, 3);
  starts.load(PLACES, MAP);
  press(select, 1);
  assert.deepEqual(chosen[3], chosen[0]);
});

test("random places fill the map evenly: every one of sixteen fields gets its share of 160", () => {
  const { anywhere } = stand();
  for (const seed of [0, 1, 7, 4294967295]) {
    const fields = new Array(16).fill(0);
    for (let n = 1; n <= 160; n += 1) {
      const [u, v] = anywhere(seed, n);
      fields[4 * Math.floor(4 * u) + Math.floor(4 * v)] += 1;
    }
    assert.ok(Math.min(...fields) >= 7 && Math.max(...fields) <= 13, `${seed}: ${fields}`);
  }
});
