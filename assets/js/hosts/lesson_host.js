// A lesson on the page: what it is given of it, and what the page keeps back while its question is open.

import { gentleSpeed } from "../core/clock.js";
import { late } from "../core/late.js";
import { announce } from "../core/messages.js";
import { _ } from "../core/translate.js";
import { hillOf } from "../state/hills.js";
import { onlyFields, spelled, withRest } from "../state/address.js";
import { isStill, opened } from "./page_answers.js";

// What of the look goes along, from one answer to the next and from one lesson to another.
const LASTING = ["speed", "theme", "motion", "text", "lang"];
// The speed of a lesson is its own, and not what its visitor has chosen.
function lasting(it) {
  const found = onlyFields(it.desk.query(), LASTING);
  if (found.speed === it.lessonSpeed) delete found.speed;
  return found;
}
// The plan of a class leads from one lesson to another as well.
const look = (it, { plan = "" }) => spelled(new URLSearchParams({ ...lasting(it), ...(plan && { plan }) }));

// The walks are there: they are played from the start, or stand there whole for who wants no motion.
function play(it, answer) {
  opened(it, answer);
  if (!answer.scene.speed) it.stage.setSpeed(gentleSpeed(it.picture.end), { asked: false });
  if (isStill(answer.scene)) return it.lesson.decided();
  it.stage.rewind();
  it.stage.play();
}

const PENDING = "pending";

/**
 * A picture with the rulers of the one before, once these tell something, where they hold its rates: a thumb
 * that is moved stays on the ruler on which its walk was explained.
 */
export function withRulersOf(before, picture) {
  const panels = picture.panels.map((panel, i) => {
    const ruler = before?.panels[i]?.ruler;
    const isTold = panel.ruler && ruler?.zones.every(([fate]) => fate !== PENDING);
    return isTold && panel.eta >= ruler.low && panel.eta <= ruler.high ? { ...panel, ruler } : panel;
  });
  return { ...picture, panels };
}

// The address of a lesson is the lesson's own, and it names the panels.
function attach(it) {
  const { wrote, drew } = it;
  it.ruled = (picture) => (it.lesson.speaks() ? withRulersOf(it.picture, picture) : picture);
  it.drew = (picture) => {
    it.lesson.drew(picture);
    if (it.comingView) it.views.open(it.comingView);
    it.comingView = "";
    drew(picture);
  };
  it.wrote = (query) => {
    const address = it.lesson.address(query);
    if (address !== null) wrote(address);
  };
}

// first: the answer that began the page.
export function beginLesson(it, first) {
  if (!first.lesson || !late.lesson) return;
  const { name, number, title } = first.lesson;
  it.lessonSpeed = new URLSearchParams(first.lesson.query).get("speed");
  it.lessonAddress = () => ({
    fields: [`lesson=${name}`, spelled(new URLSearchParams(lasting(it)))].filter(Boolean).join("&"),
    title: _("Downhill, lesson {number}: {title}", { number, title }),
  });
  it.lesson = late.lesson({
    first,
    stage: it.stage,
    announce,
    ask: (answer) => it.link.call(`lesson/${name}/${encodeURIComponent(answer)}`, look(it, first.lesson)),
    failed: it.link.failed,
    play: (answer) => play(it, answer),
    open(query) {
      it.asking.open({ query: withRest(query, lasting(it)) });
      it.comingView = new URLSearchParams(query).get("view"); // when the scene that has it is there
    },
    look: () => look(it, first.lesson),
    query: it.desk.query,
    hill: (panel) => hillOf(it.scene ?? first, panel),
  });
  attach(it);
}
