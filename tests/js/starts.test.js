"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { Element, createDocument } = require("./elements.js");
const { load } = require("./load.js");

const PLACES = [["in the ravine", -4, 1], ["on the saddle", 0, 0]];

function stand(places = PLACES) {
  const select = new Element("select");
  const chosen = [];
  const { createStarts } = load(["dom", "starts"], { document: createDocument() }).starts;
  const starts = createStarts(select, { chosen: (at) => chosen.push(at) });
  starts.load(places);
  return { select, starts, chosen };
}

test("the list names the places of the hill beneath a word for all of them", () => {
  const [word, ...names] = stand().select.all("option");
  assert.equal(word.getAttribute("hidden"), "");
  assert.deepEqual(names.map(({ words }) => words), ["in the ravine", "on the saddle"]);
});

test("a place that is chosen is gone to, and the list shows its own word again", () => {
  const { select, chosen } = stand();
  for (const value of ["1", "0", "0"]) {
    select.value = value;
    select.fire("change");
    assert.equal(select.value, "");
  }
  assert.deepEqual(chosen, [[0, 0], [-4, 1], [-4, 1]]);
});

test("another hill brings its own places", () => {
  const { select, starts, chosen } = stand();
  starts.load([["at the rim", 2, 2]]);
  assert.equal(select.all("option").length, 2);
  select.value = "0";
  select.fire("change");
  assert.deepEqual(chosen, [[2, 2]]);
});
