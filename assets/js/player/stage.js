// The player: four panels, one clock, one bar. It needs the page's elements and the arrays of a picture,
// nothing of Dash; what a visitor does to the scene leaves it through `host`.

import { createClock, SPEEDS } from "../core/clock.js";
import { figure } from "../core/format.js";
import { attachKeyboard } from "./keyboard.js";
import { attachLinkedHover } from "./linked_hover.js";
import { createPanel } from "./panel.js";
import { attachStart } from "./start.js";
import { phase, SLOWEST } from "./step_anatomy.js";
import { createTabs } from "./tabs.js";
import { createTransport } from "./transport.js";

const LETTERS = "ABCD";
const STALE_AFTER = 150; // ms: an answer that comes sooner is not worth a mark
const AUTOPLAY_AFTER = 200;

// host: { start(x, y, live), at(), undo(), announce(text), ended(), prompt(deed), view(query fields), select(), tick(step), peek(tick) }
export function createStage({ root, transportRoot, host }) {
  const clock = createClock();
  const panels = [...root.querySelectorAll("[data-panel]")].map(createPanel);
  let picture = null;
  let frame = null;
  let staleTimer = null;
  let singleKeys = true;
  let peeked = null;
  let apart = null;
  let willPlay = false;
  let waiting = null;
  let showsWhole = true; // a change shows the whole walk, unless the visitor has gone to a step meanwhile

  const stage = { panels, clock, selected: 0 };

  function show() {
    for (const panel of panels) panel.show(clock.step);
    transport.show(clock);
    host.tick(clock.step);
  }

  function run() {
    if (frame !== null) return;
    frame = requestAnimationFrame((now) => {
      frame = null;
      if (clock.tick(now)) show();
      takeApart();
      if (clock.playing) run();
      else ended();
    });
  }

  // At the slowest speeds a step is shown in its parts, but to those who want no motion.
  function takeApart() {
    const isSlow = clock.speed <= SLOWEST && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const share = isSlow ? phase(clock.left()) : null;
    if (share === null && apart === null) return;
    apart = share;
    for (const panel of panels) panel.anatomy(clock.step, share);
  }

  function ended() {
    transport.show(clock);
    rest();
    if (clock.step >= clock.end) host.ended();
  }

  // A picture of the server. What is new is shown whole, or from `step`; what only confirms the picture
  // on the screen leaves the clock alone, and a walk that was asked to play while it was on its way plays.
  stage.load = (given, { step = null } = {}) => {
    const { playing: wasPlaying, step: before } = clock;
    picture = given;
    for (const panel of panels) panel.measure();
    const isNew = panels.map((panel, i) => panel.load(given.panels[i], given)).some(Boolean);
    stage.stale(null);
    if (!isNew && step === null) return;
    clock.unit = given.clock === "evaluations" ? "evaluation" : "step";
    clock.load(given.end);
    if (step !== null || !showsWhole) clock.seek(step ?? before);
    tabs.show(given.panels);
    transport.events(given.panels[stage.selected], given.end, "ABCD"[stage.selected]);
    show();
    if (wasPlaying) stage.play();
  };

  // layouts: { map, strip } as Plotly has them.
  stage.frame = (layouts) => {
    for (const panel of panels) panel.frame(layouts);
  };

  stage.play = () => {
    clock.play(performance.now());
    show();
    run();
  };
  stage.pause = () => {
    clock.pause();
    takeApart();
    transport.show(clock);
    rest();
  };
  // Nobody sees it any more.
  stage.away = () => {
    if (clock.playing) stage.pause();
  };
  // The scene is about to change under the visitor's hand.
  stage.change = () => {
    showsWhole = true;
    if (clock.playing) stage.pause();
  };
  stage.toggle = () => (clock.playing ? stage.pause() : stage.play());
  stage.seek = (step) => {
    showsWhole = step >= clock.end;
    clock.seek(step);
    show();
    host.view({ step: clock.step >= clock.end ? null : clock.step });
  };
  stage.move = (by) => {
    stage.seek(clock.step + by);
    host.prompt("step");
    const { step, x, y, loss } = panels[stage.selected].at(clock.step);
    const said = (value) => figure(value).replace("−", "minus ");
    host.announce(`Panel ${LETTERS[stage.selected]}, step ${step}: x ${said(x)}, y ${said(y)}, loss ${said(loss)}.`);
  };
  stage.setSpeed = (speed, { asked = true } = {}) => {
    clock.setSpeed(speed, performance.now());
    transport.show(clock);
    if (asked) host.view({ speed });
  };
  stage.faster = (by) => {
    const at = SPEEDS.findIndex((speed) => String(speed) === String(clock.speed));
    stage.setSpeed(SPEEDS[Math.min(Math.max(at + by, 0), SPEEDS.length - 1)]);
  };
  stage.undo = () => host.undo();
  // A step that is pointed at somewhere is marked everywhere.
  stage.peek = (tick) => {
    if (tick === peeked) return;
    peeked = tick;
    for (const panel of panels) panel.peek(tick);
    transport.peek(tick, clock.end);
    host.peek(tick);
  };

  stage.select = (index, focus = false) => {
    stage.selected = index;
    root.dataset.selected = index;
    panels.forEach((panel, i) => {
      panel.handle.tabIndex = i === index ? 0 : -1;
      panel.map.tabIndex = i === index ? 0 : -1;
    });
    tabs.select(index);
    if (picture) transport.events(picture.panels[index], clock.end, "ABCD"[index]);
    host.select();
    if (focus) panels[index].map.focus({ preventScroll: true });
  };

  // Marks panels as out of date (an index, or "all") after a while; null takes every mark away.
  stage.stale = (which, patience = STALE_AFTER) => {
    if (which === null) {
      clearTimeout(staleTimer);
      staleTimer = null;
      for (const panel of panels) panel.stale(false);
      return;
    }
    if (staleTimer !== null) return;
    staleTimer = setTimeout(() => {
      for (const panel of panels) panel.stale(true);
    }, patience);
  };

  // To the first step, to be played from there unasked, if nobody has done anything until then.
  stage.rewind = () => {
    clock.seek(0);
    show();
  };
  stage.autoplay = () => {
    willPlay = true;
    setTimeout(() => {
      willPlay = false;
      if (!clock.playing && clock.step === 0 && !document.hidden) stage.play();
      else rest();
    }, AUTOPLAY_AFTER);
  };
  // Does something heavy as soon as nothing plays.
  stage.atRest = (act) => {
    waiting = act;
    rest();
  };
  function rest() {
    if (!waiting || willPlay || clock.playing) return;
    const act = waiting;
    waiting = null;
    act();
  }

  const tabs = createTabs(root, stage);
  const transport = createTransport(transportRoot, stage);
  panels.forEach((panel, i) => attachStart(panel, {
    moved: (x, y, live) => host.start(x, y, live),
    chosen: () => stage.select(i),
    at: host.at,
  }));
  panels.forEach((panel, i) => panel.root.addEventListener("focusin", () => {
    if (stage.selected !== i) stage.select(i);
  }));
  attachLinkedHover(panels, transport.timeline, { peek: stage.peek, end: () => clock.end });
  stage.select(0);

  attachKeyboard(stage, { singleKeys: () => singleKeys });
  document.addEventListener("visibilitychange", () => document.hidden && stage.away());
  stage.singleKeys = (on) => {
    singleKeys = on;
  };
  return stage;
}
