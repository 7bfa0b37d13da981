// What is asked of the server for a scene that changes: a walk at once, the exact one when the hand rests,
// and nothing while another hill is on its way.

import { notesCount } from "../core/messages.js";
import { withWalk } from "./prefetched.js";

// ms without a change after which the hand is at rest: the words that need more than the walk itself come
// then.
export const REST = 150;
// ms for which a walk that is painted, without all of its rows, may stand in for the whole one.
const PATIENCE = 1000;

// picture(): the one of the last answer.
export function createRefresh({ gate, desk, stage, painted, picture }) {
  let isOpening = false;
  let isPainted = false; // what is on the screen came with a ruler
  let rest = null;

  function ask(live) {
    clearTimeout(rest);
    stage.stale("all", isPainted && !live ? PATIENCE : undefined);
    gate.push({ verb: live ? "runs/live" : "runs", said: notesCount(), query: desk.query(), live });
    if (live) rest = setTimeout(() => ask(false), REST);
  }
  // The walk of a rate under a hand came with its ruler; the whole one is asked for when the hand rests.
  function paint(panel) {
    const walk = painted.at(panel, Number(desk.panel("eta", panel)), desk.query());
    if (!walk) return false;
    clearTimeout(rest);
    gate.drop();
    isPainted = true;
    stage.load(withWalk(picture(), panel, walk));
    rest = setTimeout(() => ask(false), REST);
    return true;
  }
  // The wanted scene has changed; live while the hand is still moving. `panel`: whose rate it is that
  // changed. Says whether it was taken: while another hill is on its way, so is all that belongs to it.
  function change(live, panel) {
    if (isOpening) return false;
    stage.change();
    desk.forget("step");
    painted.moves();
    const isThere = live && panel !== null && paint(panel);
    if (!isThere) ask(live);
    return true;
  }
  function open(message) {
    clearTimeout(rest);
    isOpening = true;
    stage.change();
    stage.stale("all");
    gate.push({ verb: "scene", ...message });
  }
  return {
    ask,
    change,
    open,
    // The other hill is there, or will not come.
    opened() {
      isOpening = false;
    },
    came() {
      isPainted = false;
    },
    isOpening: () => isOpening,
    isPainted: () => isPainted,
  };
}
