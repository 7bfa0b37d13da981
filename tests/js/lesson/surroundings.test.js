import assert from "node:assert/strict";
import test from "node:test";

import { namedFor, rateNames } from "../../../assets/js/lesson/surroundings.js";

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

test("a panel that is tried is named for its hill and method, and not for its rate and start", () => {
  const query = (beta, eta) => `surface=ravine&opt=momentum&eta=${eta}&beta=${beta}&start=-4,1&steps=200`;
  const before = namedFor(query("0,0.5,0.9,0.99", "0.03"));
  assert.equal(new Set(before).size, 4);
  assert.deepEqual(namedFor(`${query("0,0.5,0.9,0.99", "0.03,0.1,0.03,0.03")}&view=more`), before);
  const after = namedFor(query("0,0.5,0.9,0.8", "0.03"));
  assert.deepEqual(
    after.map((text, i) => text === before[i]),
    [true, true, true, false],
  );
});
