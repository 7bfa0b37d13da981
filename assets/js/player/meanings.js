// What the word of a verdict means, by the key of its outcome: docs/maths.md has the rules to the letter.

import { _ } from "../core/translate.js";

const SETTLED = _("Settled: from that step on no more than 1 % of the loss is left, to the end of the run.");
const STUCK = _("The slope leads it no further, and it is at no best minimum.");

const MEANINGS = {
  just_right: `${SETTLED} ${_("Just right: at most twice as late as with the best of 101 rates.")}`,
  works_slowly: `${SETTLED} ${_("Slowly: more than twice as late as with the best of 101 rates.")}`,
  works_overshoots: `${SETTLED} ${_("It turns back and back, and is more than twice as late as at best.")}`,
  just_arrived: _("No more than 1 % of the loss is left, but not yet for long enough to have settled."),
  at_rest: _("It began beside a best minimum and stayed there."),
  too_slow: _("More than 1 % of the loss is left when its steps are used up."),
  oscillates: _("It goes back and forth, and more than 1 % of the loss is left."),
  diverges: _("It is thrown off the map, to a loss higher than at its start."),
  escapes: _("This hill has no bottom: it is off the map, and its loss still falls."),
  lost: _("It is off the map and was not seen to come back."),
  hovers: _("Noise holds it at more than 1 % of the loss."),
  ends_higher: _("Its loss is higher at the end than at its start."),
  overshoots: _("It ran past the minimum, and is not yet back."),
};

// outcome: the key, as the server says it; of none, or one that is not told, there is nothing to say.
export const meaningOf = (outcome) => MEANINGS[outcome] ?? (outcome?.startsWith("stuck_") ? STUCK : "");
