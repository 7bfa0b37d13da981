// One sentence of instruction at a time: it changes when it has been followed, then goes away.

import { letters } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { _ } from "../core/translate.js";

const OPEN = ["", _("Which of these walks will arrive?")];
const ANY = ["", _("Drag a rate – what happens to its path?")];

// Whether two panels have nothing but their rates to tell them apart.
const isAlike = (one, other) =>
  JSON.stringify([one.setup, one.head?.rest]) === JSON.stringify([other.setup, other.head?.rest]);

// The first experiment: take the rate of a diverging walk back to the limit, where that is a short way.
export function firstTry(panels) {
  const at = panels.findIndex(
    ({ fate, limit, eta }) => fate === "diverges" && limit && eta > limit && eta < 1.5 * limit,
  );
  if (at < 0) return ANY;
  const { eta, limit } = panels[at];
  const near = panels.findIndex(
    (panel) =>
      panel.fate !== "diverges" && panel.eta < eta && eta / panel.eta < 1.2 && isAlike(panel, panels[at]),
  );
  const gap =
    near < 0
      ? ""
      : _("{one} and {other} differ by less than {share} %.", {
          one: letters()[near],
          other: letters()[at],
          share: Math.ceil(100 * (eta / panels[near].eta - 1)),
        });
  const aim = limit.toPrecision(2);
  return [gap, _("Drag {panel}’s rate back to {rate} – what happens?", { panel: letters()[at], rate: aim })];
}

// By deed: what leads to the instruction, the instruction, and the same where it stands alone.
const SENTENCES = {
  // Noise moves the limit: there is none to go back to.
  rate: (picture, isTold) => (isTold() && !picture.is_noisy ? firstTry(picture.panels) : ANY),
  start: () => [
    _("The same rates from elsewhere:"),
    _("drag the start on any map."),
    _("Now drag the start on any map."),
  ],
  step: () => [
    _("Slowly now:"),
    _("press ▸ to go one step at a time."),
    _("Now press ▸ to go one step at a time."),
  ],
};

// Where some walk falls without end and none settles, another rate shows no more than a walk that is gone
// sooner or later.
const GOES_ON = new Set(["escapes", "stuck", "too_slow", "diverges"]);
const isBottomless = ({ panels }) =>
  panels.some(({ fate }) => fate === "escapes") && panels.every(({ fate }) => GOES_ON.has(fate));
const ELSEWHERE = [
  _("No walk settles here."),
  _("Drag the start on any map – which way do they go?"),
  _("Now drag the start on any map – which way do they go?"),
];

// Where no walk can leave, no rate takes it away.
const areStuck = ({ panels }) => panels.every(({ fate }) => fate === "stuck");
const STUCK = [_("All walks are stuck."), ...ELSEWHERE.slice(1)];

// What has become of the walk about which was asked.
const answerOf = ({ eta, word }, panel) =>
  _("{panel} at η = {rate}: {word}.", { panel: letters()[panel], rate: rateText(eta), word });

// can(deed): whether it is one that the page lets its visitor do; isTold(): whether what becomes of a walk
// may be told; isOpen(): whether that is still to come; isHeld(): whether a hand is still at it.
/**
 * @param {any} root
 * @param {{ can?: (deed: string) => boolean, isTold?: () => boolean, isOpen?: () => boolean,
 *   isHeld?: () => boolean }} given
 */
export function createPrompt(
  root,
  { can = () => true, isTold = () => true, isOpen = () => false, isHeld = () => false } = {},
) {
  const left = Object.keys(SENTENCES);
  let answered = null; // the panel whose rate was to be changed, until something else is done

  function instruction(picture, deeds) {
    const canMove = deeds.includes("start") && isTold();
    if (canMove && isBottomless(picture)) return ELSEWHERE;
    if (canMove && areStuck(picture)) return STUCK;
    return deeds.length ? SENTENCES[deeds[0]](picture, isTold) : ["", ""];
  }
  function sentence(picture) {
    if (isOpen()) return OPEN;
    const asked = instruction(picture, left.filter(can));
    const panel = isTold() ? picture.panels[answered] : null;
    return panel ? [answerOf(panel, answered), asked[2] ?? asked[1]] : asked;
  }
  function load(picture) {
    if (isHeld()) return;
    if (!left.some(can) && answered === null) return void root.replaceChildren();
    const [before, ask] = sentence(picture);
    const strong = document.createElement("strong");
    strong.textContent = ask;
    root.replaceChildren(before ? `${before} ` : "", ask ? strong : "");
  }
  return {
    load,
    // Another scene: what was answered was about the one before.
    open(picture) {
      answered = null;
      load(picture);
    },
    // panel: whose rate it was, whose walk answers with the next picture; until then the question stands.
    done(deed, picture, panel = null) {
      const at = left.indexOf(deed);
      if (isHeld() || (at < 0 && (answered === null || answered === panel))) return;
      if (at >= 0) left.splice(at, 1);
      answered = at >= 0 ? panel : null;
      if (answered === null) load(picture);
    },
  };
}
