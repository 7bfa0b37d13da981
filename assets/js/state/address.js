// The query of an address.

import { letters } from "../core/manifest.js";

const PLUS = /([0-9.]e) (?=[0-9])/gi;
const ESCAPED = /^(amp;)+/; // before a key, where "&amp;" was copied as it stands in HTML

// The text of some fields, with the marks that part values as they are.
export const spelled = (fields) =>
  fields.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";");

// The query of a whole address, or of what may stand for one: "?eta=0.1", "#eta=0.1", the query itself. A
// page has its scene after the question mark, a file after the hash. app/scene/query.py reads the same.
export function queryOf(address) {
  const [head, fragment] = cut(address.trim(), "#");
  const [before, rest] = cut(head, "?");
  const isPage = before.includes("://");
  const query = rest !== null && (isPage || !before.includes("=")) ? rest : isPage ? "" : head;
  return query || (fragment ?? "").replace(/^\?/, "");
}
function cut(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

// The text of a key that has a value for each panel; said as often as there are panels, as a form does, it is
// a list. In a query a space may be a plus; it is one after the e of a number. Null: it is not there.
export function listOf(query, key) {
  const texts = [...new URLSearchParams(query)]
    .filter(([name]) => name.replace(ESCAPED, "") === key)
    .map(([, text]) => text.replace(PLUS, "$1+").trim());
  const isForm = texts.length === letters().length && !texts.some((text) => text.includes(","));
  return (isForm ? texts.join(",") : texts.filter(Boolean).at(-1)) || null;
}

// Some keys of a query, those that are there: { hide: "play,step" }.
export function onlyFields(query, keys) {
  return Object.fromEntries([...new URLSearchParams(query)].filter(([key]) => keys.includes(key)));
}
// A query with more fields, where it does not name them itself.
export function withRest(query, fields) {
  const named = [...new URLSearchParams(query).keys()].map((key) => key.replace(ESCAPED, ""));
  const more = Object.entries(fields).filter(([key]) => !named.includes(key));
  const rest = spelled(new URLSearchParams(more));
  return [query, rest].filter(Boolean).join("&");
}
