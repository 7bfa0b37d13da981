// The view of maps: what becomes of every start, or of every pair of settings, of one panel's walk.

import { floats } from "../../core/codec.js";
import { make } from "../../core/dom.js";
import { createCell } from "./cell.js";
import { createColors } from "./colors.js";
import { createGrid } from "./grid.js";
import { createHead } from "./head.js";
import { createInset } from "./inset.js";
import { createJobs } from "./job.js";
import { boundaryMark, crossMarks, letterMarks, ringMark } from "./marks.js";
import { body, boxed, finest, isWhole, key, WHOLE, zoomed } from "./order.js";
import { attachPointer } from "./pointer.js";
import { createSheet } from "./sheet.js";
import { createSide } from "./side.js";
import { createSubject } from "./subject.js";
import { figure, sharesOf } from "./words.js";

const LETTERS = "ABCD";
const REST = 250; // ms without a change after which a map is drawn anew
const [USUAL, FINE] = [256, 1024]; // cells a side
const STANDING = ["asking", "drawing", "done", "canceled"];
const KEPT = 3; // pictures of one map that lie under each other while one looks closer

function create(root, host) {
  let told = null; // { picture, panel } of the last load
  let terms = null;
  let resolution = USUAL;
  let window = WHOLE;
  let ordered = null; // the subject of the last order
  let coming = null; // its grid, until it is shown
  let grids = []; // what is shown, the newest first
  let state = { state: "" };
  let colors = null;
  let rest = null;
  let hand = null; // { at, isKey }: where it points, whether or not a cell is known there yet

  const subject = createSubject(host, { told: () => told, terms: () => terms });
  const sheet = createSheet();
  const inset = createInset();
  const cell = createCell(host, { show: trace, about });
  const side = make("div", { class: "map-side" });
  const aside = createSide(side, { cancel: () => jobs.cancel(), again: order, finer });
  const head = createHead({ panel: host.select, tab: choose, pair: choosePair, whole,
    zoom: (factor) => zoom(cell.held() ? sheet.shareOf(cell.held()) : [0.5, 0.5], factor) });
  side.append(inset.root);
  root.append(head.root, make("div", { class: "map-desk" }, make("div", { class: "map-main" }, sheet.root, cell.root), side));
  const jobs = createJobs({ told: { begun, tiles: came, state: stands, away: (error) => host.lost?.(error) } });
  attachPointer(sheet.field, {
    point, leave, aim: (at) => point(at, true),
    choose: (at) => cell.load(pointed(at)), box, zoom, whole,
    cursor: () => cell.held() && sheet.shareOf(cell.held()),
    cell: () => cell.held()?.size.map((size, i) => size / (window[i][1] - window[i][0])) ?? null,
  });
  const pointed = (at) => {
    const found = sheet.cell(at);
    sheet.point(found);
    return found;
  };
  function point(at, isKey) {
    hand = { at, isKey };
    cell.hold(pointed(at), isKey);
  }
  function leave() {
    hand = null;
    cell.release();
  }
  // The hand may rest where it was: there, other cells say something else, or something at last.
  function pointAgain() {
    if (cell.held()) cell.hold(pointed(sheet.shareOf(cell.held())), false);
    else if (hand) cell.hold(pointed(hand.at), hand.isKey);
  }

  function choose(name) {
    subject.open(name);
    refresh(0);
  }
  function choosePair(which, name) {
    subject.choose(which, name);
    refresh(0);
  }

  // --- what is ordered ---

  function load(picture, panel) {
    told = { picture, panel };
    refresh(ordered ? REST : 0);
  }
  // The same map stands; another one is ordered once the hand is still.
  function refresh(patience) {
    const next = subject.now();
    showHead(next);
    clearTimeout(rest);
    if (ordered?.key !== next.key || !STANDING.includes(state.state)) {
      if (ordered?.key !== next.key) sheet.root.classList.add("late");
      jobs.end();
      rest = setTimeout(order, patience);
    }
    show();
  }
  function order() {
    clearTimeout(rest);
    const next = subject.now();
    if (ordered?.key !== next.key) resolution = USUAL;
    if (ordered && (ordered.hill !== next.hill || ordered.names.join() !== next.names.join())) window = WHOLE;
    ordered = { ...next, window, whole: isWhole(window) ? null : (grids[0] ?? coming).whole };
    const asked = ordered;
    jobs.begin((given) => {
      terms = given;
      const size = finest(terms, asked.steps, resolution);
      return size && body({ ...asked, resolution: size });
    });
  }
  function begun(answer) {
    coming = createGrid(answer, terms);
    Object.assign(coming, { subject: ordered, window: ordered.window, whole: ordered.whole ?? coming.axes });
    showHead(subject.now());
    if (!grids.length) show();
  }
  function came(tiles) {
    for (const tile of tiles) coming.put(tile);
    const isNew = grids[0] !== coming;
    const isCloser = isNew && grids[0]?.subject.key === coming.subject.key;
    if (isNew) {
      grids = [coming, ...(isCloser ? grids : [])].slice(0, KEPT);
      sheet.root.classList.remove("late");
    }
    show();
    if ((isNew && !isCloser) || !cell.held()) pointAgain();
  }
  function stands(next) {
    state = next;
    if (state.state === "done") pointAgain();
    aside.say(report());
  }
  function finer() {
    resolution = FINE;
    order();
  }

  // --- how close ---

  function look(next) {
    if (!grids.length || next.join() === window.join()) return;
    [window, resolution] = [next, USUAL];
    showHead(subject.now());
    show();
    jobs.end();
    clearTimeout(rest);
    rest = setTimeout(order, REST);
  }
  function zoom(at, factor) {
    look(zoomed(window, at, factor));
  }
  function whole() {
    look(WHOLE);
  }
  function box(from, to, isFinal) {
    sheet.box(isFinal ? null : from, to);
    leave();
    if (isFinal) look(boxed(window, from, to));
  }

  // --- what is shown ---

  function showHead(next) {
    head.show({ ...subject.choice(), panel: next.panel, isWhole: isWhole(window) });
  }
  function show() {
    const top = grids[0] ?? coming;
    aside.say(report());
    inset.root.hidden = !top || top.subject.figure !== null;
    if (!top) return;
    const { subject: of } = top;
    const { hill } = of;
    colors ??= palette(hill);
    if (colors.hill !== hill) colors = palette(hill);
    inset.load(host.scene().figures.map);
    sheet.draw({ grids, window, whole: top.whole, symbols: of.symbols, colors, figure: of.figure, marks: (place, size) => marks(top, place, size) });
    sheet.field.setAttribute("aria-label", `${title(of)} Arrow keys move over the cells, Enter takes one into the panel, plus and minus zoom.`);
    aside.legend(sharesOf(top, colors, about(of)), colors, top.range);
    if (!cell.held()) trace(null, false);
  }
  function palette(hill) {
    const style = getComputedStyle(document.documentElement);
    return { ...createColors(hill.minima, terms, (name) => style.getPropertyValue(`--${name}`).trim()), hill };
  }
  function about(of) {
    return { ...of, minima: of.hill.minima, outcomes: terms.outcomes, isLine: of.hill.ignores_y };
  }
  function title({ panel, method, names, eta, steps }) {
    const rate = names.includes("eta") ? "" : ` at η = ${figure(eta)}`;
    return `${LETTERS[panel]}’s walk: ${method}${rate}, ${steps} steps.`;
  }
  function report() {
    const top = coming ?? grids[0];
    const next = terms && ordered ? finest(terms, ordered.steps, FINE) : 0;
    return { ...state, of: told ? title(subject.now()) : "", resolution: top?.resolution ?? 0, finer: top && next > top.resolution ? next : 0 };
  }
  // The minima and the start on the land; elsewhere the panels at their settings, and theory's line.
  function marks(top, place, size) {
    const { names, hill, key: of } = top.subject;
    if (top.subject.figure) return [...crossMarks(hill.minima, place, size), ...ringMark(place(told.picture.start))];
    const standing = told.picture.panels.flatMap((panel, i) => {
      if (`${hill.key} ${key(told.picture.query, i, names)}` !== of) return [];
      const at = names.map((name) => valueOf(panel, name));
      return [[LETTERS[i], panel.fate, i === told.panel, place(at)]];
    });
    return [...boundaryMark(top.boundary, place, size), ...letterMarks(standing, size)];
  }
  function valueOf({ eta, setup: given }, name) {
    if (name === "eta") return eta;
    return name === "x" || name === "y" ? told.picture.start["xy".indexOf(name)] : given.hyper[name];
  }
  // The walk of the cell in hand: on the map where that is the land, else on the hill in little.
  function trace(path, isCell) {
    const isLand = Boolean(grids[0]?.subject.figure);
    sheet.walk(isLand ? path : null);
    if (!isCell) sheet.point(null);
    if (isLand || !told) return;
    const own = told.picture.panels[told.panel];
    if (isCell) inset.show(path, "the walk of this cell");
    else inset.show(floats(own.path), `${LETTERS[told.panel]}’s walk now`);
  }
  function rate(panel, value) {
    if (!told || panel !== told.panel) return;
    if (ordered && !ordered.names.includes("eta")) sheet.root.classList.add("late");
  }
  return {
    load,
    rate,
    repaint() {
      colors = null;
      if (told) show();
      inset.repaint();
    },
    close() {
      clearTimeout(rest);
      if (jobs.isUnderWay()) state = { state: "" };
      jobs.end();
      leave();
    },
  };
}

export const view = { key: "maps", title: "Maps", wide: true, create };
