import assert from "node:assert/strict";
import test from "node:test";

import { symbolsIn } from "../../../assets/js/core/symbols.js";

const letters = (formula) =>
  symbolsIn(formula)
    .split("\n")
    .map((line) => line.split(":")[0])
    .join(" ");

test("each letter of a formula is explained, and none that is not in it", () => {
  assert.equal(letters("θ ← θ − η·g"), "θ η g");
  assert.equal(letters("x"), "x");
  assert.equal(letters("Δx = −η·g"), "Δx η g");
  assert.equal(letters("Δθ = −η·m"), "Δθ η m");
  assert.equal(letters("g = ∇L(θ)"), "θ ∇L g");
  assert.equal(letters("θ ← θ − η·(sign(β₁·m + (1 − β₁)·g) + λ·θ)"), "θ η g m λ");
  assert.equal(letters("θ ← θ − η·m̂/(√v̂ + ε)"), "θ η m");
});

test("a letter within a word is none, and what has no letters has nothing to explain", () => {
  assert.equal(symbolsIn("max(w)"), "");
  assert.equal(symbolsIn("sign"), "");
});
