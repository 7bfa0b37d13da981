// The named starts of the hill, in a list beside the numbers, and any other place at random.

import { make } from "../core/dom.js";
import { _ } from "../core/translate.js";

const ANY = "any";
// Places one after another that fill a square evenly: multiples of the powers of 1/p, p³ = p + 1 (M. Roberts,
// "The Unreasonable Effectiveness of Quasirandom Sequences", 2018). The same seed gives the same places.
const STEP = [0.7548776662466927, 0.5698402909980532];
const BY_SEED = 0.6180339887498949;
const FIGURES = 3;

// The n-th place, from 1, as shares of the map.
export const anywhere = (seed, n) => STEP.map((step) => (0.5 + seed * BY_SEED + n * step) % 1);

export function createStarts(select, { chosen }) {
  let starts = [];
  let map = null;
  let drawn = 0;
  const random = () =>
    anywhere(map.seed, (drawn += 1)).map((share, i) => {
      const [low, high] = map.view[i];
      return Number((low + share * (high - low)).toPrecision(FIGURES));
    });
  select.addEventListener("change", () => {
    chosen(select.value === ANY ? random() : starts[Number(select.value)].slice(1));
    select.value = ""; // the list names places to go to, not where the start is
  });
  return {
    // view: the ranges of the map; seed: of its random places, which begin anew with the hill.
    load(given, { view, seed }) {
      if (JSON.stringify([view, seed]) !== JSON.stringify(map && [map.view, map.seed])) drawn = 0;
      [starts, map] = [given, { view, seed }];
      select.replaceChildren(
        make("option", { value: "", hidden: "" }, _("Starts")),
        ...given.map(([name], i) => make("option", { value: i }, name)),
        make("option", { value: ANY }, _("anywhere, at random")),
      );
      select.value = "";
    },
  };
}
