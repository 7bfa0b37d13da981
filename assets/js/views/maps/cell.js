// The cell in hand: told in words, its walk drawn, and taken into the panel that the map is of.

import { floats } from "../../core/codec.js";
import { make } from "../../core/dom.js";
import { letters } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { createRequestQueue } from "../../state/request_queue.js";
import { withValues } from "./order.js";
import { button } from "./side.js";
import { cellWords, valuesOf } from "./words.js";
import { _ } from "../../core/translate.js";

function walk({ grid }, numbers) {
  return withValues(
    grid.subject.query,
    grid.subject.panel,
    Object.fromEntries(grid.subject.names.map((name, i) => [name, numbers[i]])),
  );
}

function hold(it, found, isKey) {
  if (!found) return release(it);
  if (it.isSame(found, it.held?.found)) {
    it.held.isKey ||= isKey;
    return offer(it);
  }
  it.held = { found, isKey };
  const text = cellWords(valuesOf(found.grid, found), found, it.about(found.grid.subject));
  it.said.textContent = text;
  if (isKey) it.host.announce(text);
  offer(it);
  it.show(null, true);
  it.walks.push({ query: walk(found, found.values), found });
  return undefined;
}

// A mouse takes a cell with a click; to a finger and to the keys a button is offered.
function offer(it) {
  it.take.hidden = !it.held?.isKey;
  if (it.held) it.take.textContent = _("Walk there in {letter}", { letter: letters()[it.host.panel()] });
}

function release(it) {
  it.held = null;
  it.walks.drop();
  it.said.textContent = matchMedia("(pointer: coarse)").matches
    ? _("Touch the map: the walk of that place is drawn, and what becomes of it is told here.")
    : _(
        "Point at the map: the walk of that place is drawn, and what becomes of it is told here. " +
          "A click takes it into the panel.",
      );
  offer(it);
  it.show(null, false);
}

// With short numbers where their walk comes to the same, else with the cell's own: on the edge of chaos every
// digit counts. Not live: a quick answer says "Works" of two walks that the other rates tell apart.
async function load(it, found) {
  if (!found) return;
  const short = valuesOf(found.grid, found);
  put(it, found.grid.subject, (await comesToTheSame(it, found, short)) ? short : found.values);
}

async function comesToTheSame(it, found, short) {
  if (short.every((each, i) => each === found.values[i])) return true;
  try {
    const [one, other] = (
      await Promise.all([short, found.values].map((numbers) => it.host.call("runs", walk(found, numbers))))
    ).map(({ picture }) => picture.panels[0]);
    return one.outcome === other.outcome && one.end === other.end;
  } catch {
    return false;
  }
}

function put(it, { names }, numbers) {
  const panel = it.host.panel();
  const given = Object.fromEntries(names.map((name, i) => [name, numbers[i]]));
  const [x, y] = it.host.picture().start;
  if ("x" in given || "y" in given) it.host.moveStart(given.x ?? x, given.y ?? y, false);
  for (const name of names) {
    if (name === "eta") it.host.setRate(panel, given.eta, { isLive: false });
    else if (name !== "x" && name !== "y") it.host.panelField(name, panel, rateText(given[name]));
  }
}

// host: of the page; show(path, isCell): draws a walk, null to take it away; words: { about(subject) } of a
// grid's map.
export function createCell(host, { show, about }) {
  const it = {
    host,
    show,
    about,
    held: null, // { found, isKey }
  };
  it.said = make("p", { class: "map-said" });
  it.take = button("", () => it.held && load(it, it.held.found));
  const root = make("div", { class: "map-words" }, it.said, it.take);
  it.walks = createRequestQueue({
    call: ({ query }) => it.host.call("runs/live", query),
    show: (answer, { found }) =>
      found === it.held?.found && it.show(floats(answer.picture.panels[0].path), true),
    lost() {}, // the page says when its server is away
  });

  it.isSame = (one, other) =>
    one && other && one.grid === other.grid && one.column === other.column && one.row === other.row;

  release(it);
  return {
    root,
    hold: (found, isKey) => hold(it, found, isKey),
    release: () => release(it),
    load: (found) => load(it, found),
    held: () => it.held?.found ?? null,
  };
}
