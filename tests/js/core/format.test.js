import assert from "node:assert/strict";
import test from "node:test";

import { power, scientific, figure } from "../../../assets/js/core/format.js";

test("a power of ten is written with raised digits", () => {
  assert.deepEqual([0, 1, -1, 5, -7, 10, -12, 308].map(power), [
    "10⁰",
    "10¹",
    "10⁻¹",
    "10⁵",
    "10⁻⁷",
    "10¹⁰",
    "10⁻¹²",
    "10³⁰⁸",
  ]);
});

test("three figures, a minus that is one, and powers of ten where zeros would be many", () => {
  const written = [
    [0, "0"],
    [28, "28"],
    [1.23456, "1.23"],
    [-0.0123456, "−0.0123"],
    [99999, "99999"],
    [12345.6, "12346"],
    [123456, "1.2·10⁵"],
    [0.00099, "0.00099"],
    [-4.2e-9, "−4.2·10⁻⁹"],
    [1e300, "1.0·10³⁰⁰"],
  ];
  for (const [value, text] of written) assert.equal(figure(value), text);
});

test("what only its decades are known of is written by them", () => {
  assert.equal(scientific(3.14159, 40), "3.1·10⁴⁰");
});
