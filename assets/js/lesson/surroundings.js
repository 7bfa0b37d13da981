// What stands round the column of a lesson: the names of the panels, the bar that plays, the head of the
// page. While the question is open they tell start and rates alone, and why nothing plays.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { displayKeys, letters } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { spelled } from "../state/address.js";
import { createFactors } from "./factors.js";
import { prose } from "./prose.js";
import { _ } from "../core/translate.js";

const REASON = _("Play opens when you have answered – or skipped – the question.");
const SHORT = _("Answer or skip to play.");

// A rate, with a number before it where several panels have it, is a name only until it is changed.
const isRate = (name) => /(?:^|: )η = [^\s,]+$/.test(name);

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

// What no panel is named for, beside what is about the showing: its name stays when these change.
const UNNAMED = ["eta", "start", "steps", "clip", "per", "noise", "replacement", "seed"];

/**
 * What each panel of a scene is named for, as one text: its hill, method, schedule and batch.
 * @param {string} query
 * @returns {string[]}
 */
export function namedFor(query) {
  const apart = [...UNNAMED, ...displayKeys()];
  const fields = [...new URLSearchParams(query)].filter(([key]) => !apart.includes(key));
  const own = (text, i) => (text.includes(",") ? text.split(",")[i] : text);
  return [...letters()].map((_letter, i) => fields.map(([key, text]) => `${key}=${own(text, i)}`).join("&"));
}

function nameOne(it, name, i) {
  if (it.names[i] === name) return;
  it.names[i] = name;
  const { root } = it.stage.panels[i];
  root.setAttribute("aria-label", name);
  const place = root.querySelector(".panel-name");
  place.className = isRate(name) ? "panel-name is-rate" : "panel-name";
  place.replaceChildren(...prose(name));
  const tab = it.page.querySelectorAll(".tab")[i];
  tab?.querySelector("b").replaceChildren(...prose(name));
  tab?.classList.toggle("by-rate", isRate(name));
}

// In a lesson the letters belong to the answers: a panel goes by what no other has.
function nameAll(it, labels, query) {
  it.labels = labels;
  it.first = namedFor(query);
  labels.forEach((name, i) => nameOne(it, name, i));
}

// The panel that is asked about, where there are several.
function prepare(it) {
  it.stage.panels.forEach(({ root }, i) => {
    const asked = letters()[i] === it.lesson.question.panel && it.lesson.labels.length > 1;
    root.toggleAttribute("data-asked", asked);
    const tag = asked ? [make("span", { class: "asked-tag" }, _("the question"))] : [];
    root.querySelector(".cause").prepend(make("span", { class: "panel-name" }), ...tag);
    it.page.querySelectorAll(".tab")[i]?.toggleAttribute("data-asked", asked);
  });
}

// Who changes what a panel is named for has another panel, which goes by its rate.
function labelsNow(it, { query, panels }) {
  const now = namedFor(query);
  const isSame = (i) => now[i] === it.first[i];
  return it.labels.map((label, i) => (isSame(i) ? label : `η = ${rateText(panels[i].eta)}`));
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

// What a lesson hides and locks is there for who leaves it.
function everything(query) {
  const fields = new URLSearchParams(query);
  for (const key of ["hide", "lock"]) fields.delete(key);
  return spelled(fields);
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
    leave.href = `./?${everything(it.host.query())}`;
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
  const bar = page.querySelector(".transport");
  const it = { page, lesson, host, stage: host.stage, bar, reason: null, names: [], labels: [], first: [] };
  const factors = createFactors(host);
  return {
    rate: factors.rate,
    // The panels as they are now: those that go by their rates have other names.
    drew(picture) {
      factors.drew(picture);
      const labels = labelsNow(it, picture);
      const names = rateNames(picture.panels, labels);
      labels.forEach((label, i) => nameOne(it, names[i] ?? label, i));
    },
    begin() {
      page.classList.add("in-lesson");
      page.classList.toggle("covers", Boolean(lesson.covered));
      page.classList.toggle("about-loss", lesson.question.kind === "curve");
      if (!isFramed) headOf(it, deeds);
      leadToAnswers(page);
      prepare(it);
      nameAll(it, lesson.labels, lesson.query);
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
    // All that a page has stands ready, for a scene of its own.
    free({ labels }, query) {
      nameAll(it, labels, query);
      page.classList.remove("asks", "undecided");
      page.classList.add("free");
    },
    isOnPlay: () => it.bar.querySelector(".play") === document.activeElement,
    focusPlay: () => it.bar.querySelector(".play").focus({ preventScroll: true }),
  };
}
