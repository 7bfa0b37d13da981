// The view of all that is set beyond rate, method and start: the selected panel above, all panels below.

import { floats } from "../../core/codec.js";
import { make } from "../../core/dom.js";
import { chanceFields, differing } from "../../controls/chance_fields.js";
import { choiceField, heldFocus, numberField, TOLD } from "../../core/fields.js";
import { figure } from "../../core/format.js";
import { icon } from "../../core/icons.js";
import { choices, letters } from "../../core/manifest.js";
import { symbolsIn } from "../../core/symbols.js";
import { lockAll } from "../../state/display_options.js";
import { scheduleSketch, spelled } from "../../setup/schedule_fields.js";
import { clipControls, methodFields, scheduleControls } from "../../setup/sections.js";
import { _ } from "../../core/translate.js";

const SEEDS = 1_000_000;
const BOX = [280, 56]; // of the drawing of η(t)

function load(it, picture, panel) {
  it.host.controls.schedule(spelled(picture.panels[panel].setup.sched).key);
  const { setup, eta, rates, end } = picture.panels[panel];
  const tale = JSON.stringify([
    setup,
    panel,
    eta,
    rates,
    end,
    picture.steps,
    picture.noise,
    picture.batch,
    picture.replacement,
    it.host.scene().hill.key,
    picture.seed,
    differing(picture),
    picture.clock,
    picture.strip.face,
  ]);
  if (tale === it.shown && !it.root.querySelector(TOLD)) return;
  it.shown = tale;
  const held = heldFocus(it.upper, it.lower);
  it.upper.replaceChildren(letterButtons(it, panel), arrangements(it, panel), method(it, setup, panel));
  it.lower.replaceChildren(
    ...schedule(it, picture, panel),
    clipControls(setup.clip, ownOf(it, panel)),
    ...shared(it, picture),
  );
  lockAll(it.root, it.host.scene().scene.lock);
  held.restore();
}

// What is changed for one panel.
const ownOf = (it, panel) => ({
  set: (name, text) => it.host.panelField(name, panel, text),
  refused: it.refused,
});

function letterButtons(it, selected) {
  return make(
    "div",
    { class: "letters", role: "group", "aria-label": _("Panel") },
    ...[...letters()].map((letter, i) => {
      const made = make(
        "button",
        {
          type: "button",
          class: "letter",
          "aria-pressed": String(i === selected),
          "aria-label": _("Panel {letter}", { letter }),
        },
        letter,
      );
      made.addEventListener("click", () => it.host.select(i));
      return made;
    }),
  );
}

function method(it, { opt, hyper }, panel) {
  const fact = it.catalogue.methods[opt];
  return make(
    "section",
    { class: "card-of" },
    make("h3", {}, fact.label),
    make("p", { class: "formula", title: symbolsIn(fact.formula) }, fact.formula),
    make("p", {}, fact.shines),
    make("p", { class: "but" }, fact.fails),
    ...methodFields(fact, hyper, ownOf(it, panel)),
  );
}

function schedule(it, picture, panel) {
  const { setup, eta, rates } = picture.panels[panel];
  const fact = it.catalogue.schedules[spelled(setup.sched).key];
  const actual = rates ? floats(rates) : [eta, eta];
  return [
    scheduleSketch(
      actual,
      BOX,
      _("The rate over the walk: {label}, from {first} to {last}", {
        label: fact.label,
        first: figure(actual[0]),
        last: figure(actual.at(-1)),
      }),
    ),
    make("p", { class: "formula" }, fact.formula),
    make("p", { class: "but" }, fact.shines),
    ...scheduleControls(it.catalogue.schedules, setup, {
      ...ownOf(it, panel),
      isOfData: Boolean(it.host.scene().hill.data),
    }),
  ];
}

function arrangements(it, panel) {
  const button = (how, text) => {
    const made = make("button", { type: "button", class: "tool boxed wide" }, text);
    made.addEventListener("click", () => it.host.arrange(how, panel));
    return made;
  };
  const letter = letters()[panel];
  return make(
    "div",
    { class: "arrangements", role: "group", "aria-label": _("Arrange the panels") },
    button("copy", _("Copy {letter} to all", { letter })),
    button("rates", _("{letter}’s method, four rates", { letter })),
    button("methods", _("{letter}’s rate, four methods", { letter })),
    button("hills", _("{letter}’s rate, four hills", { letter })),
    button("starts", _("{letter}’s rate, four starts", { letter })),
    button("batches", _("{letter}’s rate, four batches", { letter })),
  );
}

function shared(it, picture) {
  const { steps, noise, batch, replacement, seed, clock, strip } = picture;
  const set = (name, text) => it.host.field(name, text);
  const dice = make(
    "button",
    { type: "button", class: "tool boxed", title: _("Another seed"), "aria-label": _("Another seed") },
    icon("dice"),
  );
  dice.addEventListener("click", () => it.host.field("seed", String(Math.floor(Math.random() * SEEDS))));
  const examples = it.host.scene().hill.data?.examples.length ?? 0;
  const deeds = { set, refused: it.refused };
  const fields = chanceFields({ noise, batch, replacement, seed }, examples, deeds, differing(picture));
  const seeds = fields.pop();
  return [
    make("h3", {}, _("All panels")),
    numberField({
      name: _("Steps"),
      label: _("Steps"),
      help: _("The budget of a walk"),
      value: steps,
      isWhole: true,
      refused: it.refused,
      changed: (text) => set("steps", text),
    }),
    make("div", { class: "noise-of" }, ...fields, make("div", { class: "with-dice" }, seeds, dice)),
    choiceField({
      name: _("The clock counts"),
      label: _("Clock"),
      help: _("What all panels are compared at"),
      value: clock,
      choices: choices("clock"),
      changed: (value) => it.host.field("clock", value),
    }),
    choiceField({
      name: _("The strips show"),
      label: _("Strips"),
      value: strip.face,
      choices: choices("face"),
      changed: (value) => it.host.field("face", value),
    }),
  ];
}

function create(root, host) {
  const it = { root, host, shown: "" };
  it.catalogue = it.host.catalogue;
  it.upper = it.root.querySelector("#setup-panel");
  it.lower = it.root.querySelector("#setup-rest");

  it.refused = it.host.complain;

  return { load: (picture, panel) => load(it, picture, panel) };
}

export const view = {
  key: "more",
  title: _("More"),
  wide: false,
  create,
  needs: ["arrange", "catalogue", "complain", "controls", "field", "panelField", "scene", "select"],
};
