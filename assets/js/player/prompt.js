// One sentence of instruction at a time: it changes when it has been followed, then goes away.

import { letters } from "../core/manifest.js";
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

const SENTENCES = {
  // Noise moves the limit: there is none to go back to.
  rate: (picture, isTold) => (isTold() && !picture.is_noisy ? firstTry(picture.panels) : ANY),
  start: () => [_("The same rates from elsewhere:"), _("drag the start on any map.")],
  step: () => [_("Slowly now:"), _("press ▸ to go one step at a time.")],
};

// can(deed): whether it is one that the page lets its visitor do; isTold(): whether what becomes of a walk
// may be told; isOpen(): whether that is still to come.
/**
 * @param {any} root
 * @param {{ can?: (deed: string) => boolean, isTold?: () => boolean, isOpen?: () => boolean }} given
 */
export function createPrompt(root, { can = () => true, isTold = () => true, isOpen = () => false } = {}) {
  const left = Object.keys(SENTENCES);
  return {
    load(picture) {
      const next = left.find(can);
      if (!next) return root.replaceChildren();
      const [before, ask] = isOpen() ? OPEN : SENTENCES[next](picture, isTold);
      const strong = document.createElement("strong");
      strong.textContent = ask;
      return root.replaceChildren(before ? `${before} ` : "", strong);
    },
    done(deed, picture) {
      const at = left.indexOf(deed);
      if (at < 0) return;
      left.splice(at, 1);
      this.load(picture);
    },
  };
}
