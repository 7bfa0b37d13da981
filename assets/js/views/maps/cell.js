// The cell in hand: told in words, its walk drawn, and taken into the panel that the map is of.

import { floats } from "../../core/codec.js";
import { make } from "../../core/dom.js";
import { rateText } from "../../core/rate.js";
import { createRequestQueue } from "../../state/request_queue.js";
import { withValues } from "./order.js";
import { button } from "./side.js";
import { cellWords, valuesOf } from "./words.js";

const LETTERS = "ABCD";

// host: of the page; show(path, isCell): draws a walk, null to take it away; words: { about(subject) } of a grid's map.
export function createCell(host, { show, about }) {
  const said = make("p", { class: "map-said" });
  const take = button("", () => held && load(held.found));
  const root = make("div", { class: "map-words" }, said, take);
  let held = null; // { found, isKey }
  const walks = createRequestQueue({
    call: ({ query }) => host.call("runs/live", query),
    show: (answer, { found }) => found === held?.found && show(floats(answer.picture.panels[0].path), true),
    lost() {}, // the page says when its server is away
  });

  const walk = ({ grid }, numbers) => withValues(grid.subject.query, grid.subject.panel,
    Object.fromEntries(grid.subject.names.map((name, i) => [name, numbers[i]])));
  const isSame = (one, other) => one && other && one.grid === other.grid && one.column === other.column && one.row === other.row;

  function hold(found, isKey) {
    if (!found) return release();
    if (isSame(found, held?.found)) {
      held.isKey ||= isKey;
      return offer();
    }
    held = { found, isKey };
    const text = cellWords(valuesOf(found.grid, found), found, about(found.grid.subject));
    said.textContent = text;
    if (isKey) host.announce(text);
    offer();
    show(null, true);
    walks.push({ query: walk(found, found.values), found });
    return undefined;
  }
  // A mouse takes a cell with a click; to a finger and to the keys a button is offered.
  function offer() {
    take.hidden = !held?.isKey;
    if (held) take.textContent = `Walk there in ${LETTERS[host.panel()]}`;
  }
  function release() {
    held = null;
    walks.drop();
    said.textContent = matchMedia("(pointer: coarse)").matches
      ? "Touch the map: the walk of that place is drawn, and what becomes of it is told here."
      : "Point at the map: the walk of that place is drawn, and what becomes of it is told here. A click takes it into the panel.";
    offer();
    show(null, false);
  }
  // With short numbers where their walk comes to the same, else with the cell's own: on the edge of chaos every digit counts.
  // Not live: a quick answer says "Works" of two walks that the other rates tell apart.
  async function load(found) {
    if (!found) return;
    const short = valuesOf(found.grid, found);
    put(found.grid.subject, (await comesToTheSame(found, short)) ? short : found.values);
  }
  async function comesToTheSame(found, short) {
    if (short.every((each, i) => each === found.values[i])) return true;
    try {
      const [one, other] = (await Promise.all([short, found.values].map((numbers) =>
        host.call("runs", walk(found, numbers))))).map(({ picture }) => picture.panels[0]);
      return one.outcome === other.outcome && one.end === other.end;
    } catch {
      return false;
    }
  }
  function put({ names }, numbers) {
    const panel = host.panel();
    const given = Object.fromEntries(names.map((name, i) => [name, numbers[i]]));
    const [x, y] = host.picture().start;
    if ("x" in given || "y" in given) host.moveStart(given.x ?? x, given.y ?? y, false);
    for (const name of names) {
      if (name === "eta") host.setRate(panel, given.eta, { isLive: false });
      else if (name !== "x" && name !== "y") host.panelField(name, panel, rateText(given[name]));
    }
  }
  release();
  return { root, hold, release, load, held: () => held?.found ?? null };
}
