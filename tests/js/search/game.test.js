import assert from "node:assert/strict";
import test from "node:test";

import { anotherHill, readRate, readState, writeState } from "../../../assets/js/search/game.js";
import { createCarriedLine, createServerLine } from "../../../assets/js/search/line.js";

const AXIS = [1e-4, 10];

test("hill and tries are in the address, and what is neither is left out", () => {
  const state = { hill: 7, tries: [0.1, 0.001] };
  assert.deepEqual(readState(writeState(state)), state);
  assert.deepEqual(readState(""), { hill: 0, tries: [] });
  assert.deepEqual(readState("#hill=-3&tries=0.1,x,-2"), { hill: 0, tries: [0.1] });
});

test("a rate is typed as anywhere else, and one beyond the axis is refused", () => {
  assert.equal(readRate("1e-3", AXIS).value, 0.001);
  assert.equal(readRate("0,05", AXIS).value, 0.05);
  assert.match(readRate("20", AXIS).why, /between 0.0001 and 10/);
  assert.match(readRate("fast", AXIS).why, /fast is not a number/);
});

test("the server is asked with the hill and all tries so far", async () => {
  const asked = [];
  const line = createServerLine("search/game", async (address) => {
    asked.push(address);
    return { ok: true, json: async () => ({ left: 4 }) };
  });
  assert.deepEqual(await line(3, [0.1, 0.2]), { left: 4 });
  assert.deepEqual(asked, ["search/game?hill=3&tries=0.1,0.2"]);
});

const carried = {
  empty: { axis: AXIS, left: 2, tries: [], hidden: null },
  rates: [0.001, 0.01, 0.1],
  outcomes: { found: "try {count}: {left}", none: "none" },
  hills: {
    0: { left: [0.6, 0.04, null], text: ["60 %", "4 %", "higher"], found: [1], hidden: { formula: "x²" } },
    5: { left: [0.03, 0.5, 0.9], text: ["3 %", "50 %", "90 %"], found: [0], hidden: { formula: "y²" } },
  },
};

test("a file takes the stop that is nearest, and tells what was hidden with the last try", async () => {
  const line = createCarriedLine(carried);
  const one = await line(0, [0.012]);
  assert.deepEqual(one.tries, [{ rate: 0.01, left: 0.04, text: "4 %", found: true }]);
  assert.deepEqual([one.left, one.hidden], [1, null]);
  const two = await line(0, [0.2, 0.012]);
  assert.equal(two.hidden.outcome, "try 2: 4 %");
  assert.deepEqual(two.hidden.curve, [
    [0.001, 0.6],
    [0.01, 0.04],
  ]);
  assert.equal((await line(0, [0.2, 0.2])).hidden.outcome, "none");
});

test("a file has several hills, and another is never the same", async () => {
  const two = await createCarriedLine(carried)(5, [0.001, 1]);
  assert.deepEqual([two.seed, two.hidden.formula, two.hidden.outcome], [5, "y²", "try 1: 3 %"]);
  const hills = [0, 3, 5];
  for (const chance of [0, 0.4, 0.999]) assert.ok([3, 5].includes(anotherHill(0, hills, chance)));
  assert.equal(anotherHill(0, null, 0), 1);
  assert.equal(anotherHill(0, null, 0.99999), 9999);
});
