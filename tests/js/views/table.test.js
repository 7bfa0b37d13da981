import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../elements.js";
import { csv } from "../../../assets/js/views/table.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

test("a table is saved with its names first and one row a step", () => {
  const text = csv({ step: [0, 1], x: Float64Array.from([-4, -3.6]), rate: [0.1, NaN] });
  assert.equal(text, "step,x,rate\r\n0,-4,0.1\r\n1,-3.6,\r\n");
});

test("a number that is saved reads back as the same number", () => {
  const values = [0.1 + 0.2, 1e-320, -1.7976931348623157e308, 1 / 3, -0.000123, 5e21];
  const [, ...rows] = csv({ loss: values }).trim().split("\r\n");
  assert.deepEqual(rows.map(Number), values);
});
