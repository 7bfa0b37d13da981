import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../elements.js";
import { scheduleControls } from "../../../assets/js/setup/sections.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

const TOLD = {
  constant: { label: "Constant", fields: [], tail: null },
  multi_step: { label: "Multi-step", fields: [], tail: { kind: "numbers" } },
};

// The choices among the controls of a schedule, and what was set.
function stand(sched, isOfData) {
  const did = [];
  const setup = { sched, per: "update" };
  const rows = scheduleControls(TOLD, setup, { isOfData, set: (...given) => did.push(given), refused() {} });
  return { did, choices: rows.flatMap((row) => row.all("select")) };
}

test("on data a schedule counts updates or epochs, as is chosen", () => {
  const { did, choices } = stand("multi_step:10:20", true);
  assert.deepEqual(
    choices.map((each) => [each.getAttribute("aria-label"), each.value]),
    [["The schedule counts", "update"]],
  );
  choices[0].value = "epoch";
  choices[0].fire("change");
  assert.deepEqual(did, [["per", "epoch"]]);
});

test("elsewhere, and where the rate stays, there is nothing to count", () => {
  assert.equal(stand("multi_step:10:20", false).choices.length, 0);
  assert.equal(stand("constant", true).choices.length, 0);
});
