// One reader for every number that is typed or linked: "0.1", "1/3", "5·10⁻³". app/scene/numbers.py reads the
// same texts on the server; tests/cases/numbers.json holds both to one table.

import { _, n_ } from "./translate.js";

export const LONGEST = 400; // characters of a number; nobody types more, and its patterns stay quick

// Thousands may be set apart by these; a plain space parts two numbers.
const NARROW = "\u00a0\u2007\u2008\u2009\u200a\u202f";
const SPACES = ` \t\n\r\f\v\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u205f\u3000${NARROW}`;
const UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff";
// What prints alike means the same.
const ALIKE = [/[‐‑‒–−﹣－]/g, "-", /＋/g, "+", /[×⋅∙*]/g, "·", /[⁄∕]/g, "/"];
const [LEVEL, RAISED] = ["+-0123456789", "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"];

const WHOLE = "[+-]?[0-9]+";
const DECIMAL = `[0-9]{1,3}(?:[${NARROW}][0-9]{3})+(?:\\.[0-9]*)?|[0-9]+\\.?[0-9]*|\\.[0-9]+`;
const POWER = `10\\^(?:(${WHOLE})|\\((${WHOLE})\\)|\\{(${WHOLE})\\})`;
const SIZE = `(${DECIMAL})(?:e(${WHOLE}))?|(?:(${DECIMAL})[·x])?${POWER}`;
const TERM = new RegExp(`^(?:([+-])[${SPACES}]*)?(?:${SIZE})$`, "i");

// Why a text is none, where that can be told: what it looks like, and what is wrong with it.
/** @type {[RegExp, string][]} */
const REFUSALS = [
  [/^[+-]?(nan|inf|infinity|∞)$/i, _("{what} is not a finite number")],
  [/^[+-]?0x[0-9a-f]+$/i, _("{what} is not a decimal number")],
  [/[¼-¾⅐-⅞]/, _("{what} has a fraction in one sign, not as in 1/2")],
  [/(?![0-9])\p{Nd}/u, _("{what} has digits other than 0 to 9")],
  [/^[^_]*[0-9][0-9e+.-]*_[0-9e+._-]*$/i, _("{what} has an underscore in it")],
  [/^[0-9.,e+-]+ *%$/i, _("{what} has a percent sign")],
];
const MARKS = /^[+-]?[0-9]*(?:[.,][0-9]*){2,}$/;

const ends = new RegExp(`^[${SPACES}${UNSEEN}]+|[${SPACES}${UNSEEN}]+$`, "g");
const narrow = new RegExp(`[${NARROW}]`, "g");
const spaces = new RegExp(`[${SPACES}]`, "g");
const joints = new RegExp(`[${SPACES}]*([·x/^])[${SPACES}]*`, "gi");
const raised = new RegExp(`[${RAISED}]+`, "g");

// In the signs of a keyboard.
function typed(text) {
  let plain = text;
  for (let i = 0; i < ALIKE.length; i += 2) plain = plain.replace(ALIKE[i], ALIKE[i + 1]);
  return plain;
}
// Without spaces round what joins two numbers.
function plainly(text, comma) {
  const plain = typed(text.replaceAll("**", "^"))
    .replace(raised, (signs) => `^${[...signs].map((sign) => LEVEL[RAISED.indexOf(sign)]).join("")}`)
    .replace(joints, "$1");
  return comma && !plain.includes(".") ? plain.replaceAll(",", ".") : plain;
}

// One side of a quotient, rounded once.
function termValue([, sign, decimal, power, mantissa, ...powers]) {
  const digits = (decimal ?? mantissa ?? "1").replace(narrow, "");
  return Number(`${sign ?? ""}${digits}e${power ?? powers.find(Boolean) ?? 0}`);
}
// { value }, { why } where it has none, or null where the text spells no number.
function valueOf(text, comma) {
  const terms = plainly(text, comma)
    .split("/")
    .map((part) => part.match(TERM));
  if (terms.length > 2 || terms.includes(null)) return null;
  const [over, under] = [...terms.map(termValue), 1];
  if (under === 0) return { why: _("{what} divides by zero") };
  return { value: Number.isFinite(under) ? over / under : under };
}
const isNumber = (text, comma) => valueOf(text, comma)?.value !== undefined;

/** @returns {string} */
function refusal(text, comma) {
  const shown = typed(text);
  const known = REFUSALS.find(([pattern]) => pattern.test(shown));
  if (known) return known[1];
  const isList = shown.includes(",") && !comma && shown.split(",").every((part) => isNumber(part));
  if (isList) return _("{what} has a comma: a comma parts values, a point is the decimal mark");
  if (MARKS.test(shown)) return _("{what} has more than one decimal mark");
  if (isNumber(text.replace(spaces, ""), comma)) return _("{what} has a space in it");
  return _("{what} is not a number");
}

// The number that a text spells, as { value }; or, as { why }, a clause on what is wrong with it, which has a
// place for it: "{what} is not a number". With `comma`, a comma may be its decimal mark.
/**
 * @param {unknown} text
 * @returns {Reading}
 */
export function readNumber(text, { comma = false } = {}) {
  const bare = String(text).replace(ends, "");
  if (bare.length > LONGEST)
    return {
      why: n_(
        "{what} is longer than {longest} character",
        "{what} is longer than {longest} characters",
        LONGEST,
        { longest: LONGEST },
      ),
    };
  const found = valueOf(bare, comma) ?? { why: refusal(bare, comma) };
  if (found.why) return found;
  return Number.isFinite(found.value)
    ? { value: found.value + 0 }
    : { why: _("{what} is not a finite number") };
}
