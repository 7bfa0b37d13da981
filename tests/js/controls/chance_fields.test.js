import assert from "node:assert/strict";
import test from "node:test";

import { batchText, chanceFields, idleBatch } from "../../../assets/js/controls/chance_fields.js";
import { createDocument } from "../elements.js";
import { provide } from "../provide.js";

// The inputs of some values by their names, and what was set.
function stand(values, examples) {
  const did = [];
  provide({ document: createDocument() });
  const fields = chanceFields(values, examples, { set: (...given) => did.push(given), refused() {} });
  const inputs = fields.flatMap((field) => field.all("input"));
  const named = (name) => inputs.find((input) => input.getAttribute("aria-label") === name);
  return { did, inputs, named };
}

test("without data there are noise, the samples that it averages, and the seed", () => {
  const { inputs } = stand({ noise: 1, batch: 4, seed: 2 }, 0);
  assert.deepEqual(
    inputs.map((input) => [input.getAttribute("aria-label"), input.value]),
    [
      ["Noise σ", "1"],
      ["Batch", "4"],
      ["Seed", "2"],
    ],
  );
});

test("on data there is no noise; all examples are shown as their number", () => {
  const { inputs, named, did } = stand({ noise: 0, batch: "full", replacement: false, seed: 2 }, 11);
  assert.deepEqual(
    inputs.map((input) => input.getAttribute("aria-label")),
    ["Batch", "With replacement", "Seed"],
  );
  assert.equal(named("Batch").value, "11");
  named("Batch").value = "4";
  named("Batch").fire("change");
  named("With replacement").checked = true;
  named("With replacement").fire("change");
  assert.deepEqual(did, [
    ["batch", "4"],
    ["replacement", "1"],
  ]);
});

test("a batch of all examples or more is all of them", () => {
  assert.deepEqual(
    ["1", "10", "11", "50"].map((text) => batchText(text, 11)),
    ["1", "10", "full", "full"],
  );
});

test("a batch that averages no noise is said to change nothing, and no other", () => {
  const idle = "Without noise a batch makes no difference.";
  assert.equal(idleBatch({ noise: 0, batch: 16 }, 0), idle);
  for (const values of [
    { noise: 1, batch: 16 },
    { noise: 0, batch: 1 },
    { noise: [0, 1, 0, 0], batch: 16 },
  ])
    assert.equal(idleBatch(values, 0), null);
  assert.equal(idleBatch({ noise: 0, batch: 4 }, 11), null);
});
