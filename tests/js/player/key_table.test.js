import assert from "node:assert/strict";
import test from "node:test";

import {
  KEYS,
  ELSEWHERE,
  chord,
  findKey as find,
  keyRows as rows,
} from "../../../assets/js/player/key_table.js";

const STAGE = { focus: "stage", full: false, singleKeys: true };
const CONTROL = { ...STAGE, focus: "control" };
const TEXT = { ...STAGE, focus: "text" };

// A press as a browser tells it; `held` names the modifiers: "alt shift".
function press(key, held = "", code = "") {
  const down = (name) => held.includes(name);
  return {
    key,
    code,
    altKey: down("alt"),
    ctrlKey: down("ctrl"),
    metaKey: down("meta"),
    shiftKey: down("shift"),
  };
}

// The press that a name in the table stands for.
function pressOf(name) {
  const parts = name === "+" ? ["+"] : name.split("+");
  const key = parts.at(-1);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return press(
    key === "Space" ? " " : letter,
    parts.slice(0, -1).join(" ").toLowerCase(),
    /^[A-Z]$/.test(key) ? `Key${key}` : "",
  );
}
const does = (event, place) => find(event, place)?.does;

// What an act calls on a stage: [verb, …arguments].
function called({ act }) {
  const calls = [];
  act(
    new Proxy(
      {},
      {
        get:
          (_, verb) =>
          (...given) =>
            calls.push([verb, ...given]),
      },
    ),
  );
  return calls;
}

test("no chord stands twice in one place", () => {
  const places = KEYS.flatMap(({ keys, where }) => keys.map((key) => `${key} ${where}`));
  assert.equal(new Set(places).size, places.length);
});

test("no chord that works anywhere hides one of a place", () => {
  const anywhere = KEYS.filter(({ where }) => where === "anywhere").flatMap(({ keys }) => keys);
  for (const { keys, where } of KEYS) {
    if (where !== "anywhere")
      assert.deepEqual(
        keys.filter((key) => anywhere.includes(key)),
        [],
      );
  }
});

test("every chord of the table is what a browser sends, and fires its own row in its own place", () => {
  for (const row of KEYS) {
    for (const name of row.keys) {
      assert.equal(chord(pressOf(name)), name);
      assert.equal(find(pressOf(name), { ...STAGE, full: row.where === "full screen" }), row, name);
    }
  }
});

test("what works anywhere needs a modifier", () => {
  for (const { keys, where } of KEYS) {
    if (where === "anywhere") for (const key of keys) assert.match(key, /^(Alt|Ctrl|Meta)\+/);
  }
});

test("from a text field no key fires but the chords with Alt", () => {
  for (const { keys, does: deed } of KEYS) {
    for (const name of keys) {
      for (const full of [false, true]) {
        const found = find(pressOf(name), { ...TEXT, full });
        if (found) assert.match(name, /^Alt\+/, `${name}: ${deed}`);
      }
    }
  }
});

test("Ctrl+Z in a text field takes back the typing, elsewhere the last change", () => {
  for (const held of ["ctrl", "meta"]) {
    assert.equal(find(press("z", held), TEXT), undefined);
    assert.equal(does(press("z", held), CONTROL), "Undo the last change");
  }
});

test("Ctrl+Shift+Z, which elsewhere does again what was undone, undoes nothing", () => {
  assert.equal(find(press("Z", "ctrl shift", "KeyZ"), CONTROL), undefined);
  assert.equal(find(press("z", "meta shift", "KeyZ"), STAGE), undefined);
});

test("with single keys off no character fires, but the named keys and Alt do", () => {
  const off = { ...STAGE, singleKeys: false };
  for (const row of KEYS) {
    for (const name of row.keys) {
      if (row.where === "stage") assert.equal(Boolean(find(pressOf(name), off)), name.length > 1, name);
    }
  }
  assert.equal(does(press("k", "alt", "KeyK"), off), "Play or pause");
  assert.equal(does(press(" "), off), "Play or pause");
});

test("where nothing is in focus the keys of the stage fire that no text needs", () => {
  const page = { focus: "page", full: false, singleKeys: true };
  assert.equal(does(press(" "), page), "Play or pause");
  assert.equal(does(press("ArrowRight"), page), "One step forward");
  for (const key of ["k", "2", "."]) assert.equal(find(press(key), page), undefined);
});

test("on a control no key fires but those that work anywhere", () => {
  for (const row of KEYS) {
    for (const name of row.keys) {
      assert.equal(find(pressOf(name), CONTROL), row.where === "anywhere" ? row : undefined, name);
    }
  }
});

test("Alt+K plays or pauses wherever the focus is", () => {
  for (const focus of ["text", "stage", "control"]) {
    for (const full of [false, true]) {
      const found = find(press("k", "alt", "KeyK"), { focus, full, singleKeys: false });
      assert.deepEqual(called(found), [["toggle"]]);
    }
  }
});

test("Alt+K is Alt+K on a Mac, where it types another sign, and on a Cyrillic or Greek keyboard", () => {
  for (const [key, code] of [
    ["˚", "KeyK"],
    ["л", "KeyK"],
    ["κ", "KeyK"],
    ["Dead", "KeyK"],
  ]) {
    assert.equal(chord(press(key, "alt", code)), "Alt+K");
  }
  assert.equal(chord(press("®", "alt", "KeyR")), "Alt+R");
});

test("where letters have other places, the letter counts", () => {
  assert.equal(chord(press("k", "alt", "KeyN")), "Alt+K", "Colemak");
  assert.equal(chord(press("k", "alt", "KeyV")), "Alt+K", "Dvorak");
  assert.equal(chord(press("z", "ctrl", "KeyY")), "Ctrl+Z", "QWERTZ");
});

test("undo works on a keyboard without Latin letters", () => {
  assert.equal(chord(press("я", "ctrl", "KeyZ")), "Ctrl+Z");
});

test("chords of the browser and of screen readers stay theirs", () => {
  for (const event of [
    press("k", "ctrl", "KeyK"),
    press("k", "meta", "KeyK"),
    press("ArrowLeft", "alt"),
    press("+", "ctrl"),
    press("-", "ctrl"),
    press("1", "ctrl"),
    press("r", "alt shift", "KeyR"),
    press("R", "alt shift", "KeyR"),
    press("k", "ctrl alt", "KeyK"),
    press("Home", "ctrl"),
    press("Tab"),
    press("Escape"),
    press("Enter"),
    press("F5"),
    press("ArrowUp"),
    press("PageDown"),
  ]) {
    assert.equal(find(event, STAGE), undefined, chord(event));
  }
});

test("a letter fires with Caps Lock too, a sign with the Shift that types it", () => {
  assert.equal(does(press("K"), STAGE), "Play or pause");
  assert.equal(does(press("+", "shift"), STAGE), "Faster");
  assert.equal(does(press("1", "shift"), STAGE), "Select panel A", "on a French keyboard");
});

test("the arrows step by one, with Shift by ten", () => {
  for (const [event, by] of [
    [press("ArrowRight"), 1],
    [press("."), 1],
    [press("ArrowLeft"), -1],
    [press(","), -1],
    [press("ArrowRight", "shift"), 10],
    [press("ArrowLeft", "shift"), -10],
  ]) {
    assert.deepEqual(called(find(event, STAGE)), [["move", by]]);
  }
});

test("each row does what it says", () => {
  const acts = Object.fromEntries(KEYS.map((row) => [row.keys[0], called(row)]));
  assert.deepEqual(acts["Alt+R"], [["seek", 0]]);
  assert.deepEqual(acts["Ctrl+Z"], [["undo"]]);
  assert.deepEqual(acts["Alt+P"], [["present"]]);
  assert.deepEqual([acts.Home, acts.End], [[["seek", 0]], [["seek", Infinity]]]);
  assert.deepEqual([acts["+"], acts["-"]], [[["faster", 1]], [["faster", -1]]]);
  assert.deepEqual(
    ["1", "2", "3", "4"].map((n) => acts[n]),
    [0, 1, 2, 3].map((i) => [["select", i, true]]),
  );
});

test("the keys of a presenter's remote work in full screen alone", () => {
  const full = { ...CONTROL, full: true };
  assert.deepEqual(called(find(press("PageDown"), full)), [["move", 1]]);
  assert.deepEqual(called(find(press("PageUp"), full)), [["toggle"]]);
  assert.equal(find(press("PageDown"), STAGE), undefined);
  assert.equal(find(press("PageDown"), { ...TEXT, full: true }), undefined);
});

test("the help dialog tells every key of the table, in its place", () => {
  const told = rows();
  for (const { keys, where } of KEYS) {
    for (const key of keys) {
      assert.equal(told.filter((row) => row.where === where && row.keys.includes(key)).length, 1, key);
    }
  }
  for (const row of ELSEWHERE) assert.ok(told.includes(row));
});

test("the help dialog says where each key works and what it does, and tells nothing twice", () => {
  const told = rows();
  for (const { keys, where, does: deed } of told) assert.ok(keys.length && where && deed);
  assert.equal(new Set(told.map(({ keys, where }) => `${keys} ${where}`)).size, told.length);
});

test("in a lesson its keys come first, and none is lost", () => {
  const named = (list) => list.map(({ keys, where }) => `${where}: ${keys}`);
  const [plain, inLesson] = [named(rows()), named(rows(true))];
  assert.deepEqual(new Set(inLesson), new Set(plain));
  assert.equal(inLesson.length, plain.length);
  assert.equal(inLesson[0], "lesson: A–D");
  assert.notEqual(plain[0], inLesson[0]);
});
