// Evaluates scripts of the page on a global of their own: nothing of one test reaches another, and a script finds
// no timer, document or network but those that its test gives.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { compileFunction } = require("node:vm");

const SCRIPTS = join(__dirname, "..", "..", "assets", "js");
const ABSENT = { document: undefined, fetch: undefined, setTimeout: undefined, setInterval: undefined };

// names: scripts in the order of their needs, without ".js"; given: what else is global for them.
function load(names, given = {}) {
  const fresh = { ...given };
  const bare = { ...ABSENT, ...given, globalThis: fresh };
  for (const name of names) {
    const filename = join(SCRIPTS, `${name}.js`);
    compileFunction(readFileSync(filename, "utf8"), Object.keys(bare), { filename })(...Object.values(bare));
  }
  return fresh.downhill;
}

module.exports = { load };
