// What a visitor does to the scene: each deed changes the wanted fields on the desk, then asks for the
// picture.

import { parseField } from "../core/fields.js";
import { displayKeys } from "../core/manifest.js";
import { parseRate, rateText } from "../core/rate.js";
import { onlyFields, withRest } from "./address.js";
import { lockedNote } from "./display_options.js";
import { joined, spread, startsOf } from "./scene_store.js";

// Which part of the page, as it can be locked, a field belongs to. What else a panel has is its method's.
const PARTS = {
  eta: "eta",
  sched: "sched",
  per: "sched",
  noise: "noise",
  batch: "noise",
  replacement: "noise",
  seed: "noise",
  start: "start",
};
const SETUP = ["opt", "eta", "sched"];
// What an arrangement changes beside the setup of a panel.
const ARRANGED = { hills: ["surface", "start"], starts: ["start"], batches: ["noise"] };

// What is locked stays, whichever way a hand came to it.
function isLocked(it, ...parts) {
  if (!parts.some(it.ask.locks)) return false;
  it.ask.notes([lockedNote()]);
  return true;
}

// One value, for all panels; or one panel's.
function field(it, name, value) {
  if (value !== "" && !isLocked(it, PARTS[name]) && it.desk.set(name, value, it.now()))
    it.ask.change(name, false);
}

function panelField(it, name, panel, value) {
  if (!isLocked(it, PARTS[name] ?? "opt") && it.desk.setPanel(name, panel, value, it.now()))
    it.ask.change(name, false);
}

function setRate(it, panel, value, { isHeld = false, isLive = true } = {}) {
  if (isLocked(it, "eta") || !it.desk.setPanel("eta", panel, rateText(value), it.now(), isHeld)) return;
  it.controls.rate(panel, value, isHeld);
  it.ask.spoken(panel, value);
  it.ask.change("rate", isLive, panel);
}

// The thumb was let go where the last drag had brought it; a locked one has moved by itself, and goes back.
function dropRate(it, panel) {
  it.desk.release();
  it.controls.rate(panel, Number(it.desk.panel("eta", panel)), false);
  if (!isLocked(it, "eta")) it.ask.change("rate", false, panel);
}

function typeRate(it, panel, typed) {
  const kept = it.desk.panel("eta", panel);
  const { value, why } = parseRate(typed);
  if (why) it.ask.complain(typed, why, kept);
  else setRate(it, panel, value, { isLive: false });
  it.controls.rate(panel, Number(it.desk.panel("eta", panel)), false);
}

// The start of a panel, and of all that walk on the same hill.
function setStart(it, panel, at, isHeld = false) {
  const starts = startsOf(it.desk.get("start"));
  for (const each of it.together(panel)) starts[each] = at;
  return it.desk.set("start", joined(starts, ";"), it.now(), isHeld);
}

function moveStart(it, x, y, live, panel = it.selected()) {
  if (it.ask.hides("start") || isLocked(it, "start")) return;
  const at = it.ask.ignoresY(panel) ? [x, it.desk.start(panel)[1]] : [x, y];
  setStart(it, panel, at.map(rateText).join(","), live);
  if (!live) {
    it.desk.release();
    it.controls.start(at, false);
  }
  it.ask.change("start", live);
}

// The start of one panel alone.
function setOwnStart(it, panel, at) {
  const starts = startsOf(it.desk.get("start"));
  starts[panel] = at;
  return it.desk.set("start", joined(starts, ";"), it.now());
}

// own: the panel whose start alone is typed; null: of all on the hill of the panel in hand.
function typeStart(it, axis, typed, own = null) {
  const panel = own ?? it.selected();
  const start = startsOf(it.desk.get("start"))[panel].split(",");
  const { value, why } = parseField(typed);
  if (why) {
    it.ask.complain(typed, why, start[axis]);
    it.controls.start(start.map(Number), false);
    return;
  }
  start[axis] = rateText(value);
  if (isLocked(it, "start")) return;
  const text = start.join(",");
  const isNew = own === null ? setStart(it, panel, text) : setOwnStart(it, panel, text);
  if (isNew) it.ask.change("start", false);
}

// own: the panel that alone goes to another hill; null: all of them.
function setSurface(it, key, own = null) {
  const present = own === null ? it.desk.get("surface") : it.desk.panel("surface", own);
  if (key === present || isLocked(it, "surface")) return;
  it.desk.remember("surface", it.now());
  const verb = own === null ? `scene/on/${key}` : `scene/on/${key}/${own}`;
  it.ask.open({ verb, query: it.desk.query() });
}

// What the visitor has not changed since the hill was met is left to the hill, which may be met otherwise
// with other parameters: with raw inputs at other rates than with standardised ones.
function leaveToHill(desk, { eta, start, steps }) {
  const rates = spread(desk.get("eta")).map((each, i) => (Number(each) === eta[i] ? "" : each));
  const starts = startsOf(desk.get("start"));
  const isMet = starts.every((each, i) => each.split(",").every((at, axis) => Number(at) === start[i][axis]));
  desk.assign({
    eta: rates.some(Boolean) ? rates.join(",") : null,
    ...(isMet ? { start: null } : {}),
    ...(Number(desk.get("steps")) === steps ? { steps: null } : {}),
  });
}

// A parameter of the hill changes the land itself.
function setShape(it, name, value) {
  if (isLocked(it, "surface") || !it.desk.set(name, value, it.now())) return;
  const met = it.ask.met?.();
  if (met) leaveToHill(it.desk, met);
  it.ask.open({ query: it.desk.query() });
}

function arrange(it, how, panel) {
  if (isLocked(it, ...SETUP, ...(ARRANGED[how] ?? []))) return;
  it.desk.remember("arrange", it.now());
  it.ask.open({ verb: `scene/arranged/${how}/${panel}`, query: it.desk.query() });
}

function reset(it) {
  if (isLocked(it, "start", "noise", ...SETUP)) return;
  it.desk.remember("reset", it.now());
  const showing = onlyFields(
    it.desk.query(),
    displayKeys().filter((name) => name !== "step"),
  );
  it.ask.open({ query: withRest(`surface=${it.desk.get("surface")}`, showing) });
}

function undo(it) {
  const query = it.desk.undo();
  if (query !== null) it.ask.open({ query });
}

// What is typed or chosen while another scene is on its way is done on that scene, when it is there.
function inTurn(it, deed) {
  if (it.ask.isOpening?.()) it.waiting.push(deed);
  else deed();
}

// ask: { change(deed, live, whose rate), open(message), complain(typed, why, kept), notes(list),
// spoken(panel, rate), ignoresY(panel), locks(part), hides(part), selected(): the panel in hand,
// together(panel): those on its hill, isOpening(): another scene is on its way } of the page.
export function createActions(desk, controls, ask) {
  const it = { desk, controls, ask, waiting: [] };
  it.now = () => performance.now();
  it.selected = ask.selected ?? (() => 0);
  it.together = ask.together ?? (() => [0, 1, 2, 3]);

  return {
    field: (name, value) => inTurn(it, () => field(it, name, value)),
    panelField: (name, panel, value) => inTurn(it, () => panelField(it, name, panel, value)),
    setRate: (...given) => setRate(it, ...given),
    dropRate: (panel) => dropRate(it, panel),
    typeRate: (panel, typed) => inTurn(it, () => typeRate(it, panel, typed)),
    moveStart: (x, y, live, panel) => moveStart(it, x, y, live, panel),
    typeStart: (axis, typed, own) => inTurn(it, () => typeStart(it, axis, typed, own)),
    setSurface: (key, own) => setSurface(it, key, own),
    setShape: (name, value) => setShape(it, name, value),
    arrange: (how, panel) => arrange(it, how, panel),
    reset: () => reset(it),
    undo: () => undo(it),
    // The other scene is there, or will not come: now what has waited for it.
    takeTurns() {
      for (const deed of it.waiting.splice(0)) deed();
    },
  };
}
