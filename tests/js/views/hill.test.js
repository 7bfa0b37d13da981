import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import { view as hillView } from "../../../assets/js/views/hill.js";
import { provide } from "../provide.js";

const minimum = (x, value, more = {}) => ({
  x,
  y: 0,
  value,
  is_global: false,
  condition: 2,
  limit: 0.5,
  ...more,
});
const HILL = {
  label: "Double well",
  formula: "½x²",
  watch: "Which of the two?",
  reference: "A book",
  fields: [
    { name: "condition", symbol: "κ", help: "How stretched", low: 1, high: 1000, kind: "number", value: 10 },
  ],
  starts: [
    ["on the left", -1, 0.5],
    ["on the saddle", 0, 0],
  ],
  minima: [minimum(1, 0.3), minimum(-1, -0.3, { is_global: true, condition: null, limit: null })],
};

function stand(hill = HILL) {
  const root = new Element("div");
  root.contains = () => false;
  const did = [];
  const scene = { hill };
  const act =
    (name) =>
    (...given) =>
      did.push([name, ...given]);
  provide({ document: createDocument() });
  const view = hillView.create(root, {
    scene: () => scene,
    setShape: act("setShape"),
    moveStart: act("moveStart"),
    complain: act("complain"),
  });
  view.load();
  return { view, root, did, scene };
}
const rows = (root) =>
  root
    .all("tbody")[0]
    .all("tr")
    .map((row) => row.all("td").map(({ words }) => words));

test("the card tells what the hill is and what to watch", () => {
  const { root } = stand();
  assert.match(root.words, /Double well.*L = ½x².*Which of the two\?.*A book/);
});

test("a parameter of the hill is set", () => {
  const { root, did } = stand();
  const [input] = root.all("input");
  assert.equal(input.value, "10");
  input.value = "50";
  input.fire("change");
  assert.deepEqual(did, [["setShape", "condition", "50"]]);
});

test("a named start is gone to at once", () => {
  const { root, did } = stand();
  const [left, saddle] = root.all("button");
  assert.equal(left.words, "on the left");
  saddle.fire("click");
  assert.deepEqual(did, [["moveStart", 0, 0, false]]);
});

test("the minima stand in a table, the lowest first, the global ones marked", () => {
  const { root } = stand();
  assert.deepEqual(rows(root), [
    ["−1, 0", "−0.3", "–", "–"],
    ["1, 0", "0.3", "2", "0.5"],
  ]);
  assert.deepEqual(
    root
      .all("b")
      .map(({ words }) => words)
      .filter((words) => words !== "κ"),
    ["−0.3"],
  );
});

test("of many minima the eight lowest are told of, and how many more there are", () => {
  const many = Array.from({ length: 25 }, (_, i) => minimum(i, 25 - i));
  const { root } = stand({ ...HILL, minima: many });
  assert.deepEqual(
    rows(root).map(([, value]) => value),
    ["1", "2", "3", "4", "5", "6", "7", "8"],
  );
  assert.match(root.words, /… and 17 more\./);
});

test("a hill without a minimum says so", () => {
  const { root } = stand({ ...HILL, minima: [] });
  assert.equal(root.all("table").length, 0);
  assert.match(root.words, /No minimum lies on this map\./);
});

test("the same hill leaves the card as it is, another one brings its own", () => {
  const { view, root, scene } = stand();
  const [input] = root.all("input");
  view.load();
  assert.equal(root.all("input")[0], input);
  scene.hill = { ...HILL, label: "Beale", fields: [] };
  view.load();
  assert.equal(root.all("input").length, 0);
  assert.match(root.words, /Beale/);
});
