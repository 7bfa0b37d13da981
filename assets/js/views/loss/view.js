// The four losses in one chart, large: which walk is lower, since when, and what happened on the way.

import { within } from "../../core/axes.js";
import { floats } from "../../core/codec.js";
import { draw, make } from "../../core/dom.js";
import { stepAt } from "../../core/geometry.js";
import { letters } from "../../core/manifest.js";
import { createChart } from "./chart.js";
import { axis, ranked, values } from "./scales.js";
import { _ } from "../../core/translate.js";

const [LEAST, MOST] = [260, 760]; // px of the chart's height

function load(it, picture) {
  it.picture = picture;
  const { face } = picture.strip;
  it.isLog ??= face !== "linear";
  it.title.textContent = picture.strip.label;
  it.walks = picture.panels
    .slice(0, it.host.scene().scene.panels)
    .map((panel) => ({
      ...panel,
      heights: floats(panel.height),
      values: values(floats(panel.height), face),
      ticks: (picture.clock !== "steps" && panel.asked ? floats(panel.asked) : panel.rows) ?? null,
    }));
  paint(it);
}

function paint(it) {
  const width = it.place.clientWidth;
  if (!it.walks || !width) return;
  const height = Math.min(Math.max(it.place.clientHeight, LEAST), MOST);
  const { strip, end, panels } = it.picture;
  const isTold = !it.host.hides("verdict");
  const curves = it.walks.map((walk) => walk.values);
  const target = panels[0].target ?? strip.target;
  const isOwn = panels.some((panel) => panel.target !== undefined); // each its own: none is that of all
  for (const [name, value] of Object.entries({ width, height })) it.svg.setAttribute(name, value);
  it.chart = createChart(
    {
      walks: it.walks,
      scale: axis(curves, strip, { isLog: it.isLog, isTold }),
      end,
      target: target === null || isOwn ? null : strip.face === "linear" ? target : 10 ** target,
      isTold,
    },
    width,
    height,
  );
  it.svg.replaceChildren(...it.chart.parts);
  for (const [made, isLog] of it.scales) made.setAttribute("aria-pressed", String(isLog === it.isLog));
  tick(it, it.host.step());
}

// Where the clock stands, by what it counts.
const FIRST = {
  steps: (at) => _("Lowest first, at step {step}:", { step: at }),
  evaluations: (at) => _("Lowest first, at evaluation {evaluation}:", { evaluation: at }),
  examples: (at) => _("Lowest first, at example {example}:", { example: at }),
  epochs: (at) => _("Lowest first, at epoch {epoch}:", { epoch: at }),
};

// at: a tick of the clock.
function tick(it, at) {
  if (!it.chart) return;
  it.chart.show(at);
  const heights = it.walks.map(
    ({ heights: each, ticks }) => each[Math.min(stepAt(ticks, at), each.length - 1)],
  );
  const order = ranked(heights);
  const less = (panel, k) =>
    k ? [make("span", { class: "less" }, heights[panel] > heights[order[k - 1]] ? "<" : "=")] : [];
  const signs = order.map((panel, k) =>
    make(
      "span",
      { class: "in-order" },
      ...less(panel, k),
      make("b", { class: "letter", "data-fate": it.walks[panel].fate }, letters()[panel]),
    ),
  );
  it.order.replaceChildren(FIRST[it.picture.clock](at), ...signs);
}

function choose(it, isLog) {
  it.isLog = isLog;
  paint(it);
}

// Where a hand is, every map and strip has its ring; a press goes there.
function attachHand(it) {
  const at = (event) => it.chart?.tickAt(within(it.place, event)[0]) ?? null;
  it.svg.addEventListener("pointermove", (event) => it.host.peek(at(event)));
  it.svg.addEventListener("pointerleave", () => it.host.peek(null));
  it.svg.addEventListener("click", (event) => it.chart && it.host.seek(at(event)));
}

function create(root, host) {
  const it = { host, picture: null, walks: null, chart: null, isLog: null };
  it.title = make("span", { class: "of-what" });
  it.svg = draw("svg", { class: "loss-sheet", "aria-hidden": "true" });
  it.place = make("div", { class: "loss-place" }, it.svg);
  it.order = make("p", { class: "loss-order" });
  it.scales = [
    [_("Logarithmic"), true],
    [_("Linear"), false],
  ].map(([label, isLog]) => {
    const made = make("button", { type: "button", class: "tool boxed wide" }, label);
    made.addEventListener("click", () => choose(it, isLog));
    return [made, isLog];
  });
  const scales = it.scales.map(([made]) => made);
  root.append(
    make(
      "div",
      { class: "loss-head" },
      it.title,
      make("div", { class: "kinds", role: "group", "aria-label": _("Scale of the loss") }, ...scales),
    ),
    it.place,
    it.order,
  );
  attachHand(it);
  new ResizeObserver(() => paint(it)).observe(it.place);
  return {
    load: (picture) => load(it, picture),
    tick: (at) => tick(it, at),
    peek: (at) => it.chart?.peek(at),
    repaint: () => paint(it),
  };
}

export const view = {
  key: "loss",
  title: _("Loss"),
  wide: true,
  create,
  needs: ["hides", "peek", "scene", "seek", "step"],
};
