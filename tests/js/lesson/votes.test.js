import assert from "node:assert/strict";
import test from "node:test";

import { asText, createVotes, MOST, rightShare, ruleOf, total } from "../../../assets/js/lesson/votes.js";

const KEYS = ["A", "B", "C", "D"];

test("a key is one hand, and each can be taken back", () => {
  const votes = createVotes(KEYS);
  for (const key of ["B", "B", "A", "E"]) votes.add(key);
  assert.deepEqual(votes.votes(), [{ A: 1, B: 2, C: 0, D: 0 }]);
  votes.undo();
  assert.deepEqual(votes.votes(), [{ A: 0, B: 2, C: 0, D: 0 }]);
  for (let i = 0; i < 5; i += 1) votes.undo();
  assert.equal(total(votes.votes()[0]), 0);
});

test("what is typed is a count, whatever it is", () => {
  const votes = createVotes(KEYS);
  votes.set(0, "A", 12);
  votes.set(0, "B", NaN);
  votes.set(0, "C", -3);
  votes.set(0, "D", 1e9);
  assert.deepEqual(votes.votes(), [{ A: 12, B: 0, C: 0, D: MOST }]);
});

test("a second vote stands beside the first, and a third is not begun", () => {
  const votes = createVotes(KEYS);
  votes.add("A");
  votes.again();
  votes.add("B");
  votes.again();
  assert.deepEqual(votes.votes().map(total), [1, 1]);
  assert.equal(votes.last(), 1);
  assert.equal(votes.most(), 1);
  votes.undo();
  votes.undo();
  assert.equal(votes.last(), 0);
});

test("the rule follows the share of right answers, and holds for nobody", () => {
  assert.equal(rightShare({ A: 3, B: 9, C: 4, D: 8 }, "B"), 38);
  assert.equal(rightShare({ A: 0, B: 0 }, "B"), null);
  assert.deepEqual([34, 35, 70, 71, null].map(ruleOf), [0, 1, 1, 2, null]);
});

test("the counts are text with a line for each option", () => {
  const question = {
    text: "What now?",
    options: [
      { key: "A", text: "Up." },
      { key: "B", text: "Down." },
    ],
  };
  const votes = [
    { A: 1, B: 2 },
    { A: 0, B: 3 },
  ];
  assert.equal(
    asText({ number: 3, title: "Too large", question }, votes),
    "Lesson 3: Too large\nWhat now?\nA\t1\t0\tUp.\nB\t2\t3\tDown.",
  );
});
