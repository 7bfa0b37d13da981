import assert from "node:assert/strict";
import test from "node:test";

import * as showing from "../../../assets/js/state/display_options.js";

const SCENE = { hide: ["eta", "verdict"], lock: ["opt"], panels: 2, controls: "min", text: 150 };

function stand() {
  const names = new Set(["page", "hides-old", "ready"]);
  const control = {
    disabled: false,
    dataset: {},
    toggleAttribute(name, on) {
      if (on) this.dataset.locked = "";
      else delete this.dataset.locked;
    },
    removeAttribute() {
      this.title = undefined;
    },
  };
  const map = {
    setAttribute: (_name, value) => {
      map.label = value;
    },
    label: "",
  };
  const page = {
    style: {
      setProperty: (name, value) => {
        page.text = [name, value];
      },
    },
    classList: {
      add: (...all) => all.forEach((each) => names.add(each)),
      remove: (name) => names.delete(name),
      [Symbol.iterator]: () => [...names][Symbol.iterator](),
    },
    querySelectorAll: (found) => (found.includes("method") ? [control] : found.includes(".map") ? [map] : []),
  };
  return { page, names, control, map };
}

test("each part that is hidden or locked is a class of the page, and older ones go", () => {
  const { page, names } = stand();
  showing.applyDisplay(page, SCENE);
  assert.deepEqual([...names].sort(), [
    "controls-min",
    "hides-eta",
    "hides-maps",
    "hides-solid",
    "hides-sweep",
    "hides-verdict",
    "locks-opt",
    "page",
    "ready",
    "shows-2",
    "text-larger",
    "text-much-larger",
  ]);
  assert.deepEqual(page.text, ["--text", 1.5]);
});

test("what would tell a hidden verdict is hidden with it", () => {
  assert.deepEqual(showing.classes({ ...SCENE, hide: ["verdict"], lock: [], text: 100 }), [
    "hides-verdict",
    "hides-sweep",
    "hides-maps",
    "hides-solid",
    "shows-2",
    "controls-min",
  ]);
});

test("a locked control is disabled and says why; unlocked it is as it was", () => {
  const { page, control } = stand();
  showing.applyDisplay(page, SCENE);
  assert.deepEqual([control.disabled, control.title], [true, "Set by your teacher"]);
  showing.applyDisplay(page, { ...SCENE, lock: [] });
  assert.deepEqual([control.disabled, control.title], [false, undefined]);
});

test("a control that was disabled for another reason stays so", () => {
  const { page, control } = stand();
  control.disabled = true;
  showing.applyDisplay(page, { ...SCENE, lock: [] });
  assert.equal(control.disabled, true);
});

test("a map asks for a press only where the start can be moved", () => {
  const { page, map } = stand();
  for (const [part, label] of [
    ["", "Map of panel A: press to move the start"],
    ["start", "Map"],
  ]) {
    showing.applyDisplay(page, { ...SCENE, hide: [part] });
    assert.equal(map.label, label);
    showing.applyDisplay(page, { ...SCENE, lock: [part] });
    assert.equal(map.label, label);
  }
});
