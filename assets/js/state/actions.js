// What a visitor does to the scene: each deed changes the wanted fields on the desk, then asks for the picture.

import { parseField } from "../core/fields.js";
import { parseRate, rateText } from "../core/rate.js";
import { onlyFields, SHOWING, withRest } from "./address.js";
import { lockedWords } from "./display_options.js";

// Which part of the page, as it can be locked, a field belongs to. What else a panel has is its method's.
const PARTS = { eta: "eta", sched: "sched", noise: "noise", batch: "noise", seed: "noise", start: "start" };
const SETUP = ["opt", "eta", "sched"];

// ask: { change(deed, live, whose rate), open(message), complain(typed, why, kept), notes(list), spoken(panel, rate), ignoresY(), locks(part), hides(part) } of
// the page.
export function createActions(desk, controls, ask) {
  const now = () => performance.now();

  // What is locked stays, whichever way a hand came to it.
  function isLocked(...parts) {
    if (!parts.some(ask.locks)) return false;
    ask.notes([`${lockedWords()}.`]);
    return true;
  }

  // One value, for all panels; or one panel's.
  function field(name, value) {
    if (value !== "" && !isLocked(PARTS[name]) && desk.set(name, value, now())) ask.change(name, false);
  }
  function panelField(name, panel, value) {
    if (!isLocked(PARTS[name] ?? "opt") && desk.setPanel(name, panel, value, now())) ask.change(name, false);
  }

  function setRate(panel, value, { isHeld = false, isLive = true } = {}) {
    if (isLocked("eta") || !desk.setPanel("eta", panel, rateText(value), now(), isHeld)) return;
    controls.rate(panel, value, isHeld);
    ask.spoken(panel, value);
    ask.change("rate", isLive, panel);
  }
  // The thumb was let go where the last drag had brought it; a locked one has moved by itself, and goes back.
  function dropRate(panel) {
    desk.release();
    controls.rate(panel, Number(desk.panel("eta", panel)), false);
    if (!isLocked("eta")) ask.change("rate", false);
  }
  function typeRate(panel, typed) {
    const kept = desk.panel("eta", panel);
    const { value, why } = parseRate(typed);
    if (why) ask.complain(typed, why, kept);
    else setRate(panel, value, { isLive: false });
    controls.rate(panel, Number(desk.panel("eta", panel)), false);
  }

  function moveStart(x, y, live) {
    if (ask.hides("start") || isLocked("start")) return;
    const at = ask.ignoresY() ? [x, Number(desk.get("start").split(",")[1])] : [x, y];
    desk.set("start", at.map(rateText).join(","), now(), live);
    if (!live) desk.release();
    controls.start(at, live);
    ask.change("start", live);
  }
  function typeStart(axis, typed) {
    const start = desk.get("start").split(",");
    const { value, why } = parseField(typed);
    if (why) {
      ask.complain(typed, why, start[axis]);
      controls.start(start.map(Number), false);
      return;
    }
    start[axis] = rateText(value);
    if (!isLocked("start") && desk.set("start", start.join(","), now())) ask.change("start", false);
  }

  function setSurface(key) {
    if (key === desk.get("surface") || isLocked("surface")) return;
    desk.remember("surface", now());
    ask.open({ verb: `scene/on/${key}`, query: desk.query() });
  }
  // A parameter of the hill changes the land itself.
  function setShape(name, value) {
    if (!isLocked("surface") && desk.set(name, value, now())) ask.open({ query: desk.query() });
  }
  function arrange(how, panel) {
    if (isLocked(...SETUP)) return;
    desk.remember("arrange", now());
    ask.open({ verb: `scene/arranged/${how}/${panel}`, query: desk.query() });
  }
  function reset() {
    if (isLocked("start", "noise", ...SETUP)) return;
    desk.remember("reset", now());
    const showing = onlyFields(desk.query(), SHOWING.filter((name) => name !== "step"));
    ask.open({ query: withRest(`surface=${desk.get("surface")}`, showing) });
  }
  function undo() {
    const query = desk.undo();
    if (query !== null) ask.open({ query });
  }

  return { field, panelField, setRate, dropRate, typeRate, moveStart, typeStart, setSurface, setShape, arrange, reset,
    undo };
}
