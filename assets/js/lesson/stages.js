// What a lesson says aloud: question, outcome and explanation, each once.

import { _, n_ } from "../core/translate.js";

// The letters of the options are those of the answers, whatever the panels are called.
const options = ({ options = [] }) => options.map(({ key, text }) => `${key}: ${text}`).join(" ");

/** @param {{ number: number, of: number }} lesson */
export const placeWords = ({ number, of }) =>
  n_("Lesson {number} of {n}", "Lesson {number} of {n}", of, { number });

// The question as it is read out.
export const askWords = ({ title, text, question }) =>
  _("{title}. {text} {question} {options}", {
    title,
    text,
    question: question.text,
    options: options(question),
  });

// What the walk did, what was said, and why.
export function seenWords({ seen, is_right: isRight, reply, explanation }) {
  const said =
    isRight === null ? "" : isRight ? _("You were right.") : [reply?.belief, reply?.text].join(" ");
  return [seen, said, explanation].filter(Boolean).join(" ");
}

export const tryWords = ({ try: { text } }) => _("Now try: {text}", { text });
