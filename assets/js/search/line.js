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

// What a file carries: the game before any try, every stop of the axis as a try, what was hidden, and what is
// said at the end by the number of the try that reached the goal. A rate between two stops takes the nearer.
export function createCarriedLine({ empty, stops, hidden, outcomes }) {
  const most = empty.left;
  const rates = stops.map(({ rate }) => rate);
  return async (_hill, tries) => {
    const made = tries.slice(0, most).map((rate) => stops[nearest(rates, rate)]);
    const isOver = made.length === most;
    const found = made.findIndex((one) => one.found);
    const outcome = found < 0 ? outcomes.none : outcomes.found;
    const places = { count: String(found + 1), left: made[found]?.text ?? "" };
    const said = outcome.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
    return {
      ...empty,
      tries: made,
      left: most - made.length,
      hidden: isOver ? { ...hidden, outcome: said } : null,
    };
  };
}
