"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

// A browser on a system that is dark or light, with an address.
function stand({ dark = false, search = "" } = {}) {
  const system = { matches: dark, addEventListener: (_, act) => { bench.turned = act; } };
  const document = { documentElement: { dataset: {}, requestFullscreen: () => "full screen" },
    fullscreenElement: null, exitFullscreen: () => "window" };
  const paper = { matches: false, addEventListener: (_, act) => { bench.printed = act; } };
  const bench = { system, paper, document, told: [] };
  const matchMedia = (media) => (media === "print" ? paper : system);
  bench.theme = load(["theme"], { document, matchMedia, location: { search } }).theme;
  bench.shown = () => document.documentElement.dataset.theme;
  return bench;
}

test("without a wish the page follows the system", () => {
  assert.equal(stand({ dark: true }).shown(), "dark");
  assert.equal(stand({ dark: false }).shown(), "light");
  assert.equal(stand({ dark: true, search: "?theme=auto" }).shown(), "dark");
});

test("the theme of the address stands before anything is drawn", () => {
  assert.equal(stand({ dark: true, search: "?surface=bowl&theme=light" }).shown(), "light");
  assert.equal(stand({ search: "?theme=dark" }).shown(), "dark");
});

test("a theme that there is not is the system's", () => {
  for (const search of ["?theme=banana", "?theme=", "?theme=Dark&theme=light"]) {
    assert.equal(stand({ dark: true, search }).shown(), "dark", search);
  }
});

test("a system that turns dark takes the page along, unless the visitor has chosen", () => {
  for (const [search, found] of [["", "dark"], ["?theme=light", "light"]]) {
    const bench = stand({ search });
    bench.theme.attach({ changed: (name) => bench.told.push(name) });
    bench.system.matches = true;
    bench.turned();
    assert.equal(bench.shown(), found);
    assert.deepEqual(bench.told, search ? ["light"] : ["light", "dark"]);
  }
});

test("on paper the page is light, whatever was chosen, and afterwards as it was", () => {
  const bench = stand({ search: "?theme=dark" });
  bench.theme.attach({ changed: (name) => bench.told.push(name) });
  for (const isPaper of [true, false]) {
    bench.paper.matches = isPaper;
    bench.printed();
  }
  assert.deepEqual(bench.told, ["dark", "light", "dark"]);
});

test("toggle shows the other theme and says which, for the address", () => {
  const bench = stand({ dark: true });
  assert.equal(bench.theme.toggle(), "light");
  assert.equal(bench.shown(), "light");
  assert.equal(bench.theme.toggle(), "dark");
  assert.equal(bench.shown(), "dark");
});

test("what is shown already is not painted again", () => {
  const bench = stand({ dark: true });
  bench.theme.attach({ changed: (name) => bench.told.push(name) });
  bench.theme.set("dark");
  bench.theme.set("auto");
  assert.deepEqual(bench.told, ["dark"]);
  bench.theme.set("light");
  assert.deepEqual(bench.told, ["dark", "light"]);
});

test("full screen goes on and off, and is no error where a browser has none", () => {
  const { theme, document } = stand();
  assert.equal(theme.toggleFullScreen(), "full screen");
  document.fullscreenElement = {};
  assert.equal(theme.toggleFullScreen(), "window");
  document.fullscreenElement = null;
  delete document.documentElement.requestFullscreen;
  assert.equal(theme.toggleFullScreen(), undefined);
});

test("without a document the script waits to be told", () => {
  assert.equal(typeof load(["theme"]).theme.set, "function");
});

test("a projector has a theme of its own, and controls that are light", () => {
  const bench = stand({ dark: true, search: "?theme=projector" });
  bench.theme.attach({ changed: (name) => bench.told.push(name) });
  assert.equal(bench.shown(), "projector");
  assert.deepEqual(bench.told, ["light"]);
});
