// The page: what a visitor does becomes a wanted scene, the scene goes through the gate, its answer is shown.
// It knows the elements and the server, not Dash: the controls are an interface that is given to it.

import { gentleSpeed } from "../core/clock.js";
import { icon } from "../core/icons.js";
import { announce, answered, banner, complain, notes } from "../core/messages.js";
import { attachTheme, setTheme, toggleFullScreen, toggleTheme } from "../core/theme.js";
import { createHelp } from "../player/help.js";
import { attachHoverProbe, createLook } from "../player/hover_probe.js";
import { createStarts } from "../player/named_starts.js";
import { createPrompt } from "../player/prompt.js";
import { createRuler } from "../player/ruler.js";
import { createStage } from "../player/stage.js";
import { SLOWEST } from "../player/step_anatomy.js";
import { createViewSwitch } from "../player/view_switch.js";
import { attachZoom } from "../player/zoom.js";
import { createActions } from "../state/actions.js";
import { applyDisplay } from "../state/display_options.js";
import { createPrefetched } from "../state/prefetched.js";
import { createRefresh } from "../state/refresh.js";
import { createRequestQueue } from "../state/request_queue.js";
import { Absence, createRpc } from "../state/rpc.js";
import { createSceneStore } from "../state/scene_store.js";
import { createSurfacePlots, fetchPlotly } from "../surface/plotly_surface.js";

// The part of the page that a deed of the prompt needs.
const DEEDS = { rate: "eta", start: "start", step: "step" };
const AWAY = "The server is away: this picture is not up to date. Trying again by itself.";
const BUSY = "The server is busy: this picture is not up to date. Trying again by itself.";
const LATER = "These walks take the server a while. They come by themselves.";

const ADDRESS_AFTER = 250; // ms

const byId = (name) => document.getElementById(name);
const speedOf = (speed) => (speed === "max" ? "max" : Number(speed));
const rangesOf = ({ xaxis, yaxis }) => [xaxis.range, yaxis.range];

const write = (query) => window.history.replaceState(null, "", `?${query}`);

// controls: { surface, start, method, schedule, rate, range, theme } put a value into a control. line: what answers in
// the place of the server. wrote(query): the state is another one; drew(picture): so are the walks; sees(act): acts as
// soon as the page is seen.
export function createPage(controls, { views: list, broken, createShare, line = {}, wrote = write, drew = () => {}, sees = (act) => act() }) {
  const catalogue = JSON.parse(byId("catalogue").textContent);
  const desk = createSceneStore();
  let scene = null; // of the last answer that opened one
  let picture = null; // of the last answer
  let address = null;
  // What stands in the banner while nothing else does.
  const standing = broken.length ? `A part of this page does not work: ${broken.join(", ")}.` : null;

  const link = createRpc({
    ...line,
    isHidden: () => document.hidden,
    away(error) {
      gate.close();
      away(error instanceof Absence ? BUSY : AWAY);
    },
    back() {
      away(null);
      if (!scene) banner(LATER);
      gate.open();
    },
  });
  const gate = createRequestQueue({
    call: ({ verb, query }) => link.call(verb, query),
    show: receive,
    lost(error) {
      const said = link.failed(error);
      if (said === null) return; // the server is away: what was asked is asked again when it is back
      asking.opened();
      notes([said]);
    },
  });
  const painted = createPrefetched({ call: (panel, query) => link.call(`rates/${panel}`, query),
    lost: link.failed });
  const deeds = createActions(desk, controls, { change, spoken, complain, notes, open: (message) => asking.open(message),
    ignoresY: () => scene.hill.ignores_y, locks: (part) => !scene || scene.scene.lock.includes(part),
    hides: (part) => hides(part) || scene.scene.controls === "none" });
  let views = null; // they look at the stage, and the stage tells them of its steps
  const stage = createStage({
    root: byId("stage"),
    transportRoot: byId("transport"),
    host: { start: deeds.moveStart, at: () => desk.get("start").split(",").map(Number), undo: deeds.undo, announce, ended: tellVerdicts, prompt: done, view: writeAddress,
      select: () => views?.load(), tick, peek: (tick) => views?.peek(tick) },
  });
  const asking = createRefresh({ gate, desk, stage, painted, picture: () => picture });
  attachHoverProbe(stage.panels, { look: createLook({ query: desk.query, hides, isFixed: () => isOff("start"),
    call: (query) => link.call("runs/live", query), failed: link.failed }) });
  const land = createSurfacePlots(stage.panels);
  const zoom = attachZoom(stage.panels, {
    whole: () => rangesOf(scene.figures.map.layout),
    changed(ranges) {
      frame(ranges);
      land.window(ranges);
    },
  });
  const prompt = createPrompt(byId("prompt"), { can: (deed) => !isOff(DEEDS[deed]),
    isTold: () => !hides("verdict") && !hides("limit") });
  const help = createHelp(byId("help"), { singleKeys: stage.singleKeys });
  // A frame and a file have none.
  const share = createShare?.(byId("share"), { query: desk.query, step: () => stage.clock.step,
    scene: () => ({ hill: scene.hill.label,
      panels: picture.panels.map(({ eta, setup }) => ({ eta, method: catalogue.methods[setup.opt].label })) }) });
  views = createViewSwitch(byId("drawer"), list, {
    ...deeds, controls, catalogue, complain, notes, announce,
    hides, call: link.call, lost: link.failed, query: desk.query, select: stage.select, seek: stage.seek, peek: stage.peek, arrows: (i, list) => stage.panels[i].arrows(list),
    stepAt: (i, tick) => stage.panels[i].stepAt(tick),
    point: (i, step) => stage.panels[i].pointAt(step),
    picture: () => picture, scene: () => scene, panel: () => stage.selected, step: () => stage.clock.step,
  }, { moved: (view) => writeAddress({ view: view || null }) });
  const starts = createStarts(byId("starts"), { chosen: (at) => deeds.moveStart(...at, false) });
  const rulers = stage.panels.map((panel, i) => createRuler(panel.root.querySelector(".ruler"), {
    changed: (value) => deeds.setRate(i, value),
    dragged: (value) => deeds.setRate(i, value, { isHeld: true }),
  }));
  const actions = { help: help.open, share: openShare, theme: switchTheme, fullscreen: toggleFullScreen,
    undo: deeds.undo, reset: deeds.reset, "close-drawer": views.close };

  attachTheme({
    changed(name) {
      controls.theme(name);
      land.repaint();
      views.repaint();
    },
  });
  document.addEventListener("click", (event) => {
    actions[event.target.closest("[data-action]")?.dataset.action]?.();
  });
  document.querySelector("[data-action=fullscreen]").hidden = !document.fullscreenEnabled;
  for (const button of document.querySelectorAll("[data-icon]")) {
    button.prepend(icon(button.dataset.icon));
  }

  function hides(part) {
    return !scene || scene.scene.hide.includes(part);
  }
  const isOff = (part) => hides(part) || scene.scene.lock.includes(part); // all is, until there is a scene
  // The picture as far as its panels are shown.
  const seen = () => ({ ...picture, panels: picture.panels.slice(0, scene.scene.panels) });

  // --- what is asked for ---

  function change(deed, live, panel = null) {
    if (asking.change(live, panel)) done(deed);
    tellUndo();
  }
  // Not "disabled", which would take the focus from who has just pressed it for the last time.
  function tellUndo() {
    document.querySelector("[data-action=undo]").setAttribute("aria-disabled", String(!desk.canUndo()));
  }
  // A painted walk has fewer rows than steps: what looks at single steps waits for the exact one.
  function tick(step) {
    if (!asking.isPainted()) views?.tick(step);
  }
  // What is shared is what stands there.
  function openShare() {
    stage.away();
    share.open();
  }
  function switchTheme() {
    writeAddress({ theme: toggleTheme() });
  }

  // --- what is shown ---

  function receive(answer, message, isNewest) {
    if (!scene) return void begin(answer);
    if (answer.scene) opened(answer);
    else show(answer.picture, {});
    if (!isNewest) return void stage.stale("all");
    desk.adopt(answer.picture.query, message.query);
    speakRates();
    if (message.live) return;
    if (!answer.scene) answered(answer.notes, message.said);
    painted.still(picture, stage.selected);
    // Numbers as the server has them: it may have moved one into its range.
    controls.start(desk.get("start").split(",").map(Number), false);
    picture.panels.forEach(({ eta }, panel) => controls.rate(panel, eta, false));
    views.load();
    prompt.load(seen());
    writeAddress();
    drew(seen());
    tellVerdicts();
  }
  // Of the panels that are shown, where that is not hidden.
  function tellVerdicts() {
    announce(hides("verdict") ? "The walks are drawn." : seen().panels.map(({ spoken }) => spoken).join(" "));
  }
  function opened(given) {
    asking.opened();
    const isSameLand = scene && JSON.stringify(scene.figures.map) === JSON.stringify(given.figures.map);
    scene = given;
    desk.adopt(given.picture.query);
    setTheme(given.scene.theme);
    applyDisplay(byId("page"), given.scene);
    fill(given.scene);
    if (!isSameLand) {
      zoom.reset();
      frame(null);
      land.load(given.figures);
    }
    byId("hill-formula").textContent = given.hill.formula;
    byId("hill-formula").title = `${given.hill.formula}\n${given.hill.watch}`;
    byId("page").classList.toggle("on-a-line", given.hill.ignores_y);
    starts.load(given.hill.starts, { view: rangesOf(given.figures.map.layout), seed: given.scene.seed });
    tellUndo();
    if (given.scene.speed) stage.setSpeed(speedOf(given.scene.speed), { asked: false });
    show(given.picture, { step: given.scene.step });
    speakRates();
    painted.still(picture, stage.selected);
    views.load();
    notes(given.notes);
    prompt.load(seen());
    writeAddress();
    drew(seen());
  }
  function fill(given) {
    controls.surface(given.surface);
    controls.start(given.start, false);
    given.opt.forEach((key, panel) => controls.method(panel, key));
    given.eta.forEach((value, panel) => controls.rate(panel, value, false));
  }
  function show(given, options) {
    picture = given;
    asking.came();
    land.axis(given.strip);
    stage.load(given, options);
    given.panels.forEach((panel, i) => {
      rulers[i].load(panel.ruler, panel.limit);
      if (panel.ruler) controls.range(i, panel.ruler);
    });
    if (byId("caption").title !== given.caption) byId("caption").textContent = byId("caption").title = given.caption;
  }
  function speakRates() {
    picture.panels.forEach(({ eta }, panel) => rulers[panel].speak(eta));
  }
  function spoken(panel, value) {
    rulers[panel].speak(value);
    views.rate(panel, value);
  }
  function setSchedule(key) {
    const { sched } = picture.panels[stage.selected].setup;
    if (sched.split(":")[0] !== key) deeds.panelField("sched", stage.selected, key);
  }
  // The part of the map that is shown; null is the whole.
  function frame(ranges) {
    const { map, strip } = scene.figures;
    const [x, y] = ranges ?? rangesOf(map.layout);
    stage.frame({ map: { ...map.layout, xaxis: { range: x }, yaxis: { range: y } }, strip: strip.layout });
  }
  // How it is shown belongs to the address too; null takes a field out of it.
  function writeAddress(fields = {}) {
    desk.assign(fields);
    // To take a step apart the page needs its slope, which it has not asked for before.
    if (fields.speed <= SLOWEST && picture.panels[0].slope === null) asking.ask(false);
    clearTimeout(address);
    // Browsers slow an address down that changes all the time.
    address = setTimeout(() => wrote(desk.query()), ADDRESS_AFTER);
  }
  window.addEventListener("online", link.hurry);
  document.addEventListener("visibilitychange", link.hurry);
  function away(said) {
    banner(said ?? standing);
    stage.stale(said === null ? null : "all");
  }
  function done(deed) {
    prompt.done(deed, seen());
  }

  // first: a scene that is opened, or what to ask for where that takes the server longer than a page may wait.
  function begin(first) {
    if (first.later !== undefined) {
      banner(LATER);
      return void gate.push({ verb: "scene", query: first.later });
    }
    banner(standing);
    const { motion, autoplay, step, speed, view } = first.scene;
    const isStill = motion === "reduced"
      || (motion === "auto" && matchMedia("(prefers-reduced-motion: reduce)").matches);
    const plays = !isStill && autoplay !== "0" && step === null;
    opened(first);
    views.open(view);
    if (!speed) stage.setSpeed(gentleSpeed(picture.end), { asked: false });
    if (plays) stage.rewind();
    byId("page").classList.add("ready");
    if (plays) sees(stage.autoplay);
    // Plotly paints finer than the sketch, but reading its five megabytes would stop the walks.
    stage.atRest(() => fetchPlotly(() => {
      land.repaint();
      views.repaint();
      byId("page").classList.add("painted");
    }));
  }
  const setMethod = (panel, key) => deeds.panelField("opt", panel, key);
  return { ...deeds, stage, begin, open: asking.open, setMethod, setSchedule, query: desk.query, resizes: () => scene.scene.resize };
}
