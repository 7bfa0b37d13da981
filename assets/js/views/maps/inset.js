// The hill in little, with a walk on it: where the axes of a map are not those of the land, the walk of a
// cell shows here.

import { axes } from "../../core/axes.js";
import { draw, make } from "../../core/dom.js";
import { paintSurface } from "../../surface/canvas_surface.js";
import { paintedMap } from "../../surface/plotly_surface.js";
import { walkMarks } from "./marks.js";

export function createInset() {
  const plot = make("div", { class: "plot" });
  const svg = draw("svg", { class: "inset-walk", "aria-hidden": "true" });
  const caption = make("figcaption", { class: "but" });
  const root = make("figure", { class: "inset" }, make("div", { class: "inset-map" }, plot, svg), caption);
  let figure = null;
  let path = null;

  function paint() {
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (!figure || !width) return;
    paintSurface(plot, paintedMap(structuredClone(figure), null));
    trace(width, height);
  }
  function trace(width, height) {
    for (const [name, value] of Object.entries({ width, height })) svg.setAttribute(name, value);
    const { xaxis, yaxis } = axes(plot, figure.layout);
    const place = ([x, y]) => [xaxis.l2p(x), yaxis.l2p(y)];
    svg.replaceChildren(...(path ? walkMarks(path, place, { width, height }) : []));
  }
  new ResizeObserver(paint).observe(plot);
  return {
    root,
    load(given) {
      figure = given;
      paint();
    },
    show(given, said) {
      path = given;
      caption.textContent = said;
      if (figure && plot.clientWidth) trace(plot.clientWidth, plot.clientHeight);
    },
    repaint: paint,
  };
}
