// The panels' rates on the sheet of curves: a letter for each, on a line that a hand or the keys move.

import { draw, make } from "../../core/dom.js";
import { clamp, snap, spokenRate } from "../../core/rate.js";
import { keyedRate } from "../../player/ruler.js";
import { apart } from "./scales.js";

const LETTERS = ["A", "B", "C", "D"];
const WIDTH = 26; // of a letter and the air beside it
const FEET = 26; // px beneath the top: there the letters end

// host: { select(panel), setRate, dropRate }
export function createCursors(root, svg, host) {
  const layer = draw("g", { class: "cursors", "aria-hidden": "true" });
  const rates = LETTERS.map(() => null);
  const limits = LETTERS.map(() => null);
  const fates = LETTERS.map(() => "");
  let sheet = null; // of sweepsheet.js
  let curveOf = null;
  let range = null;
  let selected = 0;

  const parts = LETTERS.map((letter, i) => {
    const stem = draw("path", { class: "stem" });
    const dot = draw("circle", { class: "stand", r: 4.5 });
    const made = draw("g", {}, stem, dot);
    layer.append(made);
    const head = make("div", { class: "letter cursor", role: "slider", tabindex: "0", "aria-label": `Panel ${letter}’s rate`,
      "aria-orientation": "horizontal" }, letter);
    head.addEventListener("keydown", (event) => keyed(i, event));
    head.addEventListener("focus", () => host.select(i));
    drags(head, i);
    return { made, stem, dot, head };
  });
  const heads = make("div", { class: "heads" }, ...parts.map(({ head }) => head));
  root.append(heads);

  // Where nothing else is pressed, the selected panel's rate comes to the hand: to a finger by a tap, since its
  // strokes move the page.
  let isTouch = false;
  svg.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    if (event.button !== 0 || !sheet || isTouch) return;
    event.preventDefault();
    follow(svg, selected, event, 0);
  });
  svg.addEventListener("click", (event) => {
    if (isTouch && sheet) host.setRate(selected, rateAt(event.clientX), { isLive: false });
  });
  const rateAt = (clientX) => {
    const { left, right } = sheet.box;
    const at = Math.min(Math.max(clientX - svg.getBoundingClientRect().left, left), right);
    return snap(clamp(sheet.x.back(at), range.low, range.high));
  };

  function drags(head, i) {
    head.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !sheet) return;
      event.preventDefault();
      head.focus({ preventScroll: true });
      const box = svg.getBoundingClientRect();
      follow(head, i, event, event.clientX - box.left - sheet.x.at(within(rates[i])));
    });
  }
  // From the press to the release; `grip` is how far from the line the hand took hold.
  function follow(held, i, pressed, grip) {
    held.setPointerCapture(pressed.pointerId);
    let hasMoved = false;
    const move = (event) => {
      const rate = rateAt(event.clientX - grip);
      if (rate === rates[i]) return;
      hasMoved = true;
      host.setRate(i, rate, { isHeld: true });
    };
    if (held === svg) move(pressed);
    held.addEventListener("pointermove", move);
    held.addEventListener("lostpointercapture", () => {
      held.removeEventListener("pointermove", move);
      if (hasMoved) host.dropRate(i);
    }, { once: true });
  }
  function keyed(i, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyedRate(event.key, rates[i], range);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    host.setRate(i, next);
  }

  const within = (rate) => Math.min(Math.max(rate, range.low), range.high);
  function place() {
    if (!sheet) return;
    const { box, x } = sheet;
    const feet = rates.map((rate) => x.at(within(rate)));
    const tops = apart(feet, WIDTH, box.left + 4, box.right - 4);
    parts.forEach(({ made, stem, dot, head }, i) => {
      head.style.left = `${tops[i]}px`;
      stem.setAttribute("d", `M${tops[i].toFixed(1)} ${FEET}L${feet[i].toFixed(1)} ${box.top}V${box.bottom}`);
      const height = sheet.height(curveOf(i), rates[i]);
      dot.style.display = height === null ? "none" : "";
      if (height !== null) dot.setAttribute("transform", `translate(${feet[i].toFixed(1)} ${height.toFixed(1)})`);
      made.dataset.fate = fates[i];
      made.classList.toggle("chosen", i === selected);
      head.classList.toggle("chosen", i === selected);
      head.setAttribute("aria-valuenow", rates[i]);
      head.setAttribute("aria-valuetext", spokenRate(rates[i], limits[i]));
    });
    layer.append(parts[selected].made);
  }
  return {
    layer,
    // given: the sheet as it is drawn, the answer that it is of, the curve of a panel.
    load(given, answer, curve) {
      [sheet, curveOf, range] = [given, curve, { low: answer.low, high: answer.high }];
      for (const { head } of parts) {
        head.setAttribute("aria-valuemin", answer.low);
        head.setAttribute("aria-valuemax", answer.high);
      }
      LETTERS.forEach((_, i) => { limits[i] = curve(i).limit; });
      place();
    },
    set(panels, panel) {
      selected = panel;
      panels.forEach(({ eta, fate }, i) => { [rates[i], fates[i]] = [eta, fate]; });
      place();
    },
    rate(panel, value, fate) {
      [rates[panel], fates[panel]] = [value, fate];
      place();
    },
  };
}
