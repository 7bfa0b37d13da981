// The controls of one panel's setup beyond its rate: method, schedule, clipping. set(name, text):
// a visitor has chosen; refused(typed, why, kept): what was typed is no number.

import { make } from "../core/dom.js";
import { choiceField, numberField, parameterField } from "../core/fields.js";
import { scheduleFields, spelled } from "./schedule_fields.js";
import { _ } from "../core/translate.js";

const CLIPS = [
  ["none", _("not clipped")],
  ["norm", _("clip by norm")],
  ["value", _("clip by value")],
];

// The parameters of a method.
export const methodFields = (fact, hyper, { set, refused }) =>
  fact.fields.map((field) =>
    parameterField(field, hyper[field.name], { changed: (text) => set(field.name, text), refused }),
  );

// The fields of a schedule; on data also what it counts, where the rate does not stay.
export function scheduleControls(schedules, { sched, per }, { isOfData, set, refused }) {
  const fields = scheduleFields(schedules, sched, { changed: (next) => set("sched", next), refused });
  if (!isOfData || spelled(sched).key === "constant") return fields;
  const counted = choiceField({
    name: _("The schedule counts"),
    label: _("Counts"),
    help: _("An epoch sees every example once"),
    value: per,
    choices: [
      ["update", _("updates")],
      ["epoch", _("epochs")],
    ],
    changed: (value) => set("per", value),
  });
  return [...fields, counted];
}

export function clipControls(text, { set, refused }) {
  const { key, values } = spelled(text);
  const choice = choiceField({
    name: _("Gradient clipping"),
    label: _("Gradient"),
    value: key,
    choices: CLIPS,
    changed: (kind) => set("clip", kind === "none" ? "none" : `${kind}:${values[0] ?? 1}`),
  });
  if (key === "none") return choice;
  return make(
    "div",
    {},
    choice,
    numberField({
      name: _("Clip at"),
      label: _("at"),
      value: Number(values[0]),
      refused,
      help: key === "norm" ? _("The longest gradient") : _("The largest coordinate"),
      changed: (bound) => set("clip", `${key}:${bound}`),
    }),
  );
}
