// The verdict of a panel. On the first play it comes at the step at which it is known, and stays; until then
// its place says what the walk is doing, and nothing that is drawn tells more.

import { change, write as put } from "../core/dom.js";
import { figure } from "../core/format.js";
import { icon } from "../core/icons.js";
import { _ } from "../core/translate.js";

const ON_THE_WAY = "pending";
// By what happens first is known what becomes of a walk; of any other fate only at its end.
const KNOWN_BY = {
  diverges: "left_map",
  lost: "left_map",
  escapes: "left_map",
  just_right: "settled",
  works: "settled",
};

// The step at which the verdict of a walk is known.
export const knownAt = ({ fate, events }, last) => events?.[KNOWN_BY[fate]]?.[0] ?? last;

// How much of the loss at its start a walk has left at a step, as far as its strip tells.
export function shareAt(heights, face, step) {
  if (face === "linear") return heights[0] > 0 ? heights[step] / heights[0] : null;
  return face === "loss" ? 10 ** (heights[step] - heights[0]) : null;
}

// What a walk is doing.
function doing(share, step) {
  if (share === null) return _("step {step}", { step });
  if (share > 1) return _("loss × {times} at step {step}", { times: figure(share), step });
  return _("{share} % of the loss is left at step {step}", { share: figure(100 * share), step });
}

// What the word of a verdict means, by the key of its outcome: docs/maths.md has the rules to the letter.
const SETTLED = _(
  "Settled: from that step to the end no more than 1 % of the loss is left, with noise on average.",
);
const STUCK = _("The slope leads it no further, and it is at no best minimum.");

const MEANINGS = {
  just_right: `${SETTLED} ${_("Just right: at most twice as late as with the best of 101 rates.")}`,
  works_slowly: `${SETTLED} ${_("Slowly: more than twice as late as with the best of 101 rates.")}`,
  works_overshoots: `${SETTLED} ${_("It turns back and back, and is more than twice as late as at best.")}`,
  just_arrived: _("No more than 1 % of the loss is left, but not yet for long enough to have settled."),
  at_rest: _("It began beside a best minimum and stayed there."),
  too_slow: _("More than 1 % of the loss is left when its steps are used up."),
  oscillates: _("It goes back and forth, and has not settled."),
  diverges: _("It is thrown off the map, to a loss higher than at its start."),
  escapes: _("This hill has no bottom: it is off the map, and its loss still falls."),
  lost: _("It is off the map and was not seen to come back."),
  hovers: _("Noise holds it at more than 1 % of the loss."),
  ends_higher: _("Its loss is higher at the end than at its start."),
  overshoots: _("It was nearer to the bottom than it is at the end."),
};

// outcome: the key, as the server says it; of none, or one that is not told, there is nothing to say.
export const meaningOf = (outcome) => MEANINGS[outcome] ?? (outcome?.startsWith("stuck_") ? STUCK : "");

function write(it, fate, sign, word, sentence) {
  it.place.title = fate === ON_THE_WAY ? "" : meaningOf(it.given.outcome);
  it.root.dataset.fate = fate;
  it.disc.replaceChildren(sign);
  it.word.textContent = word;
  it.sentence.textContent = sentence;
}

// What is said of a verdict, and of the examples that are held out.
const saidOf = ({ sentence, held_out: heldOut }) => [sentence, heldOut].filter(Boolean).join(" · ");

function whole(it) {
  const { fate, outcome, word } = it.given;
  const sentence = saidOf(it.given);
  it.known = null;
  if (it.root.dataset.outcome !== outcome || it.root.dataset.fate !== fate) {
    it.root.dataset.outcome = outcome;
    write(it, fate, signOf(fate), word, sentence);
  } else put(it.sentence, sentence);
}

// A verdict that is known before the end has the numbers of its own step.
function early(it, step) {
  const { fate, outcome, word, sentence, events } = it.given;
  const share = it.share(step);
  const left = KNOWN_BY[fate] === "left_map" ? events.left_map[0] : null;
  const said =
    left === null || share === null
      ? sentence
      : _("left the map at step {left}; loss × {times} by now", { left, times: figure(share) });
  it.root.dataset.outcome = outcome;
  write(it, fate, icon(fate), word, said);
}

function show(it, step) {
  if (!it.given) return;
  if (it.known !== null) reveal(it, step);
  ahead(it, step);
}

// While an earlier step is looked at, a verdict on the whole walk says that it is one.
function ahead(it, step) {
  const isWhole = it.known === null && it.given.fate !== ON_THE_WAY;
  change(it.word, "data-when", isWhole && step < it.last ? _("at the end") : "");
}

function reveal(it, step) {
  if (step > it.furthest) it.furthest = step; // what was seen once is known
  if (it.furthest >= it.last) whole(it);
  else if (it.furthest >= it.known) early(it, it.furthest);
  else {
    it.root.dataset.outcome = ON_THE_WAY;
    write(it, ON_THE_WAY, dots(), _("On the way"), doing(it.share(step), step));
  }
}

// Where verdicts are hidden no category is known here.
const signOf = (fate) => (fate === ON_THE_WAY ? dots() : icon(fate));

function dots() {
  const made = document.createElement("span");
  made.textContent = "⋯";
  return made;
}

// root: the panel's element.
export function createVerdict(root) {
  const place = root.querySelector(".verdict");
  const it = {
    root,
    place,
    disc: place.querySelector(".disc"),
    word: place.querySelector(".word"),
    sentence: place.querySelector(".sentence"),
    given: null,
    known: null, // the step at which the verdict comes; null where it stands there already
    furthest: 0,
    last: 0,
    share: (_step) => null,
  };
  return {
    // share(step): of shareAt, for this walk; last: its last step.
    load(given, { share, last }) {
      Object.assign(it, { given, share, last });
      whole(it);
    },
    // From here on it comes when it is known.
    wait() {
      it.known = knownAt(it.given, it.last);
      it.furthest = 0;
    },
    end: () => it.given && whole(it),
    show: (step) => show(it, Math.min(step, it.last)),
    isOpen: () => it.known !== null && it.furthest < it.known,
  };
}
