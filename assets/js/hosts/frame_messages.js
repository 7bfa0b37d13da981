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

/** @param {any} self the window of the frame */
export function createFrame(self = globalThis) {
  const { parent } = self;
  const isFramed = parent !== self;
  let told = "";
  let height = 0;
  let isHeard = true; // whether the host makes the frame as high as it was told

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
  // The height that the content would like: in our own words, in those of LTI hosts, in those of Embedly's.
  function measure() {
    if (!isHeard) return;
    const next = Math.ceil(self.document.getElementById("page").getBoundingClientRect().height);
    if (next === height) return;
    height = next;
    tell("resize", { height });
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
    parent.postMessage({ context: "iframe.resize", height }, "*");
    self.setTimeout(hear, PATIENCE);
  }
  // Where nobody listens the page stays as high as its frame: what is higher would scroll in it.
  function hear() {
    isHeard = self.innerHeight + 1 >= height;
    self.document.documentElement.classList.toggle("grows", isHeard);
  }
  // Esc, where there is nothing to close, gives the keys back to the page around.
  function leave({ key, defaultPrevented }) {
    if (key !== "Escape" || defaultPrevented || self.document.querySelector("dialog[open], .drawn")) return;
    self.document.activeElement?.blur();
    tell("leave");
    parent.focus();
  }
  return {
    state: (query) => tell("state", { hash: query }),
    verdicts({ panels }) {
      if (panels.some(({ outcome }) => !outcome)) return; // hidden: it is not known here either
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
    },
    attach(page) {
      if (!isFramed) return;
      listen(page);
      self.addEventListener("keydown", leave);
      if (page.resizes()) {
        self.document.documentElement.classList.add("grows");
        new ResizeObserver(measure).observe(self.document.getElementById("page"));
        self.addEventListener("resize", hear);
      }
      tell("ready", { version: VERSION });
    },
  };
}
