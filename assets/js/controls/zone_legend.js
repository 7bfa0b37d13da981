// What the colors of a ruler say: a row for each zone, with its bounds. It is seen while a hand rests on the
// ruler, or the focus is there.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { letters, outcomes } from "../core/manifest.js";
import { boundTexts, limitsOn, rateText } from "../core/rate.js";
import { _, n_ } from "../core/translate.js";

const MOST = 8; // rows

const countOf = (zones) => zones.reduce((sum, [, count]) => sum + count, 0);

// Of each zone its category and its first and last rate, and where it ends: null at the ends of the ruler.
// What becomes of a rate between two zones nobody has walked.
export function boundsOf({ low, high, zones }) {
  const total = countOf(zones);
  const rate = (mark) => low * (high / low) ** (mark / Math.max(total - 1, 1));
  let done = 0;
  return zones.map(([fate, count]) => {
    const first = done;
    done += count;
    const [from, to] = boundTexts(rate(first), rate(done - 1));
    return { fate, from: first ? from : null, to: done < total ? to : null, isOne: count === 1 };
  });
}

function words({ fate, from, to, isOne }) {
  const { name } = outcomes()[fate];
  if (from === null && to === null) return _("{name}, at each of them", { name });
  if (from === null) return _("{name}, up to {to}", { name, to });
  if (to === null) return _("{name}, from {from}", { name, from });
  // Of a single rate all digits would be needed to name it.
  if (isOne) return _("{name}, near {rate}", { name, rate: rateText(Number(Number(from).toPrecision(3))) });
  return _("{name}, {from} to {to}", { name, from, to });
}

// Its color, and its sign as on the verdict, for eyes that tell no two colors apart.
function row(zone) {
  const swatch = make("i", {});
  swatch.style.background = `var(--zone-${zone.fate})`;
  const sign = make("span", { class: outcomes()[zone.fate].is_ring ? "sign ring" : "sign" }, icon(zone.fate));
  return make("li", {}, swatch, sign, words(zone));
}

// A mark across the ruler.
const limitRow = ([name, , words]) => make("li", {}, make("i", { class: `limit-sign of-${name}` }), words);

// How many rates were walked, and between which.
function titleOf({ low, high, zones }, panel) {
  const places = { letter: letters()[panel] ?? "", low: rateText(low), high: rateText(high) };
  return n_(
    "{letter} at {n} rate from {low} to {high}",
    "{letter} at {n} rates from {low} to {high}",
    countOf(zones),
    places,
  );
}

// root: the ruler's element.
export function createZoneLegend(root, panel) {
  const title = make("b", {});
  const list = make("ul", {});
  root.append(make("div", { class: "zone-legend", "aria-hidden": "true" }, title, list));
  return {
    /** @param {any} [limits] by their names, where theory knows one */
    load(ruler, limits = {}) {
      const zones = boundsOf(ruler);
      const rows = zones.slice(0, zones.length > MOST ? MOST - 1 : MOST).map(row);
      title.textContent = titleOf(ruler, panel);
      const more = rows.length < zones.length ? [make("li", {}, "…")] : [];
      const marks = zones.length ? limitsOn(ruler, limits).map(limitRow) : [];
      list.replaceChildren(...rows, ...more, ...marks);
    },
  };
}
