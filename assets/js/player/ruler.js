// The ruler under a rate: zones by fate, the theoretical limit, the decades, and the keys of its thumb.

import { make } from "../core/dom.js";
import { clamp, fromSlider, limitsOn, nudge, rateText, spokenRate, toSlider } from "../core/rate.js";
import { outcomes } from "../core/manifest.js";

export const share = (value, { low, high }) => Math.log(value / low) / Math.log(high / low);
const ROOMY = 0.019; // of the ruler, a letter
const percent = (part) => `${(100 * part).toFixed(2)}%`;
// The painted track is longer than the way of the thumb by half a thumb at each end.
const OVERHANG = 9;
const LEAST_DASHED = 0.03; // of the ruler, a zone in which dashes are seen
const HALF_GAP = 0.5; // px between two zones, at each side of where they meet
const along = (part) => `calc(${OVERHANG}px + ${part.toFixed(4)} * (100% - ${2 * OVERHANG}px))`;

// Where each zone lies along the ruler, as shares of it.
function spans(zones) {
  const total = zones.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  return zones.map(([fate, count]) => {
    const from = done / total;
    done += count;
    return { fate, from, to: done / total };
  });
}

// Zones as one CSS gradient with hard stops; each mark stands in the middle of its own stretch.
export function gradient(zones) {
  const stops = spans(zones).map(({ fate, from, to }) => `var(--zone-${fate}) ${along(from)} ${along(to)}`);
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

// A thin gap where a zone ends: some are of one color, and others look so to some eyes.
export function gaps(zones) {
  const stops = spans(zones)
    .slice(0, -1)
    .flatMap(({ to: end }) => {
      const [from, to] = [-HALF_GAP, HALF_GAP].map((by) => `calc(${along(end)} + ${by}px)`);
      return [`transparent ${from}`, `var(--card) ${from} ${to}`, `transparent ${to}`];
    });
  return stops.length ? `linear-gradient(to right, ${stops.join(", ")})` : "none";
}

// The dashes that a fate's walk has, over each zone with room for them: it is known without its color, too.
// A position in percent is of what a picture leaves free: so from a share of the way it is worked out.
export function dashes(zones) {
  return spans(zones).flatMap(({ fate, from, to }) => {
    const part = to - from;
    if (part < LEAST_DASHED) return [];
    const ends = Number(from === 0) + Number(to === 1);
    const shift = from && to < 1 ? from / (1 - part) : Number(from > 0);
    const at = `calc(${percent(shift)} + ${(ends ? 0 : OVERHANG * (1 - 2 * shift)).toFixed(2)}px)`;
    const size = `calc(${part.toFixed(4)} * (100% - ${2 * OVERHANG}px) + ${ends * OVERHANG}px)`;
    return [`var(--dashes-${fate}) ${at} 0 / ${size} 100% no-repeat`];
  });
}

// The same as boxes, for paper: those that have room say their fate in words.
function boxes(zones) {
  return spans(zones).map(({ fate, from, to }) => {
    const name = outcomes()[fate]?.name ?? ""; // of what is still to come nothing is said
    const made = make("i", { class: "zone", "data-fate": fate }, to - from > ROOMY * name.length ? name : "");
    made.style.width = percent(to - from);
    return made;
  });
}

export function decades({ low, high }) {
  const found = [];
  for (let k = Math.ceil(Math.log10(low) - 1e-9); 10 ** k <= high * (1 + 1e-9); k += 1)
    found.push(Number(`1e${k}`));
  return found;
}

// Where a thumb at some place stops: at a round number, or at an end of its ruler.
export const stop = (position, { low, high }) => clamp(fromSlider(position), low, high);

// What a key does to a rate; null if it does nothing.
export function keyedRate(key, value, { low, high }) {
  const next = {
    ArrowRight: () => nudge(value, 1.05),
    ArrowUp: () => nudge(value, 1.05),
    ArrowLeft: () => nudge(value, 1 / 1.05),
    ArrowDown: () => nudge(value, 1 / 1.05),
    PageUp: () => nudge(value, 2),
    PageDown: () => nudge(value, 0.5),
    Home: () => low,
    End: () => high,
  }[key];
  return next ? clamp(next()) : null;
}

const ends = { min: -3, max: 0 }; // until there is an answer

function createThumb(place) {
  const thumb = make("input", {
    type: "range",
    step: "any",
    ...ends,
    "aria-label": place.dataset.label,
    "data-answers": "", // when it is locked
  });
  place.append(thumb);
  return thumb;
}

// Unless it is held, the thumb stands where the rate is.
function stand(it) {
  if (it.isHeld || it.value === null) return;
  it.thumb.value = toSlider(it.value);
}

// The marks of the limits that stand on the ruler.
function mark({ ticks, range }, panel) {
  for (const tick of Object.values(ticks)) tick.hidden = true;
  for (const [name, rate, words] of limitsOn(range, panel)) {
    ticks[name].hidden = false;
    ticks[name].style.left = percent(share(rate, range));
    ticks[name].title = words;
  }
}

// While another panel's rate is dragged, this one's zones stay.
function color(it, zones) {
  const tale = String(zones);
  if (tale === it.colored) return;
  it.colored = tale;
  const layers = [gaps, dashes, gradient].flatMap((layer) => layer(zones));
  it.track.style.background = zones.length ? layers.join(", ") : "";
}

function load(it, given, panel) {
  it.limit = panel.limit;
  if (!given) return;
  it.range = given;
  [it.thumb.min, it.thumb.max] = [toSlider(given.low), toSlider(given.high)];
  stand(it); // it was kept within the ends of before
  color(it, given.zones);
  mark(it, panel);
  it.scale.replaceChildren(
    ...decades(given).map((at) => {
      const mark = make("span", {}, rateText(at));
      mark.style.left = percent(share(at, given));
      return mark;
    }),
  );
}

function speak(it, now) {
  it.value = now;
  stand(it);
  it.thumb.setAttribute("aria-valuetext", spokenRate(now, it.limit));
}

function keyed(it, event, changed) {
  if (event.key === "Escape") it.root.classList.add("driven");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = keyedRate(event.key, it.value, it.range);
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  it.root.classList.add("driven"); // what the colors say makes room for the walk
  changed(next);
}

const IN_FIELD = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"];

// In the field of the rate the keys that move no caret do what they do on the thumb, unless somebody types.
function keyedInField(it, event, changed) {
  const field = event.target;
  if (!IN_FIELD.includes(event.key) || field.value !== rateText(it.value)) return;
  keyed(it, event, changed);
  field.select(); // what is typed next is another rate
}

function attachHand(it, { dragged, dropped }) {
  for (const [node, over] of [
    [it.thumb, "blur"],
    [it.root, "pointerleave"],
  ])
    node.addEventListener(over, () => it.root.classList.remove("driven"));
  const hold = (isHeld) => () => {
    it.isHeld = isHeld;
  };
  it.thumb.addEventListener("pointerdown", hold(true));
  for (const over of ["pointerup", "pointercancel"]) document.addEventListener(over, hold(false), true);
  it.thumb.addEventListener("input", () => {
    it.root.classList.add("driven");
    if (it.range) dragged(stop(Number(it.thumb.value), it.range));
  });
  it.thumb.addEventListener("change", () => {
    it.isHeld = false;
    dropped();
  });
}

// changed(rate) is called for every key, dragged(rate) for every move of the thumb, dropped() when it is let
// go.
export function createRuler(root, { changed, dragged, dropped }) {
  const it = { root, range: null, limit: null, value: null, isHeld: false, colored: null };
  it.thumb = createThumb(root.querySelector(".rate"));
  it.track = make("div", { class: "zones" });
  it.ticks = {
    limit: make("div", { class: "limit", hidden: "" }),
    batch_limit: make("div", { class: "batch-limit", hidden: "" }),
  };
  it.scale = make("div", { class: "decades", "aria-hidden": "true" });
  root.append(it.track, ...Object.values(it.ticks), it.scale);
  it.thumb.addEventListener("keydown", (event) => keyed(it, event, changed));
  const field = root.closest(".panel").querySelector(".field.eta");
  field.addEventListener("keydown", (event) => keyedInField(it, event, changed));
  attachHand(it, { dragged, dropped });
  return {
    // panel: whose limits are marked.
    load: (given, panel) => load(it, given, panel),
    speak: (now) => speak(it, now),
    // On paper there are no colors.
    paper: (isOn) => it.track.replaceChildren(...(isOn && it.range ? boxes(it.range.zones) : [])),
  };
}
