// What the colors of a ruler say: a row for each zone, with its bounds. It is seen while a hand rests on the
// ruler, or the focus is there.

import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { letters, outcomes } from "../core/manifest.js";
import { _ } from "../core/translate.js";

const MOST = 8; // rows

const rounded = (rate) => figure(Number(rate.toPrecision(2)));

// Of each zone its category and its first and last rate; null where the ruler ends.
export function boundsOf({ low, high, zones }) {
  const total = zones.reduce((sum, [, count]) => sum + count, 0);
  const rate = (mark) => low * (high / low) ** (mark / Math.max(total - 1, 1));
  let done = 0;
  return zones.map(([fate, count]) => {
    const [first, last] = [done, done + count - 1];
    done += count;
    return { fate, from: first ? rate(first) : null, to: done < total ? rate(last) : null };
  });
}

function words({ fate, from, to }) {
  const { name } = outcomes()[fate];
  if (from === null && to === null) return _("{name}, at every rate", { name });
  if (from === null) return _("{name}, up to {to}", { name, to: rounded(to) });
  if (to === null) return _("{name}, from {from}", { name, from: rounded(from) });
  return _("{name}, {from} to {to}", { name, from: rounded(from), to: rounded(to) });
}

function row(zone) {
  const swatch = make("i", {});
  swatch.style.background = `var(--zone-${zone.fate})`;
  return make("li", {}, swatch, words(zone));
}

// root: the ruler's element.
export function createZoneLegend(root, panel) {
  const title = make("b", {}, _("Every rate of {letter}", { letter: letters()[panel] ?? "" }));
  const list = make("ul", {});
  root.append(make("div", { class: "zone-legend", "aria-hidden": "true" }, title, list));
  return {
    load(ruler) {
      const zones = boundsOf(ruler);
      const rows = zones.slice(0, zones.length > MOST ? MOST - 1 : MOST).map(row);
      list.replaceChildren(...rows, ...(rows.length < zones.length ? [make("li", {}, "…")] : []));
    },
  };
}
