// Where a try of the search game is answered: by the server, or by what a file carries.

import { inWords } from "../core/translate.js";
import { nearest } from "./scale.js";

// fetched: of the window; address: of the game, below the page.
export function createServerLine(address, fetched) {
  return async (hill, tries) => {
    const query = inWords(`hill=${hill}&tries=${tries.join(",")}`);
    const response = await fetched(`${address}?${query}`);
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
}

// A try at a stop of the axis, as the server tells it.
const tryAt = ({ rates }, { left, text, found }, i) => ({
  rate: rates[i],
  left: left[i],
  text: text[i],
  found: found.includes(i),
});
const curveOf = ({ rates }, { left }) =>
  rates.map((rate, i) => [rate, left[i]]).filter(([, share]) => share !== null);

// What a file carries: the game before any try, the stops of the axis, of each hill what they leave and what
// was hidden, and what is said at the end by the number of the try that reached the goal. A rate between two
// stops takes the nearer.
export function createCarriedLine(carried) {
  const { empty, rates, hills, outcomes } = carried;
  const most = empty.left;
  return async (seed, tries) => {
    const hill = hills[seed];
    const made = tries.slice(0, most).map((rate) => tryAt(carried, hill, nearest(rates, rate)));
    const isOver = made.length === most;
    const found = made.findIndex((one) => one.found);
    const outcome = found < 0 ? outcomes.none : outcomes.found;
    const places = { count: String(found + 1), left: made[found]?.text ?? "" };
    const said = outcome.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
    return {
      ...empty,
      seed,
      tries: made,
      left: most - made.length,
      hidden: isOver ? { ...hill.hidden, curve: curveOf(carried, hill), outcome: said } : null,
    };
  };
}
