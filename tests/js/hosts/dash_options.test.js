import assert from "node:assert/strict";
import test from "node:test";

import { createOptions } from "../../../assets/js/hosts/dash_options.js";

const CATALOGUE = {
  methods: { adam: { formula: "m ← …", shines: "Scales each coordinate." } },
  schedules: {
    cosine: { formula: "½(1 + cos)", shines: "Falls smoothly.", sketch: [1, 0] },
    plateau: { formula: "÷", shines: "Waits for the loss.", sketch: null },
  },
  surfaces: { bowl: { formula: "½(x² + 10y²)", shines: "Two curvatures." } },
};
const React = { createElement: (name, attributes, ...children) => ({ name, attributes, children }) };

const stand = (told = () => CATALOGUE) => createOptions(told, () => React);
const given = (value, label) => ({ option: { value, label } });

// All words of an element, in their order.
function words(made) {
  if (!made || typeof made !== "object") return typeof made === "string" ? [made] : [];
  return made.children.flatMap(words);
}

test("a method and a hill show their name, formula and sentence", () => {
  assert.deepEqual(words(stand().downhillMethod(given("adam", "Adam"))), [
    "Adam",
    "m ← …",
    "Scales each coordinate.",
  ]);
  assert.deepEqual(words(stand().downhillHill(given("bowl", "Bowl"))), [
    "Bowl",
    "½(x² + 10y²)",
    "Two curvatures.",
  ]);
});

test("a schedule shows its drawing too", () => {
  const made = stand().downhillSchedule(given("cosine", "Cosine"));
  const [drawing, text] = made.children;
  assert.equal(drawing.children[0].attributes.d, "M0.0 0.0L60.0 24.0");
  assert.deepEqual(words(text), ["Cosine", "½(1 + cos)", "Falls smoothly."]);
});

test("a schedule that the loss decides has an empty box for a drawing", () => {
  const [drawing] = stand().downhillSchedule(given("plateau", "Plateau")).children;
  assert.equal(drawing.name, "svg");
  assert.ok(!drawing.children[0]);
});

test("what the catalogue does not know still has its name", () => {
  assert.deepEqual(words(stand().downhillMethod(given("nowhere", "Nowhere"))), ["Nowhere"]);
  assert.deepEqual(words(stand().downhillSchedule(given("nowhere", "Nowhere"))), ["Nowhere"]);
});

test("the formula is for the eyes: what is read out is name and sentence", () => {
  const [, formula] = stand().downhillMethod(given("adam", "Adam")).children;
  assert.equal(formula.attributes["aria-hidden"], true);
});

test("the catalogue is read once, and not before a list is opened", () => {
  let count = 0;
  const options = stand(() => {
    count += 1;
    return CATALOGUE;
  });
  assert.equal(count, 0);
  for (let i = 0; i < 3; i += 1) options.downhillMethod(given("adam", "Adam"));
  assert.equal(count, 1);
});
