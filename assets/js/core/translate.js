// Words in the language of the page. English stands where it is said; in another language the page carries
// what each text is there. Places, `{name}`, are filled by name.

const PLACE = /\{(\w+)\}/g;

// The language of the page, once something has been said in it.
let spoken = null;

function read() {
  const element = globalThis.document?.getElementById?.("messages");
  const { plurals, texts } = element ? JSON.parse(element.textContent) : { plurals: "en", texts: {} };
  return { rules: new Intl.PluralRules(plurals), texts };
}

/**
 * A text with values in its places; a place without a value stays as it stands.
 * @param {string} text
 * @param {Record<string, string | number>} places
 */
export const fill = (text, places) => text.replace(PLACE, (place, name) => String(places[name] ?? place));

/**
 * The translation of a text, with values in its places.
 * @param {string} text
 * @param {Record<string, string | number>} [places]
 */
export function _(text, places = {}) {
  spoken ??= read();
  return fill(spoken.texts[text] ?? text, places);
}

/**
 * The form of a text for n things; n stands in its place `{n}`.
 * @param {string} text what is said of one
 * @param {string} plural what is said of several
 * @param {number} n
 * @param {Record<string, string | number>} [places]
 */
export function n_(text, plural, n, places = {}) {
  spoken ??= read();
  const forms = spoken.texts[text] ?? { one: text, other: plural };
  return fill(forms[spoken.rules.select(n)] ?? forms.other, { n, ...places });
}

/**
 * The query of a question to the server; where it names no language it says in which one the page is.
 * @param {string} query
 */
export function inWords(query) {
  const tag = globalThis.document?.documentElement?.lang || "en";
  if (tag === "en" || new URLSearchParams(query).get("lang")) return query;
  return [query, `words=${tag}`].filter(Boolean).join("&");
}
