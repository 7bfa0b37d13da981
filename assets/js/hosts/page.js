// The page: what a visitor does becomes a wanted scene, the scene goes through the gate, its answer is shown.
// It knows the elements and the server, not Dash: the controls are an interface that is given to it.

import { icon } from "../core/icons.js";
import { announce, complain, notes } from "../core/messages.js";
import { catalogue } from "../core/manifest.js";
import { attachTheme, toggleFullScreen, toggleProjector, toggleTheme } from "../core/theme.js";
import { createHelp } from "../player/help.js";
import { attachHoverProbe, createLook } from "../player/hover_probe.js";
import { createStarts } from "../controls/named_starts.js";
import { createPanelMaps } from "../player/panel_maps.js";
import { createPrompt } from "../player/prompt.js";
import { createOffers } from "../controls/offer.js";
import { createZoneLegend } from "../controls/zone_legend.js";
import { createRuler } from "../player/ruler.js";
import { createHead } from "../setup/head.js";
import { createStage } from "../player/stage.js";
import { createViewSwitch } from "../player/view_switch.js";
import { createActions } from "../state/actions.js";
import { hillOf, hillsName, together } from "../state/hills.js";
import { createPrefetched } from "../state/prefetched.js";
import { createRefresh } from "../state/refresh.js";
import { createRequestQueue } from "../state/request_queue.js";
import { Absence, createRpc } from "../state/rpc.js";
import { createSceneStore } from "../state/scene_store.js";
import { beginLesson } from "./lesson_host.js";
import { attachPaper } from "./paper.js";
import { createMenu } from "./phone_menu.js";
import { attachRegions } from "./regions.js";
import { showTitlesOnTouch } from "./touch_titles.js";
import { hostOf } from "./view_host.js";
import {
  away,
  back,
  begin,
  decided,
  done,
  hides,
  isAsked,
  receive,
  selected,
  spoken,
  tellUndo,
  tellVerdicts,
  writeAddress,
} from "./page_answers.js";
import { _ } from "../core/translate.js";

// The part of the page that a deed of the prompt needs.
const DEEDS = { rate: "eta", start: "start", step: "step" };
const AWAY = _("The server is away: this picture is not up to date. Trying again by itself.");
const BUSY = _("The server is busy: this picture is not up to date. Trying again by itself.");

const byId = (name) => document.getElementById(name);
const write = (query) => window.history.replaceState(null, "", `?${query}`);
// All is, until there is a scene.
const isOff = (it, part) => hides(it, part) || it.scene.scene.lock.includes(part);

function change(it, deed, live, panel = null) {
  if (deed === "rate" || deed === "start") it.offers.clear();
  if (it.asking.change(live, panel)) done(it, deed, panel);
  tellUndo(it);
}

// A painted walk has fewer rows than steps: what looks at single steps waits for the exact one.
function tick(it, step) {
  it.heads.forEach((head, i) => head.show(it.stage.panels[i].stepAt(step)));
  if (!it.asking.isPainted()) it.views?.tick(step);
}

// What is shared is what stands there.
function openShare(it) {
  it.stage.away();
  if (!it.lesson) it.stage.decide();
  it.share.open();
}

const wear = (it, theme) => writeAddress(it, { theme });

function setSchedule(it, key) {
  const { sched } = it.picture.panels[it.stage.selected].setup;
  if (sched.split(":")[0] !== key) it.deeds.panelField("sched", it.stage.selected, key);
}

// The line to the server, and what is kept ahead of the hand.
function createLine(it, line) {
  it.link = createRpc({
    ...line,
    isHidden: () => document.hidden,
    away(error) {
      it.gate.close();
      away(it, error instanceof Absence ? BUSY : AWAY);
    },
    back() {
      back(it);
      it.gate.open();
    },
  });
  it.gate = createRequestQueue({
    call: ({ verb, query }) => it.link.call(verb, query),
    show: (answer, message, isNewest) => receive(it, answer, message, isNewest),
    lost(error) {
      const said = it.link.failed(error);
      if (said === null) return; // the server is away: what was asked is asked again when it is back
      it.asking.opened();
      it.deeds.takeTurns();
      notes([said]);
    },
  });
  it.painted = createPrefetched({
    call: (panel, query) => it.link.call(`rates/${panel}`, query),
    lost: it.link.failed,
    near: it.near,
  });
}

// What a visitor may do to the scene, and what is asked for then.
function createDeeds(it) {
  it.deeds = createActions(it.desk, it.controls, {
    change: (deed, live, panel) => change(it, deed, live, panel),
    spoken: (panel, value) => spoken(it, panel, value),
    open: (message) => it.asking.open(message),
    complain,
    notes,
    ignoresY: (panel) => hillOf(it.scene, panel).hill.ignores_y,
    isOpening: () => it.asking.isOpening(),
    selected: () => it.stage.selected,
    together: (panel) => together(it.scene, panel),
    met: () => it.scene?.met,
    // Before the answer to a question all is, whatever a deed is about.
    locks: (part) => !it.scene || isAsked(it) || it.scene.scene.lock.includes(part),
    hides: (part) => hides(it, part) || it.scene.scene.controls === "none",
  });
}

// The panels with their clock, the land beneath them, and what a hand does on a map.
function createPlayer(it) {
  it.stage = createStage({
    root: byId("stage"),
    transportRoot: byId("transport"),
    host: {
      start: it.deeds.moveStart,
      at: it.desk.start,
      isCurve: (panel) => hillOf(it.scene, panel).hill.ignores_y,
      together: (panel) => together(it.scene, panel),
      undo: it.deeds.undo,
      present: () => wear(it, toggleProjector()),
      announce,
      ended: () => tellVerdicts(it),
      prompt: (deed) => done(it, deed),
      decided: () => decided(it),
      view: (fields) => writeAddress(it, fields),
      select: () => selected(it),
      tick: (step) => tick(it, step),
      peek: (tick) => it.views?.peek(tick),
    },
  });
  it.asking = createRefresh({
    gate: it.gate,
    desk: it.desk,
    stage: it.stage,
    painted: it.painted,
    picture: () => it.picture,
  });
  attachHoverProbe(it.stage.panels, {
    look: createLook({
      query: it.desk.query,
      hides: (part) => hides(it, part),
      isFixed: () => isOff(it, "start"),
      minima: (panel) => hillOf(it.scene, panel).hill.minima,
      ...{ failed: it.link.failed, call: (query) => it.link.call("runs/live", query) },
    }),
  });
  it.land = createPanelMaps(it.stage, () => it.scene);
  it.starts = createStarts(byId("starts"), { chosen: (at) => it.deeds.moveStart(...at, false) });
  it.legends = it.stage.panels.map(({ root }, i) => createZoneLegend(root.querySelector(".ruler"), i));
  it.rulers = it.stage.panels.map((panel, i) =>
    createRuler(panel.root.querySelector(".ruler"), {
      changed: (value) => it.deeds.setRate(i, value),
      dragged: (value) => it.deeds.setRate(i, value, { isHeld: true }),
      dropped: () => it.deeds.dropRate(i),
    }),
  );
  it.offers = createOffers(it.stage.panels, it.deeds);
  it.heads = it.stage.panels.map(({ root }) => createHead(root));
}

// What is opened beside the panels and over them. A frame and a file have no dialog to share.
function createRest(it, views, createShare) {
  it.prompt = createPrompt(byId("prompt"), {
    can: (deed) => !isOff(it, DEEDS[deed]),
    isTold: () => !hides(it, "verdict") && !hides(it, "limit"),
    isOpen: () => it.stage.isOpen(),
    isHeld: it.desk.isHeld,
  });
  it.help = createHelp(byId("help"), { singleKeys: it.stage.singleKeys });
  const methodOf = ({ opt }) => it.catalogue.methods[opt].label;
  it.share = createShare?.(byId("share"), {
    query: it.desk.query,
    lesson: () => it.lessonAddress?.() ?? null,
    step: () => it.stage.clock.step,
    scene: () => ({
      hill: hillsName(it.scene),
      panels: it.picture.panels.map(({ eta, setup }) => ({ eta, method: methodOf(setup) })),
    }),
  });
  it.host = hostOf(it);
  it.views = createViewSwitch(byId("drawer"), views, it.host, {
    moved: (view) => writeAddress(it, { view: view || null }),
  });
}

// The buttons of the page, its theme, and the browser's own news.
function listen(it) {
  const actions = {
    help: it.help.open,
    share: () => openShare(it),
    theme: () => wear(it, toggleTheme()),
    fullscreen: toggleFullScreen,
    undo: it.deeds.undo,
    reset: it.deeds.reset,
    "close-drawer": it.views.close,
    menu: createMenu(byId("page")).toggle,
  };
  showTitlesOnTouch(byId("page"));
  attachTheme({
    changed(name) {
      it.controls.theme(name);
      it.land.repaint();
      it.views.repaint();
    },
  });
  document.addEventListener("click", (/** @type {At<Element>} */ event) => {
    actions[event.target.closest("[data-action]")?.dataset.action]?.();
  });
  it.paper = attachPaper(byId("page"), {
    draw(isPaper) {
      if (isPaper) it.stage.decide();
      for (const ruler of it.rulers) ruler.paper(isPaper && !hides(it, "verdict") && !hides(it, "limit"));
      it.land.repaint();
      for (const panel of it.stage.panels) panel.place();
    },
    isServed: it.isServed,
  });
  document.querySelector("[data-action=fullscreen]").hidden = !document.fullscreenEnabled;
  for (const button of document.querySelectorAll("[data-icon]")) button.prepend(icon(button.dataset.icon));
  attachRegions(byId("page"));
  window.addEventListener("online", it.link.hurry);
  document.addEventListener("visibilitychange", it.link.hurry);
}

// What a host may do in its own way. wrote(query): the state is another one; drew(picture): so are the walks;
// sees(act): acts as soon as the page is seen; near(act): as soon as a hand may come that changes something.
const HOST = { wrote: write, drew() {}, sees: (act) => act(), near: (act) => act() };

// controls: { surface, start, method, schedule, rate, theme } put a value into a control. views,
// broken: as the linker gives them. line: what answers in the place of the server. host: some of HOST.
export function createPage(controls, { views, broken, createShare, attachSetup, line = {}, ...host }) {
  const it = {
    controls,
    isServed: !Object.keys(line).length,
    scene: null, // of the last answer that opened one
    picture: null, // of the last answer
    own: null, // the same, with what the selected panel has for itself
    address: null,
    views: null, // they look at the stage, and the stage tells them of its steps
    lesson: null,
    teach: (first) => beginLesson(it, first),
    desk: createSceneStore(),
    catalogue: catalogue(),
    // What stands in the banner while nothing else does.
    standing: broken.length
      ? _("A part of this page does not work: {broken}.", { broken: broken.join(", ") })
      : null,
  };
  Object.assign(it, HOST, host);
  createLine(it, line);
  createDeeds(it);
  createPlayer(it);
  createRest(it, views, createShare);
  attachSetup?.(it);
  listen(it);
  return {
    ...it.deeds,
    stage: it.stage,
    open: it.asking.open,
    query: it.desk.query,
    isAsked: () => isAsked(it),
    resizes: () => it.scene.scene.resize,
    begin: (first) => begin(it, first),
    setMethod: it.offers.setMethod,
    setSchedule: (key) => setSchedule(it, key),
  };
}
