// The words of a lesson, with the signs of its formulas set as in a formula.

import { make } from "../core/dom.js";

// η wherever it stands; x and L where no letter touches them: 2x, x², and not x1.
const SIGN = /(η|θ|(?<!\p{L})[xL](?![\p{L}\p{Nd}]))/u;

/**
 * The parts of a text.
 * @param {string} text
 * @returns {{ text: string, isSign: boolean }[]}
 */
export const parts = (text) =>
  text
    .split(SIGN)
    .map((part, i) => ({ text: part, isSign: i % 2 === 1 }))
    .filter((part) => part.text);

// What stays on one line: a share with its sign, and what a letter of a formula is.
const WHOLE = /((?:[ηθxLk] = [−\d][\d.]*|[−\d][\d.]* %)[,:;)]?)/u;
// What stays with a word of the glossary: the value of a letter, a comma.
const TAIL = /^(?: = [−\d][\d.]*)?[.,:;)”?!]*/u;

const signs = (text) =>
  parts(text).map((part) => (part.isSign ? make("i", { class: "sign" }, part.text) : part.text));
const whole = (...content) => make("span", { class: "whole" }, ...content);

// A text cut so that each second piece stays on one line.
export const lines = (text) => text.split(WHOLE);

// A text as what an element may hold.
export const prose = (text) =>
  lines(text).flatMap((part, i) => (i % 2 ? [whole(...signs(part))] : signs(part)));

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * A text cut where a word of the glossary stands for the first time: [{ text, term }], where the term is null
 * for all between. told: the names of terms that were explained before, to which those are added.
 * @param {string} text
 * @param {{ name: string, words: string[], text: string }[]} glossary
 * @param {Set<string>} told
 */
export function termsOf(text, glossary, told) {
  const terms = new Map(glossary.flatMap((term) => term.words.map((word) => [word.toLowerCase(), term])));
  const words = [...terms.keys()].sort((one, other) => other.length - one.length).map(escaped);
  if (!words.length) return [{ text, term: null }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.split(pattern).flatMap((part, i) => {
    const term = i % 2 ? terms.get(part.toLowerCase()) : null;
    if (!part) return [];
    if (!term || told.has(term.name)) return [{ text: part, term: null }];
    told.add(term.name);
    return [{ text: part, term }];
  });
}

// A word that opens its card beneath its text, and closes it again. others: of the same card.
function word(text, term, card, others) {
  const made = make(
    "button",
    { type: "button", class: "term", "aria-expanded": "false", title: term.text },
    ...prose(text),
  );
  const isOpen = () => made.getAttribute("aria-expanded") === "true";
  const turn = (open) => {
    for (const other of others) other.setAttribute("aria-expanded", String(open && other === made));
    card.hidden = !open;
    card.replaceChildren(make("strong", {}, text), " ", ...prose(term.text));
    // Beneath a long text it would lie below the edge.
    if (open) card.scrollIntoView({ block: "nearest" });
  };
  made.addEventListener("click", () => turn(!isOpen()));
  others.push(made);
  return made;
}

/**
 * A text whose words of the field can be looked up, and the place of their card.
 * @returns {{ pieces: (Node | string)[], card: HTMLElement }}
 */
export function lookup(text, glossary, told) {
  const card = make("p", { class: "term-card", role: "status", hidden: "" });
  const cut = termsOf(text, glossary, told);
  const tail = (i) => cut[i + 1]?.text.match(TAIL)?.[0] ?? "";
  const words = [];
  const pieces = cut.flatMap((part, i) => {
    if (part.term) return [whole(word(part.text, part.term, card, words), tail(i))];
    return prose(cut[i - 1]?.term ? part.text.replace(TAIL, "") : part.text);
  });
  return { pieces, card };
}

// A paragraph, or a heading, whose words of the field can be looked up.
export function explained(kind, text, glossary, told, tag = "p") {
  const { pieces, card } = lookup(text, glossary, told);
  return [make(tag, kind, ...pieces), card];
}
