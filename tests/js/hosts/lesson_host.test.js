import assert from "node:assert/strict";
import test from "node:test";

import { withRulersOf } from "../../../assets/js/hosts/lesson_host.js";

const told = { low: 0.1, high: 2, zones: [["just_right", 3]] };
const open = { low: 0.1, high: 2, zones: [["pending", 1]] };
const other = { low: 0.01, high: 1.5, zones: [["diverges", 3]] };
const picture = (eta, ruler) => ({ panels: [{ eta, ruler }] });
const rulerAfter = (before, after) => withRulersOf(before, after).panels[0].ruler;

test("a rate that is moved stays on the ruler on which its walk was explained", () => {
  assert.equal(rulerAfter(picture(1, told), picture(0.99, other)), told);
});

test("a ruler that tells nothing yet gives way, as does one that is too short", () => {
  assert.equal(rulerAfter(picture(1, open), picture(1, told)), told);
  assert.equal(rulerAfter(picture(1, told), picture(5, other)), other);
  assert.equal(rulerAfter(null, picture(1, other)), other);
  assert.equal(rulerAfter(picture(1, told), picture(1, undefined)), undefined);
});
