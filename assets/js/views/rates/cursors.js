// The panels' rates on the sheet of curves: a letter for each, on a line that a hand or the keys move.

import { within } from "../../core/axes.js";
import { draw, make } from "../../core/dom.js";
import { letters } from "../../core/manifest.js";
import { clamp, snap, spokenRate } from "../../core/rate.js";
import { keyedRate } from "../../player/ruler.js";
import { apart } from "./scales.js";
import { _ } from "../../core/translate.js";

const WIDTH = 26; // of a letter and the air beside it
const FEET = 26; // px beneath the top: there the letters end

// Where a hand is on the sheet, in the sheet's own pixels.
const across = (it, event) => within(it.place, event)[0];

function rateAt(it, at) {
  const { left, right } = it.sheet.box;
  const near = Math.min(Math.max(at, left), right);
  return snap(clamp(it.sheet.x.back(near), it.range.low, it.range.high));
}

function drags(it, head, i) {
  head.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !it.sheet) return;
    event.preventDefault();
    head.focus({ preventScroll: true });
    follow(it, head, i, event, across(it, event) - it.sheet.x.at(it.within(it.rates[i])));
  });
}

// From the press to the release; `grip` is how far from the line the hand took hold.
function follow(it, held, i, pressed, grip) {
  held.setPointerCapture(pressed.pointerId);
  let hasMoved = false;
  const move = (event) => {
    const rate = rateAt(it, across(it, event) - grip);
    if (rate === it.rates[i]) return;
    hasMoved = true;
    it.host.setRate(i, rate, { isHeld: true });
  };
  if (held === it.svg) move(pressed);
  held.addEventListener("pointermove", move);
  held.addEventListener(
    "lostpointercapture",
    () => {
      held.removeEventListener("pointermove", move);
      if (hasMoved) it.host.dropRate(i);
    },
    { once: true },
  );
}

function keyed(it, i, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = keyedRate(event.key, it.rates[i], it.range);
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  it.host.setRate(i, next);
}

function place(it) {
  if (!it.sheet) return;
  const { box, x } = it.sheet;
  const feet = it.rates.map((rate) => x.at(it.within(rate)));
  const tops = apart(feet, WIDTH, box.left + 4, box.right - 4);
  it.parts.forEach(({ made, stem, dot, head }, i) => {
    head.style.left = `${tops[i]}px`;
    stem.setAttribute("d", `M${tops[i].toFixed(1)} ${FEET}L${feet[i].toFixed(1)} ${box.top}V${box.bottom}`);
    const height = it.sheet.height(it.curveOf(i), it.rates[i]);
    dot.style.display = height === null ? "none" : "";
    if (height !== null)
      dot.setAttribute("transform", `translate(${feet[i].toFixed(1)} ${height.toFixed(1)})`);
    made.dataset.fate = it.fates[i];
    made.classList.toggle("chosen", i === it.selected);
    head.classList.toggle("chosen", i === it.selected);
    head.setAttribute("aria-valuenow", it.rates[i]);
    head.setAttribute("aria-valuetext", spokenRate(it.rates[i], it.limits[i]));
  });
  it.layer.append(it.parts[it.selected].made);
}

// given: the sheet as it is drawn, the answer that it is of, the curve of a panel.
function load(it, given, answer, curve) {
  [it.sheet, it.curveOf, it.range] = [given, curve, { low: answer.low, high: answer.high }];
  for (const { head } of it.parts) {
    head.setAttribute("aria-valuemin", answer.low);
    head.setAttribute("aria-valuemax", answer.high);
  }
  [...letters()].forEach((_, i) => {
    it.limits[i] = curve(i).limit;
  });
  it.heads.hidden = false; // until there is a sheet they stand nowhere
  place(it);
}

function set(it, panels, panel) {
  it.selected = panel;
  panels.forEach(({ eta, fate }, i) => {
    [it.rates[i], it.fates[i]] = [eta, fate];
  });
  place(it);
}

function rate(it, panel, value, fate) {
  [it.rates[panel], it.fates[panel]] = [value, fate];
  place(it);
}

// host: { select(panel), setRate, dropRate }
export function createCursors(root, svg, host) {
  const it = {
    place: root,
    svg,
    host,
    sheet: null, // of sweepsheet.js
    curveOf: null,
    range: null,
    selected: 0,
  };
  it.layer = draw("g", { class: "cursors", "aria-hidden": "true" });
  it.rates = [...letters()].map(() => null);
  it.limits = [...letters()].map(() => null);
  it.fates = [...letters()].map(() => "");

  it.parts = [...letters()].map((letter, i) => {
    const stem = draw("path", { class: "stem" });
    const dot = draw("circle", { class: "stand", r: 4.5 });
    const made = draw("g", {}, stem, dot);
    it.layer.append(made);
    const head = make(
      "div",
      {
        class: "letter cursor",
        role: "slider",
        tabindex: "0",
        "aria-label": _("Panel {letter}’s rate", { letter }),
        "aria-orientation": "horizontal",
      },
      letter,
    );
    head.addEventListener("keydown", (event) => keyed(it, i, event));
    head.addEventListener("focus", () => it.host.select(i));
    drags(it, head, i);
    return { made, stem, dot, head };
  });
  it.heads = make("div", { class: "heads", hidden: "" }, ...it.parts.map(({ head }) => head));
  root.append(it.heads);

  // Where nothing else is pressed, the selected panel's rate comes to the hand: to a finger by a tap, since
  // its strokes move the page.
  let isTouch = false;
  it.svg.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    if (event.button !== 0 || !it.sheet || isTouch) return;
    event.preventDefault();
    follow(it, it.svg, it.selected, event, 0);
  });
  it.svg.addEventListener("click", (event) => {
    if (isTouch && it.sheet) it.host.setRate(it.selected, rateAt(it, across(it, event)), { isLive: false });
  });

  it.within = (rate) => Math.min(Math.max(rate, it.range.low), it.range.high);
  return {
    layer: it.layer,
    load: (given, answer, curve) => load(it, given, answer, curve),
    set: (panels, panel) => set(it, panels, panel),
    rate: (panel, value, fate) => rate(it, panel, value, fate),
  };
}
