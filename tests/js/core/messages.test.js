import assert from "node:assert/strict";
import test from "node:test";

import { createDocument, Element } from "../elements.js";
import * as messages from "../../../assets/js/core/messages.js";
import { provide } from "../provide.js";

// What the page says, and the elements that it says it with.
function stand() {
  const found = Object.fromEntries(
    ["banner", "notes", "prompt", "announcer"].map((name) => [name, new Element("p")]),
  );
  provide({ document: createDocument({ getElementById: (name) => found[name] }) });
  return { ...messages, found };
}

test("notes stand in the place of the prompt, and make room for it", () => {
  const { notes, found } = stand();
  notes(["One.", "Two."]);
  assert.deepEqual(
    [found.notes.textContent, found.notes.hidden, found.prompt.hidden],
    ["One. Two.", false, true],
  );
  notes([]);
  assert.deepEqual([found.notes.hidden, found.prompt.hidden], [true, false]);
});

test("an answer that has nothing to say takes away what stood when it was asked for", () => {
  const { notes, answered, notesCount, found } = stand();
  notes(["Of before."]);
  answered([], notesCount());
  assert.equal(found.notes.hidden, true);
});

test("an answer that has nothing to say leaves what was said since it was asked for", () => {
  const { complain, answered, notesCount, found } = stand();
  const asked = notesCount();
  complain("fast", "{what} is not a number", "0.1");
  answered([], asked);
  assert.equal(found.notes.textContent, "“fast” is not a number; 0.1 is kept.");
  answered(["Moved."], asked);
  assert.equal(found.notes.textContent, "Moved.");
});
