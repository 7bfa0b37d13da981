import assert from "node:assert/strict";
import test from "node:test";

import { boundsOf } from "../../../assets/js/controls/zone_legend.js";

test("each zone of a ruler has the rates at which it begins and ends, but for the ruler's own ends", () => {
  const zones = [
    ["too_slow", 2],
    ["just_right", 2],
    ["diverges", 1],
  ];
  const found = boundsOf({ low: 0.001, high: 10, zones });
  assert.deepEqual(
    found.map(({ fate }) => fate),
    ["too_slow", "just_right", "diverges"],
  );
  assert.equal(found[0].from, null);
  assert.ok(Math.abs(found[0].to - 0.01) < 1e-9);
  assert.ok(Math.abs(found[1].from - 0.1) < 1e-9);
  assert.ok(Math.abs(found[1].to - 1) < 1e-9);
  assert.equal(found[2].to, null);
});

test("a ruler without zones has no rows", () => {
  assert.deepEqual(boundsOf({ low: 1, high: 2, zones: [] }), []);
});
