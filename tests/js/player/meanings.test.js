import assert from "node:assert/strict";
import test from "node:test";

import { meaningOf } from "../../../assets/js/player/meanings.js";

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
