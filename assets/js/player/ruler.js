// The ruler under a rate: zones by fate, the theoretical limit, the decades, and the keys of its thumb.

import { make } from "../core/dom.js";
import { clamp, fromSlider, nudge, rateText, spokenRate } from "../core/rate.js";

export const share = (value, { low, high }) => Math.log(value / low) / Math.log(high / low);
const percent = (part) => `${(100 * part).toFixed(2)}%`;
// The painted track is longer than the way of the thumb by half a thumb at each end.
const OVERHANG = 9;
const along = (part) => `calc(${OVERHANG}px + ${part.toFixed(4)} * (100% - ${2 * OVERHANG}px))`;

// Zones as one CSS gradient with hard stops; each mark stands in the middle of its own stretch.
export function gradient(zones) {
  const total = zones.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  const stops = zones.map(([fate, count]) => {
    const from = done / total;
    done += count;
    return `var(--zone-${fate}) ${along(from)} ${along(done / total)}`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

export function decades({ low, high }) {
  const found = [];
  for (let k = Math.ceil(Math.log10(low) - 1e-9); 10 ** k <= high * (1 + 1e-9); k += 1) found.push(Number(`1e${k}`));
  return found;
}

// Where a thumb at some place stops: at a round number, or at an end of its ruler.
export const stop = (position, { low, high }) =>
  clamp(fromSlider(position), low, high);

// What a key does to a rate; null if it does nothing.
export function keyedRate(key, value, { low, high }) {
  const next = {
    ArrowRight: () => nudge(value, 1.05), ArrowUp: () => nudge(value, 1.05),
    ArrowLeft: () => nudge(value, 1 / 1.05), ArrowDown: () => nudge(value, 1 / 1.05),
    PageUp: () => nudge(value, 2), PageDown: () => nudge(value, 0.5),
    Home: () => low, End: () => high,
  }[key];
  return next ? clamp(next()) : null;
}

// changed(rate) is called for every key, dragged(rate) for every move of the thumb: Dash tells of a move
// only when it is over, and a picture that follows the hand can't wait for that.
export function createRuler(root, { changed, dragged }) {
  const track = make("div", { class: "zones" });
  const tick = make("div", { class: "limit", hidden: "" });
  const scale = make("div", { class: "decades", "aria-hidden": "true" });
  root.append(track, tick, scale);
  let range = null;
  let limit = null;
  let value = null;

  const thumb = () => root.querySelector("[role=slider], input");
  root.addEventListener("keydown", (event) => {
    // After a drag the focus is on what holds the thumb.
    if (!event.target.contains(thumb()) || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyedRate(event.key, value, range);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    thumb().focus({ preventScroll: true });
    changed(next);
  }, true);

  let isHeld = false;
  root.addEventListener("pointerdown", () => {
    isHeld = true;
    root.classList.remove("placed");
  }, true);
  for (const over of ["pointerup", "pointercancel"]) {
    document.addEventListener(over, () => { isHeld = false; }, true);
  }
  new MutationObserver(() => {
    if (isHeld && range) dragged(stop(Number(thumb().getAttribute("aria-valuenow")), range));
  }).observe(root, { subtree: true, attributeFilter: ["aria-valuenow"] });

  root.addEventListener("input", ({ target }) => {
    if (target.type === "range" && range) dragged(stop(Number(target.value), range));
  });

  // Unless it is held, the thumb stands where the rate is, at once: Dash would bring it there some frames later.
  function place() {
    if (isHeld || !range) return;
    root.style.setProperty("--at", percent(Math.min(Math.max(share(value, range), 0), 1)));
    root.classList.add("placed");
  }

  return {
    load(given, stability) {
      limit = stability;
      if (!given) return;
      range = given;
      track.style.background = gradient(given.zones);
      tick.hidden = !limit || limit < given.low || limit > given.high;
      if (!tick.hidden) {
        tick.style.left = percent(share(limit, given));
        tick.title = `stability limit ${rateText(Number(limit.toPrecision(3)))}`;
      }
      scale.replaceChildren(...decades(given).map((at) => {
        const mark = make("span", {}, rateText(at));
        mark.style.left = percent(share(at, given));
        return mark;
      }));
    },
    speak(now) {
      value = now;
      place();
      thumb()?.setAttribute("aria-valuetext", spokenRate(now, limit));
    },
  };
}
