// The view of every rate: the curves of all panels' methods over five decades, the panels' rates on them,
// what to try next, and the range test.

import { draw, make } from "../../core/dom.js";
import { rateText } from "../../core/rate.js";
import { ownFields } from "../../state/prefetched.js";
import { rateChart, testChart } from "./chart.js";
import { createCursors } from "./cursors.js";
import { fateAt } from "./scales.js";
import { landmarkTable, movingWords, nextWords, testWords, whole } from "./words.js";
import { _ } from "../../core/translate.js";

const KINDS = [
  ["ladder", _("Every rate")],
  ["test", _("Range test")],
];
const CHARTS = { ladder: rateChart, test: testChart };
const SMITH = _(
  "Leslie N. Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017. " +
    "A panel’s own schedule is set aside: the test is one itself.",
);
const [LEAST, MOST] = [250, 800]; // px of the sheet's height

function choose(it, key) {
  it.kind = key;
  it.buttons.forEach((made, i) => made.setAttribute("aria-pressed", String(KINDS[i][0] === key)));
  it.source.hidden = it.kind !== "test";
  paint(it);
  advise(it);
}

function load(it, picture, panel) {
  it.told = { picture, panel };
  it.cursors.set(picture.panels, panel);
  const wanted = picture.panels.map((_, i) => ownFields(picture.query, i)).join(" ");
  if (wanted === it.asked) {
    paint(it);
    advise(it);
  } else ask(it, wanted, picture.query);
}

async function ask(it, wanted, query) {
  it.asked = wanted;
  it.sheet.classList.add("late");
  try {
    const given = await it.host.call("curves", query);
    if (wanted !== it.asked) return; // another setup is wanted by now
    it.answer = given;
  } catch (error) {
    if (wanted === it.asked) it.asked = ""; // with the next picture it is asked for again
    it.host.lost(error);
    return;
  }
  it.sheet.classList.remove("late");
  paint(it);
  advise(it);
}

// The curves of the walks on the hill of the selected panel: on others a rate means something else.
function ofHill({ answer, host, told }) {
  const here = host.together(told.panel);
  return { ...answer, curves: answer.curves.filter(({ panels }) => panels.some((i) => here.includes(i))) };
}

function paint(it) {
  const width = it.sheet.clientWidth;
  if (!it.answer || !width || it.asked === "") return;
  const height = Math.min(Math.max(it.sheet.clientHeight, LEAST), MOST);
  for (const [name, value] of Object.entries({ width, height })) it.svg.setAttribute(name, value);
  const made = CHARTS[it.kind](ofHill(it), it.curveOf(it.told.panel), width, height);
  it.svg.replaceChildren(...made.parts, it.cursors.layer);
  // words lie over all lines
  it.svg.append(...it.svg.querySelectorAll(".title, .names, .limit-name, .best-name"));
  it.cursors.load(made, it.answer, it.curveOf);
}

function advise(it) {
  if (!it.answer) return;
  const { picture, panel } = it.told;
  it.table.replaceChildren(landmarkTable(ofHill(it)));
  const { text, rate } =
    it.kind === "test"
      ? testWords(panel, it.curveOf(panel))
      : nextWords(panel, picture.panels[panel], it.curveOf(panel));
  it.words.textContent = whole(text);
  it.attempt.hidden = rate === null || rate === undefined;
  if (it.attempt.hidden) return;
  it.attempt.value = String(rate);
  it.attempt.textContent = whole(_("Try η = {rate}", { rate: rateText(rate) }));
}

// A hand moves a rate, here or on its ruler.
function rate(it, panel, value) {
  if (!it.answer) return;
  it.cursors.rate(panel, value, fateAt(it.curveOf(panel), it.answer, value));
  if (panel !== it.told.panel) return;
  it.words.textContent = whole(movingWords(panel, value));
  it.attempt.hidden = true;
}

function create(root, host) {
  const it = {
    host,
    answer: null,
    asked: "",
    told: null, // { picture, panel } of the last load
  };
  it.kind = "ladder";

  it.svg = draw("svg", { class: "sheet" });
  it.sheet = make("div", { class: "sheet-place" }, it.svg);
  it.cursors = createCursors(it.sheet, it.svg, it.host);
  it.words = make("p", { class: "next-words" });
  it.attempt = make("button", { type: "button", class: "tool boxed wide try", hidden: "" });
  it.table = make("div", { class: "landmarks-place" });
  it.source = make("p", { class: "but", hidden: "" }, SMITH);
  it.buttons = KINDS.map(([key, label]) => {
    const made = make(
      "button",
      { type: "button", class: "tool boxed wide", "aria-pressed": String(key === it.kind) },
      label,
    );
    made.addEventListener("click", () => choose(it, key));
    return made;
  });
  it.attempt.addEventListener("click", () =>
    it.host.setRate(it.told.panel, Number(it.attempt.value), { isLive: false }),
  );
  root.append(
    make("div", { class: "kinds", role: "group", "aria-label": _("What is drawn") }, ...it.buttons),
    make("div", { class: "next" }, it.words, it.attempt),
    it.sheet,
    it.source,
    it.table,
  );
  new ResizeObserver(() => paint(it)).observe(it.sheet);

  it.curveOf = (panel) => it.answer.curves.find(({ panels }) => panels.includes(panel));

  return {
    load: (picture, panel) => load(it, picture, panel),
    rate: (panel, value) => rate(it, panel, value),
  };
}

export const view = {
  key: "rates",
  title: _("Rates"),
  wide: true,
  create,
  needs: ["call", "dropRate", "lost", "select", "setRate", "together"],
};
