// What the visitor wants, as the fields of an address, and how to take it back.

import { spelled } from "./address.js";

const PANELS = 4;
const KEPT = 100;
const ONE_GESTURE = 800; // changes of one control closer together than this are undone at once

export function spread(text) {
  const parts = text.split(",");
  return parts.length === 1 ? Array(PANELS).fill(parts[0]) : parts;
}
// The start of each panel, "x,y": the comma is within it, so semicolons part starts.
export function startsOf(text) {
  const parts = text.split(";");
  return parts.length === 1 ? Array(PANELS).fill(parts[0]) : parts;
}
const pointOf = (text) => text.split(",").map(Number);
export const joined = (values, mark = ",") =>
  values.every((v) => v === values[0]) ? values[0] : values.join(mark);

export function createSceneStore(query = "") {
  let fields = new URLSearchParams(query);
  let last = { name: null, at: -Infinity, isHeld: false };
  const history = [];

  const desk = {
    query: () => spelled(fields),
    get: (name) => fields.get(name) ?? "",
    panel: (name, index) => spread(fields.get(name) ?? "")[index],
    start: (index) => pointOf(startsOf(desk.get("start"))[index]),
    // The server's own spelling of the state that it was asked for; what was changed since then stays.
    adopt(text, asked = desk.query()) {
      const before = new URLSearchParams(asked);
      const names = new Set([...fields.keys(), ...before.keys()]);
      const since = [...names]
        .filter((name) => fields.get(name) !== before.get(name))
        .map((name) => [name, fields.get(name)]);
      fields = new URLSearchParams(text);
      desk.assign(Object.fromEntries(since));
    },
    // isHeld: a hand has it, and until it lets go all is one gesture, however slow.
    remember(name, now, isHeld = false) {
      if (name !== last.name || (!last.isHeld && now - last.at > ONE_GESTURE)) {
        history.push(desk.query());
        if (history.length > KEPT) history.shift();
      }
      last = { name, at: now, isHeld };
    },
    isHeld: () => last.isHeld,
    release: () => Object.assign(last, { isHeld: false }),
    set(name, value, now, isHeld) {
      if (fields.get(name) === value) return false;
      desk.remember(name, now, isHeld);
      fields.set(name, value);
      return true;
    },
    setPanel(name, index, value, now, isHeld) {
      const values = spread(fields.get(name) ?? "");
      if (values[index] === value) return false;
      desk.remember(`${name} ${index}`, now, isHeld);
      values[index] = value;
      fields.set(name, joined(values));
      return true;
    },
    // Fields that are no deed: they are not undone. Null takes one out.
    assign(given) {
      for (const [name, value] of Object.entries(given)) {
        if (value === null) fields.delete(name);
        else fields.set(name, value);
      }
    },
    forget: (name) => fields.delete(name),
    canUndo: () => history.length > 0,
    undo() {
      last = { name: null, at: -Infinity, isHeld: false };
      return history.pop() ?? null;
    },
  };
  return desk;
}
