import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { LONGEST, readNumber as read } from "../../../assets/js/core/numbers.js";
import * as figures from "../../../assets/js/core/format.js";
import * as rate from "../../../assets/js/core/rate.js";

const table = (name) =>
  JSON.parse(readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), "utf8"));
const CASES = table("numbers");
const FIGURES = table("figures");

test("a number may be written in the ways in which people write one", () => {
  for (const [text, value] of CASES.read) {
    for (const comma of [false, true]) assert.deepEqual(read(text, { comma }), { value }, text);
  }
});

test("a comma is a decimal mark only where one number is wanted", () => {
  for (const [text, value] of CASES["read with a comma"]) {
    assert.deepEqual(read(text, { comma: true }), { value }, text);
    assert.ok(read(text).why, text);
  }
});

// A clause on what was typed, with a place for it.
const clause = (why) => `{what} ${why}`;

test("what is no number is refused with what is wrong with it", () => {
  for (const [text, why] of CASES.refused) {
    for (const comma of [false, true]) assert.deepEqual(read(text, { comma }), { why: clause(why) }, text);
  }
  for (const [text, why] of CASES["refused with a comma"]) {
    assert.deepEqual(read(text, { comma: true }), { why: clause(why) }, text);
  }
  for (const [text, why] of CASES["refused without a comma"])
    assert.deepEqual(read(text), { why: clause(why) }, text);
});

test("a number may be as long as the limit and no longer", () => {
  assert.ok(read(`0.${"0".repeat(LONGEST - 3)}1`).value < 1e-300);
  assert.deepEqual(read(`0.${"0".repeat(LONGEST - 2)}1`), {
    why: clause(`is longer than ${LONGEST} characters`),
  });
});

test("minus nothing is nothing", () => {
  for (const text of ["-0", "−0.0", "-0/5"]) assert.ok(Object.is(read(text).value, 0), text);
});

test("a number is printed and spelled as the server does it, and what is printed is read", () => {
  for (const [value, printed, spelled] of FIGURES) {
    assert.equal(figures.figure(value), printed);
    assert.equal(rate.rateText(value), spelled);
    assert.ok(Math.abs(read(printed).value - value) <= 0.05 * Math.abs(value), printed);
    assert.equal(read(spelled).value, value);
  }
});

test("what is no finite number is printed as the server prints it", () => {
  assert.deepEqual([NaN, Infinity, -Infinity, -0].map(figures.figure), ["nan", "inf", "-inf", "0"]);
});
