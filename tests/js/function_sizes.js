// Prints the number of lines of every function below a folder, arrows and methods included, as JSON.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "acorn";
import { full } from "acorn-walk";

const [folder] = process.argv.slice(2);
const sizes = [];
for (const name of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith(".js"))) {
  const text = readFileSync(join(folder, name), "utf8");
  full(parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true }), ({ type, loc }) => {
    if (type.includes("Function")) sizes.push(loc.end.line - loc.start.line + 1);
  });
}
process.stdout.write(JSON.stringify(sizes));
