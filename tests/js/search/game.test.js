import assert from "node:assert/strict";
import test from "node:test";

import { readRate, readState, writeState } from "../../../assets/js/search/game.js";
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

test("a file takes the stop that is nearest, and tells what was hidden with the last try", async () => {
  const stops = [0.001, 0.01, 0.1].map((rate) => ({ rate, left: 0.5, text: "50 %", found: rate === 0.01 }));
  const line = createCarriedLine({
    empty: { axis: AXIS, left: 2, tries: [], hidden: null },
    stops,
    hidden: { formula: "x²" },
    outcomes: { found: "try {count}: {left}", none: "none" },
  });
  const one = await line(0, [0.012]);
  assert.equal(one.tries[0].rate, 0.01);
  assert.deepEqual([one.left, one.hidden], [1, null]);
  const two = await line(0, [0.2, 0.012]);
  assert.equal(two.hidden.outcome, "try 2: 50 %");
  assert.equal((await line(0, [0.2, 0.2])).hidden.outcome, "none");
});
