// A lesson on the page: its question, the answer that is locked by one press, the walk that is played then,
// what it did and why, and what to try. Nothing is kept of it: a page that is loaded anew asks again.

import { _ } from "../core/translate.js";
import { createColumn } from "./column.js";
import { createGhost, panelOf } from "./ghost.js";
import { createHands } from "./hands.js";
import { attachKeys } from "./keys.js";
import { createSurroundings } from "./surroundings.js";
import { askWords, seenWords, tryWords } from "./stages.js";

const SKIP = "skip";
const GAME = "search-game"; // in the place of a lesson's name
const OTHER = "#hill=1"; // the first is that of the lesson, which has told much of it

// The answer is on its way, or the walk under way: the question is over.
async function commit(it, answer, text) {
  if (it.stage !== "question" || it.isSent) return;
  it.isSent = true;
  it.answer = answer === SKIP ? null : text;
  it.column.lock(answer);
  try {
    const given = await it.host.ask(answer);
    it.reveal = given.reveal;
    it.stage = "play";
    it.surroundings.open();
    it.column.wait(given.reveal.answer);
    it.said = saidWords(given.reveal.answer);
    it.host.announce(it.said);
    it.surroundings.focusPlay();
    if (given.reveal.answer?.panel) it.host.stage.select(panelOf(it.lesson, given.reveal.answer));
    it.isCommitting = true;
    it.host.play(given);
    it.isCommitting = false;
  } catch (error) {
    it.isSent = false;
    it.column.unlock(it.host.failed(error));
  }
}

const saidWords = (answer) =>
  answer
    ? _("You said: {answer} It is locked. Now it plays.", { answer: answer.text })
    : _("The question is skipped. Now it plays.");

// What becomes of the walks is known, and seen.
function decided(it) {
  if (it.stage !== "play") return;
  it.stage = "why";
  it.column.tell(it.reveal);
  // Who has not gone elsewhere meanwhile reads on: "Try it" and "Next" are the next stops.
  if (it.surroundings.isOnPlay()) it.column.focus();
  it.ghost.load(it.reveal.answer);
  // Where nothing moves it is known at once: then both are one message, or only the last would be heard.
  it.host.announce([it.isCommitting ? it.said : "", seenWords(it.reveal)].filter(Boolean).join(" "));
}

function tryIt(it) {
  it.stage = "try";
  it.ghost.load(null);
  it.surroundings.free(it.reveal.try, it.reveal.try.query);
  it.column.free(it.reveal);
  it.host.open(it.reveal.try.query);
  it.host.announce(tryWords(it.reveal));
}

// The address of a file beside this one.
function beside({ lesson: { links, plan } }, name) {
  if (links[name] === undefined) return null;
  return plan && name && name !== GAME ? `${links[name]}?plan=${plan}` : links[name];
}

// The address of another lesson, in the same look, or of the gallery, "". Null where there is none: a frame
// has no gallery, and a file only what lies beside it.
function addressOf(it, name) {
  if (it.lesson.links) return beside(it, name);
  if (!name) return it.isFramed ? null : "lessons";
  if (name === GAME) return `lessons/search?${it.host.look()}`;
  return `${it.isFramed ? "embed" : "./"}?${[`lesson=${name}`, it.host.look()].filter(Boolean).join("&")}`;
}

function gameOf(it) {
  const href = addressOf(it, GAME);
  return href === null ? null : href + OTHER;
}

// The address of what is tried: it opens there again.
const addressHere = ({ name, plan }, query) =>
  [`lesson=${name}`, plan && `plan=${plan}`, "stage=try", query].filter(Boolean).join("&");

// The hands are made when they are first shown.
function openHands(it) {
  it.hands ??= createHands({ given: it.lesson, reveal: () => it.reveal, show: () => commit(it, SKIP, "") });
  it.hands.open();
}

function begin(it) {
  const { lesson, reveal = null } = it.host.first;
  it.reveal = reveal;
  it.stage = lesson.stage;
  it.surroundings.begin();
  if (lesson.stage === "question") {
    it.column.ask();
    it.host.announce(askWords(lesson));
  } else if (lesson.stage === "play") {
    it.surroundings.open();
    it.column.wait(null);
  } else {
    it.surroundings.free(reveal.try, it.host.first.picture.query);
    it.column.free(reveal);
  }
}

// host: of hosts/lesson_host.js.
export function createLesson(host) {
  const page = document.getElementById("page");
  const it = {
    host,
    lesson: host.first.lesson,
    isFramed: page.classList.contains("framed"),
    stage: "question",
    isSent: false,
    isCommitting: false,
    said: "",
    answer: null,
    reveal: null,
    hands: null,
  };
  const deeds = {
    commit: (answer, text) => commit(it, answer, text),
    skip: () => commit(it, SKIP, ""),
    end: () => host.stage.seek(Infinity),
    tryIt: () => tryIt(it),
    hands: () => openHands(it),
    address: (name) => addressOf(it, name),
    game: () => gameOf(it),
  };
  it.surroundings = createSurroundings(page, it, deeds);
  it.column = createColumn(page, it, deeds);
  it.ghost = createGhost(host);
  attachKeys(it, deeds);
  begin(it);
  return {
    decided: () => decided(it),
    drew: (picture) => it.surroundings.drew(picture),
    rate: (panel, value) => it.surroundings.rate(panel, value),
    // Whether the lesson itself says what is to be heard.
    speaks: () => it.stage !== "try",
    address: (query) => (it.stage === "try" ? addressHere(it.lesson, query) : null),
  };
}
