import assert from "node:assert/strict";
import test from "node:test";

import { rateNames } from "../../../assets/js/lesson/surroundings.js";

test("panels that go by their rates have names of their own, whatever the rates are now", () => {
  const labels = ["η = 0.4", "η = 0.02", "0.4, a fifth every 50", "0.4, less each step"];
  const rates = (...etas) => etas.map((eta) => ({ eta }));
  assert.deepEqual(rateNames(rates(0.4, 0.02, 0.4, 0.4), labels), ["η = 0.4", "η = 0.02", null, null]);
  assert.deepEqual(rateNames(rates(0.03, 0.03, 0.03, 0.03), labels), [
    "1: η = 0.03",
    "2: η = 0.03",
    null,
    null,
  ]);
});
