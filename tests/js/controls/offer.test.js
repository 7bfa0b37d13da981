import assert from "node:assert/strict";
import test from "node:test";

import { whereabouts } from "../../../assets/js/controls/offer.js";

test("a rate among those that suit is told nothing", () => {
  for (const rate of [0.1, 0.3, 1]) assert.equal(whereabouts(rate, [0.1, 1, 0.3]), null);
});

test("a rate beside those that suit is told where it lies, and whether it is far", () => {
  assert.equal(whereabouts(0.05, [0.1, 1, 0.3]), "below");
  assert.equal(whereabouts(0.0055, [0.1, 1, 0.3]), "far below");
  assert.equal(whereabouts(2, [0.1, 1, 0.3]), "above");
  assert.equal(whereabouts(4, [0.1, 1, 0.3]), "far above");
});
