import assert from "node:assert/strict";
import test from "node:test";

import { knownAt, meaningOf, shareAt } from "../../../assets/js/player/verdict.js";

const close = (found, wanted) => assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`);

test("a walk that is lost is known when it leaves, one that arrives when it settles, any other at its end", () => {
  const events = { left_map: [4], settled: [11] };
  assert.equal(knownAt({ fate: "diverges", events }, 40), 4);
  assert.equal(knownAt({ fate: "just_right", events }, 40), 11);
  assert.equal(knownAt({ fate: "works", events: { settled: [] } }, 40), 40);
  for (const fate of ["too_slow", "oscillates", "hovers", "stuck", "at_rest"])
    assert.equal(knownAt({ fate, events }, 40), 40);
});

test("what is left is told of the loss, logarithmic or linear, and of nothing else", () => {
  close(shareAt([2, 1], "loss", 1), 0.1);
  close(shareAt([4, 1], "linear", 1), 0.25);
  assert.equal(shareAt([0, 1], "linear", 1), null);
  assert.equal(shareAt([2, 1], "gradient", 1), null);
});

const OUTCOMES = [
  "just_right",
  "works_slowly",
  "works_overshoots",
  "just_arrived",
  "at_rest",
  "too_slow",
  "oscillates",
  "overshoots",
  "ends_higher",
  "lost",
  "diverges",
  "escapes",
  "stuck_saddle",
  "stuck_plateau",
  "hovers",
];

test("every outcome has a meaning, alike where it stands still, and what is not told has none", () => {
  const meanings = OUTCOMES.map(meaningOf);
  assert.ok(meanings.every((each) => each.endsWith(".")));
  assert.equal(new Set(meanings).size, OUTCOMES.length - 1);
  assert.equal(meaningOf("stuck_saddle"), meaningOf("stuck_plateau"));
  for (const untold of ["pending", "", null, undefined]) assert.equal(meaningOf(untold), "");
});
