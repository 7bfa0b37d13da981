// One panel: the walk over the map, its curve over the strip, the verdict in words. Plotly paints the land
// beneath; this layer, in the same axes, draws what moves.

import { axes, letterSize, plotOf, stripMargin } from "../core/axes.js";
import { floats, shorts } from "../core/codec.js";
import { draw, layer, make, place } from "../core/dom.js";
import { arrowPath, nearestPoint, project, stepAt, trailPath } from "../core/geometry.js";
import { probeMarks } from "./hover_probe.js";
import { shortened, tip } from "./step_anatomy.js";
import { clearEdges, createParts, placeStart } from "./map_marks.js";
import { mapAxes } from "../surface/map_axes.js";
import { createStrip } from "./strip.js";
import { createVerdict, shareAt } from "./verdict.js";
import { _ } from "../core/translate.js";

const made = new WeakMap(); // the panel of each element
const REACH = 12; // px round a point of a walk within which it is pointed at
// Asking for a size makes the browser lay the page out: it is done when the axes or the sizes are others, not
// for every picture.
function measure(it) {
  it.sizes = sizesOf(it);
  const isSeen = it.layouts && it.map.clientWidth;
  it.room = isSeen ? { over: axes(it.map, it.layouts.map), under: underOf(it) } : null;
  it.letters = isSeen ? letterSize(it.parts.axes) : 0;
  const loss = it.layouts?.map.meta?.loss;
  it.parts.axes.replaceChildren(...(it.room ? mapAxes(it.room.over, loss, it.letters) : []));
}

// What a panel was measured by: the first news of a size are mostly of the one that is known.
const sizesOf = (/** @type {any} */ { map, strip: { root } }) =>
  [map, root].flatMap(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]).join(" ");

// The axes of the strip, whose numbers are as large as the style sheet has them.
function underOf({ strip: { root }, layouts: { strip } }) {
  return axes(root, { ...strip, margin: stripMargin(strip, letterSize(plotOf(root))) });
}

// The axes of both plots, as Plotly has them.
function frame(it, given) {
  it.layouts = given;
  it.panel.place();
}

// Draws anew only what is new, as it stands at a tick, and says whether it was: while one rate is dragged,
// three panels stay.
function load(it, given, shared, tick) {
  const isSame =
    it.data &&
    given.path === it.raw.path &&
    given.sentence === it.raw.sentence &&
    given.fate === it.raw.fate &&
    shared.end === it.scene.end &&
    shared.clock === it.scene.clock &&
    shared.strip.high === it.scene.strip.high &&
    shared.strip.face === it.scene.strip.face &&
    given.height === it.raw.height &&
    Boolean(given.slope) === Boolean(it.raw.slope) &&
    Boolean(given.picks) === Boolean(it.raw.picks);
  [it.raw, it.scene] = [given, shared];
  if (isSame) return false;
  it.data = {
    ...given,
    path: floats(given.path),
    height: floats(given.height),
    loss: floats(given.loss),
    slope: given.slope && floats(given.slope),
    picks: given.picks && { ...given.picks, numbers: shorts(given.picks.packed) },
    data: it.layouts?.data ?? null,
    // At which tick of the clock each row is reached; null where every tick is a row.
    ticks: (shared.clock !== "steps" && given.asked ? floats(given.asked) : given.rows) ?? null,
  };
  const { height } = it.data;
  it.wanted = Math.min(tick, shared.end);
  it.verdict.load(given, { share: (step) => shareAt(height, shared.strip.face, step), last: it.data.last });
  lay(it);
  return true;
}

// Where everything stands for the present axes: after a load, a resize or a zoom.
function placeNow(it) {
  measure(it);
  lay(it);
}

function lay(it) {
  if (!it.data || !it.room) return;
  const { over, under } = it.room;
  place(it.walk, over);
  const toX = (value) => over.xaxis.l2p(value);
  const toY = (value) => over.yaxis.l2p(value);
  const xs = project(it.data.path, 0, 2, toX);
  const ys = project(it.data.path, 1, 2, toY);
  it.drawn = { xs, ys, trail: trailPath(xs, ys, over.width, over.height) };
  placeStart(it, xs[0], ys[0], over);
  it.hasLeft = null;
  it.strip.place(under, it.data, it.scene);
  if (it.wanted !== null) it.panel.show(it.wanted);
  it.panel.peek(it.peeked);
  it.panel.arrows(it.arrows);
  it.panel.glance(null);
}

function show(it, tick) {
  it.wanted = tick;
  if (it.data) it.verdict.show(it.panel.stepAt(tick)); // also while the panel has no room
  if (!it.drawn) return;
  const step = it.panel.stepAt(tick);
  if (step === it.drawn.step) return;
  it.drawn.step = step;
  const { trail: way } = it.drawn;
  it.parts.line.setAttribute("d", way.line(step));
  it.parts.dots.setAttribute("d", way.dots(step));
  const point = way.point(step);
  it.parts.point.style.display = point ? "" : "none";
  if (point) {
    it.parts.point.setAttribute("cx", point[0]);
    it.parts.point.setAttribute("cy", point[1]);
  }
  const left = Boolean(way.exit && step >= way.exit.step);
  it.parts.arrow.style.display = left ? "" : "none";
  if (left !== it.hasLeft) clearEdges(it, left);
  it.hasLeft = left;
  if (left) {
    const { x, y, turn } = way.exit;
    it.parts.arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${turn})`);
  }
  it.strip.show(step);
}

// A ring round the place where the walk stands at a tick, while somebody points at it; null takes it away.
function peek(it, tick) {
  it.peeked = tick;
  const step = it.drawn && tick !== null ? Math.min(it.panel.stepAt(tick), it.data.last) : -1;
  const isGone = step < 0 || (it.drawn.trail.exit && step >= it.drawn.trail.exit.step);
  it.parts.peek.style.display = isGone ? "none" : "";
  if (!isGone) {
    it.parts.peek.setAttribute("cx", it.drawn.xs[step]);
    it.parts.peek.setAttribute("cy", it.drawn.ys[step]);
  }
  if (it.drawn) it.strip.peek(step < 0 ? null : step);
}

// Of a step that begins off the map nothing but a bar across it would be seen.
const isOn = (/** @type {any} */ { width, height }, at) =>
  [width, height].every((size, side) => at[side] >= -REACH && at[side] <= size + REACH);

// Arrows from one place of the map to another, in its own coordinates: what a step is made of.
function arrows(it, list) {
  it.arrows = list;
  const at = ([x, y]) => [it.room.over.xaxis.l2p(x), it.room.over.yaxis.l2p(y)];
  it.parts.arrows.replaceChildren(
    ...(it.drawn && it.room ? list : [])
      .filter(({ from }) => isOn(it.room.over, at(from)))
      .map(({ kind, from, to }) =>
        draw("path", { class: `step-arrow ${kind}`, d: arrowPath(...at(from), ...at(to)) }),
      ),
  );
}

// What a hand that rests has under it; null for nothing.
function glance(it, found) {
  it.parts.glance.replaceChildren(...(found && it.drawn ? probeMarks(found, it.panel.axes()) : []));
}

// The step that comes, as an arrow on its way from the slope to the step; null: none.
function anatomy(it, tick, share) {
  const step = it.drawn ? it.panel.stepAt(tick) : Infinity;
  const isShown = share !== null && it.data?.slope && step < it.data.last && it.panel.stepAt(tick + 1) > step;
  it.parts.coming.style.display = isShown ? "" : "none";
  if (!isShown) return;
  const { xaxis, yaxis, width, height } = it.panel.axes();
  const [x, y] = [it.drawn.xs[step], it.drawn.ys[step]];
  const unit = (axis) => axis.l2p(1) - axis.l2p(0);
  const slope = shortened(
    [-it.data.slope[2 * step] * unit(xaxis), -it.data.slope[2 * step + 1] * unit(yaxis)],
    Math.min(width, height),
  );
  const [dx, dy] = tip(slope, [it.drawn.xs[step + 1] - x, it.drawn.ys[step + 1] - y], share);
  it.parts.coming.setAttribute("d", arrowPath(x, y, x + dx, y + dy));
}

// The tick of the walk's point that lies nearest to a place on the map; null if none is near.
function tickNear(it, x, y) {
  if (!it.drawn) return null;
  const step = nearestPoint(it.drawn.xs, it.drawn.ys, x, y, REACH);
  return step < 0 ? null : it.panel.tickOf(step);
}

function at(it, tick) {
  const k = Math.min(it.panel.stepAt(tick), it.data.last);
  const [x, y] = [it.data.path[2 * k], it.data.path[2 * k + 1]];
  return { step: k, x, y, loss: it.data.loss[k], beside: it.strip.beside(k) };
}

// What others may ask of a panel.
function createFace(it) {
  const panel = { root: it.root, map: it.map, strip: it.strip.root, handle: it.handle };

  panel.axes = () => it.room?.over ?? axes(it.map, it.layouts.map);
  panel.under = () => it.room?.under ?? underOf(it);

  // The axes of both plots, as Plotly has them.
  panel.frame = (given) => frame(it, given);

  // As it stands at a tick; says whether anything was drawn anew.
  panel.load = (given, shared, tick) => load(it, given, shared, tick);

  // Where everything stands for the present axes: after a load, a resize or a zoom.
  panel.place = () => placeNow(it);

  panel.show = (tick) => show(it, tick);

  // A ring round the place where the walk stands at a tick, while somebody points at it; null takes it away.
  panel.peek = (tick) => peek(it, tick);

  // Arrows from one place of the map to another, in its own coordinates: what a step is made of.
  panel.arrows = (list) => arrows(it, list);

  // What a hand that rests has under it; null for nothing.
  panel.glance = (found) => glance(it, found);

  // The step that comes, as an arrow on its way from the slope to the step; null: none.
  panel.anatomy = (tick, share) => anatomy(it, tick, share);

  // The tick of the walk's point that lies nearest to a place on the map; null if none is near.
  panel.tickNear = (x, y) => tickNear(it, x, y);
  panel.pointAt = (step) => [it.data.path[2 * step], it.data.path[2 * step + 1]];
  panel.tickOf = (step) => (it.data.ticks ? it.data.ticks[step] : step);

  // The step at which this walk stands when the clock stands at a tick.
  panel.stepAt = (tick) => stepAt(it.data.ticks, tick);

  panel.at = (tick) => at(it, tick);

  // What stands on the screen, for a picture of it; null where nothing does.
  panel.now = () =>
    it.drawn && it.map.clientWidth
      ? {
          tick: it.wanted,
          end: it.scene.end,
          eta: it.raw.eta,
          fate: it.raw.fate,
          word: it.raw.word,
          sentence: it.raw.sentence,
        }
      : null;

  // On the first play the verdict comes when it is known.
  panel.wait = () => it.data && it.verdict.wait();
  panel.decide = () => it.verdict.end();
  panel.isOpen = () => it.verdict.isOpen();

  panel.stale = (isStale) => it.root.classList.toggle("stale", isStale);
  return panel;
}

export function createPanel(root) {
  const it = {
    root,
    raw: null,
    data: null,
    scene: null,
    drawn: null,
    layouts: null,
    // the axes of the map and of the strip as they were last measured; null while the panel has no size
    room: null,
    sizes: "", // of the map and the strip when they were measured
    peeked: null,
    arrows: [],
    hasLeft: null, // whether the walk has left the map; null: not drawn yet
    wanted: null, // the step to show, also while the panel has no size and nothing can be drawn
  };
  it.map = it.root.querySelector(".map");
  it.strip = createStrip(it.root.querySelector(".strip"));
  it.verdict = createVerdict(it.root);
  it.walk = layer(it.map, "walk");
  it.parts = createParts();
  it.walk.append(...Object.values(it.parts));
  it.parts.name.textContent = _("start");
  it.handle = make("button", { type: "button", class: "start-handle" });
  it.map.append(it.handle);

  it.panel = createFace(it);
  const observer = new ResizeObserver(() => sizesOf(it) !== it.sizes && it.panel.place());
  for (const part of [it.map, it.strip.root]) observer.observe(part);
  made.set(it.root, it.panel);
  return it.panel;
}

// The panel of an element.
export const panelOf = (root) => made.get(root) ?? null;
