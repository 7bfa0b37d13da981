// The keyboard, as one table: the handlers and the help dialog both read it.

import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

// where: "anywhere" needs Alt; "stage" needs the focus on a map or on the timeline.
export const KEYS = [
  { keys: ["Alt+K"], where: "anywhere", does: _("Play or pause"), act: (s) => s.toggle() },
  { keys: ["Alt+R"], where: "anywhere", does: _("Back to the first step"), act: (s) => s.seek(0) },
  { keys: ["Ctrl+Z", "Meta+Z"], where: "anywhere", does: _("Undo the last change"), act: (s) => s.undo() },
  { keys: ["Alt+P"], where: "anywhere", does: _("For a projector, and back"), act: (s) => s.present() },
  { keys: ["Space", "K"], where: "stage", does: _("Play or pause"), act: (s) => s.toggle() },
  { keys: ["ArrowRight", "."], where: "stage", does: _("One step forward"), act: (s) => s.move(1) },
  { keys: ["ArrowLeft", ","], where: "stage", does: _("One step back"), act: (s) => s.move(-1) },
  { keys: ["Shift+ArrowRight"], where: "stage", does: _("Ten steps forward"), act: (s) => s.move(10) },
  { keys: ["Shift+ArrowLeft"], where: "stage", does: _("Ten steps back"), act: (s) => s.move(-10) },
  { keys: ["Home"], where: "stage", does: _("First step"), act: (s) => s.seek(0) },
  { keys: ["End"], where: "stage", does: _("Last step"), act: (s) => s.seek(Infinity) },
  { keys: ["+"], where: "stage", does: _("Faster"), act: (s) => s.faster(1) },
  { keys: ["-"], where: "stage", does: _("Slower"), act: (s) => s.faster(-1) },
  ...[1, 2, 3, 4].map((n) => ({
    keys: [String(n)],
    where: "stage",
    get does() {
      return _("Select panel {letter}", { letter: letters()[n - 1] });
    },
    act: (s) => s.select(n - 1, true),
  })),
  { keys: ["PageDown"], where: "full screen", does: _("One step forward"), act: (s) => s.move(1) },
  { keys: ["PageUp"], where: "full screen", does: _("Play or pause"), act: (s) => s.toggle() },
];
// Keys that a control handles itself, told in the same dialog.
export const ELSEWHERE = [
  { keys: ["F6", "Shift+F6"], where: "anywhere", does: _("To the next part of the page, or the one before") },
  { keys: ["Arrows", "Shift+Arrows"], where: "start point", does: _("Move it by 1 % or 0.1 % of the map") },
  { keys: ["Arrows"], where: "learning rate", does: _("5 % more or less") },
  { keys: ["PageUp", "PageDown"], where: "learning rate", does: _("Double or half") },
  { keys: ["Home", "End"], where: "learning rate", does: _("Least or most") },
  { keys: ["Arrows", "Shift+Arrows"], where: "3-D hill", does: _("Turn it, or look from higher or lower") },
  { keys: ["+", "-"], where: "3-D hill", does: _("Closer or farther") },
  { keys: ["Home"], where: "3-D hill", does: _("Back to the first view") },
  { keys: ["A–D"], where: "lesson", does: _("Choose an answer") },
  { keys: ["Space"], where: "lesson", does: _("Play or pause") },
  { keys: ["N"], where: "lesson", does: _("Next lesson") },
  { keys: ["H"], where: "lesson", does: _("Show of hands") },
  { keys: ["A–D"], where: "show of hands", does: _("One hand more") },
  { keys: ["G", "2", "Z"], where: "show of hands", does: _("Bars, second vote, undo") },
  { keys: ["Y", "V"], where: "show of hands", does: _("Copy the counts, show the answer") },
  { keys: ["Esc"], where: "dialog", does: _("Close it") },
];

export function chord(event) {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isHeld = event.altKey || event.ctrlKey || event.metaKey;
  // Alt on a Mac types another sign, and many keyboards have no Latin letters: then the key's place tells
  // which one was meant.
  const isPlaced = isHeld && !/^[A-Z]$/.test(key) && /^Key[A-Z]$/.test(event.code);
  const named = isPlaced ? event.code.slice(3) : key;
  const shift = event.shiftKey && (isHeld || named.length > 1) ? "Shift+" : "";
  const held = `${event.ctrlKey ? "Ctrl+" : ""}${event.metaKey ? "Meta+" : ""}${event.altKey ? "Alt+" : ""}`;
  return held + shift + named;
}

// focus: "text" in a field, "stage" on a map or the timeline, "page" on nothing, "control" on anything with
// keys of its own.
export function findKey(event, { focus, full, singleKeys }) {
  const pressed = chord(event);
  return KEYS.find(({ keys, where }) => {
    if (!keys.includes(pressed)) return false;
    if (where === "anywhere") return !(focus === "text" && pressed.endsWith("+Z"));
    if (where === "full screen") return full && focus !== "text";
    const isNamed = pressed.length > 1; // and no letter or sign
    return (focus === "stage" && (singleKeys || isNamed)) || (focus === "page" && isNamed);
  });
}

const OF_LESSONS = ["lesson", "show of hands"];

// Rows of the table of keys; in a lesson those of lessons come first.
export function keyRows(inLesson = false) {
  const panels = KEYS.filter(({ keys }) => /^[1-4]$/.test(keys[0]));
  const merged = { keys: ["1", "2", "3", "4"], where: "stage", does: _("Select panel A, B, C or D") };
  const rows = [...KEYS.filter((row) => !panels.includes(row)), merged, ...ELSEWHERE];
  const isFirst = ({ where }) => inLesson && OF_LESSONS.includes(where);
  return [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))];
}
