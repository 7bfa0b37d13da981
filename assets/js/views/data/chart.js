// The examples, and the model of each panel over them.

import { axis, roundStep } from "../../core/axes.js";
import { draw } from "../../core/dom.js";
import { figure } from "../../core/format.js";
import { letters } from "../../core/manifest.js";
import { heightOf, MODELS, padded } from "../../surface/models.js";

const [LEFT, TOP, RIGHT, FOOT] = [52, 16, 14, 40];
const POINTS = 81; // of a curve
const BANDS = 40; // of a probability
const [ROUND, WIDE] = [4.5, 11]; // px: a point, and one that is lit
const REACH = 24; // px

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);

// data: as the card of a hill has it.
/** @param {any} data */
export function createChart(data, width, height) {
  const [mean, deviation] = data.inputs;
  const raw = (u) => mean + deviation * u;
  const all = [...data.examples, ...data.test];
  const model = MODELS[data.model];
  const x = axis(
    padded(
      all.map(([u]) => raw(u)),
      0.08,
    ),
    width - LEFT - RIGHT,
    false,
  );
  const said = all.map(([, v]) => heightOf(data.model, v));
  const y = axis(padded(said, model.isKinds ? 0.12 : 0.3), height - TOP - FOOT, true);
  const at = ([u, v]) => [LEFT + x.l2p(raw(u)), TOP + y.l2p(heightOf(data.model, v))];
  const it = {
    ...{ data, model, width, height, x, y, at },
    points: data.examples.map(at),
    shade: draw("g", { class: "shade" }),
    lines: draw("g", { "clip-path": "url(#data-room)" }),
    lit: draw("g", { class: "lit" }),
  };
  return {
    parts: [clip(it), it.shade, grid(it), it.lines, held(it), dots(it), it.lit],
    show: (given) => show(it, given),
    // The example near a place, −1 for none.
    near: (px, py) => near(it, px, py),
  };
}

function clip({ width, height }) {
  const room = { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: height - TOP - FOOT };
  return draw("clipPath", { id: "data-room" }, draw("rect", room));
}

function ticks([low, high], least) {
  const step = roundStep((high - low) / least);
  const found = [];
  for (let k = Math.ceil(low / step); k * step <= high; k += 1) found.push(k * step);
  return found;
}

function grid({ data, width, height, x, y }) {
  const made = draw("g", { class: "quiet" });
  const foot = height - FOOT;
  for (const at of ticks(y.range, 5)) {
    const level = TOP + y.l2p(at);
    made.append(
      draw("path", { class: "grid", d: `M${LEFT} ${level}H${width - RIGHT}` }),
      text(LEFT - 6, level + 4, figure(Number(at.toPrecision(6))), { "text-anchor": "end" }),
    );
  }
  for (const at of ticks(x.range, Math.max(2, Math.min(6, width / 90))))
    made.append(
      text(LEFT + x.l2p(at), foot + 17, figure(Number(at.toPrecision(6))), { "text-anchor": "middle" }),
    );
  made.append(
    text(width - RIGHT, height - 6, data.axes[0], { class: "axis-name", "text-anchor": "end" }),
    text(LEFT + 4, TOP + 2, data.axes[1], { class: "axis-name" }),
  );
  return made;
}

// What is held out: crosses.
function held({ data, at }) {
  const marks = data.test.map((each) => {
    const [px, py] = at(each);
    return `M${px - 3} ${py - 3}l6 6m0 -6l-6 6`;
  });
  return draw("path", { class: "held-out", d: marks.join("") });
}

function dots({ data, model, points }) {
  const kind = (v) => (model.isKinds && v < 0 ? "example other" : "example");
  return draw(
    "g",
    {},
    ...points.map(([cx, cy], i) => draw("circle", { class: kind(data.examples[i][1]), cx, cy, r: ROUND })),
  );
}

function curve({ model, x, y, data }, [a, b]) {
  const [mean, deviation] = data.inputs;
  const [from, to] = x.range;
  const count = data.model === "line" ? 2 : POINTS;
  const at = (i) => {
    const u = from + (i / (count - 1)) * (to - from);
    const py = TOP + y.l2p(model.predict(a, b, (u - mean) / deviation));
    return `${LEFT + x.l2p(u)} ${Math.min(Math.max(py, -1e5), 1e5)}`;
  };
  return `M${Array.from({ length: count }, (_each, i) => at(i)).join("L")}`;
}

// panels: { weights, fate, isOwn } of each whose model is drawn; next: the weights after this step, or null;
// seen: the numbers of this batch, none where all are in it.
function show(it, { panels, next, seen }) {
  const own = panels.find(({ isOwn }) => isOwn);
  it.lines.replaceChildren(
    ...residuals(it, own, seen),
    ...panels
      .filter(({ isOwn }) => !isOwn)
      .map((each) => draw("path", { class: "model thin", d: curve(it, each.weights) })),
    ...(next ? [draw("path", { class: "model after", "data-fate": own.fate, d: curve(it, next) })] : []),
    draw("path", { class: "model", "data-fate": own.fate, d: curve(it, own.weights) }),
    ...panels.filter(({ isOwn }) => !isOwn).map((each) => badge(it, each)),
  );
  it.lit.setAttribute("data-fate", own.fate);
  it.lit.replaceChildren(
    ...[...new Set(seen)].map((i) => {
      const [cx, cy] = it.points[i];
      return draw("circle", { class: "halo", cx, cy, r: WIDE });
    }),
  );
  it.shade.replaceChildren(...shading(it, own.weights));
}

// What is missing between an example and the model: solid for this batch, dotted for the others.
function residuals({ data, model, points, y }, { weights, fate }, seen) {
  if (model.isKinds) return [];
  const lit = new Set(seen);
  return points.map(([px, py], i) => {
    const end = TOP + y.l2p(model.predict(...weights, data.examples[i][0]));
    const to = Math.min(Math.max(end, -1e5), 1e5);
    const kind = lit.has(i) ? "missing lit" : "missing";
    return draw("path", { class: kind, "data-fate": fate, d: `M${px} ${py}V${to}` });
  });
}

// The letter of a panel where its line leaves at the right.
function badge({ model, x, y, data, width, height }, { weights, letter }) {
  const [mean, deviation] = data.inputs;
  const u = x.range[0] + (0.72 + 0.07 * letter) * (x.range[1] - x.range[0]);
  const py = TOP + y.l2p(model.predict(...weights, (u - mean) / deviation));
  const px = LEFT + x.l2p(u);
  if (!(py > TOP && py < height - FOOT) || px > width - RIGHT) return draw("g");
  return draw(
    "g",
    { class: "of-panel" },
    draw("rect", { x: px - 8, y: py - 8, width: 16, height: 16, rx: 4 }),
    text(px, py + 4, letters()[letter], { "text-anchor": "middle" }),
  );
}

// The probability, as the depth of a shade.
function shading({ model, x, data, width, height }, weights) {
  if (!model.isKinds) return [];
  const [mean, deviation] = data.inputs;
  const span = (width - LEFT - RIGHT) / BANDS;
  return Array.from({ length: BANDS }, (_each, i) => {
    const u = (x.p2l((i + 0.5) * span) - mean) / deviation;
    const opacity = (0.4 * model.predict(...weights, u)).toFixed(3);
    const box = { x: LEFT + i * span, y: TOP, width: span, height: height - TOP - FOOT };
    return draw("rect", { ...box, opacity });
  });
}

function near({ points }, px, py) {
  const far = points.map(([x, y]) => Math.hypot(x - px, y - py));
  const least = Math.min(...far);
  return least <= REACH ? far.indexOf(least) : -1;
}
