// The view of every rate: the curves of all panels' methods over five decades, the panels' rates on them, what to try
// next, and the range test.

import { draw, make } from "../../core/dom.js";
import { rateText } from "../../core/rate.js";
import { ownFields } from "../../state/prefetched.js";
import { rateChart, testChart } from "./chart.js";
import { createCursors } from "./cursors.js";
import { fateAt } from "./scales.js";
import { landmarkTable, movingWords, nextWords, testWords, whole } from "./words.js";

const KINDS = [["ladder", "Every rate"], ["test", "Range test"]];
const CHARTS = { ladder: rateChart, test: testChart };
const SMITH = "Leslie N. Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017. A panel’s own schedule is set "
  + "aside: the test is one itself.";
const [LEAST, MOST] = [300, 800]; // px of the sheet's height

function create(root, host) {
  let answer = null;
  let asked = "";
  let told = null; // { picture, panel } of the last load
  let kind = "ladder";

  const svg = draw("svg", { class: "sheet" });
  const sheet = make("div", { class: "sheet-place" }, svg);
  const cursors = createCursors(sheet, svg, host);
  const words = make("p", { class: "next-words" });
  const attempt = make("button", { type: "button", class: "tool boxed wide try" });
  const table = make("div", { class: "landmarks-place" });
  const source = make("p", { class: "but", hidden: "" }, SMITH);
  const buttons = KINDS.map(([key, label]) => {
    const made = make("button", { type: "button", class: "tool boxed wide", "aria-pressed": String(key === kind) }, label);
    made.addEventListener("click", () => choose(key));
    return made;
  });
  attempt.addEventListener("click", () => host.setRate(told.panel, Number(attempt.value), { isLive: false }));
  root.append(make("div", { class: "kinds", role: "group", "aria-label": "What is drawn" }, ...buttons),
    make("div", { class: "next" }, words, attempt), sheet, source, table);
  new ResizeObserver(() => paint()).observe(sheet);

  const curveOf = (panel) => answer.curves.find(({ panels }) => panels.includes(panel));

  function choose(key) {
    kind = key;
    buttons.forEach((made, i) => made.setAttribute("aria-pressed", String(KINDS[i][0] === key)));
    source.hidden = kind !== "test";
    paint();
    advise();
  }
  function load(picture, panel) {
    told = { picture, panel };
    cursors.set(picture.panels, panel);
    const wanted = picture.panels.map((_, i) => ownFields(picture.query, i)).join(" ");
    if (wanted === asked) {
      paint();
      advise();
    } else ask(wanted, picture.query);
  }
  async function ask(wanted, query) {
    asked = wanted;
    sheet.classList.add("late");
    try {
      const given = await host.call("curves", query);
      if (wanted !== asked) return; // another setup is wanted by now
      answer = given;
    } catch (error) {
      if (wanted === asked) asked = ""; // with the next picture it is asked for again
      host.lost(error);
      return;
    }
    sheet.classList.remove("late");
    table.replaceChildren(landmarkTable(answer));
    paint();
    advise();
  }
  function paint() {
    const width = sheet.clientWidth;
    if (!answer || !width || asked === "") return;
    const height = Math.min(Math.max(sheet.clientHeight, LEAST), MOST);
    for (const [name, value] of Object.entries({ width, height })) svg.setAttribute(name, value);
    const made = CHARTS[kind](answer, curveOf(told.panel), width, height);
    svg.replaceChildren(...made.parts, cursors.layer);
    svg.append(...svg.querySelectorAll(".title, .names, .limit-name, .best-name")); // words lie over all lines
    cursors.load(made, answer, curveOf);
  }
  function advise() {
    if (!answer) return;
    const { picture, panel } = told;
    const { text, rate } = kind === "test" ? testWords(panel, curveOf(panel))
      : nextWords(panel, picture.panels[panel], curveOf(panel));
    words.textContent = whole(text);
    attempt.hidden = rate === null || rate === undefined;
    if (attempt.hidden) return;
    attempt.value = String(rate);
    attempt.textContent = whole(`Try η = ${rateText(rate)}`);
  }
  // A hand moves a rate, here or on its ruler.
  function rate(panel, value) {
    if (!answer) return;
    cursors.rate(panel, value, fateAt(curveOf(panel), answer, value));
    if (panel !== told.panel) return;
    words.textContent = whole(movingWords(panel, value));
    attempt.hidden = true;
  }
  return { load, rate };
}

export const view = { key: "rates", title: "Rates", wide: true, create };
