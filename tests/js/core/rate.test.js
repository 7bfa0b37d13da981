import assert from "node:assert/strict";
import test from "node:test";

import { rates } from "../../../assets/js/core/manifest.js";
import {
  snap,
  nudge,
  parseRate as parse,
  rateText as text,
  fromSlider,
  toSlider,
  clamp,
  spokenRate as spoken,
} from "../../../assets/js/core/rate.js";

const { low: LOW, high: HIGH } = rates();
// Every place of a thumb on the longest ruler, a thousand to a decade.
const PLACES = Array.from({ length: 8001 }, (_, i) => -6 + i / 1000);

test("a hand can hit 0.195, 0.2 and 0.21, and lands on them from nearby", () => {
  for (const [near, said] of [
    [0.1951, 0.195],
    [0.1968, 0.195],
    [0.1978, 0.2],
    [0.2, 0.2],
    [0.204, 0.2],
    [0.206, 0.21],
    [0.2123, 0.21],
  ])
    assert.equal(snap(near), said);
});

test("a snapped rate snaps to itself, from one millionth to a hundred", () => {
  for (const place of PLACES) {
    const found = fromSlider(place);
    assert.equal(snap(found), found);
    assert.equal(fromSlider(toSlider(found)), found, `the thumb put on ${found} stays there`);
  }
});

test("snapped rates never fall as the thumb goes up, and stay within the range", () => {
  let before = LOW;
  for (const place of PLACES) {
    const found = fromSlider(place);
    assert.ok(found >= before && found <= HIGH, `${before} then ${found}`);
    before = found;
  }
  assert.equal(before, HIGH);
});

test("the stops of a thumb are 2 to 5 percent apart and have at most three digits", () => {
  const stops = [...new Set(PLACES.map(fromSlider))];
  for (let i = 1; i < stops.length; i += 1) {
    const ratio = stops[i] / stops[i - 1];
    assert.ok(ratio > 1.019 && ratio < 1.0501, `${stops[i - 1]} then ${stops[i]}`);
    assert.equal(Number(stops[i].toPrecision(3)), stops[i]);
  }
});

test("a thumb beyond either end of the range gives the end", () => {
  assert.equal(fromSlider(-9), LOW);
  assert.equal(fromSlider(5), HIGH);
});

test("the arrow down from 0.21 gives 0.2, the arrow up gives it back", () => {
  assert.equal(nudge(0.21, 1 / 1.05), 0.2);
  assert.equal(nudge(0.2, 1.05), 0.21);
  assert.equal(nudge(0.2, 1 / 1.05), 0.19);
});

test("an arrow always moves, except at the ends of the range", () => {
  for (const place of PLACES) {
    const value = 10 ** place;
    if (value < HIGH / 1.05) assert.ok(nudge(value, 1.05) > value);
    if (value > LOW * 1.05) assert.ok(nudge(value, 1 / 1.05) < value);
  }
  assert.equal(nudge(HIGH, 1.05), HIGH);
  assert.equal(nudge(LOW, 1 / 1.05), LOW);
  assert.equal(nudge(HIGH, 2), HIGH);
});

test("clamp keeps to the range of the address unless it gets another", () => {
  assert.deepEqual([clamp(0), clamp(1e9), clamp(0.2)], [LOW, HIGH, 0.2]);
  assert.equal(clamp(5, 0, 1), 1);
});

test("a comma may stand for the decimal point", () => {
  assert.deepEqual(parse("0,195"), { value: 0.195 });
  assert.deepEqual(parse(",5"), { value: 0.5 });
  assert.deepEqual(parse("1,5e−2"), { value: 0.015 });
});

test("a rate may be typed in the ways in which people write one", () => {
  for (const [typed, meant] of [
    ["0.2", 0.2],
    ["1e-3", 0.001],
    ["1E-3", 0.001],
    ["2.5e+1", 25],
    [".5", 0.5],
    ["5.", 5],
    ["+0.2", 0.2],
    ["  0.2\t", 0.2],
    ["007", 7],
    [0.2, 0.2],
    ["1e-05", 1e-5],
  ]) {
    assert.deepEqual(parse(typed), { value: meant }, String(typed));
  }
});

test("what is no rate is refused, not guessed", () => {
  for (const typed of [
    "",
    " ",
    "abc",
    "0",
    "0,0",
    "-0.2",
    "−0.2",
    "1e",
    "e3",
    ".",
    ",",
    "1.2.3",
    "1,2,3",
    "0x10",
    "NaN",
    "Infinity",
    "1e999",
    "1e-999",
    "1 000",
    "0.2 m",
    "½",
    "1_000",
    null,
    undefined,
    [],
    {},
  ]) {
    assert.match(parse(typed).why, /^\{what\} (is|has) /, String(typed));
  }
});

test("why a rate is refused is true of it", () => {
  for (const typed of ["0", "−0.2", "-1/3"]) {
    assert.deepEqual(parse(typed), { why: "{what} is not a positive number" });
  }
  assert.deepEqual(parse("fast"), { why: "{what} is not a number" });
  assert.deepEqual(parse("1_0"), { why: "{what} has an underscore in it" });
  assert.deepEqual(parse("1/0"), { why: "{what} divides by zero" });
});

// Python's repr without a trailing .0: the left side is what the server writes into the address.
const SPELLED = [
  ["1e-06", 1e-6],
  ["1.5e-05", 1.5e-5],
  ["9.99e-05", 9.99e-5],
  ["0.0001", 0.0001],
  ["0.195", 0.195],
  ["0.21", 0.21],
  ["100", 100],
  ["1e-07", 1e-7],
  ["-2.5e-05", -2.5e-5],
  ["0", 0],
  ["-4", -4],
  ["123456.75", 123456.75],
  ["1000000000000000", 1e15],
  ["1e+16", 1e16],
  ["1.5e+22", 1.5e22],
  ["1e-300", 1e-300],
];

test("a number is spelled as the server spells it in the address, so that the page sees no change where there is none", () => {
  for (const [spelling, value] of SPELLED) assert.equal(text(value), spelling);
});

test("what is spelled reads back as the same number", () => {
  for (const place of PLACES) {
    const found = fromSlider(place);
    assert.deepEqual(parse(text(found)), { value: found });
  }
});

test("a screen reader hears the rate and where it stands before the limit", () => {
  assert.equal(spoken(0.15, 0.2), "0.15, 75 percent of the stability limit");
  assert.equal(spoken(0.21, 0.2), "0.21, 105 percent of the stability limit");
});

test("where no limit is known only the rate is spoken", () => {
  assert.equal(spoken(0.195, null), "0.195");
  assert.equal(spoken(0.195, undefined), "0.195");
});
