// The examples, and the model of each panel over them.

import { axis, roundStep } from "../../core/axes.js";
import { draw } from "../../core/dom.js";
import { figure } from "../../core/format.js";
import { letters } from "../../core/manifest.js";
import { heightOf, heights, MODELS, padded } from "../../surface/models.js";

// px round the room for the points, with letters of 12 px; with larger ones, as many more.
const MARGINS = [52, 16, 14, 40];
const POINTS = 81; // of a curve
const BANDS = 40; // of a probability
const [ROUND, WIDE] = [4.5, 11]; // px: a point, and one that is lit; as the letters
const REACH = 24; // px

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);

// data: as the card of a hill has it; large: how many times as large as 12 px its letters are.
/** @param {any} data */
export function createChart(data, width, height, large = 1) {
  const [left, top, right, foot] = MARGINS.map((each) => each * large);
  const [mean, deviation] = data.inputs;
  const raw = (u) => mean + deviation * u;
  const all = [...data.examples, ...data.test];
  const model = MODELS[data.model];
  const x = axis(
    padded(
      all.map(([u]) => raw(u)),
      0.08,
    ),
    width - left - right,
    false,
  );
  const said = all.map(([, v]) => heightOf(data.model, v));
  const y = axis(model.isKinds ? padded(said, 0.12) : heights(said, 0.3), height - top - foot, true);
  const at = ([u, v]) => [left + x.l2p(raw(u)), top + y.l2p(heightOf(data.model, v))];
  const it = {
    ...{ data, model, width, height, x, y, at, left, top, right, foot, large },
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

function clip({ width, height, left, top, right, foot }) {
  const room = { x: left, y: top, width: width - left - right, height: height - top - foot };
  return draw("clipPath", { id: "data-room" }, draw("rect", room));
}

function ticks([low, high], least) {
  const step = roundStep((high - low) / least);
  const found = [];
  for (let k = Math.ceil(low / step); k * step <= high; k += 1) found.push(k * step);
  return found;
}

function grid({ data, width, height, x, y, left, top, right, foot, large }) {
  const made = draw("g", { class: "quiet" });
  const floor = height - foot;
  for (const at of ticks(y.range, 5)) {
    const level = top + y.l2p(at);
    made.append(
      draw("path", { class: "grid", d: `M${left} ${level}H${width - right}` }),
      text(left - 6, level + 4 * large, figure(Number(at.toPrecision(6))), { "text-anchor": "end" }),
    );
  }
  for (const at of ticks(x.range, Math.max(2, Math.min(6, width / (90 * large)))))
    made.append(
      text(left + x.l2p(at), floor + 17 * large, figure(Number(at.toPrecision(6))), {
        "text-anchor": "middle",
      }),
    );
  made.append(
    text(width - right, height - 6, data.axes[0], { class: "axis-name", "text-anchor": "end" }),
    text(left + 4, top + 2, data.axes[1], { class: "axis-name" }),
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

function dots({ data, model, points, large }) {
  const kind = (v) => (model.isKinds && v < 0 ? "example other" : "example");
  return draw(
    "g",
    {},
    ...points.map(([cx, cy], i) =>
      draw("circle", { class: kind(data.examples[i][1]), cx, cy, r: ROUND * large }),
    ),
  );
}

function curve({ model, x, y, data, left, top }, [a, b]) {
  const [mean, deviation] = data.inputs;
  const [from, to] = x.range;
  const count = data.model === "line" ? 2 : POINTS;
  const at = (i) => {
    const u = from + (i / (count - 1)) * (to - from);
    const py = top + y.l2p(model.predict(a, b, (u - mean) / deviation));
    return `${left + x.l2p(u)} ${Math.min(Math.max(py, -1e5), 1e5)}`;
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
      return draw("circle", { class: "halo", cx, cy, r: WIDE * it.large });
    }),
  );
  it.shade.replaceChildren(...shading(it, own.weights));
}

// What is missing between an example and the model: solid for this batch, dotted for the others.
function residuals({ data, model, points, y, top }, { weights, fate }, seen) {
  if (model.isKinds) return [];
  const lit = new Set(seen);
  return points.map(([px, py], i) => {
    const end = top + y.l2p(model.predict(...weights, data.examples[i][0]));
    const to = Math.min(Math.max(end, -1e5), 1e5);
    const kind = lit.has(i) ? "missing lit" : "missing";
    return draw("path", { class: kind, "data-fate": fate, d: `M${px} ${py}V${to}` });
  });
}

// Where the letter of a panel stands, as shares of the room: on its line, as near to its own place along the
// chart as the line is in the room; beyond: where a line that is nowhere in it would be, −1 above, 1 below.
// heightAt(share): of the line at a place along the chart, 0 at the top and 1 at the foot.
export function placeOfLetter(letter, heightAt) {
  const own = 0.72 + 0.07 * letter;
  const places = Array.from({ length: 31 }, (_each, i) => 0.04 + (0.92 * i) / 30);
  places.sort((one, other) => Math.abs(one - own) - Math.abs(other - own));
  const share = [own, ...places].find((each) => heightAt(each) > 0.02 && heightAt(each) < 0.98);
  if (share !== undefined) return { share, height: heightAt(share), beyond: 0 };
  const isBelow = heightAt(own) > 0.5;
  return { share: own, height: isBelow ? 1 : 0, beyond: isBelow ? 1 : -1 };
}

// The letter of a panel on its line; at the edge, with an arrowhead, where the line is not in the room.
function badge({ model, x, y, data, width, height, left, top, right, foot, large }, { weights, letter }) {
  if (!weights.every(Number.isFinite)) return draw("g");
  const [mean, deviation] = data.inputs;
  const [wide, high] = [width - left - right, height - top - foot];
  const inputAt = (share) => x.range[0] + share * (x.range[1] - x.range[0]);
  const {
    share,
    height: part,
    beyond,
  } = placeOfLetter(
    letter,
    (at) => y.l2p(model.predict(...weights, (inputAt(at) - mean) / deviation)) / high,
  );
  const half = 8 * large;
  const px = left + share * wide;
  const py = top + part * high - beyond * (half + 7 * large);
  const tip = `M${px} ${py + beyond * (half + 6 * large)}l${-4 * large} ${-5 * beyond * large}h${8 * large}Z`;
  return draw(
    "g",
    { class: "of-panel" },
    draw("rect", { x: px - half, y: py - half, width: 2 * half, height: 2 * half, rx: 4 }),
    ...(beyond ? [draw("path", { class: "beyond", d: tip })] : []),
    text(px, py + half / 2, letters()[letter], { "text-anchor": "middle" }),
  );
}

// The probability, as the depth of a shade.
function shading({ model, x, data, width, height, left, top, right, foot }, weights) {
  if (!model.isKinds) return [];
  const [mean, deviation] = data.inputs;
  const span = (width - left - right) / BANDS;
  return Array.from({ length: BANDS }, (_each, i) => {
    const u = (x.p2l((i + 0.5) * span) - mean) / deviation;
    const opacity = (0.4 * model.predict(...weights, u)).toFixed(3);
    const [from, to] = [i, i + 1].map((at) => Math.round(left + at * span)); // whole, so that no seam shows
    const box = { x: from, y: top, width: to - from, height: height - top - foot };
    return draw("rect", { ...box, opacity });
  });
}

function near({ points }, px, py) {
  const far = points.map(([x, y]) => Math.hypot(x - px, y - py));
  const least = Math.min(...far);
  return least <= REACH ? far.indexOf(least) : -1;
}
