"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { createDocument, Element } = require("./elements.js");
const { load } = require("./load.js");

// What the page says, and the elements that it says it with.
function stand() {
  const found = Object.fromEntries(["banner", "notes", "prompt", "announcer"].map((name) => [name, new Element("p")]));
  return { ...load(["said"], { document: createDocument({ getElementById: (name) => found[name] }) }).said, found };
}

test("notes stand in the place of the prompt, and make room for it", () => {
  const { notes, found } = stand();
  notes(["One.", "Two."]);
  assert.deepEqual([found.notes.textContent, found.notes.hidden, found.prompt.hidden], ["One. Two.", false, true]);
  notes([]);
  assert.deepEqual([found.notes.hidden, found.prompt.hidden], [true, false]);
});

test("an answer that has nothing to say takes away what stood when it was asked for", () => {
  const { notes, answered, count, found } = stand();
  notes(["Of before."]);
  answered([], count());
  assert.equal(found.notes.hidden, true);
});

test("an answer that has nothing to say leaves what was said since it was asked for", () => {
  const { complain, answered, count, found } = stand();
  const asked = count();
  complain("fast", "is not a number", "0.1");
  answered([], asked);
  assert.equal(found.notes.textContent, "“fast” is not a number; 0.1 is kept.");
  answered(["Moved."], asked);
  assert.equal(found.notes.textContent, "Moved.");
});
