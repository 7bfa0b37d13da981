// The strip beneath a map: the curve of one walk, where it stands, and the number there. Plotly paints the
// axis.

import { change, draw, layer, make, place, write } from "../core/dom.js";
import { figure, scientific } from "../core/format.js";
import { curvePath } from "../core/geometry.js";
import { _ } from "../core/translate.js";

const FLOOR = 1e-29; // a share that is drawn as none
const LARGEST = 3.4e38;

// Where everything stands for these axes; given: of a panel, decoded; scene: what all panels share.
function placeNow(it, under, given, scene) {
  [it.data, it.shared, it.shown] = [given, scene, null];
  place(it.loss, under);
  const { low, high, face } = scene.strip;
  const target = given.target ?? scene.strip.target;
  const toHeight = (value) => (under.height * (high - value)) / (high - low);
  it.drawn = {
    height: under.height,
    ...curvePath(it.data.height, it.data.ticks, scene.end, under.width, toHeight, under.height),
  };
  change(it.parts.target, "d", target === null ? "" : `M0 ${toHeight(target)}H${under.width}`);
  it.offAt = face === "linear" ? -1 : it.data.height.findIndex((value) => value > high);
}

function show(it, step) {
  it.shown = Math.min(step, it.data.last);
  it.parts.line.setAttribute("d", it.drawn.line(step));
  const [x, y] = it.drawn.point(step);
  it.parts.point.setAttribute("cx", x);
  it.parts.point.setAttribute("cy", y);
  write(it.readout, said(it, it.shown));
  // Only what was played is told: what comes is nobody's business yet.
  write(it.offScale, it.offAt >= 0 && it.offAt <= it.shown ? _("off scale") : "");
}

// A line through a step that somebody points at; null takes it away.
function peek(it, step) {
  it.parts.peek.style.display = step === null ? "none" : "";
  if (step !== null) it.parts.peek.setAttribute("d", `M${it.drawn.point(step)[0]} 0V${it.drawn.height}`);
  if (it.shown !== null)
    write(
      it.readout,
      step === null ? said(it, it.shown) : _("step {step}: {loss}", { step, loss: said(it, step) }),
    );
}

// What the strip shows, as a number.
function said(it, step) {
  const { face, label, is_share: isShare } = it.shared.strip;
  const [value, height] = [it.data.loss[step], it.data.height[step]];
  if (face === "gradient" || face === "rate") return `${label} ${figure(10 ** height)}`;
  const share = face === "linear" ? height : 10 ** height;
  // At the floor of the strip, and where there is no bottom, the loss itself says more.
  if (isShare && share > FLOOR) return _("{share} of the loss left", { share: figure(share) });
  // Beyond single precision only the decades are known; they are enough to say how large.
  const isKnown = Math.abs(value) < LARGEST || face === "linear";
  return _("loss {value}", {
    value: isKnown ? figure(value) : scientific(10 ** (height % 1), Math.floor(height)),
  });
}

export function createStrip(root) {
  const it = { data: null, shared: null, drawn: null, shown: null };
  it.parts = {
    target: draw("path", { class: "target" }),
    line: draw("path", { class: "curve" }),
    peek: draw("path", { class: "peek" }),
    point: draw("circle", { class: "loss-point", r: 3.5 }),
  };
  it.loss = layer(root, "loss");
  it.loss.append(...Object.values(it.parts));
  it.readout = make("span", { class: "readout" });
  it.offScale = make("span", { class: "off-scale" });
  root.append(it.readout, it.offScale);

  const strip = { root };

  // Where everything stands for these axes; given: of a panel, decoded; scene: what all panels share.
  strip.place = (under, given, scene) => placeNow(it, under, given, scene);

  strip.show = (step) => show(it, step);

  // A line through a step that somebody points at; null takes it away.
  strip.peek = (step) => peek(it, step);

  return strip;
}
