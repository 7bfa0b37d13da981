// What the page says in words: the banner over its head, the notes beneath the panels, the live region.
(function (downhill) {
  "use strict";

  const LONGEST = 20; // characters that are told of what was typed

  const byId = (name) => document.getElementById(name);

  function banner(said) {
    byId("banner").textContent = said ?? "";
    byId("banner").hidden = said === null;
  }
  // Notes stand in the place of the prompt: one thing at a time.
  let count = 0;
  function notes(list) {
    count += 1;
    byId("notes").textContent = list.join(" ");
    byId("notes").hidden = list.length === 0;
    byId("prompt").hidden = list.length > 0;
  }
  // why: the end of a sentence on what is wrong with it.
  function complain(typed, why, kept) {
    const shown = typed.length > LONGEST ? `${typed.slice(0, LONGEST)}…` : typed;
    notes([typed.trim() ? `“${shown}” ${why}; ${kept} is kept.` : `${kept} is kept.`]);
  }
  function announce(said) {
    byId("announcer").textContent = said;
  }

  // An answer's notes stand for those that were there when it was asked for; of what was said since then it knows nothing.
  function answered(list, asked) {
    if (list.length || count === asked) notes(list);
  }

  downhill.said = { banner, notes, complain, announce, answered, count: () => count };
})((globalThis.downhill ??= {}));
