import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../../elements.js";
import { view as moreView } from "../../../../assets/js/views/more/view.js";
import { provide } from "../../provide.js";

const beta = { name: "beta", symbol: "β", help: "What is kept", low: 0, high: 0.999, kind: "number" };
const final = { name: "final", symbol: "final", help: "Where it ends", low: 0, high: 1, kind: "number" };
const told = (label, fields, more = {}) => ({
  label,
  formula: "θ ← …",
  shines: "It shines.",
  fails: "It fails.",
  fields,
  ...more,
});
const CATALOGUE = {
  methods: { gradient_descent: told("Gradient descent", []), momentum: told("Momentum", [beta]) },
  schedules: {
    constant: told("Constant", [], { tail: null }),
    cosine: told("Cosine", [final], { tail: null }),
  },
};
const plain = { opt: "gradient_descent", hyper: {}, sched: "constant", clip: "none" };
const panel = (setup = {}) => ({ setup: { ...plain, ...setup }, eta: 0.1, rates: null, end: 40 });
const PICTURE = {
  panels: [
    panel(),
    panel({ opt: "momentum", hyper: { beta: 0.9 } }),
    panel({ sched: "cosine:0.1" }),
    panel({ clip: "norm:2" }),
  ],
  steps: 40,
  noise: 0.5,
  batch: 4,
  seed: 7,
  clock: "steps",
  strip: { face: "loss" },
};

// The view, and all that it did.
function stand() {
  const [upper, lower] = [new Element("div"), new Element("div")];
  for (const part of [upper, lower]) part.contains = () => false;
  const parts = { "#setup-panel": upper, "#setup-rest": lower };
  const root = {
    querySelectorAll: () => [],
    querySelector: (name) =>
      parts[name] ?? [upper, lower].flatMap((part) => part.all("input")).find((each) => each.matches(name)),
  };
  const did = [];
  const host = {
    catalogue: CATALOGUE,
    scene: () => ({ scene: { lock: [] }, hill: {} }),
    controls: { schedule: (key) => did.push(["shown", key]) },
    ...Object.fromEntries(
      ["field", "panelField", "arrange", "select", "complain"].map((name) => [
        name,
        (...given) => did.push([name, ...given]),
      ]),
    ),
  };
  provide({ document: createDocument() });
  const view = moreView.create(root, host);
  const named = (name) =>
    [
      ...upper.all("input"),
      ...lower.all("input"),
      ...upper.all("select"),
      ...lower.all("select"),
      ...upper.all("button"),
      ...lower.all("button"),
    ].find((each) => (each.getAttribute("aria-label") ?? each.words).startsWith(name));
  const put = (name, value) => {
    named(name).value = value;
    named(name).fire("change");
  };
  view.load(PICTURE, 0);
  did.length = 0;
  return { view, upper, lower, did, named, put };
}

test("the card tells of the selected panel's method: formula, when it shines, when it fails, its parameters", () => {
  const { view, upper, named } = stand();
  view.load(PICTURE, 1);
  assert.match(upper.words, /Momentum.*θ ← ….*It shines\..*It fails\./);
  assert.equal(named("β").value, "0.9");
  view.load(PICTURE, 0);
  assert.equal(named("β"), undefined);
});

test("a parameter is changed for its panel alone", () => {
  const { view, did, put } = stand();
  view.load(PICTURE, 1);
  put("β", "0.5");
  assert.deepEqual(did.at(-1), ["panelField", "beta", 1, "0.5"]);
});

test("a schedule's field is changed in the schedule's text", () => {
  const { view, did, put } = stand();
  view.load(PICTURE, 2);
  assert.ok(
    did.some(([what, key]) => what === "shown" && key === "cosine"),
    "the picker shows the key",
  );
  put("final", "0.2");
  assert.deepEqual(did.at(-1), ["panelField", "sched", 2, "cosine:0.2"]);
});

test("clipping begins at 1, keeps its bound when its kind is changed, and can be taken away", () => {
  const { view, did, named, put } = stand();
  assert.equal(named("Clip at"), undefined);
  put("Gradient clipping", "norm");
  view.load(PICTURE, 3);
  assert.equal(named("Clip at").value, "2");
  put("Gradient clipping", "value");
  put("Clip at", "0.5");
  put("Gradient clipping", "none");
  const clips = did.filter(([what]) => what === "panelField").map(([, , at, text]) => [at, text]);
  assert.deepEqual(clips, [
    [0, "norm:1"],
    [3, "value:2"],
    [3, "norm:0.5"],
    [3, "none"],
  ]);
});

test("what all panels share is asked for all of them", () => {
  const { did, put } = stand();
  for (const [name, text] of [
    ["Steps", "60"],
    ["Noise", "1"],
    ["Batch", "8"],
    ["Seed", "3"],
  ])
    put(name, text);
  put("The clock counts", "evaluations");
  put("The strips show", "gradient");
  assert.deepEqual(did, [
    ["field", "steps", "60"],
    ["field", "noise", "1"],
    ["field", "batch", "8"],
    ["field", "seed", "3"],
    ["field", "clock", "evaluations"],
    ["field", "face", "gradient"],
  ]);
});

test("the die gives another seed", () => {
  const { did, named } = stand();
  for (let i = 0; i < 3; i += 1) named("Another seed").fire("click");
  const seeds = did.map(([, , text]) => text);
  for (const seed of seeds) assert.match(seed, /^\d{1,6}$/);
  assert.ok(new Set(seeds).size > 1);
});

test("the arrangements start from the panel that is selected", () => {
  const { view, did, named } = stand();
  view.load(PICTURE, 2);
  for (const name of ["Copy C to all", "C’s method, four rates", "C’s rate, four methods"])
    named(name).fire("click");
  for (const what of ["hills", "starts", "batches"]) named(`C’s rate, four ${what}`).fire("click");
  named("Panel B").fire("click");
  assert.deepEqual(
    did.filter(([what]) => what !== "shown"),
    [
      ["arrange", "copy", 2],
      ["arrange", "rates", 2],
      ["arrange", "methods", 2],
      ["arrange", "hills", 2],
      ["arrange", "starts", 2],
      ["arrange", "batches", 2],
      ["select", 1],
    ],
  );
});

test("what is no number is complained of", () => {
  const { did, put, named } = stand();
  put("Steps", "many");
  assert.deepEqual(did, [["complain", "many", "{what} is not a number", "40"]]);
  assert.equal(named("Steps").value, "40");
});

test("a number that the server has put back into its range is put back in its field too", () => {
  const { view, named, put, did } = stand();
  put("Steps", "1e9");
  assert.deepEqual(did.at(-1), ["field", "steps", "1000000000"]);
  view.load(structuredClone(PICTURE), 0); // what was in force is kept
  assert.equal(named("Steps").value, "40");
});

test("a picture that changes nothing here leaves every control in place, under the hands", () => {
  const { view, named } = stand();
  const field = named("Steps");
  view.load(structuredClone(PICTURE), 0);
  assert.equal(named("Steps"), field);
  view.load({ ...PICTURE, steps: 50 }, 0);
  assert.equal(named("Steps").value, "50");
});
