import assert from "node:assert/strict";
import test from "node:test";

import { nextRegion } from "../../../assets/js/hosts/regions.js";

test("F6 goes on to the next part that has something to stop at, round the page and back", () => {
  const stops = ["head", "bar", "panels", null, "playback"];
  assert.equal(nextRegion(stops, -1, 1), 0);
  assert.equal(nextRegion(stops, 2, 1), 4);
  assert.equal(nextRegion(stops, 4, 1), 0);
  assert.equal(nextRegion(stops, 4, -1), 2);
  assert.equal(nextRegion(stops, 0, -1), 4);
});

test("where there is no other part, the focus stays", () => {
  assert.equal(nextRegion([null, "bar", null], 1, 1), 1);
});
