// A frame and the page around it: messages in the namespace "downhill:", to the parent and from the parent
// alone. What comes in is looked at, never run.

import { floats } from "../core/codec.js";
import { letters, lookKeys } from "../core/manifest.js";
import { onlyFields, queryOf, withRest } from "../state/address.js";

const VERSION = 1;
const NAME = "downhill:";
const PATIENCE = 1000; // ms for a host to make its frame as high as it was told
const LONGEST = 8192; // characters of an address that a host may set

// What a host may ask for; anything else is ignored. look: what the frame's address hides, locks and sizes.
function commands(page, tell, look = {}) {
  const whole = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : null);
  return {
    set: ({ hash }) => {
      if (typeof hash !== "string" || hash.length > LONGEST) return;
      page.open({ query: withRest(queryOf(hash), look) });
    },
    play: () => page.stage.play(),
    pause: () => page.stage.pause(),
    step: ({ n }) => whole(n) !== null && page.stage.seek(n),
    reset: () => page.reset(),
    getState: () => tell("state", { hash: page.query() }),
  };
}
const nameOf = (data) =>
  data && typeof data.type === "string" && data.type.startsWith(NAME) ? data.type.slice(NAME.length) : null;

// The height that the content would like: in our own words, in those of LTI hosts, in those of Embedly's.
function createHeight(self, tell) {
  const { classList } = self.document.documentElement;
  let height = 0;
  let isHeard = true; // whether the host makes the frame as high as it was told
  function measure() {
    if (!isHeard) return;
    const next = Math.ceil(self.document.getElementById("page").getBoundingClientRect().height);
    if (next === height) return;
    height = next;
    tell("resize", { height });
    self.parent.postMessage({ subject: "lti.frameResize", height }, "*");
    self.parent.postMessage({ context: "iframe.resize", height }, "*");
    self.setTimeout(hear, PATIENCE);
  }
  // Where nobody listens the page stays as high as its frame: what is higher would scroll in it.
  function hear() {
    isHeard = self.innerHeight + 1 >= height;
    classList.toggle("grows", isHeard);
  }
  return {
    begin() {
      classList.add("grows");
      new ResizeObserver(measure).observe(self.document.getElementById("page"));
      self.addEventListener("resize", hear);
    },
  };
}

// A verdict for each panel, once until one of them changes; of hidden ones nothing is known here either.
function createVerdicts(tell) {
  let told = "";
  return ({ panels }) => {
    if (panels.some(({ outcome }) => !outcome)) return;
    const now = panels.map(({ outcome, sentence }) => `${outcome} ${sentence}`).join();
    if (now === told) return;
    told = now;
    panels.forEach(({ word, outcome, end, loss }, i) => {
      const fallen = floats(loss);
      tell("verdict", {
        panel: letters()[i],
        verdict: outcome,
        word,
        step: end,
        loss: fallen[Math.min(end, fallen.length - 1)],
      });
    });
  };
}

/** @param {any} self the window of the frame */
export function createFrame(self = globalThis) {
  const { parent } = self;
  const isFramed = parent !== self;

  function tell(name, data = {}) {
    if (isFramed) parent.postMessage({ type: `${NAME}${name}`, ...data }, "*");
  }
  function listen(page) {
    const known = commands(page, tell, onlyFields(page.query(), lookKeys()));
    self.addEventListener("message", ({ source, data }) => {
      const name = source === parent ? nameOf(data) : null;
      if (page.isAsked?.() && name !== "getState") return; // nothing moves before there is an answer
      if (name !== null && Object.hasOwn(known, name)) known[name](data);
    });
  }
  // Esc, where there is nothing to close, gives the keys back to the page around.
  function leave({ key, defaultPrevented }) {
    if (key !== "Escape" || defaultPrevented || self.document.querySelector("dialog[open], .drawn")) return;
    self.document.activeElement?.blur();
    tell("leave", { key });
    parent.focus();
  }
  return {
    state: (query) => tell("state", { hash: query }),
    verdicts: createVerdicts(tell),
    attach(page) {
      if (!isFramed) return;
      listen(page);
      self.addEventListener("keydown", leave);
      if (page.resizes()) createHeight(self, tell).begin();
      tell("ready", { version: VERSION });
    },
  };
}
