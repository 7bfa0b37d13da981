// The strip beneath a map: the curve of one walk, where it stands, and the number there. Plotly paints the axis.

import { draw, layer, make, place } from "../core/dom.js";
import { figure, scientific } from "../core/format.js";
import { curvePath } from "../core/geometry.js";

const LARGEST = 3.4e38;

export function createStrip(root) {
  const parts = {
    target: draw("path", { class: "target" }),
    line: draw("path", { class: "curve" }),
    peek: draw("path", { class: "peek" }),
    point: draw("circle", { class: "loss-point", r: 3.5 }),
  };
  const loss = layer(root, "loss");
  loss.append(...Object.values(parts));
  const readout = make("span", { class: "readout" });
  const offScale = make("span", { class: "off-scale" });
  root.append(readout, offScale);

  let data = null;
  let shared = null;
  let drawn = null;
  let shown = null;

  const strip = { root };

  // Where everything stands for these axes; given: of a panel, decoded; scene: what all panels share.
  strip.place = (under, given, scene) => {
    [data, shared, shown] = [given, scene, null];
    place(loss, under);
    const { low, high, target, face } = scene.strip;
    const toHeight = (value) => (under.height * (high - value)) / (high - low);
    drawn = { height: under.height,
      ...curvePath(data.height, data.ticks, scene.end, under.width, toHeight, under.height) };
    parts.target.setAttribute("d", target === null ? "" : `M0 ${toHeight(target)}H${under.width}`);
    const isOff = face !== "linear" && data.height.subarray(0, scene.end + 1).some((value) => value > high);
    offScale.textContent = isOff ? "off scale" : "";
  };

  strip.show = (step) => {
    shown = Math.min(step, data.last);
    parts.line.setAttribute("d", drawn.line(step));
    const [x, y] = drawn.point(step);
    parts.point.setAttribute("cx", x);
    parts.point.setAttribute("cy", y);
    readout.textContent = said(shown);
  };

  // A line through a step that somebody points at; null takes it away.
  strip.peek = (step) => {
    parts.peek.style.display = step === null ? "none" : "";
    if (step !== null) parts.peek.setAttribute("d", `M${drawn.point(step)[0]} 0V${drawn.height}`);
    if (shown !== null) readout.textContent = step === null ? said(shown) : `step ${step}: ${said(step)}`;
  };

  // What the strip shows, as a number.
  function said(step) {
    const { face, label } = shared.strip;
    const [value, height] = [data.loss[step], data.height[step]];
    if (face === "gradient" || face === "rate") return `${label} ${figure(10 ** height)}`;
    // Beyond single precision only the decades are known; they are enough to say how large.
    const isKnown = Math.abs(value) < LARGEST || face === "linear";
    return `loss ${isKnown ? figure(value) : scientific(10 ** (height % 1), Math.floor(height))}`;
  }
  return strip;
}
