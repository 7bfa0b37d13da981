// The bar beneath the panels: buttons, timeline, speed. It shows a clock and says what was pressed.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { eventMarks } from "../core/event_marks.js";
import { speeds } from "../core/manifest.js";
import { hides } from "../state/display_options.js";
import { _, n_ } from "../core/translate.js";

const speedName = (speed) => (speed === "max" ? _("Max") : n_("{n} step/s", "{n} steps/s", speed));

// Where a clock stands, by what it counts.
const COUNTS = {
  step: ({ step, end }) => _("step {step} of {end}", { step, end }),
  evaluation: ({ step, end }) => _("evaluation {step} of {end}", { step, end }),
  example: ({ step, end }) => _("example {step} of {end}", { step, end }),
  epoch: ({ step, end }) => _("epoch {step} of {end}", { step, end }),
};
export const countWords = (unit, step, end) => COUNTS[unit]?.({ step, end }) ?? "";
const UNITS = { step: _("step"), evaluation: _("evaluation"), example: _("example"), epoch: _("epoch") };

const HAPPENED = {
  overshoot: _("│ crosses the minimum"),
  loss_rose: _("┃ the loss rises"),
  first_touch: _("○ 1 % left for the first time"),
  settled: _("● settled"),
  left_map: _("▲ leaves the map"),
};
// What happened on a walk, in words, each with its mark above the line.
function happened(events, letter) {
  const told = Object.entries(events)
    .filter(([, steps]) => steps.length)
    .map(([kind, steps]) =>
      n_("{event} at step {step}", "{event} at step {step}, {n} times in all", steps.length, {
        event: HAPPENED[kind],
        step: steps[0],
      }),
    );
  return told.length ? `${letter}: ${told.join("; ")}` : "";
}

function button(name, label, act, extra = "") {
  const made = make(
    "button",
    { type: "button", class: `tool ${extra}`, "aria-label": label, title: label },
    icon(name),
  );
  made.addEventListener("click", act);
  return made;
}

// What happened on the selected panel's walk, as ticks above the line, and in words for a hand that rests
// there.
function events(it, { events: found, ticks }, end, letter) {
  it.track.title = hides("verdict") ? "" : happened(found, letter);
  it.marks.replaceChildren(
    ...eventMarks(found, ticks, end).map(({ kind, from, to }) => {
      const mark = make("i", { class: to === null ? `mark ${kind}` : `mark band ${kind}` });
      it.place(mark, from, end);
      if (to !== null) mark.style.setProperty("--to", end ? to / end : 0);
      return mark;
    }),
  );
}

function peek(it, tick, end) {
  it.ring.hidden = tick === null;
  if (tick !== null) it.place(it.ring, tick, end);
}

// Called for every picture: what already stands there is not written again.
function show(it, clock) {
  const tale = `${clock.step} ${clock.end} ${clock.unit} ${clock.speed} ${clock.playing}`;
  if (tale === it.told) return;
  it.told = tale;
  it.timeline.max = clock.end;
  it.timeline.value = clock.step;
  it.timeline.style.setProperty("--done", `${clock.end ? (100 * clock.step) / clock.end : 0}%`);
  it.timeline.setAttribute("aria-valuetext", countWords(clock.unit, clock.step, clock.end));
  it.count.dataset.unit = clock.unit;
  it.count.replaceChildren(
    `${UNITS[clock.unit]} `,
    make("b", {}, String(clock.step)),
    make("span", { class: "of" }, ` / ${clock.end}`),
    make("span", { class: "early", title: _("Each has settled, rests or has left") }, _("all have ended")),
  );
  it.count.classList.toggle("at-end", clock.step >= clock.end);
  it.speed.value = String(clock.speed);
  const state = clock.playing ? "pause" : clock.step >= clock.end ? "replay" : "play";
  if (state === it.shown) return;
  it.shown = state;
  const label = { pause: _("Pause"), replay: _("Replay"), play: _("Play") }[state];
  it.play.replaceChildren(icon(state === "pause" ? "pause" : "play"));
  it.play.setAttribute("aria-label", label);
  it.play.title = label;
}

// stage: of stage.js, whose verbs the buttons call.
export function createTransport(root, stage) {
  const it = { shown: null, told: null };
  it.play = button("play", _("Play"), () => stage.toggle(), "play");
  it.timeline = make("input", {
    type: "range",
    min: 0,
    max: 0,
    step: 1,
    value: 0,
    class: "timeline",
    "aria-label": _("Step"),
  });
  it.timeline.addEventListener("input", () => stage.seek(Number(it.timeline.value)));
  it.track = make("div", { class: "track" }, it.timeline);
  it.marks = make("div", { class: "marks", "aria-hidden": "true" });
  it.ring = make("i", { class: "mark peek", hidden: "" });
  it.track.append(it.marks, it.ring);
  it.count = make("span", { class: "count", "aria-hidden": "true" });
  it.speed = make(
    "select",
    { class: "speed", "aria-label": _("Speed") },
    ...speeds().map((value) => make("option", { value }, speedName(value))),
  );
  it.speed.addEventListener("change", () => {
    stage.setSpeed(it.speed.value === "max" ? "max" : Number(it.speed.value));
  });
  root.append(
    button("start", _("To the start"), () => stage.seek(0), "first"),
    button("back", _("One step back"), () => stage.move(-1), "step"),
    it.play,
    button("forward", _("One step forward"), () => stage.move(1), "step forward"),
    it.track,
    button("end", _("To the end"), () => stage.seek(Infinity), "last"),
    it.count,
    it.speed,
    button("close", _("As it was, not for a projector (Alt+P)"), () => stage.present(), "unpresent"),
  );

  it.place = (mark, tick, end) => mark.style.setProperty("--at", end ? tick / end : 0);

  return {
    show: (clock) => show(it, clock),
    events: (...given) => events(it, ...given),
    peek: (tick, end) => peek(it, tick, end),
    timeline: it.timeline,
  };
}
