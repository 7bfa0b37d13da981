import assert from "node:assert/strict";
import test from "node:test";

import { decades, walksOf } from "../../../../assets/js/views/seeds/view.js";

test("the axis of the bands covers whole decades of all panels, within bounds", () => {
  const bands = [
    [-2.5, -1],
    [-1.2, 0.3],
    [0.1, 38],
  ];
  assert.deepEqual(decades([null, { bands }]), [-3, 12]);
  assert.deepEqual(decades([{ bands: [[0, 0]] }]), [0, 1]);
  assert.deepEqual(decades([null]), [-3, 1]);
});

test("only what changes the walks asks for others", () => {
  const query = "surface=bowl&eta=0.1&noise=1&seeds=50";
  assert.equal(walksOf(`${query}&view=seeds&theme=dark&step=3`), walksOf(query));
  assert.notEqual(walksOf(query.replace("50", "60")), walksOf(query));
  assert.notEqual(walksOf(query.replace("noise=1", "noise=2")), walksOf(query));
  assert.notEqual(walksOf(`${query}&clock=epochs`), walksOf(query));
});
