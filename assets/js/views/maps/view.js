// The view of maps: what becomes of every start, or of every pair of settings, of one panel's walk.

import { make } from "../../core/dom.js";
import { createCell } from "./cell.js";
import { createGrid } from "./grid.js";
import { createHead } from "./head.js";
import { createInset } from "./inset.js";
import { createJobs } from "./job.js";
import { body, boxed, finest, isWhole, WHOLE, zoomed } from "./order.js";
import { attachPointer } from "./pointer.js";
import { createSheet } from "./sheet.js";
import { createSide } from "./side.js";
import { createSubject } from "./subject.js";
import { about, FINE, report, show, showHead, trace } from "./render.js";
import { _ } from "../../core/translate.js";

const REST = 250; // ms without a change after which a map is drawn anew
const USUAL = 256; // cells a side
const STANDING = ["asking", "drawing", "done", "canceled"];
const KEPT = 3; // pictures of one map that lie under each other while one looks closer

function pointed(it, at) {
  const found = it.sheet.cell(at);
  it.sheet.point(found);
  return found;
}

function point(it, at, isKey) {
  it.hand = { at, isKey };
  it.cell.hold(pointed(it, at), isKey);
}

function leave(it) {
  it.hand = null;
  it.cell.release();
}

// The hand may rest where it was: there, other cells say something else, or something at last.
function pointAgain(it) {
  if (it.cell.held()) it.cell.hold(pointed(it, it.sheet.shareOf(it.cell.held())), false);
  else if (it.hand) it.cell.hold(pointed(it, it.hand.at), it.hand.isKey);
}

function choose(it, name) {
  it.subject.open(name);
  refresh(it, 0);
}

function choosePair(it, which, name) {
  it.subject.choose(which, name);
  refresh(it, 0);
}

function load(it, picture, panel) {
  it.told = { picture, panel };
  refresh(it, it.ordered ? REST : 0);
}

// The same map stands; another one is ordered once the hand is still.
function refresh(it, patience) {
  const next = it.subject.now();
  showHead(it, next);
  clearTimeout(it.rest);
  if (it.ordered?.key !== next.key || !STANDING.includes(it.state.state)) {
    if (it.ordered?.key !== next.key) it.sheet.root.classList.add("late");
    it.jobs.end();
    it.rest = setTimeout(() => order(it), patience);
  }
  show(it);
}

function order(it) {
  clearTimeout(it.rest);
  const next = it.subject.now();
  if (it.ordered?.key !== next.key) it.resolution = USUAL;
  if (it.ordered && (it.ordered.hill !== next.hill || it.ordered.names.join() !== next.names.join()))
    it.window = WHOLE;
  it.ordered = {
    ...next,
    window: it.window,
    whole: isWhole(it.window) ? null : (it.grids[0] ?? it.coming).whole,
  };
  const asked = it.ordered;
  it.jobs.begin((given) => {
    it.terms = given;
    const size = finest(it.terms, asked.steps, it.resolution);
    return size && body({ ...asked, resolution: size });
  });
}

function begun(it, answer) {
  it.coming = createGrid(answer, it.terms);
  Object.assign(it.coming, {
    subject: it.ordered,
    window: it.ordered.window,
    whole: it.ordered.whole ?? it.coming.axes,
  });
  showHead(it, it.subject.now());
  if (!it.grids.length) show(it);
}

function came(it, tiles) {
  for (const tile of tiles) it.coming.put(tile);
  const isNew = it.grids[0] !== it.coming;
  const isCloser = isNew && it.grids[0]?.subject.key === it.coming.subject.key;
  if (isNew) {
    it.grids = [it.coming, ...(isCloser ? it.grids : [])].slice(0, KEPT);
    it.sheet.root.classList.remove("late");
  }
  show(it);
  if ((isNew && !isCloser) || !it.cell.held()) pointAgain(it);
}

function stands(it, next) {
  it.state = next;
  if (it.state.state === "done") pointAgain(it);
  it.aside.say(report(it));
}

function finer(it) {
  it.resolution = FINE;
  order(it);
}

function look(it, next) {
  if (!it.grids.length || next.join() === it.window.join()) return;
  [it.window, it.resolution] = [next, USUAL];
  showHead(it, it.subject.now());
  show(it);
  it.jobs.end();
  clearTimeout(it.rest);
  it.rest = setTimeout(() => order(it), REST);
}

function zoom(it, at, factor) {
  look(it, zoomed(it.window, at, factor));
}

function whole(it) {
  look(it, WHOLE);
}

function box(it, from, to, isFinal) {
  it.sheet.box(isFinal ? null : from, to);
  leave(it);
  if (isFinal) look(it, boxed(it.window, from, to));
}

function rate(it, panel) {
  if (!it.told || panel !== it.told.panel) return;
  if (it.ordered && !it.ordered.names.includes("eta")) it.sheet.root.classList.add("late");
}

function repaint(it) {
  it.colors = null;
  if (it.told) show(it);
  it.inset.repaint();
}

function close(it) {
  clearTimeout(it.rest);
  if (it.jobs.isUnderWay()) it.state = { state: "" };
  it.jobs.end();
  leave(it);
}

// What a hand on the map does.
function attach(it) {
  attachPointer(it.sheet.field, {
    point: (at, isKey) => point(it, at, isKey),
    leave: () => leave(it),
    aim: (at) => point(it, at, true),
    choose: (at) => it.cell.load(pointed(it, at)),
    box: (from, to, isFinal) => box(it, from, to, isFinal),
    zoom: (at, factor) => zoom(it, at, factor),
    whole: () => whole(it),
    cursor: () => it.cell.held() && it.sheet.shareOf(it.cell.held()),
    cell: () => it.cell.held()?.size.map((size, i) => size / (it.window[i][1] - it.window[i][0])) ?? null,
  });
}

function create(root, host) {
  const it = {
    host,
    told: null, // { picture, panel } of the last load
    terms: null,
    ordered: null, // the subject of the last order
    coming: null, // its grid, until it is shown
    grids: [], // what is shown, the newest first
    state: { state: "" },
    colors: null,
    rest: null,
    hand: null, // { at, isKey }: where it points, whether or not a cell is known there yet
  };
  it.resolution = USUAL;
  it.window = WHOLE;

  it.subject = createSubject(it.host, { told: () => it.told, terms: () => it.terms });
  it.sheet = createSheet();
  it.inset = createInset();
  it.cell = createCell(it.host, {
    show: (path, isCell) => trace(it, path, isCell),
    about: (of) => about(it, of),
  });
  const side = make("div", { class: "map-side" });
  it.aside = createSide(side, {
    cancel: () => it.jobs.cancel(),
    again: () => order(it),
    finer: () => finer(it),
  });
  it.head = createHead({
    panel: it.host.select,
    tab: (name) => choose(it, name),
    pair: (which, name) => choosePair(it, which, name),
    whole: () => whole(it),
    zoom: (factor) => zoom(it, it.cell.held() ? it.sheet.shareOf(it.cell.held()) : [0.5, 0.5], factor),
  });
  side.append(it.inset.root);
  root.append(
    it.head.root,
    make("div", { class: "map-desk" }, make("div", { class: "map-main" }, it.sheet.root, it.cell.root), side),
  );
  it.jobs = createJobs({
    told: {
      begun: (answer) => begun(it, answer),
      tiles: (tiles) => came(it, tiles),
      state: (next) => stands(it, next),
      away: (error) => it.host.lost?.(error),
    },
  });
  attach(it);

  return {
    load: (picture, panel) => load(it, picture, panel),
    rate: (panel) => rate(it, panel),
    repaint: () => repaint(it),
    close: () => close(it),
  };
}

export const view = {
  key: "maps",
  title: _("Maps"),
  wide: true,
  create,
  needs: [
    "announce",
    "call",
    "catalogue",
    "lost",
    "moveStart",
    "panel",
    "panelField",
    "picture",
    "scene",
    "select",
    "setRate",
  ],
};
