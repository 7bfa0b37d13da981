// The same walks under many seeds at once: one noisy walk proves nothing.

import { make } from "../../core/dom.js";
import { numberField } from "../../core/fields.js";
import { displayKeys } from "../../core/manifest.js";
import { onlyFields } from "../../state/address.js";
import { createCell } from "./cell.js";
import { _, n_ } from "../../core/translate.js";

const [LEAST, MOST] = [-12, 12]; // decades that are drawn at most

const WALKS = ["clock", "seeds"]; // they change what is walked, though they are about the showing
// What of a query the walks depend on.
export function walksOf(query) {
  const keys = [...new URLSearchParams(query).keys()];
  const looks = displayKeys().filter((key) => !WALKS.includes(key));
  return JSON.stringify(
    onlyFields(
      query,
      keys.filter((key) => !looks.includes(key)),
    ),
  );
}

// The map of a panel's hill.
const mapOf = (scene, panel) => (scene.hills ? scene.hills[scene.hill_of[panel]].map : scene.figures.map);

// The decades that the bands of all panels need.
export function decades(answers) {
  const all = answers.filter(Boolean).flatMap(({ bands }) => bands.flat());
  const ends = all.map((value) => Math.min(Math.max(value, LEAST), MOST));
  if (!ends.length) return [-3, 1];
  const low = Math.floor(Math.min(...ends));
  return [low, Math.max(Math.ceil(Math.max(...ends)), low + 1)];
}

function load(it, picture) {
  it.picture = picture;
  it.root.classList.toggle("calm", !picture.is_noisy);
  count(it);
  if (!picture.is_noisy) return;
  const wanted = walksOf(picture.query);
  if (wanted !== it.wanted) ask(it, wanted, picture.query);
  else fill(it);
}

// The field for how many; made anew when the number is another one.
function count(it) {
  const { seeds } = it.picture;
  if (it.seeds === seeds) return;
  it.seeds = seeds;
  it.field.replaceChildren(
    numberField({
      name: _("Number of seeds"),
      label: _("Seeds"),
      value: seeds,
      isWhole: true,
      refused: it.host.complain,
      changed: (text) => it.host.field("seeds", text),
    }),
  );
}

// One panel after another: what is there is shown, and who presses stop waits for no more.
async function ask(it, wanted, query) {
  it.wanted = wanted;
  const panels = it.host.scene().scene.panels;
  it.answers = Array(panels).fill(null);
  it.isStopped = false;
  it.walking = 0;
  fill(it);
  for (let panel = 0; panel < panels; panel += 1) {
    if (it.isStopped || it.wanted !== wanted) return;
    it.walking = panel;
    fill(it);
    say(it, panel, panels);
    try {
      const answer = await it.host.call(`seeds/${panel}`, query);
      if (it.wanted !== wanted) return; // another setup is wanted by now
      it.answers[panel] = answer;
    } catch (error) {
      const said = it.host.lost(error) ?? "";
      if (it.wanted === wanted) forget(it, said);
      return;
    }
    fill(it);
  }
  say(it, panels, panels);
}

function say(it, done, panels) {
  it.stop.hidden = done >= panels;
  if (done < panels) it.status.textContent = _("walking: {done} of {panels} panels", { done, panels });
  else {
    const { count: walked } = it.answers[0];
    it.status.textContent = n_("{n} seed walked", "{n} seeds walked, the same in all panels", walked);
  }
}

function stop(it, said = _("stopped")) {
  it.isStopped = true;
  it.stop.hidden = true;
  it.status.textContent = said;
  if (it.picture?.is_noisy && it.answers.length) fill(it);
}

// What is not there yet is asked for again, with the next picture.
function forget(it, said) {
  if (it.answers.every(Boolean)) return;
  it.wanted = "";
  stop(it, said);
}

// How far a panel is whose walks are not there yet.
function stageOf(it, panel) {
  if (it.isStopped) return "stopped";
  return panel === it.walking ? "walking" : "waiting";
}

function fill(it) {
  const scene = it.host.scene();
  const scale = decades(it.answers);
  const isTold = !it.host.hides("verdict");
  it.cells.forEach(({ root, load: put }, i) => {
    root.hidden = i >= it.answers.length;
    if (root.hidden) return;
    const panel = it.picture.panels[i];
    const [figure, answer, { steps }] = [mapOf(scene, i), it.answers[i], it.picture];
    put({ panel, figure, answer, stage: stageOf(it, i), scale, steps, isTold });
  });
  tick(it, it.host.step());
}

// at: a tick of the clock.
function tick(it, at) {
  it.cells.forEach(({ show }, i) => i < it.answers.length && show(it.host.stepAt(i, at)));
}

function create(root, host) {
  const it = { root, host, picture: null, wanted: "", answers: [], seeds: null, isStopped: false };
  it.field = make("div", { class: "seeds-count" });
  it.status = make("span", { class: "seeds-status", role: "status" });
  it.stop = make("button", { type: "button", class: "tool boxed wide", hidden: "" }, _("Stop"));
  it.stop.addEventListener("click", () => stop(it));
  it.cells = [0, 1, 2, 3].map(createCell);
  const cells = make("div", { class: "seeds-cells" }, ...it.cells.map((cell) => cell.root));
  const words = [
    _("Dots: where each seed ends. Thin lines: twenty walks. Band: eight losses of ten."),
    _("Numbers: its ends, and the middle loss."),
  ].join(" ");
  const calm = _("Nothing is left to chance here: every seed gives the same walk. Set noise, or a batch.");
  root.append(
    make("div", { class: "seeds-bar-of" }, it.field, it.status, it.stop),
    cells,
    make("p", { class: "but seeds-words" }, words),
    make("p", { class: "seeds-calm" }, calm),
  );
  new ResizeObserver(() => it.picture && it.cells.forEach((cell) => cell.paint())).observe(cells);
  return {
    load: (picture) => load(it, picture),
    tick: (at) => tick(it, at),
    repaint: () => it.cells.forEach((cell) => cell.paint()),
    close: () => forget(it),
  };
}

export const view = {
  key: "seeds",
  title: _("Seeds"),
  wide: true,
  create,
  needs: ["call", "complain", "field", "hides", "lost", "scene", "step", "stepAt"],
};
