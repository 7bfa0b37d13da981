import assert from "node:assert/strict";
import test from "node:test";

import { inWords } from "../../../assets/js/core/translate.js";
import { provide } from "../provide.js";

const page = (lang) => provide({ document: { documentElement: { lang } } });

test("a page in English asks with the query as it is", () => {
  for (const lang of ["", "en"]) {
    page(lang);
    for (const query of ["", "eta=0.1", "lang=xx"]) assert.equal(inWords(query), query);
  }
});

test("a page in another language says so where its scene names none", () => {
  page("pt-br");
  assert.equal(inWords(""), "words=pt-br");
  assert.equal(inWords("eta=0.1"), "eta=0.1&words=pt-br");
  assert.equal(inWords("eta=0.1&lang=pt-br"), "eta=0.1&lang=pt-br");
});
