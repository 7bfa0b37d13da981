// The sections of the setup dialog. given: { panel, letter, picture, scene, catalogue, list(kind), step,
// deeds } of the dialog.

import { chanceFields, chanceNames, differing, idleBatch } from "../controls/chance_fields.js";
import { createPicker } from "../controls/picker.js";
import { sketch } from "../controls/sketch.js";
import { choicesOf } from "../controls/things.js";
import { floats } from "../core/codec.js";
import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { rateText } from "../core/rate.js";
import { symbolsIn } from "../core/symbols.js";
import { spelled } from "./schedule_fields.js";
import { clipControls, methodFields, scheduleControls } from "./sections.js";
import { _, n_ } from "../core/translate.js";

// A picker in a place of its own.
function pickerOf({ catalogue, list }, kind, look, label, value, chosen) {
  const place = make("div", { class: `picker ${look}`, "data-label": label });
  const choices = choicesOf(catalogue, kind);
  const face = (choice) => [make("span", { class: "picked-name", title: choice.label }, choice.label)];
  createPicker(place, { list: list(kind), choices, face, chosen }).put(value);
  return place;
}

function startField(axis, label, value, { start, refused: _refused }) {
  const input = make("input", {
    type: "text",
    inputmode: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    value: rateText(value),
  });
  input.addEventListener("change", () => start(axis, input.value));
  return make("span", { class: `field ${axis ? "start_y" : "start_x"}` }, input);
}

export function hillSection(given) {
  const { letter, picture, scene, deeds } = given;
  const { hill } = scene;
  const [x, y] = picture.start;
  const label = _("Hill of panel {letter}", { letter });
  const fields = [startField(0, _("Start, x, of panel {letter}", { letter }), x, deeds)];
  if (!hill.ignores_y) fields.push(startField(1, _("Start, y, of panel {letter}", { letter }), y, deeds));
  return make(
    "section",
    { class: "setup-row" },
    pickerOf(given, "surface", "hill", label, hill.key, deeds.surface),
    make("span", { class: "pair" }, make("span", { class: "name" }, _("start")), ...fields),
  );
}

const formulaOf = (text) =>
  make("span", { class: "formula", "aria-hidden": "true", title: symbolsIn(text) }, text);

export function methodSection(given) {
  const { panel, letter, picture, catalogue, deeds } = given;
  const { opt, hyper, clip } = picture.panels[panel].setup;
  const label = _("Method of panel {letter}, in its setup", { letter });
  return make(
    "section",
    { class: "method-of" },
    make(
      "div",
      { class: "setup-row" },
      pickerOf(given, "opt", "method", label, opt, deeds.method),
      formulaOf(catalogue.methods[opt].formula),
    ),
    make("div", { class: "setup-fields" }, ...methodFields(catalogue.methods[opt], hyper, deeds)),
    make("div", { class: "setup-fields" }, clipControls(clip, deeds)),
  );
}

function scheduleRow(key, fact, isChosen, choose) {
  const radio = make("input", {
    type: "radio",
    name: "setup-schedule",
    class: "unseen",
    value: key,
    "aria-label": fact.label,
  });
  radio.checked = isChosen;
  radio.addEventListener("change", () => choose(key));
  return make(
    "label",
    { class: "schedule-row" },
    radio,
    sketch(fact.sketch),
    make("b", {}, fact.label),
    make("span", { class: "formula", "aria-hidden": "true" }, fact.formula),
  );
}

// The common ones, and the one in force.
function scheduleRows(schedules, present, choose) {
  const shown = Object.entries(schedules).filter(([key, fact]) => fact.is_common || key === present);
  return shown.map(([key, fact]) => scheduleRow(key, fact, key === present, choose));
}

function moreButton({ catalogue, list }, present, rows, choose) {
  const n = Object.keys(catalogue.schedules).length - rows;
  const attributes = { type: "button", class: "tool boxed wide", "aria-haspopup": "dialog" };
  const button = make("button", attributes, n_("{n} more …", "{n} more …", n));
  button.addEventListener("click", () =>
    list("sched").open({ anchor: button, value: present, typed: "", chosen: choose, closed: () => {} }),
  );
  return button;
}

export function scheduleSection(given) {
  const { panel, picture, catalogue, scene, step, deeds } = given;
  const { setup, rates, eta } = picture.panels[panel];
  const { key } = spelled(setup.sched);
  const choose = (next) => next !== key && deeds.set("sched", next);
  const rows = scheduleRows(catalogue.schedules, key, choose);
  const walked = rates ? floats(rates) : [eta];
  const rate = figure(walked[Math.min(step, walked.length - 1)]);
  return make(
    "section",
    { class: "schedule-of" },
    make(
      "div",
      { class: "setup-row" },
      make("h3", { id: "setup-schedules" }, _("Schedule of the rate")),
      moreButton(given, key, rows.length, choose),
    ),
    make("div", { role: "radiogroup", "aria-labelledby": "setup-schedules" }, ...rows),
    make(
      "div",
      { class: "setup-fields" },
      ...scheduleControls(catalogue.schedules, setup, { ...deeds, isOfData: Boolean(scene.hill.data) }),
    ),
    make("p", { class: "but" }, _("at step {step}: η = {rate}", { step, rate })),
  );
}

export function noiseSection({ picture, scene, deeds, isAll }) {
  const { noise, batch } = picture;
  const examples = scene.hill.data?.examples.length ?? 0;
  const each = isAll ? differing(picture) : {};
  const isOne = noise && !examples && !Object.keys(each).length;
  const idle = each.noise || each.batch ? null : idleBatch(picture, examples);
  const both = `${figure(noise)}/√${batch} = ${figure(noise / Math.sqrt(batch))}`;
  return make(
    "section",
    { class: "noise-of" },
    make("div", { class: "setup-fields in-a-row" }, ...chanceFields(picture, examples, deeds, each)),
    ...Object.entries(each).map(([name, words]) =>
      make("p", { class: "but" }, `${chanceNames[name]}: ${words}`),
    ),
    ...(idle ? [make("p", { class: "but", role: "status" }, idle)] : []),
    ...(isOne ? [make("p", { class: "but" }, _("noise of a step: {both}", { both }))] : []),
  );
}
