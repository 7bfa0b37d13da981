// The controls of what is left to chance: noise and the samples that it averages, or, on data, how many
// examples a step sees and how they are drawn; and the seed.

import { numberField, switchField } from "../core/fields.js";
import { _, n_ } from "../core/translate.js";

// values: { noise, batch, replacement, seed }; examples: how many the hill is made of, 0 for none; set(name,
// text): a visitor has chosen; refused(typed, why, kept): what was typed is no number.
export function chanceFields(values, examples, { set, refused }) {
  const number = (key, name, help, value = values[key], more = {}) =>
    numberField({
      ...{ name, label: name, help, value, isWhole: true, refused },
      changed: (text) => set(key, text),
      ...more,
    });
  const seed = number("seed", _("Seed"), examples ? _("Which order of the examples") : _("Which noise"));
  if (!examples)
    return [
      number("noise", _("Noise σ"), _("On each gradient of one sample"), values.noise, { isWhole: false }),
      number("batch", _("Batch"), _("Samples that a step averages")),
      seed,
    ];
  const help = n_("Of {n} example, a step sees so many", "Of {n} examples, a step sees so many", examples);
  const size = values.batch === "full" ? examples : values.batch;
  return [
    number("batch", _("Batch"), help, size, { changed: (text) => set("batch", batchText(text, examples)) }),
    switchField({
      name: _("With replacement"),
      label: _("With replacement"),
      help: _("Each example of a batch is drawn from all; not where a step sees all"),
      value: Boolean(values.replacement),
      changed: (text) => set("replacement", text),
    }),
    seed,
  ];
}

// All examples are a batch by their own name, however many more were typed.
export const batchText = (text, examples) => (Number(text) >= examples ? "full" : text);
