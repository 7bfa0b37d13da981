// A hand that rests on a map: how high it is there, and the first step of a walk that would begin there.

import { within } from "../core/axes.js";
import { floats } from "../core/codec.js";
import { draw } from "../core/dom.js";
import { figure } from "../core/format.js";
import { arrowPath } from "../core/geometry.js";
import { rateText } from "../core/rate.js";
import { joined, startsOf } from "../state/scene_store.js";
import { pointAt } from "./start.js";
import { _ } from "../core/translate.js";

export const REST = 100; // ms without a move after which a hand rests
const SLACK = 3; // px that it may tremble meanwhile
const NEAR = 60; // px from an edge of the map within which words are turned inwards
const CROSS = 9; // px from the middle of a cross within which it is pointed at

// panels: of the stage. look(panel, at): a promise of { from, to, loss, minima } in the map's own numbers, or
// of null; loss is null where it is not to be told.
export function attachHoverProbe(panels, { look, timers = globalThis }) {
  let rest = null;
  let held = null; // where the hand was when it came to rest, or is about to

  function leave() {
    timers.clearTimeout(rest);
    if (held?.isTold) held.panel.glance(null);
    held = null;
  }
  function move(panel, index, event) {
    const { clientX: x, clientY: y } = event;
    if (held?.panel === panel && !event.buttons && Math.hypot(x - held.x, y - held.y) <= SLACK) return;
    leave();
    if (
      event.buttons ||
      event.pointerType === "touch" ||
      event.target.closest("button") ||
      !isFree(panel, event)
    )
      return;
    const here = { panel, x, y, isTold: false };
    held = here;
    rest = timers.setTimeout(async () => {
      const found = await look(index, pointAt(panel, event));
      if (held !== here || !found) return;
      here.isTold = true;
      panel.glance(found);
    }, REST);
  }
  panels.forEach((panel, index) => {
    panel.map.addEventListener("pointermove", (event) => move(panel, index, event));
    for (const name of ["pointerdown", "pointerleave"]) panel.map.addEventListener(name, leave);
  });
}
// On the land, and not on a step of the walk, which is told in its own way.
function isFree(panel, event) {
  const { left, top, width, height } = panel.axes();
  const [x, y] = within(panel.map, event).map((value, side) => value - [left, top][side]);
  return x >= 0 && y >= 0 && x <= width && y <= height && panel.tickNear(x, y) === null;
}

// What `look` has found, as marks over a map; over: its axes.
export function probeMarks({ from, to, loss, minima = [] }, { xaxis, yaxis, width }) {
  const at = ([x, y]) => [xaxis.l2p(x), yaxis.l2p(y)];
  const [[x, y], tip] = [at(from), at(to)];
  const isHere = (cross) =>
    Math.hypot(...at([cross.x, cross.y]).map((px, side) => px - [x, y][side])) < CROSS;
  const minimum = minima.find(isHere);
  const way = tip.every(Number.isFinite)
    ? [draw("path", { class: "glance", d: arrowPath(x, y, ...tip) })]
    : [];
  if (loss === null && !minimum) return way;
  // On the side that the arrow leaves free, and never above the map.
  const isBelow = y < 24 || (tip[1] < y && y - tip[1] > Math.abs(tip[0] - x));
  const words = draw("text", {
    class: "glance-loss",
    x,
    y: isBelow ? y + 30 : y - 10,
    "text-anchor": x < NEAR ? "start" : x > width - NEAR ? "end" : "middle",
  });
  // On a cross, the loss of the minimum and not of the place beside it where the hand rests.
  const height = loss === null ? "" : _("loss {value}", { value: figure(minimum?.value ?? loss) });
  words.textContent = [minimumName(minimum), height].filter(Boolean).join(" · ");
  return [...way, words];
}

function minimumName(minimum) {
  if (!minimum) return "";
  return minimum.is_global ? _("+ a global minimum") : _("+ a local minimum");
}

// Asks the server, whose walk from there begins with that step. host: { query(), call(query), failed(error),
// hides(part), isFixed(), minima(panel) } of the page.
export function createLook({ query, call, failed, hides, isFixed, minima = (_panel) => [] }) {
  return async (index, at) => {
    if (isFixed()) return null;
    const asked = query();
    const fields = new URLSearchParams(asked);
    // On several hills, or from several starts, only the walk of this panel begins there.
    const starts = startsOf(fields.get("start") ?? "");
    const isMixed = starts.some((each) => each !== starts[0]) || (fields.get("surface") ?? "").includes(",");
    starts.fill(at.map(rateText).join(","), ...(isMixed ? [index, index + 1] : []));
    fields.set("start", joined(starts, ";"));
    try {
      const { panels } = (await call(fields.toString())).picture;
      if (query() !== asked) return null; // of another scene
      const [path, loss] = [panels[index].path, panels[index].loss].map(floats);
      return {
        from: path.slice(0, 2),
        to: path.slice(2, 4),
        loss: hides("loss") ? null : loss[0],
        minima: minima(index),
      };
    } catch (error) {
      failed(error);
      return null;
    }
  };
}
