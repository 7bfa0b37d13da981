// The controls of what is left to chance: noise and the samples that it averages, or, on data, how many
// examples a step sees and how they are drawn; and the seed.

import { numberField, switchField } from "../core/fields.js";
import { letters } from "../core/manifest.js";
import { _, n_ } from "../core/translate.js";

export const chanceNames = {
  noise: _("Noise σ"),
  batch: _("Batch"),
  replacement: _("With replacement"),
  seed: _("Seed"),
};

// What the panels of a picture have each for itself, by its name, in words.
export function differing({ panels }) {
  const own = Object.keys(chanceNames).filter((name) => panels[0][name] !== undefined);
  const words = (name) => panels.map((panel, i) => `${letters()[i]} ${spoken(panel[name])}`).join(" · ");
  return Object.fromEntries(own.map((name) => [name, words(name)]));
}
const spoken = (value) => (typeof value === "boolean" ? (value ? _("yes") : _("no")) : value);

// What is to be said of a batch that changes nothing, without noise that it could average. Null elsewhere.
export const idleBatch = ({ noise, batch }, examples) =>
  !examples && noise === 0 && batch > 1 ? _("Without noise a batch makes no difference.") : null;

// values: { noise, batch, replacement, seed }; examples: how many the hill is made of, 0 for none; set(name,
// text): a visitor has chosen; refused(typed, why, kept): what was typed is no number; each: of `differing`,
// where the fields are those of all panels.
export function chanceFields(values, examples, { set, refused }, each = {}) {
  const helpOf = (key, help) =>
    each[key] ? _("They differ: {each}. One value sets all", { each: each[key] }) : help;
  const number = (key, name, help, value = values[key], more = {}) =>
    numberField({
      ...{ name, label: name, help: helpOf(key, help), isWhole: true, refused },
      value: each[key] ? null : value,
      each: _("differ"),
      changed: (text) => set(key, text),
      ...more,
    });
  const seed = number(
    "seed",
    chanceNames.seed,
    examples ? _("Which order of the examples") : _("Which noise"),
  );
  if (!examples)
    return [
      number("noise", chanceNames.noise, _("On each gradient of one sample"), values.noise, {
        isWhole: false,
      }),
      number("batch", chanceNames.batch, idleBatch(values, examples) ?? _("Samples that a step averages")),
      seed,
    ];
  const help = n_("Of {n} example, a step sees so many", "Of {n} examples, a step sees so many", examples);
  const size = values.batch === "full" ? examples : values.batch;
  return [
    number("batch", chanceNames.batch, help, size, {
      changed: (text) => set("batch", batchText(text, examples)),
    }),
    switchField({
      name: chanceNames.replacement,
      label: chanceNames.replacement,
      help: helpOf("replacement", _("Each example of a batch is drawn from all; not where a step sees all")),
      value: Boolean(values.replacement),
      changed: (text) => set("replacement", text),
    }),
    seed,
  ];
}

// All examples are a batch by their own name, however many more were typed.
export const batchText = (text, examples) => (Number(text) >= examples ? "full" : text);
