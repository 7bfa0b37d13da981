// The player: four panels, one clock, one bar. It needs the page's elements and the arrays of a picture,
// nothing of Dash; what a visitor does to the scene leaves it through `host`.

import { createClock, unitOf } from "../core/clock.js";
import { letters, speeds } from "../core/manifest.js";
import { attachKeyboard } from "./keyboard.js";
import { attachLinkedHover } from "./linked_hover.js";
import { createPanel } from "./panel.js";
import { attachStart } from "./start.js";
import { phase, placeWords, SLOWEST } from "./step_anatomy.js";
import { createTabs } from "./tabs.js";
import { createTransport } from "./transport.js";

const STALE_AFTER = 150; // ms: an answer that comes sooner is not worth a mark
const AUTOPLAY_AFTER = 200;
// Keys that only lead past a panel.
const PASSING = new Set(["Tab", "Shift", "F6", "Escape", "Control", "Alt", "Meta"]);

function show(it) {
  for (const panel of it.panels) panel.show(it.clock.step);
  it.transport.show(it.clock);
  if (it.isOpen) tell(it);
  it.host.tick(it.clock.step);
}

// Until the last verdict is known nothing on the page tells one.
function tell(it) {
  it.isOpen = it.panels.some((panel) => panel.isOpen());
  if (it.isOpen) return;
  undecided(it);
  it.host.decided?.();
}

function undecided(it) {
  it.root.closest(".page")?.classList.toggle("undecided", it.isOpen);
  it.tabs.show(it.picture.panels, !it.isOpen);
  mark(it);
}

// The events of the selected walk, on the timeline.
function mark(it) {
  const { selected } = it.stage;
  const { panels, end } = it.picture;
  it.transport.events(it.isOpen ? { events: {} } : panels[selected], end, letters()[selected]);
}

// Every verdict, at once.
function decide(it) {
  if (!it.isOpen) return;
  for (const panel of it.panels) panel.decide();
  tell(it);
}

function run(it) {
  if (it.frame !== null) return;
  it.frame = requestAnimationFrame((now) => {
    it.frame = null;
    if (it.clock.look(now)) show(it);
    takeApart(it);
    if (it.clock.playing) run(it);
    else ended(it);
  });
}

// At the slowest speeds a step is shown in its parts, but to those who want no motion.
function takeApart(it) {
  const isSlow = it.clock.speed <= SLOWEST && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const share = isSlow ? phase(it.clock.left()) : null;
  if (share === null && it.apart === null) return;
  it.apart = share;
  for (const panel of it.panels) panel.anatomy(it.clock.step, share);
}

function ended(it) {
  it.transport.show(it.clock);
  if (it.clock.step >= it.clock.end) it.host.ended();
}

// A picture of the server. What is new is shown whole, or from `step`; what only confirms the picture
// on the screen leaves the clock alone, and a walk that was asked to play while it was on its way plays.
function load(it, given, { step = null } = {}) {
  const { playing: wasPlaying, step: before } = it.clock;
  const tick = step ?? (it.showsWhole ? given.end : before);
  it.picture = given;
  const isNew = it.panels.map((panel, i) => panel.load(given.panels[i], given, tick)).some(Boolean);
  it.stage.stale(null);
  if (!isNew && step === null) return;
  it.clock.unit = unitOf(given.clock);
  it.clock.load(given.end);
  it.clock.seek(tick);
  it.tabs.show(given.panels, !it.isOpen);
  mark(it);
  show(it);
  if (wasPlaying) it.stage.play();
}

// layouts: { map, strip } as Plotly has them, and the data of the hill where it is made of some.
function frame(it, layoutsOf) {
  for (const [i, panel] of it.panels.entries()) panel.frame(layoutsOf(i));
}

function play(it) {
  it.clock.play(performance.now());
  show(it);
  run(it);
}

function pause(it) {
  it.clock.pause();
  takeApart(it);
  it.transport.show(it.clock);
}

// Nobody sees it any more.
function away(it) {
  if (it.clock.playing) it.stage.pause();
}

// The scene is about to change under the visitor's hand.
function change(it) {
  it.showsWhole = true;
  if (it.clock.playing) it.stage.pause();
}

function seek(it, step) {
  it.showsWhole = step >= it.clock.end;
  it.clock.seek(step);
  show(it);
  it.host.view({ step: it.clock.step >= it.clock.end ? null : it.clock.step });
}

function move(it, by) {
  it.stage.seek(it.clock.step + by);
  it.host.prompt("step");
  const { selected } = it.stage;
  it.host.announce(placeWords(it.panels[selected].at(it.clock.step), selected, it.host.isCurve(selected)));
}

function setSpeed(it, speed, { asked = true } = {}) {
  it.clock.setSpeed(speed, performance.now());
  it.transport.show(it.clock);
  if (asked) it.host.view({ speed });
}

function faster(it, by) {
  const known = speeds();
  const at = known.findIndex((speed) => String(speed) === String(it.clock.speed));
  it.stage.setSpeed(known[Math.min(Math.max(at + by, 0), known.length - 1)]);
}

// A step that is pointed at somewhere is marked everywhere.
function peek(it, tick, from = null) {
  if (tick === it.peeked) return;
  it.peeked = tick;
  const marked = from === null ? null : it.host.together(from);
  for (const [i, panel] of it.panels.entries()) panel.peek(!marked || marked.includes(i) ? tick : null);
  it.transport.peek(tick, it.clock.end);
  it.host.peek(tick);
}

function select(it, index, focus = false) {
  it.stage.selected = index;
  it.root.dataset.selected = index;
  it.panels.forEach((panel, i) => {
    panel.handle.tabIndex = i === index ? 0 : -1;
    panel.map.tabIndex = i === index ? 0 : -1;
  });
  it.tabs.select(index);
  if (it.picture) mark(it);
  it.host.select();
  if (focus) it.panels[index].map.focus({ preventScroll: true });
}

// Marks panels as out of date (an index, or "all") after a while; null takes every mark away.
function stale(it, which, patience = STALE_AFTER) {
  if (which === null) {
    clearTimeout(it.staleTimer);
    it.staleTimer = null;
    for (const panel of it.panels) panel.stale(false);
    return;
  }
  if (it.staleTimer !== null) return;
  it.staleTimer = setTimeout(() => {
    for (const panel of it.panels) panel.stale(true);
  }, patience);
}

// To the first step, to be played from there unasked, if nobody has done anything until then.
function rewind(it) {
  for (const panel of it.panels) panel.wait();
  it.isOpen = true;
  undecided(it);
  it.clock.seek(0);
  show(it);
}

function autoplay(it) {
  setTimeout(() => {
    if (!it.clock.playing && it.clock.step === 0 && !document.hidden) it.stage.play();
  }, AUTOPLAY_AFTER);
}

function singleKeys(it, on) {
  it.singleKeys = on;
}

// Hands, pointers and keys.
function attach(it) {
  it.panels.forEach((panel, i) =>
    attachStart(panel, {
      moved: (x, y, live) => it.host.start(x, y, live, i),
      chosen: () => it.stage.select(i),
      at: () => it.host.at(i),
    }),
  );
  const chosen = (i) => it.stage.selected !== i && it.stage.select(i);
  it.panels.forEach((panel, i) => {
    // Where the focus comes by, nothing is chosen: only where something is pressed or changed.
    for (const deed of ["pointerdown", "input", "keydown"])
      panel.root.addEventListener(deed, ({ key }) => !PASSING.has(key) && chosen(i), true);
  });
  attachLinkedHover(it.panels, it.transport.timeline, { peek: it.stage.peek, end: () => it.clock.end });
  it.stage.select(0);
  attachKeyboard(it.stage, { singleKeys: () => it.singleKeys });
  document.addEventListener("visibilitychange", () => document.hidden && it.stage.away());
}

// host: { start(x, y, live, panel), at(panel), together(panel), undo(), present(), announce(text), ended(),
// prompt(deed), view(query fields), select(), tick(step), peek(tick) }
export function createStage({ root, transportRoot, host }) {
  const it = {
    root,
    host,
    picture: null,
    frame: null,
    staleTimer: null,
    singleKeys: true,
    peeked: null,
    apart: null,
    isOpen: false, // whether a verdict is still to come
    showsWhole: true, // a change shows the whole walk, unless the visitor has gone to a step meanwhile
  };
  it.clock = createClock();
  it.panels = [...it.root.querySelectorAll("[data-panel]")].map(createPanel);

  it.stage = { panels: it.panels, clock: it.clock, selected: 0 };
  it.stage.isOpen = () => it.isOpen;
  it.stage.decide = () => decide(it);

  // A picture of the server. What is new is shown whole, or from `step`; what only confirms the picture
  // on the screen leaves the clock alone, and a walk that was asked to play while it was on its way plays.
  it.stage.load = (...given) => load(it, ...given);

  // layouts: { map, strip } as Plotly has them, and the data of the hill where it is made of some.
  it.stage.frame = (layoutsOf) => frame(it, layoutsOf);

  it.stage.play = () => play(it);
  it.stage.pause = () => pause(it);
  // Nobody sees it any more.
  it.stage.away = () => away(it);
  // The scene is about to change under the visitor's hand.
  it.stage.change = () => change(it);
  it.stage.toggle = () => (it.clock.playing ? it.stage.pause() : it.stage.play());
  it.stage.seek = (step) => seek(it, step);
  it.stage.move = (by) => move(it, by);
  it.stage.setSpeed = (...given) => setSpeed(it, ...given);
  it.stage.faster = (by) => faster(it, by);
  it.stage.undo = () => it.host.undo();
  it.stage.present = () => it.host.present();
  // A step that is pointed at somewhere is marked everywhere.
  it.stage.peek = (tick, from) => peek(it, tick, from);

  it.stage.select = (...given) => select(it, ...given);

  // Marks panels as out of date (an index, or "all") after a while; null takes every mark away.
  it.stage.stale = (...given) => stale(it, ...given);

  // To the first step, to be played from there unasked, if nobody has done anything until then.
  it.stage.rewind = () => rewind(it);
  it.stage.autoplay = () => autoplay(it);

  it.tabs = createTabs(it.root, it.stage);
  it.transport = createTransport(transportRoot, it.stage);
  attach(it);
  it.stage.singleKeys = (on) => singleKeys(it, on);
  it.stage.hasSingleKeys = () => it.singleKeys;
  return it.stage;
}
