// What the page carries for its scripts, as Python says it: test_javascript.py hands it over.

import { provide } from "./provide.js";

// Makes a document that has the catalogue and whatever else is given.
export function provideCatalogue(rest = {}) {
  const textContent = process.env.DOWNHILL_CATALOGUE;
  if (!textContent)
    throw new Error("Run this by way of pytest: tests/js/test_javascript.py knows the catalogue.");
  const document = { getElementById: (id) => (id === "catalogue" ? { textContent } : null), ...rest };
  provide({ document });
  return document;
}
