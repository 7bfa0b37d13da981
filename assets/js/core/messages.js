// What the page says in words: the banner over its head, the notes beneath the panels, the live region.

import { _, fill } from "./translate.js";

const LONGEST = 20; // characters that are told of what was typed

const byId = (name) => document.getElementById(name);

export function banner(said) {
  byId("banner").textContent = said ?? "";
  byId("banner").hidden = said === null;
}
// Notes stand in the place of the prompt: one thing at a time.
let count = 0;
export function notes(list) {
  count += 1;
  byId("notes").textContent = list.join(" ");
  byId("notes").hidden = list.length === 0;
  byId("prompt").hidden = list.length > 0;
}
// why: a clause on what is wrong with it, as `readNumber` has it.
export function complain(typed, why, kept) {
  const shown = typed.length > LONGEST ? `${typed.slice(0, LONGEST)}…` : typed;
  const complaint = fill(why, { what: _("“{typed}”", { typed: shown }) });
  notes([
    typed.trim() ? _("{complaint}; {kept} is kept.", { complaint, kept }) : _("{kept} is kept.", { kept }),
  ]);
}
// How often notes were written: an answer says which it knows of.
export const notesCount = () => count;
export function announce(said) {
  byId("announcer").textContent = said;
}

// An answer's notes stand for those that were there when it was asked for; of what was said since then it
// knows nothing.
export function answered(list, asked) {
  if (list.length || count === asked) notes(list);
}
