// One panel: the walk over the map, its curve over the strip, the verdict in words. Plotly paints the land beneath;
// this layer, in the same axes, draws what moves.

import { axes } from "../core/axes.js";
import { floats } from "../core/codec.js";
import { draw, layer, make, place } from "../core/dom.js";
import { arrowPath, nearestPoint, project, stepAt, trailPath } from "../core/geometry.js";
import { icon } from "../core/icons.js";
import { rateText } from "../core/rate.js";
import { probeMarks } from "./hover_probe.js";
import { shortened, tip } from "./step_anatomy.js";
import { createStrip } from "./strip.js";

export function createPanel(root) {
  const map = root.querySelector(".map");
  const strip = createStrip(root.querySelector(".strip"));
  const verdict = root.querySelector(".verdict");
  const walk = layer(map, "walk");
  const parts = {
    line: draw("path", { class: "trail" }),
    dots: draw("path", { class: "dots" }),
    arrow: draw("path", { class: "arrow", d: "M-9-6L0 0L-9 6" }),
    start: draw("circle", { class: "start", r: 5.5 }),
    name: draw("text", { class: "start-name" }),
    arrows: draw("g"),
    glance: draw("g"),
    coming: draw("path", { class: "step-arrow coming" }),
    peek: draw("circle", { class: "peek", r: 8 }),
    point: draw("circle", { class: "here", r: 6 }),
  };
  walk.append(...Object.values(parts));
  parts.name.textContent = "start";
  const handle = make("button", { type: "button", class: "start-handle" });
  map.append(handle);

  let raw = null;
  let data = null;
  let scene = null;
  let drawn = null;
  let layouts = null;
  let room = null; // the axes of the map and of the strip as they were last measured; null while the panel has no size
  let peeked = null;
  let arrows = [];
  let wanted = null; // the step to show, also while the panel has no size and nothing can be drawn

  const panel = { root, map, strip: strip.root, handle };

  panel.axes = () => axes(map, layouts.map);
  panel.under = () => axes(strip.root, layouts.strip);

  // Asking for a size makes the browser lay the page out, once for every question that follows a change: so all panels
  // are measured before the first of them is drawn.
  panel.measure = () => {
    room = layouts && map.clientWidth ? { over: panel.axes(), under: panel.under() } : null;
  };

  // The axes of both plots, as Plotly has them.
  panel.frame = (given) => {
    layouts = given;
    panel.place();
  };

  // Draws anew only what is new, in the room that was measured, and says whether it was: while one rate is dragged,
  // three panels stay.
  panel.load = (given, shared) => {
    const isSame = data && given.path === raw.path && given.sentence === raw.sentence && given.fate === raw.fate
      && shared.end === scene.end && shared.clock === scene.clock && shared.strip.high === scene.strip.high
      && shared.strip.face === scene.strip.face && Boolean(given.slope) === Boolean(raw.slope);
    raw = given;
    scene = shared;
    if (isSame) return false;
    data = {
      ...given,
      path: floats(given.path),
      height: floats(given.height),
      loss: floats(given.loss),
      slope: given.slope && floats(given.slope),
      // At which tick of the clock each row is reached; null where every tick is a row.
      ticks: (shared.clock === "evaluations" && given.asked ? floats(given.asked) : given.rows) ?? null,
    };
    if (root.dataset.outcome !== given.outcome) {
      root.dataset.fate = given.fate;
      root.dataset.outcome = given.outcome;
      verdict.querySelector(".disc").replaceChildren(icon(given.fate));
      verdict.querySelector(".word").textContent = given.word;
    }
    verdict.querySelector(".sentence").textContent = given.sentence;
    lay();
    return true;
  };

  // Where everything stands for the present axes: after a load, a resize or a zoom.
  panel.place = () => {
    panel.measure();
    lay();
  };
  function lay() {
    if (!data || !room) return;
    const { over, under } = room;
    place(walk, over);
    const toX = (value) => over.xaxis.l2p(value);
    const toY = (value) => over.yaxis.l2p(value);
    const xs = project(data.path, 0, 2, toX);
    const ys = project(data.path, 1, 2, toY);
    drawn = { xs, ys, trail: trailPath(xs, ys, over.width, over.height) };
    placeStart(xs[0], ys[0], over);
    strip.place(under, data, scene);
    if (wanted !== null) panel.show(wanted);
    panel.peek(peeked);
    panel.arrows(arrows);
    panel.glance(null);
  }
  new ResizeObserver(panel.place).observe(map);

  function placeStart(x, y, over) {
    parts.start.setAttribute("cx", x);
    parts.start.setAttribute("cy", y);
    const edge = x < 24 ? "start" : x > over.width - 24 ? "end" : "middle";
    parts.name.setAttribute("x", edge === "start" ? Math.max(x - 6, 3) : edge === "end" ? Math.min(x + 6, over.width - 3) : x);
    parts.name.setAttribute("y", y < 22 ? y + 20 : y - 11);
    parts.name.setAttribute("text-anchor", edge);
    handle.style.left = `${over.left + x}px`;
    handle.style.top = `${over.top + y}px`;
    const [atX, atY] = scene.start.map((value) => rateText(value));
    handle.setAttribute("aria-label", `Start point, x ${atX}, y ${atY}. Arrow keys move it.`);
  }

  panel.show = (tick) => {
    wanted = tick;
    if (!drawn) return;
    const step = panel.stepAt(tick);
    if (step === drawn.step) return;
    drawn.step = step;
    const { trail: way } = drawn;
    parts.line.setAttribute("d", way.line(step));
    parts.dots.setAttribute("d", way.dots(step));
    const point = way.point(step);
    parts.point.style.display = point ? "" : "none";
    if (point) {
      parts.point.setAttribute("cx", point[0]);
      parts.point.setAttribute("cy", point[1]);
    }
    const left = way.exit && step >= way.exit.step;
    parts.arrow.style.display = left ? "" : "none";
    if (left) {
      const { x, y, turn } = way.exit;
      parts.arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${turn})`);
    }
    strip.show(step);
  };

  // A ring round the place where the walk stands at a tick, while somebody points at it; null takes it away.
  panel.peek = (tick) => {
    peeked = tick;
    const step = drawn && tick !== null ? Math.min(panel.stepAt(tick), data.last) : -1;
    const isGone = step < 0 || (drawn.trail.exit && step >= drawn.trail.exit.step);
    parts.peek.style.display = isGone ? "none" : "";
    if (!isGone) {
      parts.peek.setAttribute("cx", drawn.xs[step]);
      parts.peek.setAttribute("cy", drawn.ys[step]);
    }
    if (drawn) strip.peek(step < 0 ? null : step);
  };

  // Arrows from one place of the map to another, in its own coordinates: what a step is made of.
  panel.arrows = (list) => {
    arrows = list;
    const at = ([x, y]) => [room.over.xaxis.l2p(x), room.over.yaxis.l2p(y)];
    parts.arrows.replaceChildren(...(drawn && room ? list : []).map(({ kind, from, to }) => draw("path", {
      class: `step-arrow ${kind}`, d: arrowPath(...at(from), ...at(to)),
    })));
  };

  // What a hand that rests has under it; null for nothing.
  panel.glance = (found) => {
    parts.glance.replaceChildren(...(found && drawn ? probeMarks(found, panel.axes()) : []));
  };

  // The step that comes, as an arrow on its way from the slope to the step; null: none.
  panel.anatomy = (tick, share) => {
    const step = drawn && panel.stepAt(tick);
    const isShown = share !== null && data?.slope && step < data.last && panel.stepAt(tick + 1) > step;
    parts.coming.style.display = isShown ? "" : "none";
    if (!isShown) return;
    const { xaxis, yaxis, width, height } = panel.axes();
    const [x, y] = [drawn.xs[step], drawn.ys[step]];
    const unit = (axis) => axis.l2p(1) - axis.l2p(0);
    const slope = shortened(
      [-data.slope[2 * step] * unit(xaxis), -data.slope[2 * step + 1] * unit(yaxis)], Math.min(width, height));
    const [dx, dy] = tip(slope, [drawn.xs[step + 1] - x, drawn.ys[step + 1] - y], share);
    parts.coming.setAttribute("d", arrowPath(x, y, x + dx, y + dy));
  };

  // The tick of the walk's point that lies nearest to a place on the map; null if none is near.
  panel.tickNear = (x, y) => {
    if (!drawn) return null;
    const step = nearestPoint(drawn.xs, drawn.ys, x, y, REACH);
    return step < 0 ? null : panel.tickOf(step);
  };
  panel.pointAt = (step) => [data.path[2 * step], data.path[2 * step + 1]];
  panel.tickOf = (step) => (data.ticks ? data.ticks[step] : step);

  // The step at which this walk stands when the clock stands at a tick.
  panel.stepAt = (tick) => stepAt(data.ticks, tick);

  panel.at = (tick) => {
    const k = Math.min(panel.stepAt(tick), data.last);
    return { step: k, x: data.path[2 * k], y: data.path[2 * k + 1], loss: data.loss[k] };
  };

  // What stands on the screen, for a picture of it; null where nothing does.
  panel.now = () => (drawn && map.clientWidth ? { tick: wanted, end: scene.end, eta: raw.eta, fate: raw.fate, word: raw.word,
    sentence: raw.sentence } : null);

  panel.stale = (isStale) => root.classList.toggle("stale", isStale);

  made.set(root, panel);
  return panel;
}

const made = new WeakMap(); // the panel of each element
const REACH = 12; // px round a point of a walk within which it is pointed at

// The panel of an element.
export const panelOf = (root) => made.get(root) ?? null;
