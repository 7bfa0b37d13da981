// Plotly's library, five megabytes whose reading stops everything else for a second: it comes when a view
// needs it, or when the visitor has rested for a while at a machine and on a line that can afford it.

import { make } from "../core/dom.js";

const REST = 5000; // ms without a hand, a key or a walk
const CORES = 4;
const GIGABYTES = 4;
const HANDS = ["pointerdown", "pointermove", "keydown", "wheel"];

let coming = null;

function fetchScript(done, fail) {
  const place = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=plotly]"));
  if (globalThis.Plotly) return void done();
  if (!place) return void fail(new Error("No Plotly"));
  const script = make("script", { src: place.content });
  script.addEventListener("load", () => done(), { once: true });
  script.addEventListener("error", () => fail(new Error(place.content)), { once: true });
  requestAnimationFrame(() => setTimeout(() => document.head.append(script)));
  return undefined;
}

// A promise that is kept when the library is there, and broken where it does not come: frames and files have
// none.
export function plotlyLibrary() {
  coming ??= new Promise(fetchScript);
  coming.catch(() => {
    coming = null; // the next who needs it asks again
  });
  return coming;
}

// Whether a machine and its line have room for what nobody has asked for.
/** @param {any} navigator what only some browsers tell, too */
export function affords({ connection, hardwareConcurrency, deviceMemory }) {
  const { saveData = false, effectiveType = "4g" } = connection ?? {};
  const isFast = !saveData && effectiveType === "4g";
  return isFast && hardwareConcurrency >= CORES && (deviceMemory ?? GIGABYTES) >= GIGABYTES;
}

// Acts once, when nothing has been done for a while; isBusy(): whether something moves by itself.
export function whenRested(act, isBusy, { timers = globalThis, target = document } = {}) {
  let timer = null;
  const wait = () => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(rested, REST);
  };
  function rested() {
    if (isBusy()) return wait();
    for (const hand of HANDS) target.removeEventListener(hand, wait);
    return act();
  }
  for (const hand of HANDS) target.addEventListener(hand, wait, { passive: true });
  wait();
}
