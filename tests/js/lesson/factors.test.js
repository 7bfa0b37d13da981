import assert from "node:assert/strict";
import test from "node:test";

import { factorOf } from "../../../assets/js/lesson/factors.js";

test("a step multiplies by one less twice the share of the limit, and at half the limit by nothing", () => {
  const limit = 1; // of x², whose curvature is 2
  const factors = [0.45, 0.5, 0.9, 1, 1.05].map((rate) => factorOf(rate, limit));
  const told = [0.1, 0, -0.8, -1, -1.1];
  for (const [i, factor] of factors.entries()) assert.ok(Math.abs(told[i] - factor) < 1e-12);
  assert.equal(factorOf(0.4, 0.8), 0);
  assert.equal(factorOf(0.1, 0.1 * 2 * (1 + 1e-15)), 0);
});
