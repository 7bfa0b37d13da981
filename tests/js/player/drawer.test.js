import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import { createDrawer } from "../../../assets/js/player/drawer.js";
import { provide } from "../provide.js";

const TITLES = { more: "More", hill: "This hill" };

// A page with an opener for each view, one of which nobody has made.
function stand({ top = 100 } = {}) {
  const openers = [...Object.keys(TITLES), "absent"].map((view) =>
    Object.assign(new Element("button"), { dataset: { view } }),
  );
  const places = Object.keys(TITLES).map((view) =>
    Object.assign(new Element("div"), { dataset: { of: view } }),
  );
  const title = new Element("h2");
  const root = Object.assign(new Element("aside"), {
    querySelectorAll: () => places,
    querySelector: () => title,
    getBoundingClientRect: () => ({ top }),
  });
  const classes = new Set();
  const page = { classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) } };
  const listeners = [];
  const document = createDocument({
    getElementById: () => page,
    querySelectorAll: () => openers,
    addEventListener: (_, act) => listeners.push(act),
  });
  const bench = { root, title, openers, places, classes, changes: [], isInSight: false };
  provide({
    document,
    window: {
      innerHeight: 700,
      scrollBy: () => {
        bench.isInSight = true;
      },
    },
  });
  bench.drawer = createDrawer(root, {
    has: (view) => view in TITLES,
    title: (view) => TITLES[view],
    changed: (view) => bench.changes.push(view),
  });
  bench.press = (view) => {
    const opener = openers.find(({ dataset }) => dataset.view === view);
    for (const act of listeners) act({ target: { closest: () => opener ?? null } });
  };
  bench.expanded = () => openers.map((each) => each.getAttribute("aria-expanded"));
  return bench;
}

test("a press on its button opens a view, another closes it", () => {
  const bench = stand();
  bench.press("more");
  assert.equal(bench.root.hidden, false);
  assert.deepEqual(
    bench.places.map(({ hidden }) => hidden),
    [false, true],
  );
  assert.equal(bench.title.textContent, "More");
  assert.deepEqual(bench.expanded(), ["true", "false", "false"]);
  assert.ok(bench.classes.has("drawn"));
  bench.press("more");
  assert.equal(bench.root.hidden, true);
  assert.deepEqual(bench.expanded(), ["false", "false", "false"]);
  assert.equal(bench.classes.size, 0);
  assert.deepEqual(bench.changes, ["more", ""]);
});

test("one view takes the place of the other", () => {
  const bench = stand();
  bench.press("more");
  bench.press("hill");
  assert.deepEqual(
    bench.places.map(({ hidden }) => hidden),
    [true, false],
  );
  assert.deepEqual(bench.changes, ["more", "hill"]);
  assert.equal(bench.drawer.shown(), "hill");
});

test("Escape closes it, and the focus goes back to the button that opened it", () => {
  const bench = stand();
  bench.press("hill");
  bench.root.fire("keydown", { key: "Escape", defaultPrevented: false });
  assert.equal(bench.root.hidden, true);
  assert.deepEqual(
    bench.openers.map(({ isFocused }) => Boolean(isFocused)),
    [false, true, false],
  );
  assert.deepEqual(bench.changes, ["hill", ""]);
});

test("an Escape that a list within has taken leaves it open, as every other key does", () => {
  const bench = stand();
  bench.press("hill");
  bench.root.fire("keydown", { key: "Escape", defaultPrevented: true });
  bench.root.fire("keydown", { key: "a", defaultPrevented: false });
  assert.equal(bench.root.hidden, false);
});

test("a view that there is not opens nothing, and has no button", () => {
  const bench = stand();
  bench.drawer.set("roof");
  assert.equal(bench.root.hidden, true);
  assert.equal(bench.drawer.shown(), "");
  assert.deepEqual(
    bench.openers.map(({ hidden }) => hidden),
    [false, false, true],
  );
});

test("an address opens a view and moves nothing", () => {
  const bench = stand({ top: 900 });
  bench.drawer.set("more");
  assert.equal(bench.root.hidden, false);
  assert.deepEqual(bench.changes, []);
  assert.equal(bench.isInSight, false);
});

test("a press brings what lies beneath the panels into sight, and leaves alone what is seen", () => {
  for (const [top, isMoved] of [
    [900, true],
    [100, false],
  ]) {
    const bench = stand({ top });
    bench.press("more");
    assert.equal(bench.isInSight, isMoved);
  }
});

test("a press elsewhere is nobody's", () => {
  const bench = stand();
  bench.press("more");
  bench.press("nowhere");
  assert.deepEqual(bench.changes, ["more"]);
});
