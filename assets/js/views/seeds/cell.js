// One panel under many seeds: where they end on its map, twenty walks, the share of each outcome, and how the
// losses spread over the steps.

import { axes } from "../../core/axes.js";
import { floats } from "../../core/codec.js";
import { draw, layer, make, place } from "../../core/dom.js";
import { figure as printed, power } from "../../core/format.js";
import { isInside } from "../../core/geometry.js";
import { icon } from "../../core/icons.js";
import { letters, outcomes } from "../../core/manifest.js";
import { rateText } from "../../core/rate.js";
import { paintSurface } from "../../surface/canvas_surface.js";
import { paintedMap } from "../../surface/plotly_surface.js";
import { _, n_ } from "../../core/translate.js";

const [DOT, FOOT] = [1.9, 7]; // px
const EDGES = 48; // of an ellipse
const STRIP = 64; // px

export function createCell(letter) {
  const it = { letter, answer: null, scale: null };
  it.title = make("b", { class: "of-what" });
  it.map = make("div", { class: "seeds-map", role: "img" });
  it.over = layer(it.map, "seeds-over");
  it.share = make("p", { class: "seeds-share" });
  it.progress = make("span", { class: "seeds-progress", hidden: "" });
  it.bar = make("div", { class: "seeds-bar", "aria-hidden": "true" });
  it.list = make("ul", { class: "seeds-outcomes" });
  it.strip = draw("svg", { class: "seeds-strip", "aria-hidden": "true" });
  it.numbers = make("p", { class: "seeds-numbers" });
  const badge = make("span", { class: "letter" }, letters()[letter]);
  it.root = make(
    "section",
    { class: "seeds-cell" },
    make("div", { class: "seeds-head" }, badge, it.title, it.progress, it.share),
    ...[it.map, it.bar, it.list, it.strip, it.numbers],
  );
  return {
    root: it.root,
    load: (given) => load(it, given),
    paint: () => paint(it),
    show: (step) => show(it, step),
  };
}

// How far the walks of a panel are, until they are there.
const STAGES = { waiting: _("waiting"), walking: _("walking …"), stopped: _("stopped") };

// given: { panel, figure, answer, stage: of STAGES, scale: the decades of all bands, steps, isTold }; an
// answer still on its way is null.
function load(it, given) {
  Object.assign(it, given);
  it.progress.hidden = Boolean(it.answer);
  it.progress.textContent = STAGES[it.stage];
  it.progress.dataset.stage = it.stage;
  it.title.textContent = `η = ${rateText(it.panel.eta)}`;
  it.root.classList.toggle("late", !it.answer);
  paint(it);
}

function paint(it) {
  if (!it.figure || !it.map.clientWidth) return;
  const figure = paintedMap(structuredClone(it.figure));
  paintSurface(it.map, figure);
  it.map.append(it.over);
  const over = axes(it.map, figure.layout);
  place(it.over, over);
  const { answer } = it;
  it.over.replaceChildren(...(answer ? marks(it, over) : []));
  it.map.setAttribute("aria-label", spoken(it));
  tell(it);
  chart(it);
}

const at = ({ xaxis, yaxis }, x, y) => [xaxis.l2p(x), yaxis.l2p(y)];

function marks(it, over) {
  const { answer, isTold } = it;
  const walks = answer.walks.map((each) => draw("path", { class: "walk", d: line(over, floats(each)) }));
  const ends = floats(answer.ends);
  const dots = answer.fates.flatMap((fate, i) => {
    const [cx, cy] = at(over, ends[2 * i], ends[2 * i + 1]);
    if (!isInside(cx, cy, over.width, over.height)) return [];
    return [draw("circle", { class: "end", "data-fate": isTold ? fate : "pending", cx, cy, r: DOT })];
  });
  return [...walks, ...dots, ...cloud(over, answer.ellipse), ...counts(over, answer.basins)];
}

// A walk on the map and a little beyond; SVG loses its precision far out.
function line(over, points) {
  const near = (value, size) => Math.min(Math.max(value, -size), 2 * size).toFixed(1);
  const parts = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = at(over, points[i], points[i + 1]);
    parts.push(`${near(x, over.width)} ${near(y, over.height)}`);
  }
  return `M${parts.join("L")}`;
}

// Two standard deviations round the minimum, as theory has them.
function cloud(over, ellipse) {
  if (!ellipse) return [];
  const [[ax, ay], [bx, by]] = ellipse.axes;
  const parts = Array.from({ length: EDGES }, (_each, i) => {
    const [c, s] = [Math.cos((2 * Math.PI * i) / EDGES), Math.sin((2 * Math.PI * i) / EDGES)];
    const [x, y] = at(over, ellipse.center[0] + c * ax + s * bx, ellipse.center[1] + c * ay + s * by);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return [draw("path", { class: "cloud", d: `M${parts.join("L")}Z` })];
}

// How many end nearest to each minimum, beneath it.
function counts(over, basins) {
  return basins.flatMap(({ x, y, is_global: isGlobal, count }) => {
    const [px, py] = at(over, x, y);
    if (!count || !isInside(px, py, over.width, over.height)) return [];
    const below = Math.min(py + 22, over.height - FOOT);
    const kind = isGlobal ? "count deepest" : "count";
    return [draw("text", { class: kind, x: px, y: below, "text-anchor": "middle" }, String(count))];
  });
}

const GONE = 38; // the logarithm of what has no number any more
const NONE = -30; // and of what is none, or less
function lossAt(band, isBest) {
  if (band <= NONE && !isBest) return _("below it");
  return band > GONE ? `> ${power(GONE)}` : printed(10 ** band);
}
const share = (count, all) => `${printed(Math.round((1000 * count) / all) / 10)} %`;

function tell(it) {
  const { answer, isTold } = it;
  const isShown = Boolean(answer) && isTold;
  it.share.textContent = isShown ? headline(answer) : "";
  it.bar.replaceChildren(...(isShown ? answer.outcomes.map((each) => piece(each, answer.count)) : []));
  it.list.replaceChildren(...(isShown ? answer.outcomes.map(entry) : []));
}

function headline({ outcomes: found, count, basins }) {
  const deepest = basins.filter(({ is_global: isGlobal }) => isGlobal);
  if (basins.length && deepest.length < basins.length) {
    const there = deepest.reduce((sum, each) => sum + each.count, 0);
    return n_(
      "{share} end at the lowest minimum: {there} of {n}",
      "{share} end at the lowest minimum: {there} of {n}",
      count,
      { share: share(there, count), there },
    );
  }
  const [first] = found;
  return n_("{share} {word}: {there} of {n}", "{share} {word}: {there} of {n}", count, {
    share: share(first.count, count),
    word: first.word,
    there: first.count,
  });
}

function piece({ fate, count }, all) {
  const made = make("i", { "data-fate": fate });
  made.style.width = `${(100 * count) / all}%`;
  return made;
}

function entry({ fate, word, count }) {
  const disc = make("span", { class: "disc", "data-fate": fate, title: outcomes()[fate]?.name ?? "" });
  disc.append(icon(fate));
  return make("li", {}, disc, make("b", {}, String(count)), ` ${word}`);
}

function spoken({ letter, answer, isTold }) {
  if (!answer) return _("Panel {letter}: on the way", { letter: letters()[letter] });
  const found = answer.outcomes.map(({ word, count }) => `${count} ${word}`).join(", ");
  return _("Panel {letter}, where {count} seeds end: {found}", {
    letter: letters()[letter],
    count: answer.count,
    found: isTold ? found : "–",
  });
}

// The losses that a tenth, half and nine tenths of the seeds are below, on a logarithmic axis.
function chart(it) {
  const width = it.strip.clientWidth || it.map.clientWidth;
  it.strip.setAttribute("viewBox", `0 0 ${width} ${STRIP}`);
  it.strip.setAttribute("preserveAspectRatio", "none");
  if (!it.answer) return void it.strip.replaceChildren();
  const { bands, rows } = it.answer;
  const [low, high] = it.scale;
  const x = (row) => (row / Math.max(it.steps, 1)) * width;
  const y = (value) => STRIP * (1 - Math.min(Math.max((value - low) / (high - low), 0), 1));
  const points = (band) => band.map((value, i) => `${x(rows[i]).toFixed(1)} ${y(value).toFixed(1)}`);
  const [least, middle, most] = bands.map(points);
  it.clock = draw("path", { class: "clock" });
  it.toX = x;
  const fate = it.isTold ? it.answer.outcomes[0].fate : "pending";
  it.strip.replaceChildren(
    draw("path", { class: "band", "data-fate": fate, d: `M${[...most, ...least.reverse()].join("L")}Z` }),
    draw("path", { class: "middle", "data-fate": fate, d: `M${middle.join("L")}` }),
    it.clock,
  );
  show(it, it.step ?? it.steps);
}

function show(it, step) {
  it.step = step;
  if (!it.answer || !it.clock) return void (it.numbers.textContent = "");
  const { bands, rows, is_above: isAbove, is_best: isBest } = it.answer;
  const i = rows.findLastIndex((row) => row <= step);
  it.clock.setAttribute("d", `M${it.toX(step)} 0V${STRIP}`);
  const [least, middle, most] = bands.map((band) => lossAt(band[Math.max(i, 0)], isBest));
  const values = { step: rows[Math.max(i, 0)], least, middle, most };
  const above = isBest
    ? _("loss above the best at step {step}: {least} · {middle} · {most}", values)
    : _("loss above the map’s lowest at step {step}: {least} · {middle} · {most}", values);
  const plain = _("loss at step {step}: {least} · {middle} · {most}", values);
  it.numbers.textContent = isAbove ? above : plain;
}
