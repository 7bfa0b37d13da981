// What stands round the column of a lesson: the names of the panels, the bar that plays, the head of the
// page. While the question is open they tell start and rates alone, and why nothing plays.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { letters } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { createFactors } from "./factors.js";
import { prose } from "./prose.js";
import { _ } from "../core/translate.js";

const REASON = _("Play opens when you have answered – or skipped – the question.");
const SHORT = _("Answer or skip to play.");

// A rate is a name only until it is changed.
const isRate = (name) => /^η = [^\s,]+$/.test(name);

/**
 * The names of the panels that go by their rates, by their rates as they are now; null for the others. Those
 * with the same rate have a number before it.
 * @param {{ eta: number }[]} panels
 * @param {string[]} labels
 */
export function rateNames(panels, labels) {
  const names = panels.map(({ eta }, i) => (isRate(labels[i] ?? "") ? `η = ${rateText(eta)}` : null));
  const isShared = (name) => names.indexOf(name) !== names.lastIndexOf(name);
  return names.map((name, i) =>
    name !== null && isShared(name) ? _("{number}: {name}", { number: i + 1, name }) : name,
  );
}

// In a lesson the letters belong to the answers: a panel goes by what no other has.
function nameAll(it) {
  it.lesson.labels.forEach((name, i) => {
    const root = it.stage.panels[i].root;
    const asked = letters()[i] === it.lesson.question.panel && it.lesson.labels.length > 1;
    root.toggleAttribute("data-asked", asked);
    root.setAttribute("aria-label", name);
    root
      .querySelector(".cause")
      .prepend(
        make("span", { class: isRate(name) ? "panel-name is-rate" : "panel-name" }, ...prose(name)),
        ...(asked ? [make("span", { class: "asked-tag" }, _("the question"))] : []),
      );
    const tab = it.page.querySelectorAll(".tab")[i];
    tab?.querySelector("b").replaceChildren(...prose(name));
    tab?.toggleAttribute("data-asked", asked);
    tab?.classList.toggle("by-rate", isRate(name));
  });
}

// All that would play, and the rates, which are a part of the question.
const controls = ({ page, bar }) => [
  ...bar.querySelectorAll("button, .timeline, select"),
  ...page.querySelectorAll(".ruler .rate input"),
];

// Who comes by keyboard need not go through the head of the page.
function leadToAnswers(page) {
  const link = page.querySelector(".skip-link");
  link.textContent = _("Skip to the lesson");
  link.addEventListener("click", () => {
    const body = page.querySelector(".lesson-body");
    (body.querySelector(".option:enabled, .number-answer input:enabled") ?? body).focus();
  });
}

function lockBar(it) {
  const play = it.bar.querySelector(".play");
  play.title = REASON;
  play.setAttribute("aria-describedby", "lesson-reason");
  for (const each of controls(it)) each.disabled = true;
  it.reason = make(
    "p",
    { class: "reason", id: "lesson-reason" },
    icon("lock"),
    make("span", { class: "long" }, REASON),
    make("span", { class: "short", "aria-hidden": "true" }, SHORT),
  );
  it.bar.querySelector(".track").before(it.reason);
}

function unlockBar(it) {
  it.reason?.remove();
  it.bar.querySelector(".play").removeAttribute("aria-describedby");
  for (const each of controls(it)) each.disabled = false;
}

// The way back to all lessons, and out of this one.
function headOf(it, deeds) {
  const leave = make(
    "a",
    { class: "tool boxed wide leave", href: "./" },
    icon("close"),
    make("span", {}, _("Leave the lesson")),
  );
  leave.addEventListener("click", () => {
    leave.href = `./?${it.host.query()}`;
  });
  const hands = make(
    "button",
    { type: "button", class: "tool boxed wide hands-opener", title: _("Show of hands") },
    icon("hand"),
    make("span", {}, _("Class")),
  );
  hands.addEventListener("click", deeds.hands);
  const gallery = deeds.address("");
  const crumbs = make(
    "nav",
    { class: "crumbs", "aria-label": _("Lessons") },
    ...(gallery === null
      ? []
      : [make("a", { href: gallery }, _("Lessons")), make("span", { "aria-hidden": "true" }, "›")]),
    make("span", {}, `${it.lesson.number} ${it.lesson.title}`),
  );
  const header = it.page.querySelector(".header");
  header.querySelector(".views").before(crumbs);
  const tools = header.querySelector(".tools");
  if (it.lesson.question.options) tools.before(hands);
  if (!it.lesson.links) tools.before(leave);
}

// player: of lesson.js.
export function createSurroundings(page, { lesson, host, isFramed }, deeds) {
  const it = { page, lesson, host, stage: host.stage, bar: page.querySelector(".transport"), reason: null };
  const factors = createFactors(host);
  return {
    rate: factors.rate,
    // The panels as they are now: those that go by their rates have other names.
    drew(picture) {
      factors.drew(picture);
      const names = rateNames(picture.panels, lesson.labels);
      names.forEach((name, i) => {
        if (name === null) return;
        it.stage.panels[i].root.setAttribute("aria-label", name);
        page
          .querySelectorAll(".tab")
          [i]?.querySelector("b")
          .replaceChildren(...prose(name));
      });
    },
    begin() {
      page.classList.add("in-lesson");
      page.classList.toggle("covers", Boolean(lesson.covered));
      if (!isFramed) headOf(it, deeds);
      leadToAnswers(page);
      nameAll(it);
      const asked = letters().indexOf(lesson.question.panel);
      if (asked > 0) it.stage.select(asked);
      if (lesson.stage !== "question") return;
      page.classList.add("asks", "undecided");
      lockBar(it);
    },
    // The answer is locked: from here on the page plays.
    open() {
      page.classList.remove("asks", "undecided");
      unlockBar(it);
    },
    // All that a page has stands ready.
    free() {
      page.classList.remove("asks", "undecided");
      page.classList.add("free");
    },
    isOnPlay: () => it.bar.querySelector(".play") === document.activeElement,
    focusPlay: () => it.bar.querySelector(".play").focus({ preventScroll: true }),
  };
}
