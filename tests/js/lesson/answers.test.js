import assert from "node:assert/strict";
import test from "node:test";

import { revealOf } from "../../../assets/js/hosts/lesson_file.js";
import { curvePoints, rangeOf } from "../../../assets/js/lesson/curve_drawing.js";
import { trouble } from "../../../assets/js/lesson/number_answer.js";
import { lines, parts, termsOf } from "../../../assets/js/lesson/prose.js";
import { askWords, seenWords } from "../../../assets/js/lesson/stages.js";

test("the signs of formulas stand apart from words, and only they", () => {
  const signs = (text) =>
    parts(text)
      .filter(({ isSign }) => isSign)
      .map(({ text: sign }) => sign);
  assert.deepEqual(signs("One weight x on the hill L = x². The next, η=0.1, 2x."), ["x", "L", "x", "η", "x"]);
  assert.deepEqual(signs("Loss, expected"), []);
  assert.equal(
    parts("new x = x − η · slope")
      .map(({ text }) => text)
      .join(""),
    "new x = x − η · slope",
  );
});

test("a share keeps its sign, and a letter its value, on one line", () => {
  const whole = (text) => lines(text).filter((_piece, i) => i % 2);
  assert.deepEqual(whole("At x = −2.19, 29.9 % of the loss is left."), ["x = −2.19,", "29.9 %"]);
  assert.deepEqual(whole("The hill L = x². new x = x − η · slope, 60 steps."), []);
});

test("the curves of one question share a scale, and end at its edges", () => {
  const curves = [
    [0, -1, -2],
    [0, 1, 2],
  ];
  const range = rangeOf(curves);
  assert.deepEqual(range, [-2, 2]);
  const [falling, rising] = curves.map((curve) => curvePoints(curve, range));
  assert.deepEqual(falling[0], rising[0]);
  assert.equal(falling[2][1], 40);
  assert.equal(rising[2][1], 4);
});

test("a question is read out with its options, an outcome with what was said to a wrong answer", () => {
  const question = {
    text: "What now?",
    options: [
      { key: "A", text: "Up." },
      { key: "B", text: "Down." },
    ],
  };
  assert.equal(
    askWords({ title: "T", text: "Two walks.", question }),
    "T. Two walks. What now? A: Up. B: Down.",
  );
  const seen = { seen: "It fell.", explanation: "So it goes.", reply: { belief: "Up?", text: "No." } };
  assert.equal(seenWords({ ...seen, is_right: false }), "It fell. Up? No. So it goes.");
  assert.equal(seenWords({ ...seen, is_right: true, reply: null }), "It fell. You were right. So it goes.");
  assert.equal(seenWords({ ...seen, is_right: null, reply: null }), "It fell. So it goes.");
});

const skipped = { is_right: null, answer: null, reply: null, truth: { value: 3.2 } };
const said = {
  "": skipped,
  tolerance: 0.005,
  mistakes: [
    { at: [3.9], within: 0.005, reply: { belief: "the rate is the step", text: "no" } },
    { at: [], within: 0, reply: { belief: "a slip", text: "again" } },
  ],
};

test("a file judges a number by what is right within its tolerance", () => {
  assert.equal(revealOf(said, "3.2").is_right, true);
  assert.equal(revealOf(said, "3.204").is_right, true);
  assert.equal(revealOf(said, "3.9").reply.belief, "the rate is the step");
  assert.equal(revealOf(said, "7").reply.belief, "a slip");
  assert.equal(revealOf(said, "skip"), skipped);
});

test("a file judges a point by how far it is away, and an option by its key", () => {
  const point = {
    ...said,
    "": { ...skipped, truth: { point: [1, 2], step: 1 } },
    tolerance: 0.5,
    mistakes: [],
  };
  assert.equal(revealOf(point, "1.1,2.2").is_right, true);
  assert.deepEqual(revealOf(point, "3,2").answer.place, [3, 2]);
  assert.equal(revealOf(point, "3,2").is_right, false);
  const options = { "": skipped, A: { is_right: false }, B: { is_right: true } };
  assert.equal(revealOf(options, "B").is_right, true);
  assert.equal(revealOf(options, "skip"), skipped);
});

test("a word of the glossary is explained where it stands first, the longest of several", () => {
  const glossary = [
    { name: "learning rate", words: ["learning rate", "rate", "η"], text: "How far." },
    { name: "loss", words: ["loss", "losses"], text: "How wrong." },
  ];
  const told = new Set();
  const found = termsOf("The learning rate η. Loss, not gloss: a rate.", glossary, told);
  assert.deepEqual(
    found.filter(({ term }) => term).map(({ text }) => text),
    ["learning rate", "Loss"],
  );
  assert.equal(found.map(({ text }) => text).join(""), "The learning rate η. Loss, not gloss: a rate.");
  assert.deepEqual(termsOf("No word.", [], told), [{ text: "No word.", term: null }]);
});

test("an empty field is asked for, and a wrong text is said to be wrong", () => {
  assert.equal(trouble(" ", "{what} is not a number"), "Write a number first.");
  assert.equal(trouble("abc", "{what} is not a number"), "This is not a number");
});
