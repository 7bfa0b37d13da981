// The ways to answer: one of several in words or as curves, a number, a point on the map. Each has its own
// way by keyboard; all are locked by one press.

import { make } from "../core/dom.js";
import { curveDrawing, rangeOf } from "./curve_drawing.js";
import { createNumber } from "./number_answer.js";
import { createPoint } from "./point_answer.js";
import { prose } from "./prose.js";

function option({ key, text, curve }, range, commit) {
  const made = make(
    "button",
    { type: "button", class: "option", "data-key": key },
    make("span", { class: "option-letter" }, key),
    ...(curve ? [curveDrawing(curve, range)] : []),
    make("span", { class: "option-text" }, ...prose(text)),
  );
  made.addEventListener("click", () => commit(key, text));
  return made;
}

function createChoice({ kind, options }, commit) {
  const range = rangeOf(options.map(({ curve = [] }) => curve));
  const buttons = options.map((each) => option(each, range, commit));
  const root = make(
    "div",
    { class: `options ${kind}`, role: "group", "aria-labelledby": "lesson-question" },
    ...buttons,
  );
  return {
    root,
    choose: (key) => buttons.find((each) => each.dataset.key === key)?.click(),
    lock(answer) {
      for (const each of buttons) {
        each.disabled = true;
        each.toggleAttribute("data-chosen", each.dataset.key === answer);
      }
    },
    unlock() {
      for (const each of buttons) each.disabled = false;
    },
  };
}

const KINDS = { choose: createChoice, curve: createChoice, number: createNumber, point: createPoint };

// commit(answer, text): the answer as the server reads it, and in words. point: { panel, ignoresY() } of the
// panel that is asked about.
export const createAnswers = (question, commit, point) => KINDS[question.kind](question, commit, point);
