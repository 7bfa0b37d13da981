// The arithmetic of the present step of the selected panel: as rows whose numbers add up, as arrows on the
// map, and as the loss along the line of the step.

import { floats } from "../core/codec.js";
import { draw, make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { letters } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { symbolsIn } from "../core/symbols.js";
import { _ } from "../core/translate.js";

const BOX = [300, 110]; // of the slice
const CHUNK = 100; // steps in one answer of the server
const ARROWS = new Set(["gradient", "memory", "step"]);
const DRAWN = {
  gradient: _("its arrow on the map points the other way, downhill, and is as long as can be seen"),
};

// The step that is told of when the clock stands at k: the one that leaves there, or the last one.
const toldAt = (k, last) => Math.max(Math.min(k, last - 1), 0);

function load(it, given, selected) {
  if (it.panel !== selected) it.host.arrows(it.panel, []);
  it.picture = given;
  it.panel = selected;
  tick(it, it.host.step());
  explain(it);
}

function tick(it, clock) {
  if (!it.picture) return;
  const { last } = it.picture.panels[it.panel];
  const k = toldAt(it.host.stepAt(it.panel, clock), last);
  const key = `${it.picture.query} ${it.panel} ${Math.floor(k / CHUNK)}`;
  if (it.chunks.has(key)) return void show(it, it.chunks.get(key), k);
  fetchChunk(it, key, k);
}

function fetchChunk(it, key, k) {
  if (it.waiting === key) return;
  it.waiting = key;
  it.host.arrows(it.panel, []); // those of another step
  it.root.setAttribute("aria-busy", "true");
  it.host.call(`steps/${it.panel}/${k}`, it.picture.query).then(
    (answer) => {
      if (it.chunks.size > 40) it.chunks.clear();
      it.chunks.set(key, answer);
      if (it.waiting !== key) return;
      it.waiting = "";
      it.root.removeAttribute("aria-busy");
      tick(it, it.host.step());
    },
    (error) => {
      if (it.waiting === key) it.waiting = "";
      it.host.notes([error.message]);
    },
  );
}

function show(it, chunk, k) {
  const told = chunk.steps[k - chunk.first];
  it.host.arrows(it.panel, []);
  if (!told) {
    it.head.replaceChildren(
      make("h3", {}, _("Panel {letter}", { letter: letters()[it.panel] })),
      make("p", {}, _("This walk takes no step.")),
    );
    for (const each of [it.rows, it.sentence, it.slice]) each.replaceChildren();
    return;
  }
  it.head.replaceChildren(
    make(
      "h3",
      {},
      _("Panel {letter}, step {step} → {next}", { letter: letters()[it.panel], step: k, next: k + 1 }),
    ),
    make("span", { class: "but", title: _("learning rate") }, `η = ${told.rate}`),
  );
  it.rows.replaceChildren(
    make(
      "tbody",
      {},
      row(told.letter, told.at, _("loss {value}", { value: told.loss }), "here"),
      ...told.rows
        .slice(0, -1)
        .map((each) =>
          row(
            each.text,
            each.printed,
            each.length ? _("length {value}", { value: each.length }) : "",
            each.kind,
          ),
        ),
      row(
        _("new {letter}", { letter: told.letter }),
        told.next,
        _("loss {value} {change}", { value: told.after, change: told.change }),
        "here",
      ),
    ),
  );
  it.sentence.textContent = told.said;
  it.slice.replaceChildren(...sliced(told.slice));
  it.host.arrows(it.panel, arrows(it, told, k));
}

function row(name, value, note, kind) {
  return make(
    "tr",
    { class: `row-${kind}` },
    make(
      "th",
      { scope: "row", title: [symbolsIn(name), DRAWN[kind]].filter(Boolean).join("\n") },
      mark(kind),
      name,
    ),
    make("td", {}, value),
    make("td", { class: "but" }, note),
  );
}

function mark(kind) {
  return draw(
    "svg",
    { class: `row-mark ${kind}`, viewBox: "0 0 18 6", "aria-hidden": "true" },
    draw("path", { d: "M0 3H18" }),
  );
}

// From the point of the step, in the coordinates of the map; slopes point downhill, on one scale.
function arrows(it, { rows: told }, k) {
  const from = it.host.point(it.panel, k);
  const drawn = told.filter(({ kind, exact }) => ARROWS.has(kind) && exact);
  const [low, high] = it.host.scene().figures.map.layout.xaxis.range;
  const scale = common(drawn, LEAST * (high - low));
  return drawn.map(({ kind, exact }) => {
    const by = kind === "step" ? 1 : -scale;
    return { kind, from, to: [from[0] + by * exact[0], from[1] + by * exact[1]] };
  });
}

function explain(it) {
  if (it.host.hides("verdict")) return void it.why.replaceChildren();
  const { advice, suggested, limit, sentence: said, word } = it.picture.panels[it.panel];
  const parts = [make("p", {}, make("b", {}, `${word}: `), said)];
  if (limit)
    parts.push(
      make("p", { class: "but" }, _("The stability limit here is η = {limit}.", { limit: figure(limit) })),
    );
  if (advice) {
    const text = make("span", {}, _("Next: {advice}.", { advice }));
    const button = make(
      "button",
      { type: "button", class: "tool boxed wide" },
      _("Try η = {rate}", { rate: rateText(suggested ?? 0) }),
    );
    button.addEventListener("click", () => it.host.setRate(it.panel, suggested, { isLive: false }));
    parts.push(make("p", { class: "advice" }, text, ...(suggested ? [button] : [])));
  }
  it.why.replaceChildren(...parts);
}

function create(root, host) {
  const it = { root, host, picture: null, panel: 0, waiting: "" };
  it.head = make("div", { class: "step-head" });
  it.rows = make("table", { class: "arithmetic" });
  it.sentence = make("p", { class: "step-said", role: "status" });
  it.slice = make("figure", { class: "slice" });
  it.why = make("section", { class: "why" });
  it.root.append(it.head, it.rows, it.sentence, it.slice, it.why);
  it.chunks = new Map(); // "query panel first" → answer

  return {
    load: (given, selected) => load(it, given, selected),
    tick: (clock) => tick(it, clock),
    close: () => it.host.arrows(it.panel, []),
  };
}

// What brings the longest of the slopes to a length beyond that of the step: in plain descent both point the
// same way, and the one would hide the other. Beside a step too short to be seen it is a share of the map.
const BEYOND = 1.6;
const LEAST = 0.08;
function common(rows, least) {
  const longest = (isStep) =>
    Math.max(
      0,
      ...rows.filter(({ kind }) => (kind === "step") === isStep).map(({ exact }) => Math.hypot(...exact)),
    );
  return longest(false) > 0 ? Math.max(BEYOND * longest(true), least) / longest(false) : 0;
}

// φ(s) along the step: the chosen rate, the best one on this line, and where the local parabola is back at
// its height.
function sliced(line) {
  if (!line) return [];
  const [width, height] = BOX;
  const loss = floats(line.loss);
  const low = Math.min(...loss);
  const span = Math.max(...loss) - low || 1;
  const x = (s) => (s / line.end) * width;
  const y = (value) => (1 - (value - low) / span) * height;
  const at = (s) => loss[Math.round((s / line.end) * (loss.length - 1))];
  const path = Array.from(
    loss,
    (value, i) => `${((i / (loss.length - 1)) * width).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  const marker = (s, name) =>
    s === null || s > line.end
      ? []
      : [
          draw("path", { class: `slice-${name}`, d: `M${x(s)} ${height}V${y(at(s)).toFixed(1)}` }),
          draw("circle", { class: `slice-${name}`, cx: x(s), cy: y(at(s)), r: name === "rate" ? 5 : 3.5 }),
        ];
  const told = [
    `η = ${figure(line.rate)}`,
    line.best === null ? "" : _("best on this line {best}", { best: figure(line.best) }),
    line.limit === null ? "" : _("back at the same height {limit}", { limit: figure(line.limit) }),
  ]
    .filter(Boolean)
    .join(", ");
  const svg = draw(
    "svg",
    {
      viewBox: `-8 -8 ${width + 16} ${height + 14}`,
      role: "img",
      "aria-label": _("The loss along this step: {told}", { told }),
    },
    draw("path", { class: "axis", d: `M0 ${height}H${width}` }),
    draw("path", { class: "slice-loss", d: `M${path.join("L")}` }),
    ...marker(line.limit, "limit"),
    ...marker(line.best, "best"),
    ...marker(line.rate, "rate"),
  );
  const label = (name, s, text) =>
    s === null ? [] : [make("span", { class: `slice-key ${name}` }, `${text} ${figure(s)}`)];
  return [
    svg,
    make(
      "figcaption",
      {},
      make("b", {}, _("Loss along this step")),
      ...label("rate", line.rate, "η"),
      ...label("best", line.best, _("best")),
      ...label("limit", line.limit, _("same height")),
    ),
  ];
}
export const view = {
  key: "step",
  title: _("This step"),
  wide: false,
  create,
  needs: ["arrows", "call", "hides", "notes", "point", "scene", "setRate", "step", "stepAt"],
};
