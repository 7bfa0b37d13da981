import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../elements.js";
import { lineThrough } from "../../../assets/js/core/geometry.js";
import * as schedule from "../../../assets/js/setup/schedule_fields.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

const field = (name, low, high, kind = "number") => ({
  name,
  symbol: name,
  help: `the ${name}`,
  low,
  high,
  kind,
});
// As the catalogue tells of them.
const TOLD = {
  constant: { label: "Constant", fields: [], tail: null },
  cosine: { label: "Cosine", fields: [field("final", 0, 1)], tail: null },
  step: { label: "Step", fields: [field("every", 1, 1000, "whole"), field("gamma", 0, 1)], tail: null },
  multi_step: { label: "Multi-step", fields: [field("gamma", 0, 1)], tail: { kind: "numbers" } },
  piecewise: { label: "By hand", fields: [], tail: { kind: "points" } },
  warm_up: { label: "Warm-up", fields: [field("steps", 1, 1000, "whole")], tail: { kind: "schedule" } },
};

// The fields of a schedule's text, and what they said.
function stand(text) {
  const said = [];
  const rows = schedule.scheduleFields(TOLD, text, {
    changed: (spelled) => said.push(spelled),
    refused: (typed, why, kept) => said.push(["refused", typed, why, kept]),
  });
  const inputs = rows.flatMap((row) => row.all("input"));
  const type = (i, typed) => {
    inputs[i].value = typed;
    inputs[i].fire("change");
  };
  return { said, rows, inputs, type };
}

test("a text is its key and its values", () => {
  assert.deepEqual(schedule.spelled("constant"), { key: "constant", values: [] });
  assert.deepEqual(schedule.spelled("step:50:0.2"), { key: "step", values: ["50", "0.2"] });
});

test("a line runs from left to right, the largest value at the top", () => {
  assert.equal(lineThrough([2, 1, 0], [100, 40]), "M0.0 0.0L50.0 20.0L100.0 40.0");
  assert.equal(lineThrough([0.1, 0.1], [60, 24]), "M0.0 0.0L60.0 0.0");
  assert.equal(lineThrough(new Float32Array([0, 4]), [60, 24]), "M0.0 24.0L60.0 0.0");
});

test("a line of one value crosses the box, and one of nothing but zeros lies on the ground", () => {
  assert.equal(lineThrough([3], [60, 24]), "M0.0 0.0H60");
  assert.equal(lineThrough([0, 0], [60, 24]), "M0.0 24.0L60.0 24.0");
});

test("a schedule without fields has no controls", () => {
  assert.deepEqual(stand("constant").rows, []);
});

test("each field shows its own value and changes it alone", () => {
  const { said, inputs, type } = stand("step:50:0.2");
  assert.deepEqual(
    inputs.map(({ value }) => value),
    ["50", "0.2"],
  );
  type(1, "0,5");
  type(0, "20");
  assert.deepEqual(said, ["step:50:0.5", "step:20:0.2"]);
});

test("what is no number is refused", () => {
  const { said, type } = stand("cosine:0");
  type(0, "low");
  assert.deepEqual(said, [["refused", "low", "{what} is not a number", "0"]]);
});

test("what comes after a warm-up is chosen and set in its place", () => {
  const { said, rows, inputs, type } = stand("warm_up:10:step:50:0.2");
  const [select] = rows.flatMap((row) => row.all("select"));
  assert.equal(select.value, "step");
  assert.deepEqual(
    select.all("option").map(({ value }) => value),
    ["constant", "cosine", "step", "multi_step", "piecewise"],
    "a warm-up does not come after a warm-up",
  );
  assert.deepEqual(
    inputs.map(({ value }) => value),
    ["10", "50", "0.2"],
  );
  type(0, "5");
  type(2, "0.1");
  select.value = "cosine";
  select.fire("change");
  assert.deepEqual(said, ["warm_up:5:step:50:0.2", "warm_up:10:step:50:0.1", "warm_up:10:cosine"]);
});

test("milestones are a list, with whatever lies between the numbers", () => {
  const { said, inputs, type } = stand("multi_step:0.5:30:60");
  assert.equal(inputs[1].value, "30, 60");
  type(1, "10 20;  40,80");
  assert.deepEqual(said, ["multi_step:0.5:10:20:40:80"]);
});

test("a list with something else in it is refused, and stands as it was", () => {
  for (const [typed, part, why] of [
    ["ten", "ten", "{what} is not a number"],
    ["10, 1_0", "1_0", "{what} has an underscore in it"],
    ["", "", "{what} has no number"],
    [" , ", " , ", "{what} has no number"],
  ]) {
    const { said, inputs, type } = stand("multi_step:0.5:30:60");
    type(1, typed);
    assert.deepEqual(said, [["refused", part, why, "30, 60"]]);
    assert.equal(inputs[1].value, "30, 60");
  }
});

test("points drawn by hand are moved by the keys, after a warm-up as well", () => {
  for (const [text, begin] of [
    ["piecewise:0:1:1:0", "piecewise"],
    ["warm_up:10:piecewise:0:1:1:0", "warm_up:10:piecewise"],
  ]) {
    const { said, rows } = stand(text);
    rows.flatMap((row) => row.all("circle"))[1].fire("keydown", { key: "ArrowUp" });
    assert.deepEqual(said, [`${begin}:0:1:1:0.02`]);
  }
});

test("a drawing has a name and a line", () => {
  const svg = schedule.scheduleSketch([1, 0.5], [280, 56], "The rate over the walk");
  assert.equal(svg.getAttribute("role"), "img");
  assert.equal(svg.getAttribute("aria-label"), "The rate over the walk");
  assert.equal(svg.all("path").at(-1).getAttribute("d"), "M0.0 0.0L280.0 28.0");
});
