// The data that the surface is made of: the examples, the model of the selected panel at this step and those
// of the others, this batch, and what each example alone would do, as arrows on the map.

import { within } from "../../core/axes.js";
import { floats, shorts } from "../../core/codec.js";
import { draw, make } from "../../core/dom.js";
import { figure } from "../../core/format.js";
import { letters } from "../../core/manifest.js";
import { createChart } from "./chart.js";
import { createCurves, HEIGHT } from "./curves.js";
import { MODELS, seenBy } from "../../surface/models.js";
import { _, n_ } from "../../core/translate.js";

const LEAST = 160; // px of the chart's height
const MOST = 560;
const OF_A_PLACE = _("Each place on the map is a model, drawn here; dashed, the one after the next step.");
const LETTERS = 12; // px, those of the charts where nothing makes them larger

// The card of a panel's hill.
const cardOf = (scene, panel) => (scene.hills ? scene.hills[scene.hill_of[panel]].hill : scene.hill);

function load(it, picture, panel) {
  const scene = it.host.scene();
  it.data = cardOf(scene, panel).data;
  it.panel = panel;
  it.under = -1;
  it.walks = picture.panels
    .slice(0, scene.scene.panels)
    .map((each, i) => ({
      ...each,
      path: floats(each.path),
      loss: floats(each.loss),
      data: cardOf(scene, i).data,
      picks: each.picks && { ...each.picks, numbers: shorts(each.picks.packed) },
    }));
  it.root.classList.toggle("empty", !it.data);
  if (it.data) paint(it);
  else it.host.arrows(panel, []);
}

function paint(it) {
  const width = it.place.clientWidth;
  if (!it.data || !width) return;
  const height = Math.min(Math.max(it.place.clientHeight, LEAST), MOST);
  for (const [name, value] of Object.entries({ width, height })) it.svg.setAttribute(name, value);
  it.large = parseFloat(getComputedStyle(it.svg).fontSize) / LETTERS;
  it.chart = createChart(it.data, width, height, it.large);
  it.svg.replaceChildren(...it.chart.parts);
  paintCurves(it, width);
  tick(it, it.host.step());
}

// Where examples are held out, and nothing of the end is hidden.
function paintCurves(it, width) {
  const isShown = it.data.test.length > 0 && !it.host.hides("verdict");
  it.losses.toggleAttribute("hidden", !isShown);
  it.curves = isShown ? createCurves({ ...it.walks[it.panel], data: it.data }, width, it.large) : null;
  it.losses.setAttribute("width", width);
  it.losses.setAttribute("height", String(HEIGHT * it.large));
  it.losses.replaceChildren(...(it.curves?.parts ?? []));
}

const weightsAt = ({ path }, step) => [path[2 * step], path[2 * step + 1]];
// Where a model of the same kind reads the same inputs, its line has a place here.
const isAlike = (a, b) => b && a.model === b.model && a.inputs.every((each, i) => each === b.inputs[i]);

// at: a tick of the clock.
function tick(it, at) {
  if (!it.chart || !it.data) return;
  const own = it.walks[it.panel];
  it.step = Math.min(it.host.stepAt(it.panel, at), own.last);
  const isLast = it.step >= own.last;
  const all = seenBy(own.picks, it.data.examples.length, it.step);
  it.seen = own.picks && !isLast ? all : [];
  const panels = it.walks.flatMap((walk, i) => {
    if (!isAlike(it.data, walk.data)) return [];
    const step = Math.min(it.host.stepAt(i, at), walk.last);
    const fate = it.host.hides("verdict") ? "pending" : walk.fate;
    return [{ weights: weightsAt(walk, step), fate, isOwn: i === it.panel, letter: i }];
  });
  it.chart.show({ panels, next: isLast ? null : weightsAt(own, it.step + 1), seen: it.seen });
  it.curves?.show(it.step);
  say(it, own);
  point(it);
}

function say(it, own) {
  const letter = letters()[it.panel];
  const [x, y] = weightsAt(own, it.step).map(figure);
  it.head.textContent = _("Panel {letter}, step {step}: x = {x}, y = {y}", { letter, step: it.step, x, y });
  it.words.textContent = batchWords(it);
  it.limits.textContent = limitWords(it, own);
}

function batchWords({ seen, data, step, walks, panel }) {
  const all = data.examples.length;
  if (step >= walks[panel].last) return _("The walk ends here.");
  if (!seen.length)
    return n_("The next update sees {n} example.", "The next update sees all {n} examples.", all);
  return n_(
    "The next update sees {n} example of {all}: it is lit.",
    "The next update sees {n} examples of {all}: they are lit.",
    seen.length,
    { all },
  );
}

// What theory knows of these batches, and what became of the examples that are held out.
function limitWords(it, { picks, limit, batch_limit: ofBatches, held_out: heldOut }) {
  const isTold = !it.host.hides("limit") && !it.host.hides("verdict");
  const parts = MODELS[it.data.model].isKinds
    ? [_("The deeper the shade, the more probable.")]
    : [OF_A_PLACE];
  if (isTold && ofBatches)
    parts.push(
      _("With batches of {size} the walk stays near the bottom only below η = {limit}.", {
        size: picks.size,
        limit: figure(ofBatches),
      }),
      _("With all examples at once the limit is {whole}.", { whole: figure(limit) }),
    );
  if (isTold && heldOut) parts.push(_("Crosses are held out: {said}.", { said: heldOut }));
  return parts.join(" ");
}

// Where the step of an example alone would lead, by plain descent at this rate; of all, of this batch, or of
// the one under the hand.
function point(it) {
  const own = it.walks[it.panel];
  const from = weightsAt(own, it.step);
  const lit = new Set(it.under >= 0 ? [it.under] : it.seen);
  const numbers = it.isFan ? it.data.examples.keys() : lit;
  it.host.arrows(
    it.panel,
    [...numbers].map((i) => {
      const slope = MODELS[it.data.model].slope(...from, ...it.data.examples[i]);
      return {
        kind: lit.has(i) ? "step" : "example",
        from,
        to: from.map((each, axis) => each - own.eta * slope[axis]),
      };
    }),
  );
}

function attachHand(it) {
  const over = (i) => {
    if (i === it.under) return;
    it.under = i;
    point(it);
  };
  it.svg.addEventListener("pointermove", (event) => {
    if (it.chart && it.data) over(it.chart.near(...within(it.svg.parentElement, event)));
  });
  it.svg.addEventListener("pointerleave", () => it.chart && it.data && over(-1));
  it.fan.addEventListener("click", () => {
    it.isFan = !it.isFan;
    it.fan.setAttribute("aria-pressed", String(it.isFan));
    if (it.chart && it.data) point(it);
  });
}

function create(root, host) {
  const it = { root, host, chart: null, data: null, isFan: false, under: -1, seen: [], step: 0 };
  it.head = make("b", { class: "of-what" });
  it.fan = make(
    "button",
    { type: "button", class: "tool boxed wide", "aria-pressed": "false" },
    _("Arrows of all examples"),
  );
  it.svg = draw("svg", { class: "data-sheet", "aria-hidden": "true" });
  it.place = make("div", { class: "data-place" }, it.svg);
  it.losses = draw("svg", {
    class: "data-sheet data-losses",
    height: HEIGHT,
    hidden: "",
    "aria-hidden": "true",
  });
  it.words = make("p", { class: "data-words" });
  it.limits = make("p", { class: "data-words but" });
  const none = make("p", { class: "data-none" }, _("This hill is not made of data."));
  root.append(
    make("div", { class: "data-head" }, it.head, it.fan),
    it.place,
    it.losses,
    it.words,
    it.limits,
    none,
  );
  attachHand(it);
  new ResizeObserver(() => paint(it)).observe(it.place);
  return {
    load: (picture, panel) => load(it, picture, panel),
    tick: (at) => tick(it, at),
    repaint: () => paint(it),
    close: () => host.arrows(it.panel ?? 0, []),
  };
}

export const view = {
  key: "data",
  title: _("Data"),
  wide: true,
  create,
  needs: ["arrows", "hides", "scene", "step", "stepAt"],
};
