// What the view of maps shows: the sheet with its marks, the legend, the hill in little, and what is said of
// them. `it` is the view, as view.js has it.

import { floats } from "../../core/codec.js";
import { letters } from "../../core/manifest.js";
import { createColors } from "./colors.js";
import { boundaryMark, crossMarks, letterMarks, ringMark } from "./marks.js";
import { finest, isWhole, key } from "./order.js";
import { figure, sharesOf } from "./words.js";
import { _ } from "../../core/translate.js";

export const FINE = 1024; // cells a side, where the usual map has fewer

export function showHead(it, next) {
  it.head.show({ ...it.subject.choice(), panel: next.panel, isWhole: isWhole(it.window) });
}

export function show(it) {
  const top = it.grids[0] ?? it.coming;
  it.aside.say(report(it));
  it.inset.root.hidden = !top || top.subject.figure !== null;
  if (!top) return;
  const { subject: of } = top;
  const { hill } = of;
  it.colors ??= palette(it, hill);
  if (it.colors.hill !== hill) it.colors = palette(it, hill);
  it.inset.load(it.host.scene().figures.map);
  it.sheet.draw({
    grids: it.grids,
    window: it.window,
    whole: top.whole,
    symbols: of.symbols,
    colors: it.colors,
    figure: of.figure,
    marks: (place, size) => marks(it, top, place, size),
  });
  it.sheet.field.setAttribute(
    "aria-label",
    _("{title} Arrow keys move over the cells, Enter takes one into the panel, plus and minus zoom.", {
      title: title(of),
    }),
  );
  it.aside.legend(sharesOf(top, it.colors, about(it, of)), it.colors, top.range);
  if (!it.cell.held()) trace(it, null, false);
}

function palette(it, hill) {
  const style = getComputedStyle(document.documentElement);
  return {
    ...createColors(hill.minima, it.terms, (name) => style.getPropertyValue(`--${name}`).trim()),
    hill,
  };
}

export function about(it, of) {
  return { ...of, minima: of.hill.minima, outcomes: it.terms.outcomes, isLine: of.hill.ignores_y };
}

function title({ panel, method, names, eta, steps }) {
  const said = { letter: letters()[panel], method, steps };
  if (names.includes("eta")) return _("{letter}’s walk: {method}, {steps} steps.", said);
  return _("{letter}’s walk: {method} at η = {rate}, {steps} steps.", { ...said, rate: figure(eta) });
}

export function report(it) {
  const top = it.coming ?? it.grids[0];
  const next = it.terms && it.ordered ? finest(it.terms, it.ordered.steps, FINE) : 0;
  return {
    ...it.state,
    of: it.told ? title(it.subject.now()) : "",
    resolution: top?.resolution ?? 0,
    finer: top && next > top.resolution ? next : 0,
  };
}

// The minima and the start on the land; elsewhere the panels at their settings, and theory's line.
function marks(it, top, place, size) {
  const { names, hill, key: of } = top.subject;
  if (top.subject.figure)
    return [...crossMarks(hill.minima, place, size), ...ringMark(place(it.told.picture.start))];
  const standing = it.told.picture.panels.flatMap((panel, i) => {
    if (`${hill.key} ${key(it.told.picture.query, i, names)}` !== of) return [];
    const at = names.map((name) => valueOf(it, panel, name));
    return [[letters()[i], panel.fate, i === it.told.panel, place(at)]];
  });
  return [...boundaryMark(top.boundary, place, size), ...letterMarks(standing, size)];
}

function valueOf(it, { eta, setup: given }, name) {
  if (name === "eta") return eta;
  return name === "x" || name === "y" ? it.told.picture.start["xy".indexOf(name)] : given.hyper[name];
}

// The walk of the cell in hand: on the map where that is the land, else on the hill in little.
export function trace(it, path, isCell) {
  const isLand = Boolean(it.grids[0]?.subject.figure);
  it.sheet.walk(isLand ? path : null);
  if (!isCell) it.sheet.point(null);
  if (isLand || !it.told) return;
  const own = it.told.picture.panels[it.told.panel];
  if (isCell) it.inset.show(path, _("the walk of this cell"));
  else it.inset.show(floats(own.path), _("{letter}’s walk now", { letter: letters()[it.told.panel] }));
}
