// The answers that a file carries in the place of a server: its own scene, and the walks at every stop of its
// sliders.

import { buffer } from "../core/codec.js";
import { letters } from "../core/manifest.js";
import { parseRate, rateText } from "../core/rate.js";
import { listOf, queryOf, spelled, withRest } from "../state/address.js";
import { nearestWalk, unpacked, walkAt, withWalk } from "../state/prefetched.js";
import { Refusal } from "../state/rpc.js";
import { joined, spread } from "../state/scene_store.js";
import { _, fill, n_ } from "../core/translate.js";

const END = 1.001; // the ends of a ruler are printed in few figures
const ELSEWHERE = _(
  "This file carries the numbers of the rates it was saved with; the page itself has those of all others.",
);

const NEAR = 1.005; // a rate this near to that of a mark is the same to anybody
const etas = (query) => spread(new URLSearchParams(query).get("eta") ?? "").map(Number);

// The rates of a query that somebody may have written, as the page spells them: { rates, notes }. What is no
// rate is empty: the one that was saved stands there.
function linked(query) {
  const text = listOf(query, "eta") ?? "";
  const parts = spread(text);
  if (parts.length !== letters().length) {
    const note = n_(
      "eta has {n} value, not one or {panels}: a comma parts values, a point is the decimal mark; " +
        "what was saved is used.",
      "eta has {n} values, not one or {panels}: a comma parts values, a point is the decimal mark; " +
        "what was saved is used.",
      parts.length,
      { panels: letters().length },
    );
    return { rates: "", notes: [note] };
  }
  const notes = [];
  const rates = parts.map((part) => {
    const { value, why } = part.trim() ? parseRate(part, { comma: false }) : { value: "" };
    const complaint = why && fill(why, { what: `eta='${part}'` });
    if (why) notes.push(_("{complaint}; what was saved is used.", { complaint }));
    return why || value === "" ? "" : rateText(value);
  });
  return { rates: joined(rates), notes: [...new Set(notes)] };
}

// The walk of a panel at the mark that is nearest to a rate; beyond the ends of its ruler, at the end.
function walk(it, panel, rate) {
  const sweep = it.sweeps[panel];
  const inside = Math.min(Math.max(rate, sweep.low), sweep.high);
  return { ...it.saved.panels[panel], ...walkAt(sweep, nearestWalk(sweep, inside)) };
}

function picture(it, query) {
  let drawn = it.saved;
  const wanted = etas(query);
  for (const [panel, given] of it.saved.panels.entries()) {
    if (!it.sweeps[panel] || !(wanted[panel] > 0) || wanted[panel] === given.eta) continue;
    const found = walk(it, panel, wanted[panel]);
    // Where the mark is the rate that was saved, so is the walk: with all its rows.
    if (found.eta !== given.eta) drawn = withWalk(drawn, panel, found);
  }
  const fields = new URLSearchParams(query.includes("eta=") ? query : it.saved.query);
  fields.set("eta", joined(drawn.panels.map(({ eta }) => rateText(eta))));
  return { ...drawn, query: spelled(fields) };
}

// For which of the wanted rates the file has no walk: beyond its rulers, or between two stops.
function missing(it, query) {
  return etas(query).flatMap((rate, panel) => {
    if (!it.sweeps[panel] || !(rate > 0) || rate === it.saved.panels[panel].eta) return [];
    const { low, high } = it.sweeps[panel];
    const [letter, text] = [letters()[panel], rateText];
    if (rate < low / END || rate > high * END)
      return [
        _("This file carries walks of {letter} from η = {low} to {high}.", {
          letter,
          low: text(low),
          high: text(high),
        }),
      ];
    const { eta } = walk(it, panel, rate);
    return Math.max(eta / rate, rate / eta) < NEAR
      ? []
      : [
          _("Of {letter} this file carries η = {eta}, the nearest to {rate}.", {
            letter,
            eta: text(eta),
            rate: text(rate),
          }),
        ];
  });
}

// All that a query says, and what stands in the saved one where it is not a whole scene.
function fieldsOf(it, query) {
  return Object.fromEntries([
    ...new URLSearchParams(query.includes("surface=") ? "" : it.saved.query),
    ...new URLSearchParams(query),
  ]);
}

function only(it, list, query, panel, choose = (answer) => answer) {
  if (!it.isSaved(query, panel)) throw new Refusal(ELSEWHERE);
  return { ...choose(list[panel]), query };
}

function opened(it, query) {
  const { rates, notes } = linked(query);
  const wanted = withRest(`eta=${rates}`, fieldsOf(it, query));
  const drawn = picture(it, wanted);
  return {
    ...it.first,
    picture: drawn,
    scene: { ...it.first.scene, eta: drawn.panels.map(({ eta }) => eta) },
    notes: [...notes, ...missing(it, wanted)],
  };
}

function steps(it, query, panel, step) {
  return only(it, it.kept.steps, query, panel, (chunks) => {
    const found = chunks.find(({ first, steps }) => step >= first && step < first + steps.length);
    if (found || step >= chunks[0].last) return found ?? chunks.at(-1);
    throw new Refusal(
      _("This file carries the arithmetic of the first {chunks} steps.", { chunks: it.count(chunks) }),
    );
  });
}

// As app/web/routes/ask.py is asked: "steps/1/30" is the arithmetic of panel 1 at step 30.
async function call(it, verb, query) {
  const [name, ...parts] = verb.split("/");
  return it.answers[name](query, ...parts.map(Number));
}

// first: the answer to the scene as it was saved; kept: { sweeps, steps, traces, curves }, by panel: of those
// that are shown.
export function createOfflineServer(first, kept) {
  const it = { first, kept };
  it.saved = it.first.picture;
  it.sweeps = it.kept.sweeps.map(unpacked);
  it.isSaved = (query, panel) => etas(query)[panel] === it.saved.panels[panel].eta;

  it.count = (chunks) => chunks.reduce((sum, { steps }) => sum + steps.length, 0);
  it.answers = {
    scene: (query) => opened(it, query),
    runs: (query) => ({ picture: picture(it, query), notes: missing(it, query) }),
    rates: (_query, panel) => it.kept.sweeps[panel],
    steps: (query, panel, step) => steps(it, query, panel, step),
    table: (query, panel) => only(it, it.kept.traces, query, panel),
    curves: () => it.kept.curves,
  };
  return { probe: async () => true, call: (verb, query) => call(it, verb, query) };
}

// What a file carries is gzip in base64.
export async function unpack(text) {
  const stream = new Blob([buffer(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// The address of the file holds what was changed behind its hash: a reload brings it back.
export function writeHash(query) {
  try {
    window.history.replaceState(null, "", `#${query}`);
  } catch {
    // A frame without an origin of its own has no address to write.
  }
}
export function openHash(page) {
  const query = queryOf(window.location.hash);
  if (listOf(query, "eta") !== null) page.open({ query });
}
