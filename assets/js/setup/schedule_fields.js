// The fields of a schedule, as an address spells it: `key:field:field…`, the last of them perhaps another
// schedule, a list of numbers, or points to be drawn by hand.

import { draw, make } from "../core/dom.js";
import { choiceField, parameterField } from "../core/fields.js";
import { lineThrough } from "../core/geometry.js";
import { readNumber } from "../core/numbers.js";
import { rateText } from "../core/rate.js";
import { pointEditor } from "./drawn_schedule.js";
import { _ } from "../core/translate.js";

// "cosine:0.1" as its key and its fields' values, in the order of the catalogue.
export function spelled(text) {
  const [key, ...values] = text.split(":");
  return { key, values };
}

/**
 * @param {ArrayLike<number> & Iterable<number>} values
 * @param {number[]} box width and height
 * @param {string} title
 */
export function scheduleSketch(values, [width, height], title) {
  return draw(
    "svg",
    { class: "sketch", viewBox: `-2 -3 ${width + 4} ${height + 6}`, role: "img", "aria-label": title },
    draw("path", { d: `M0 ${height}H${width}`, class: "axis" }),
    draw("path", { d: lineThrough(values, [width, height]), class: "eta-line" }),
  );
}

// told: the catalogue's schedules. changed(text): the whole schedule, spelled anew.
export function scheduleFields(told, text, { changed, refused }) {
  const { key, values } = spelled(text);
  const fact = told[key];
  const head = values.slice(0, fact.fields.length);
  const rest = values.slice(fact.fields.length);
  const set = (i, value) =>
    changed([key, ...head.map((kept, j) => (j === i ? value : kept)), ...rest].join(":"));
  const end = (parts) => changed([key, ...head, ...parts].join(":"));
  const rows = fact.fields.map((field, i) =>
    parameterField(field, Number(head[i]), { changed: (value) => set(i, value), refused }),
  );
  const tails = { schedule: then, numbers: list, points: pointEditor };
  return fact.tail ? [...rows, ...[tails[fact.tail.kind](rest, end, { told, refused })].flat()] : rows;
}

function then(parts, end, { told, refused }) {
  const others = Object.entries(told).filter(([, { tail }]) => tail?.kind !== "schedule");
  const text = parts.join(":");
  return [
    choiceField({
      name: _("What comes after"),
      label: _("then"),
      value: parts[0],
      choices: others.map(([key, { label }]) => [key, label]),
      changed: (key) => end([key]),
    }),
    ...scheduleFields(told, text, { changed: (value) => end([value]), refused }),
  ];
}

function list(parts, end, { refused }) {
  const input = make("input", {
    type: "text",
    class: "number wide",
    "aria-label": _("Milestones: the updates at which it drops"),
    value: parts.join(", "),
    autocomplete: "off",
    spellcheck: "false",
  });
  input.addEventListener("change", () => {
    const typed = input.value
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((text) => ({ text, ...readNumber(text) }));
    const wrong = typed.find(({ why }) => why);
    if (typed.length && !wrong) return end(typed.map(({ value }) => rateText(value)));
    if (wrong) refused(wrong.text, wrong.why, parts.join(", "));
    else refused(input.value, _("{what} has no number"), parts.join(", "));
    input.value = parts.join(", ");
    return undefined;
  });
  return [
    make("label", { class: "field-row" }, make("span", { class: "words-of" }, make("b", {}, _("at"))), input),
  ];
}
