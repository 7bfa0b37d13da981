import assert from "node:assert/strict";
import test from "node:test";

import * as theme from "../../../assets/js/core/theme.js";
import { provide } from "../provide.js";

test("without a document the module waits to be told", () => {
  assert.equal(globalThis.document, undefined);
  assert.equal(typeof theme.setTheme, "function");
});

// A browser on a system that is dark or light, with an address.
function stand({ dark = false, search = "" } = {}) {
  const system = {
    matches: dark,
    addEventListener: (_, act) => {
      bench.turned = act;
    },
  };
  const document = {
    documentElement: { dataset: {}, requestFullscreen: () => "full screen" },
    fullscreenElement: null,
    exitFullscreen: () => "window",
  };
  const paper = {
    matches: false,
    addEventListener: (_, act) => {
      bench.printed = act;
    },
  };
  const bench = { system, paper, document, told: [] };
  const matchMedia = (media) => (media === "print" ? paper : system);
  provide({ document, matchMedia });
  theme.setTheme(new URLSearchParams(search).get("theme"));
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
  for (const [search, found] of [
    ["", "dark"],
    ["?theme=light", "light"],
  ]) {
    const bench = stand({ search });
    theme.attachTheme({ changed: (name) => bench.told.push(name) });
    bench.system.matches = true;
    bench.turned();
    assert.equal(bench.shown(), found);
    assert.deepEqual(bench.told, search ? ["light"] : ["light", "dark"]);
  }
});

test("on paper the page is light, whatever was chosen, and afterwards as it was", () => {
  const bench = stand({ search: "?theme=dark" });
  theme.attachTheme({ changed: (name) => bench.told.push(name) });
  for (const isPaper of [true, false]) {
    bench.paper.matches = isPaper;
    bench.printed();
  }
  assert.deepEqual(bench.told, ["dark", "light", "dark"]);
});

test("toggle shows the other theme and says which, for the address", () => {
  const bench = stand({ dark: true });
  assert.equal(theme.toggleTheme(), "light");
  assert.equal(bench.shown(), "light");
  assert.equal(theme.toggleTheme(), "dark");
  assert.equal(bench.shown(), "dark");
});

test("what is shown already is not painted again", () => {
  const bench = stand({ dark: true });
  theme.attachTheme({ changed: (name) => bench.told.push(name) });
  theme.setTheme("dark");
  theme.setTheme("auto");
  assert.deepEqual(bench.told, ["dark"]);
  theme.setTheme("light");
  assert.deepEqual(bench.told, ["dark", "light"]);
});

test("full screen goes on and off, and is no error where a browser has none", () => {
  const { document } = stand();
  assert.equal(theme.toggleFullScreen(), "full screen");
  document.fullscreenElement = {};
  assert.equal(theme.toggleFullScreen(), "window");
  document.fullscreenElement = null;
  delete document.documentElement.requestFullscreen;
  assert.equal(theme.toggleFullScreen(), undefined);
});

test("a projector has a theme of its own, and controls that are light", () => {
  const bench = stand({ dark: true, search: "?theme=projector" });
  theme.attachTheme({ changed: (name) => bench.told.push(name) });
  assert.equal(bench.shown(), "projector");
  assert.deepEqual(bench.told, ["light"]);
});
