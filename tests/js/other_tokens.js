// Prints the names of scripts that are other programs in one folder than in another, as JSON: comments and
// the layout may differ, tokens may not.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { tokenizer } from "acorn";

const [one, other] = process.argv.slice(2);
const tokens = (file) =>
  [...tokenizer(readFileSync(file, "utf8"), { ecmaVersion: "latest", sourceType: "module" })].map(
    ({ type, value }) => [type.label, value],
  );
const names = readdirSync(one, { recursive: true }).filter((each) => each.endsWith(".js"));
const isOther = (name) =>
  JSON.stringify(tokens(join(one, name))) !== JSON.stringify(tokens(join(other, name)));
process.stdout.write(JSON.stringify({ scripts: names.length, others: names.filter(isOther) }));
