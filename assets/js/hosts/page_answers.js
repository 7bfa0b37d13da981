// What the page shows of the server's answers, and the address that says so. `it` holds the parts of the page
// as page.js puts them together, with the scene of the last answer that opened one and the picture of the
// last answer.

import { gentleSpeed } from "../core/clock.js";
import { letters, outcomes } from "../core/manifest.js";
import { change } from "../core/dom.js";
import { nextTask } from "../core/task.js";
import { announce, answered, banner, notes } from "../core/messages.js";
import { setTheme } from "../core/theme.js";
import { rangesOf } from "../player/panel_maps.js";
import { SLOWEST } from "../player/step_anatomy.js";
import { applyDisplay } from "../state/display_options.js";
import { hillOf, hillWords, pictureOf } from "../state/hills.js";
import { affords, plotlyLibrary, whenRested } from "../surface/plotly_library.js";
import { _ } from "../core/translate.js";

const LATER = _("These walks take the server a while. They come by themselves.");
const ADDRESS_AFTER = 250; // ms

const byId = (name) => document.getElementById(name);
const speedOf = (speed) => (speed === "max" ? "max" : Number(speed));
// The picture as far as its panels are shown.
const seen = ({ picture, scene }) => ({ ...picture, panels: picture.panels.slice(0, scene.scene.panels) });

// While the question of a lesson is open, nothing is asked of the server, and nobody is told of a walk.
export const isAsked = (it) => it.scene.lesson?.stage === "question";

export function hides(it, part) {
  return !it.scene || it.scene.scene.hide.includes(part);
}

// Not "disabled", which would take the focus from who has just pressed it for the last time.
export function tellUndo(it) {
  change(document.querySelector("[data-action=undo]"), "aria-disabled", !it.desk.canUndo());
}

export function receive(it, answer, message, isNewest) {
  if (!it.scene) return void begin(it, answer);
  if (answer.scene) opened(it, answer);
  else show(it, answer.picture, {});
  if (!isNewest) return void it.stage.stale("all");
  it.desk.adopt(answer.picture.query, message.query);
  speakRates(it);
  // Under a hand the numbers of the start come with the walks from there: a frame without a picture costs
  // nothing.
  if (message.live) return void it.controls.start(it.own.start, true);
  if (!answer.scene) answered(answer.notes, message.said);
  offer(it);
  it.painted.still(it.picture, it.stage.selected);
  // Numbers as the server has them: it may have moved one into its range.
  it.controls.start(it.desk.start(it.stage.selected), false);
  it.picture.panels.forEach(({ eta, setup }, panel) => {
    it.controls.rate(panel, eta, false);
    it.controls.method(panel, setup.opt);
  });
  it.views.load();
  it.setup?.load();
  it.prompt.load(seen(it));
  writeAddress(it);
  it.drew(seen(it));
  tellChanges(it);
  it.deeds.takeTurns();
}

// To a panel whose method was changed, a rate that suits it, where that tells nothing that is hidden and the
// rate may be changed.
function offer(it) {
  const isOff = ["eta", "limit", "verdict"].some((part) => hides(it, part)) || isFixed(it, "eta");
  it.offers.answer(isOff ? [] : it.picture.panels, it.catalogue.methods);
}
const isFixed = ({ scene: { scene } }, part) => scene.lock.includes(part) || scene.controls !== "full";

// Of the panels that are shown, where that is not hidden.
const told = (it) => (hides(it, "verdict") ? [] : seen(it).panels.map(({ spoken }) => spoken));
function say(it, texts) {
  if (it.lesson?.speaks()) return;
  announce(hides(it, "verdict") ? _("The walks are drawn.") : texts.join(" "));
}

export const tellVerdicts = (it) => say(it, told(it));

// After a change only what has changed.
function tellChanges(it) {
  const before = it.told;
  it.told = told(it);
  const changed = it.told.filter((text, panel) => text !== before[panel]);
  if (changed.length || hides(it, "verdict")) say(it, changed);
}

export function opened(it, given) {
  it.asking.opened();
  it.offers.clear();
  it.scene = given;
  it.desk.adopt(given.picture.query);
  setTheme(given.scene.theme);
  applyDisplay(byId("page"), given.scene);
  fill(it, given.scene);
  it.land.load(given);
  showHill(it);
  tellUndo(it);
  if (given.scene.speed) it.stage.setSpeed(speedOf(given.scene.speed), { asked: false });
  show(it, given.picture, { step: given.scene.step });
  hold(it, given.scene);
  it.told = told(it);
  speakRates(it);
  if (isAsked(it)) return;
  it.painted.still(it.picture, it.stage.selected);
  it.views.load();
  it.setup?.load();
  notes(given.notes);
  it.prompt.open(seen(it));
  writeAddress(it);
  it.drew(seen(it));
}

function fill(it, given) {
  given.opt.forEach((key, panel) => it.controls.method(panel, key));
  given.eta.forEach((value, panel) => it.controls.rate(panel, value, false));
}

function show(it, answer, options) {
  const given = it.ruled ? it.ruled(answer) : answer;
  it.picture = given;
  byId("page").classList.toggle("on-chance", Boolean(given.is_noisy));
  it.own = pictureOf(given, it.stage.selected);
  it.asking.came();
  given.panels.forEach((panel, i) => it.heads[i].load(panel, given.steps));
  it.bar?.load(given);
  it.budget?.load(given);
  it.land.axis(given.strip);
  it.stage.load(given, options);
  given.panels.forEach((panel, i) => {
    it.rulers[i].load(panel.ruler, panel);
  });
  explainRulers(it);
  if (byId("caption").title === given.caption) return;
  byId("caption").textContent = given.comparison;
  byId("caption").title = given.caption;
}

// What the colors of the rulers say: nothing while a verdict is still to come.
function explainRulers(it) {
  it.picture.panels.forEach((panel, i) => {
    const { ruler } = panel;
    const isTold = !it.stage.isOpen() && ruler?.zones.every(([fate]) => outcomes()[fate]);
    if (ruler) it.legends[i].load(isTold ? ruler : { ...ruler, zones: [] }, panel);
  });
}

function speakRates(it) {
  it.picture.panels.forEach(({ eta }, panel) => it.rulers[panel].speak(eta));
}

export function spoken(it, panel, value) {
  it.rulers[panel].speak(value);
  it.offers.changed();
  it.lesson?.rate(panel, value);
  it.views.rate(panel, value);
}

// The panel of an address is in hand, unless it names none and a lesson has one of its own.
function hold(it, { panel: letter, panels }) {
  const panel = letters().indexOf(letter);
  if (it.lesson && panel === 0) return;
  if (panel < panels && panel !== it.stage.selected) it.stage.select(panel);
}

// Another panel is in hand: the bar above and the views speak of its hill.
export function selected(it) {
  if (!it.picture) return;
  it.own = pictureOf(it.picture, it.stage.selected);
  if (it.scene.hills || it.own !== it.picture) showHill(it);
  it.views.load();
  if (!it.lesson) writeAddress(it, { panel: it.stage.selected ? letters()[it.stage.selected] : null });
}

// What the bar says of the hill of the panel in hand.
function showHill(it) {
  const { selected: panel } = it.stage;
  const { hill, map } = hillOf(it.scene, panel);
  it.controls.surface(hill.key, map);
  it.controls.start(it.desk.start(panel), false);
  [byId("hill-formula").textContent, byId("hill-formula").title] = hillWords(it.scene, panel);
  byId("page").classList.toggle("on-a-line", hill.ignores_y);
  byId("page").classList.toggle("on-data", Boolean(hill.data));
  const { seed } = pictureOf(it.scene.picture, panel);
  it.starts.load(hill.starts, { view: rangesOf(map.layout), seed });
}

// How it is shown belongs to the address too; null takes a field out of it.
export function writeAddress(it, fields = {}) {
  it.desk.assign(fields);
  // To take a step apart the page needs its slope, which it has not asked for before.
  if (fields.speed <= SLOWEST && it.picture.panels[0].slope === null) it.asking.ask(false);
  clearTimeout(it.address);
  // Browsers slow an address down that changes all the time.
  it.address = setTimeout(() => {
    it.wrote(it.desk.query());
    it.paper.readdress();
  }, ADDRESS_AFTER);
}

export function away(it, said) {
  banner(said ?? it.standing);
  it.stage.stale(said === null ? null : "all");
}

// The server is back; the first scene may still be on its way.
export function back(it) {
  away(it, null);
  if (!it.scene) banner(LATER);
}

export function done(it, deed, panel = null) {
  it.prompt.done(deed, seen(it), deed === "rate" ? panel : null);
}

// What becomes of every walk is known now.
export function decided(it) {
  explainRulers(it);
  it.prompt?.load(seen(it));
  it.views?.load();
  it.lesson?.decided();
}

// Whether a scene is to be shown without motion.
export const isStill = ({ motion }) =>
  motion === "reduced" || (motion === "auto" && matchMedia("(prefers-reduced-motion: reduce)").matches);

// first: a scene that is opened, or what to ask for where that takes the server longer than a page may wait.
export async function begin(it, first) {
  if (first.later !== undefined) {
    banner(LATER);
    return void it.gate.push({ verb: "scene", query: first.later });
  }
  banner(it.standing);
  const { autoplay, step, speed, view } = first.scene;
  const plays = !isStill(first.scene) && autoplay !== "0" && step === null;
  it.teach(first);
  opened(it, first);
  it.views.open(view);
  if (!speed) it.stage.setSpeed(gentleSpeed(it.picture.end), { asked: false });
  if (plays) {
    it.stage.rewind();
    explainRulers(it);
    it.prompt.load(seen(it));
  }
  await nextTask();
  it.land.begin();
  byId("page").classList.add("ready");
  if (plays) it.sees(it.stage.autoplay);
  if (affords(navigator))
    whenRested(
      () => refine(it),
      () => it.stage.clock.playing || document.hidden,
    );
}

// Plotly draws what our own sketch has drawn.
async function refine(it) {
  try {
    await plotlyLibrary();
  } catch {
    return; // what stands there is as good
  }
  it.land.refine(idle, () => byId("page").classList.add("painted"));
}

const idle = (act) => (globalThis.requestIdleCallback ?? setTimeout)(act);
