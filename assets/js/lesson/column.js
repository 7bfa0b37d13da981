// The column of a lesson: what is asked, what was said, what happened and why. One place for all of it.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";
import { createAnswers } from "./answers.js";
import { curveDrawing, rangeOf } from "./curve_drawing.js";
import { explained, lookup, prose } from "./prose.js";
import { placeWords } from "./stages.js";

const LOCKS = _("One press locks your answer. No score, and nothing is stored.");
const LETTER_LOCKS = _("One press, or its letter, locks your answer. No score, and nothing is stored.");
const STAGES = [_("Predict"), _("Play"), _("Why")];

const TICKED = ["works", "just_right"];

const paragraph = (kind, text) => make("p", { class: kind }, ...prose(text));

function button(kind, text, act) {
  const made = make("button", { type: "button", class: kind }, ...prose(text));
  made.addEventListener("click", act);
  return made;
}

// Where one is: what is over has a tick, what is under way its number on ink.
function stages(now) {
  return make(
    "ol",
    { class: "lesson-stages", "aria-label": _("Stages of the lesson") },
    ...STAGES.map((name, i) => {
      const isDone = i < now;
      const state = isDone ? "done" : i === now ? "now" : "";
      const disc = make("span", { class: "stage-disc", "aria-hidden": "true" }, isDone ? "" : String(i + 1));
      if (isDone) disc.append(icon("check"));
      const place = i === now ? { "aria-current": "step" } : {};
      return make("li", { class: state, ...place }, disc, name);
    }),
  );
}

function head(it, now) {
  it.head.replaceChildren(
    stages(now),
    make("p", { class: "lesson-place" }, placeWords(it.lesson)),
    make("h1", { id: "lesson-title" }, it.lesson.title),
  );
}

function show(it, now, body, foot) {
  const isInHand = it.root.contains(document.activeElement);
  it.root.dataset.stage = ["question", "play", "why", "try"][now];
  head(it, Math.min(now, 2));
  it.body.replaceChildren(...body);
  it.foot.replaceChildren(...foot);
  it.body.scrollTop = 0;
  // Who has pressed a button that is gone goes on from here by keyboard, and not from the head of the page.
  if (isInHand) it.body.focus({ preventScroll: true });
  requestAnimationFrame(() => reach(it));
}

const MOST_TAKEN = 40; // px
const PHONE = "(max-width: 640px)";

// What is longer than its place is scrolled, by the keyboard too; an edge says whether there is more.
function reach(it) {
  const { scrollHeight, scrollTop, clientHeight } = it.body;
  it.body.setAttribute("tabindex", scrollHeight > clientHeight + 1 ? "0" : "-1");
  it.root.toggleAttribute("data-more", scrollHeight - scrollTop > clientHeight + 4);
}

// On a phone the map gives the question what it needs of the height.
function makeRoom(it) {
  const over = it.body.scrollHeight - it.body.clientHeight;
  it.page.style.setProperty("--taken", `${Math.min(Math.max(over, 0), MOST_TAKEN)}px`);
}

// Where the page has no head, as on a projector, the vote is beneath the question.
function vote({ lesson, deeds, isFramed }) {
  const isHere = lesson.question.options && !isFramed;
  return isHere ? [button("hands-beneath", _("Show of hands (H)"), deeds.hands)] : [];
}

function ask(it) {
  const { text, question, glossary } = it.lesson;
  const terms = new Set();
  it.answers = createAnswers(question, it.deeds.commit, it.point);
  it.locks = question.options ? LETTER_LOCKS : LOCKS;
  it.hint = make("p", { class: "lesson-hint" }, it.locks);
  it.trouble = make("p", { class: "lesson-trouble", hidden: "" });
  show(
    it,
    0,
    [
      ...explained({ class: "lesson-text" }, text, glossary, terms),
      ...explained({ id: "lesson-question" }, question.text, glossary, terms, "h2"),
      it.answers.root,
      it.trouble,
      it.hint,
    ],
    [
      button("skip", _("Skip the question"), it.deeds.skip),
      ...vote(it),
      make("span", { class: "short-hint" }, _("one press locks it")),
    ],
  );
  requestAnimationFrame(() => makeRoom(it));
}

// The answer as it was locked; it can't be changed any more.
function ghost(answer, isRight = null) {
  const letter = answer.key ? [make("span", { class: "option-letter" }, answer.key)] : [];
  const sign = icon(isRight ? "check" : "lock");
  return make(
    "div",
    { class: "lesson-ghost" },
    ...letter,
    make("span", { class: "ghost-text" }, ...prose(answer.text)),
    make("span", { class: "ghost-sign", title: isRight ? _("as it was") : _("locked") }, sign),
  );
}

const row = (label, ...content) => make("div", { class: "lesson-row" }, make("dt", {}, label), ...content);

function wait(it, answer) {
  const said = answer ? [make("dl", {}, row(_("You said"), make("dd", {}, ghost(answer))))] : [];
  show(
    it,
    1,
    [...said, paragraph("lesson-text", _("Now watch. What it did, and why, will stand here."))],
    [button("lesson-plain", _("Show the end"), it.deeds.end)],
  );
}

// Of curves, the one that was right: what it did has a shape.
function shape({ lesson }, { truth }) {
  const curves = lesson.question.options?.map(({ curve = [] }) => curve) ?? [];
  const right = lesson.question.options?.find(({ key, curve }) => curve && key === truth?.key);
  return right ? [curveDrawing(right.curve, rangeOf(curves))] : [];
}

// What was seen comes first, with the sign of what became of the walk.
function outcome(it, given, terms) {
  const { seen, fate, glossary = [] } = given;
  const { pieces, card } = lookup(seen, glossary, terms);
  // The tick of a walk that works would be taken for that of the answer.
  const hasSign = fate && !TICKED.includes(fate);
  const sign = hasSign ? [make("span", { class: "disc", "data-fate": fate }, icon(fate))] : [];
  const label = make("dt", {}, _("It did"), ...sign, ...shape(it, given));
  return make(
    "div",
    { class: "lesson-row" },
    label,
    make("dd", { class: "lesson-outcome" }, make("strong", {}, ...pieces), card),
  );
}

function reply({ is_right: isRight, reply: said }) {
  if (isRight) return [paragraph("lesson-right", _("That is what it did."))];
  if (!said) return [];
  return [
    make(
      "div",
      { class: "lesson-reply" },
      make("strong", {}, ...prose(said.belief)),
      paragraph("", said.text),
    ),
  ];
}

// Who has not answered, as a class has not, is told which of the options it was.
function right({ lesson }, { answer, truth }) {
  const option = answer ? null : lesson.question.options?.find(({ key }) => key === truth?.key);
  return option ? [row(_("Right is"), make("dd", {}, ghost(option, true)))] : [];
}

function why(it, given) {
  const { answer, is_right: isRight } = given;
  const said = answer ? [row(_("You said"), make("dd", {}, ghost(answer, isRight)))] : right(it, given);
  const terms = new Set();
  return [
    make("dl", {}, outcome(it, given, terms), ...said),
    ...reply(given),
    ...explained({ class: "lesson-why" }, given.explanation, given.glossary ?? [], terms),
  ];
}

// The next lesson, or the gallery after the last.
function onward(it, { next }) {
  const href = it.deeds.address(next?.name ?? "");
  if (href === null) return [];
  const words = next ? prose(_("Next: {title}", { title: next.title })) : [_("All lessons")];
  return [make("a", { class: "lesson-next", href }, ...words, icon("right"))];
}

function again(it) {
  const href = it.deeds.address(it.lesson.name);
  return href === null ? [] : [make("a", { class: "lesson-plain", href }, _("Ask me again"))];
}

// The hill that was covered is there to be searched.
function game(it) {
  const href = it.lesson.covered ? it.deeds.game() : null;
  return href === null ? [] : [make("a", { class: "lesson-plain", href }, _("Search game"))];
}

function tell(it, given) {
  const now = make(
    "p",
    { class: "lesson-try" },
    make("strong", {}, _("Now try:")),
    " ",
    ...prose(given.try.text),
  );
  show(it, 2, why(it, given), [
    now,
    make(
      "div",
      { class: "lesson-ways" },
      ...game(it),
      button("lesson-plain", _("Try it"), it.deeds.tryIt),
      ...onward(it, given),
    ),
  ]);
}

function free(it, given) {
  const { glossary = [] } = given;
  const terms = new Set();
  show(
    it,
    3,
    [
      make("h2", {}, _("Now try")),
      ...explained({ class: "lesson-text" }, given.try.text, glossary, terms),
      make(
        "details",
        { class: "lesson-before", ...(matchMedia(PHONE).matches ? {} : { open: "" }) },
        make("summary", {}, _("What was seen before, and why")),
        ...explained({ class: "lesson-seen" }, given.seen, glossary, terms),
        ...explained({ class: "lesson-why" }, given.explanation, glossary, terms),
      ),
    ],
    [make("div", { class: "lesson-ways" }, ...game(it), ...again(it), ...onward(it, given))],
  );
  it.root.scrollIntoView({ block: "nearest" });
}

/** Wherever the focus has gone meanwhile. @param {any} it */
function closeCards(it) {
  for (const open of it.root.querySelectorAll('.term[aria-expanded="true"]')) open.click();
}

// lesson: of lesson.js; deeds: what its buttons do.
export function createColumn(page, { lesson, host, isFramed }, deeds) {
  const it = { page, lesson, deeds, isFramed, answers: null, trouble: null };
  const letter = lesson.question.panel || "A";
  const panel = Math.max(letters().indexOf(letter), 0);
  it.point = { panel: host.stage.panels[panel], ignoresY: () => host.hill(panel).hill.ignores_y };
  it.head = make("div", { class: "lesson-head" });
  it.body = make("div", {
    class: "lesson-body",
    tabindex: "-1",
    role: "group",
    "aria-labelledby": "lesson-title",
  });
  it.body.addEventListener("scroll", () => reach(it), { passive: true });
  new ResizeObserver(() => reach(it)).observe(it.body);
  it.foot = make("div", { class: "lesson-foot" });
  it.root = make("aside", { class: "lesson", "aria-labelledby": "lesson-title" }, it.head, it.body, it.foot);
  it.root.classList.toggle("asks-number", !lesson.question.options);
  it.root.addEventListener("keydown", ({ key }) => key === "Escape" && closeCards(it));
  page.querySelector(".desk").prepend(it.root);
  return {
    ask: () => ask(it),
    lock(answer) {
      it.answers?.lock(answer);
      it.hint.textContent = _("The walk is on its way.");
      it.trouble.hidden = true;
    },
    unlock(said) {
      it.answers?.unlock();
      it.hint.textContent = it.locks;
      it.trouble.textContent = said ?? _("The server is away. Press again in a moment.");
      it.trouble.hidden = false;
    },
    wait: (answer) => wait(it, answer),
    tell: (given) => tell(it, given),
    free: (given) => free(it, given),
    choose: (key) => it.answers?.choose?.(key),
    hasNoVote() {
      it.trouble.textContent = _("No show of hands here: there is nothing to choose from.");
      it.trouble.hidden = false;
    },
    focus: () => it.body.focus({ preventScroll: true }),
    next: () => it.foot.querySelector(".lesson-next")?.click(),
  };
}
