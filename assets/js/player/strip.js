// The strip beneath a map: the curve of one walk, where it stands, and the number there; on data also the
// loss over the batch of each update and over the examples held out. Plotly paints the axis.

import { change, draw, layer, make, place, write } from "../core/dom.js";
import { figure, scientific } from "../core/format.js";
import { curvePath } from "../core/geometry.js";
import { createDataLosses } from "../surface/data_losses.js";
import { _ } from "../core/translate.js";

const FLOOR = 1e-29; // a share that is drawn as none
const LARGEST = 3.4e38;
const KINDS = ["batch", "test"]; // of the losses beside

// Where everything stands for these axes; given: of a panel, decoded; scene: what all panels share.
function placeNow(it, under, given, scene) {
  [it.data, it.shared, it.shown] = [given, scene, null];
  place(it.loss, under);
  const { low, high } = scene.strip;
  [it.low, it.high] = [low, high];
  const target = given.target ?? scene.strip.target;
  const toHeight = (value) => (under.height * (high - value)) / (high - low);
  it.drawn = {
    height: under.height,
    ...curvePath(it.data.height, it.data.ticks, scene.end, under.width, toHeight, under.height),
  };
  it.beside = createDataLosses(given, scene.strip);
  for (const kind of KINDS) {
    const heights = it.beside?.heights[kind];
    it.drawn[kind] = heights
      ? curvePath(heights, it.data.ticks, scene.end, under.width, toHeight, under.height).line
      : () => "";
  }
  it.hasTarget = target !== null;
  change(it.parts.target, "d", target === null ? "" : `M0 ${toHeight(target)}H${under.width}`);
  Object.assign(it, exits(it.data.height, scene.strip));
}

function show(it, step) {
  it.shown = Math.min(step, it.data.last);
  it.parts.line.setAttribute("d", it.drawn.line(step));
  for (const kind of KINDS) change(it.parts[kind], "d", it.drawn[kind](step));
  const [x, y] = it.drawn.point(step);
  it.parts.point.setAttribute("cx", x);
  it.parts.point.setAttribute("cy", y);
  putText(it.said, said(it, it.shown));
  tellBeside(it, it.shown);
  // Only what was played is told: what comes is nobody's business yet.
  const isGone = isAway(it, it.shown);
  putText(it.gap, isGone ? " " : "");
  write(it.offScale, isGone ? _("off scale") : "");
  it.offScale.classList.toggle("below", isGone && it.data.height[it.shown] < it.low);
  change(it.parts.off, "d", isOff(it, it.shown) ? `M${it.drawn.point(it.offAt)[0]} -6l-4 7h8Z` : "");
  const foot = it.drawn.height + 6;
  change(
    it.parts.under,
    "d",
    isUnder(it, it.shown) ? `M${it.drawn.point(it.underAt)[0]} ${foot}l-4 -7h8Z` : "",
  );
  change(it.root, "title", explained(it, it.shown));
}

// The first steps beyond the upper and the lower end of the axis, −1 where there is none or the axis
// is linear.
export function exits(heights, { low, high, face }) {
  if (face === "linear") return { offAt: -1, underAt: -1 };
  return {
    offAt: heights.findIndex((value) => value > high),
    underAt: heights.findIndex((value) => value < low),
  };
}

// Whether it has left its axis, and whether it is there now: a walk can come back.
const isOff = ({ offAt }, step) => offAt >= 0 && offAt <= step;
const isUnder = ({ underAt }, step) => underAt >= 0 && underAt <= step;
const isAway = (it, step) =>
  (isOff(it, step) && isAbove(it.data.height[step], it.high)) ||
  (isUnder(it, step) && it.data.height[step] < it.low);
export const isAbove = (height, high) => !(height <= high); // a lost walk has no height

// What a hand learns that rests on a strip: the marks that are on it.
function explained(it, step) {
  const { heights } = it.beside ?? {};
  return [
    ...(heights ? [_("Thick: the loss over all examples that are trained on.")] : []),
    ...(heights?.batch ? [_("Thin: the loss over the batch of each step.")] : []),
    ...(heights?.test ? [_("Dots: the loss over the examples held out, the test loss.")] : []),
    ...(heights?.batch ? [_("A batch loss below the least loss of all has no place on this axis.")] : []),
    ...(heights?.test ? [_("A test loss below it is drawn at the edge.")] : []),
    ...(it.hasTarget ? [_("Dotted line: the target, 1 % of the loss at the start.")] : []),
    ...(isOff(it, step) ? [_("▲ Here the walk goes above this axis.")] : []),
    ...(isUnder(it, step) ? [_("▼ Here the walk goes below this axis, and is drawn at its edge.")] : []),
  ].join(" ");
}

// The losses beside, each behind a piece of its line.
function tellBeside(it, step) {
  for (const [kind, text] of Object.entries(besideWords(it.beside, step))) {
    const { root, words } = it.keys[kind];
    if (root.hidden && !text) continue;
    root.hidden = !text;
    write(words, text);
    change(root, "data-brief", text && figure(it.beside.losses[kind][step]));
  }
}

// losses: of `createDataLosses`, or null.
function besideWords(losses, step) {
  const number = (kind) => losses?.losses[kind]?.[step];
  const [batch, test] = KINDS.map(number);
  const isKnown = Number.isFinite;
  return {
    batch: isKnown(batch) ? _("batch loss {loss}", { loss: figure(batch) }) : "",
    test: isKnown(test) ? _("test loss {loss}", { loss: figure(test) }) : "",
  };
}

// A line through a step that somebody points at; null takes it away.
function peek(it, step) {
  if (step === null && it.peeked === null) return;
  it.peeked = step;
  it.parts.peek.style.display = step === null ? "none" : "";
  if (step !== null) it.parts.peek.setAttribute("d", `M${it.drawn.point(step)[0]} 0V${it.drawn.height}`);
  if (it.shown === null) return;
  const text = step === null ? said(it, it.shown) : _("step {step}: {loss}", { step, loss: said(it, step) });
  putText(it.said, text);
  tellBeside(it, step ?? it.shown);
}

// A text of the readout: what already stands there is not written again.
function putText(node, text) {
  if (node.data !== text) node.data = text;
}

// What the strip shows, as a number.
function said(it, step) {
  const { face, label, is_share: isShare } = it.shared.strip;
  const [value, height] = [it.data.loss[step], it.data.height[step]];
  if (face === "gradient" || face === "rate") return `${label} ${figure(10 ** height)}`;
  const share = face === "linear" ? height : 10 ** height;
  // At the floor of the strip, and where there is no bottom, the loss itself says more.
  if (isShare && share > FLOOR) return leftWords(share);
  // Beyond single precision only the decades are known; they are enough to say how large.
  const isKnown = Math.abs(value) < LARGEST || face === "linear";
  const text = isKnown ? figure(value) : scientific(10 ** (height % 1), Math.floor(height));
  // Beside the losses of data there is no room for more, and their best is told with the data.
  const lowest = it.beside ? undefined : it.shared.strip.lowest;
  if (lowest !== undefined && value < lowest) return _("loss {value}, below the map", { value: text });
  if (lowest !== undefined && share > FLOOR && !isOff(it, step))
    return aboveWords(it.shared.strip.is_best, { value: text, height: figure(share) });
  return _("loss {value}", { value: text });
}

// A hill without a bottom has no best: there it is the lowest on its map.
const aboveWords = (isBest, places) =>
  isBest ? _("loss {value} = best + {height}", places) : _("loss {value} = map’s lowest + {height}", places);

// A share is told in percent while that is a number to be read, and as a growth beyond.
const [LEAST_PERCENT, MOST_PERCENT] = [0.0001, 10];
export function leftWords(share) {
  if (share >= MOST_PERCENT) return _("loss × {growth}", { growth: figure(share) });
  const number = share >= LEAST_PERCENT ? `${figure(100 * share)} %` : figure(share);
  return _("{share} of the loss left", { share: number });
}

// A piece of a line and what it stands at; where there is little room, the number alone.
function createKey(kind) {
  const words = make("span");
  return { root: make("span", { class: `key of-${kind}`, hidden: "" }, words), words };
}

export function createStrip(root) {
  const it = { root, data: null, shared: null, drawn: null, shown: null, beside: null, peeked: null };
  it.parts = {
    target: draw("path", { class: "target" }),
    batch: draw("path", { class: "of-batch" }),
    test: draw("path", { class: "of-test" }),
    line: draw("path", { class: "curve" }),
    off: draw("path", { class: "off" }), // where the curve leaves its axis, above
    under: draw("path", { class: "off" }), // and below
    peek: draw("path", { class: "peek", style: "display: none" }),
    point: draw("circle", { class: "loss-point", r: 3.5 }),
  };
  it.loss = layer(root, "loss");
  it.loss.append(...Object.values(it.parts));
  it.keys = { batch: createKey("batch"), test: createKey("test") };
  it.offScale = make("span", { class: "off-scale" });
  it.gap = document.createTextNode("");
  // The spaces are for who reads it without the looks.
  const { batch, test } = it.keys;
  const readout = make(
    "span",
    { class: "readout" },
    "",
    " ",
    batch.root,
    " ",
    test.root,
    it.gap,
    it.offScale,
  );
  it.said = /** @type {Text} */ (readout.firstChild);
  root.append(readout);

  const strip = { root };

  // Where everything stands for these axes; given: of a panel, decoded; scene: what all panels share.
  strip.place = (under, given, scene) => placeNow(it, under, given, scene);

  strip.show = (step) => show(it, step);

  // A line through a step that somebody points at; null takes it away.
  strip.peek = (step) => peek(it, step);

  // The losses beside at a step, in words; "" where there are none.
  strip.beside = (step) => Object.values(besideWords(it.beside, step)).filter(Boolean).join(", ");

  return strip;
}
