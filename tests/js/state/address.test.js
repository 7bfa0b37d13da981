import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { displayKeys, lookKeys } from "../../../assets/js/core/manifest.js";
import { queryOf, listOf, onlyFields as only, withRest } from "../../../assets/js/state/address.js";

const CASES = JSON.parse(readFileSync(new URL("../../cases/addresses.json", import.meta.url), "utf8"));

test("the query of whatever may stand for an address is what the server makes of it", () => {
  for (const [address, query] of CASES["query of"]) assert.equal(queryOf(address), query, address);
});

test("a key that a form says once for each panel is a list", () => {
  assert.equal(listOf("eta=0.1&eta=0.2&eta=0.3&eta=0.4", "eta"), "0.1,0.2,0.3,0.4");
  assert.equal(listOf("eta=0.1&eta=&eta=&eta=0.4", "eta"), "0.1,,,0.4");
  assert.equal(listOf("eta=0.1&eta=0.2", "eta"), "0.2");
  assert.equal(listOf("amp;eta=1e+1", "eta"), "1e+1");
  assert.equal(listOf("eta=", "eta"), null);
  assert.equal(listOf("beta=1", "eta"), null);
});

test("a query gets the fields that it does not name itself", () => {
  assert.equal(
    withRest("surface=beale", { hide: "play,step", sched: "step:3:0.5" }),
    "surface=beale&hide=play,step&sched=step:3:0.5",
  );
  assert.equal(withRest("surface=beale&hide=", { hide: "play" }), "surface=beale&hide=");
  assert.equal(withRest("", { theme: "dark" }), "theme=dark");
  assert.equal(withRest("eta=1", {}), "eta=1");
});

test("how the page looks is a part of how it is shown, and neither is a walk", () => {
  assert.ok(lookKeys().every((key) => displayKeys().includes(key)));
  assert.deepEqual(only("eta=1&hide=play,step&theme=dark&view=maps", lookKeys()), {
    hide: "play,step",
    theme: "dark",
  });
});
