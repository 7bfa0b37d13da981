import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import * as fields from "../../../assets/js/core/fields.js";
import { provide } from "../provide.js";

// The fields, and what they said.
function stand(document = createDocument()) {
  const said = [];
  const host = {
    changed: (text) => said.push(["changed", text]),
    refused: (typed, why, kept) => said.push(["refused", typed, why, kept]),
  };
  provide({ document });
  return { fields, host, said };
}
function numberField(value = 0.5) {
  const { fields, host, said } = stand();
  const row = fields.numberField({ name: "Momentum", label: "β", help: "What is kept", value, ...host });
  const [input] = row.all("input");
  const type = (text) => {
    input.value = text;
  };
  return { row, input, type, said };
}

const NUMBERS = [
  ["1", 1],
  ["-2.5", -2.5],
  [" 3 ", 3],
  ["0,15", 0.15],
  ["-0,5", -0.5],
  ["−4", -4],
  ["+.5", 0.5],
  ["1.", 1],
  ["1e-3", 1e-3],
  ["2E+2", 200],
  ["0", 0],
  ["00.10", 0.1],
];
const NO_NUMBERS = [
  "",
  " ",
  "fast",
  "1e999",
  "-1e999",
  "NaN",
  "Infinity",
  "1,2,3",
  "1,234.5",
  "0x10",
  "1 2",
  "--1",
  "1e",
  ".",
  "-",
  "1_000",
  "½",
];

for (const [text, value] of NUMBERS) {
  test(`“${text}” is the number ${value}`, () => {
    assert.deepEqual(fields.parseField(text), { value });
  });
}
for (const text of NO_NUMBERS) {
  test(`“${text}” is no number`, () => {
    const { value, why } = fields.parseField(text);
    assert.equal(value, undefined);
    assert.match(why, /^\{what\} (is|has) /);
  });
}

test("a field of a whole number takes no other, and does not take a comma for a decimal mark", () => {
  const parse = (text) => fields.parseField(text, { isWhole: true });
  for (const [text, value] of [
    ["40", 40],
    ["4e1", 40],
    ["10^3", 1000],
    ["−4", -4],
    ["40.0", 40],
  ]) {
    assert.deepEqual(parse(text), { value });
  }
  for (const [text, why] of [
    ["2.5", "is not a whole number"],
    ["1/3", "is not a whole number"],
    ["1,000", "has a comma"],
    ["2,5", "has a comma"],
    ["1 000", "has a space in it"],
  ])
    assert.deepEqual(parse(text), { why: `{what} ${why}` });
});

test("a field shows its value as the address spells it, its label, and its help", () => {
  const { row, input } = numberField(1e-8);
  assert.equal(input.value, "1e-08");
  assert.equal(input.getAttribute("aria-label"), "Momentum");
  assert.match(row.words, /β.*What is kept/);
});

test("a field speaks when it is left, in the spelling of the address", () => {
  const { input, type, said } = numberField();
  type("0,250");
  assert.deepEqual(said, [], "not while it is typed into");
  input.fire("change");
  assert.deepEqual(said, [["changed", "0.25"]]);
  assert.equal(input.value, "0.25");
});

test("Enter speaks too, and leaving the field afterwards says nothing again", () => {
  const { input, type, said } = numberField();
  type("2");
  input.fire("keydown", { key: "Enter" });
  input.fire("change");
  assert.deepEqual(said, [["changed", "2"]]);
});

test("a field that was not changed says nothing", () => {
  const { input, said } = numberField();
  input.fire("change");
  input.fire("keydown", { key: "Enter" });
  assert.deepEqual(said, []);
});

test("what is no number is refused, and what stood there is put back", () => {
  const { input, type, said } = numberField();
  type("fast");
  input.fire("keydown", { key: "Enter" });
  assert.deepEqual(said, [["refused", "fast", "{what} is not a number", "0.5"]]);
  assert.equal(input.value, "0.5");
});

test("Escape puts back what stood there, and closes nothing", () => {
  const { input, type, said } = numberField();
  type("7");
  assert.equal(input.fire("keydown", { key: "Escape" }).isStopped, true);
  assert.equal(input.value, "0.5");
  input.fire("change");
  assert.deepEqual(said, []);
});

test("Escape in a field that was not changed is left to the drawer", () => {
  const { input } = numberField();
  assert.equal(input.fire("keydown", { key: "Escape" }).isStopped, false);
});

test("a switch says 1 or 0", () => {
  const { fields, host, said } = stand();
  const [input] = fields.switchField({ name: "Centered", label: "c", value: true, ...host }).all("input");
  assert.equal(input.checked, true);
  for (const checked of [false, true]) {
    input.checked = checked;
    input.fire("change");
  }
  assert.deepEqual(said, [
    ["changed", "0"],
    ["changed", "1"],
  ]);
});

test("a choice shows what is chosen, and says what is", () => {
  const { fields, host, said } = stand();
  const choices = [
    ["none", "not clipped"],
    ["norm", "by norm"],
  ];
  const [select] = fields
    .choiceField({ name: "Clipping", label: "Gradient", value: "norm", choices, ...host })
    .all("select");
  assert.equal(select.value, "norm");
  assert.deepEqual(
    select.all("option").map((each) => [each.value, each.words]),
    choices,
  );
  select.value = "none";
  select.fire("change");
  assert.deepEqual(said, [["changed", "none"]]);
});

test("a parameter brings a control of its kind, its range in the name", () => {
  const { fields, host } = stand();
  const fact = { name: "beta", symbol: "β", help: "How much is kept", low: 0, high: 0.999 };
  for (const kind of ["number", "whole"]) {
    const made = fields.parameterField({ ...fact, kind }, 0.9, host);
    assert.equal(made.all("input")[0].getAttribute("aria-label"), "β: How much is kept (0 to 0.999)");
    assert.equal(made.title, "How much is kept (0 to 0.999)");
  }
  const [input] = fields
    .parameterField({ ...fact, low: null, high: null, kind: "switch" }, false, host)
    .all("input");
  assert.equal(input.getAttribute("type"), "checkbox");
  assert.equal(input.getAttribute("aria-label"), "β: How much is kept");
});

// A root that holds one field; `contains` and `querySelectorAll` are all that `held` asks of it.
function rootWith(field) {
  return { field, contains: (other) => other === field, querySelectorAll: () => [field] };
}

// The field that takes the place of one under the hands, to which something is done before.
function remade(before = () => {}) {
  const [old, fresh] = [new Element("input"), new Element("input")];
  for (const each of [old, fresh]) {
    each.setAttribute("aria-label", "Steps");
    Object.assign(each, { type: "text", value: "40", defaultValue: "40" });
  }
  before(old);
  const document = createDocument({ activeElement: old });
  const root = rootWith(old);
  const held = stand(document).fields.heldFocus(root);
  Object.assign(root, rootWith(fresh));
  document.activeElement = null;
  held.restore();
  return fresh;
}

test("a field that is made anew under the hands keeps the focus", () => {
  assert.equal(remade().isFocused, true);
});

test("what is being typed into a field is typed into the one that takes its place; what was sent is not", () => {
  assert.equal(
    remade((old) => {
      old.value = "0.00";
    }).value,
    "0.00",
  );
  const sent = (old) => {
    old.value = "0.00";
    old.setAttribute("data-told", "");
  };
  assert.equal(remade(sent).value, "40");
});

test("where the focus was elsewhere it stays elsewhere", () => {
  const [elsewhere, field] = [new Element("button"), new Element("input")];
  const { fields } = stand(createDocument({ activeElement: elsewhere }));
  fields.heldFocus(rootWith(field)).restore();
  assert.equal(field.isFocused, undefined);
});
