// The bar beneath the panels: buttons, timeline, speed. It shows a clock and says what was pressed.

import { SPEEDS } from "../core/clock.js";
import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hides } from "../state/display_options.js";

const speedName = (speed) => (speed === "max" ? "Max" : `${speed} step${speed === 1 ? "" : "s"}/s`);

const HAPPENED = { overshoot: "crosses the minimum", loss_rose: "the loss rises", first_touch: "1 % left for the first time",
  settled: "settled", left_map: "leaves the map" };
// What happened on a walk, in words.
function happened(events, letter) {
  const told = Object.entries(events).filter(([, steps]) => steps.length).map(([kind, steps]) =>
    `${HAPPENED[kind]} at step ${steps[0]}${steps.length > 1 ? `, ${steps.length} times in all` : ""}`);
  return told.length ? `${letter}: ${told.join("; ")}` : "";
}

// stage: of stage.js, whose verbs the buttons call.
export function createTransport(root, stage) {
  const button = (name, label, act, extra = "") => {
    const made = make("button", { type: "button", class: `tool ${extra}`, "aria-label": label, title: label },
      icon(name));
    made.addEventListener("click", act);
    return made;
  };
  const play = button("play", "Play", () => stage.toggle(), "play");
  const timeline = make("input", { type: "range", min: 0, max: 0, step: 1, value: 0, class: "timeline",
    "aria-label": "Step" });
  timeline.addEventListener("input", () => stage.seek(Number(timeline.value)));
  const track = make("div", { class: "track" }, timeline);
  const marks = make("div", { class: "marks", "aria-hidden": "true" });
  const ring = make("i", { class: "mark peek", hidden: "" });
  track.append(marks, ring);
  const count = make("span", { class: "count", "aria-hidden": "true" });
  const speed = make("select", { class: "speed", "aria-label": "Speed" },
    ...SPEEDS.map((value) => make("option", { value }, speedName(value))));
  speed.addEventListener("change", () => {
    stage.setSpeed(speed.value === "max" ? "max" : Number(speed.value));
  });
  root.append(
    button("start", "To the start", () => stage.seek(0), "first"),
    button("back", "One step back", () => stage.move(-1), "step"),
    play,
    button("forward", "One step forward", () => stage.move(1), "step forward"),
    track,
    button("end", "To the end", () => stage.seek(Infinity), "last"),
    count, speed,
  );

  const place = (mark, tick, end) => mark.style.setProperty("--at", end ? tick / end : 0);

  // What happened on the selected panel's walk, as ticks above the line, and in words for a hand that rests there.
  function events({ events: found, ticks }, end, letter) {
    track.title = hides("verdict") ? "" : happened(found, letter);
    marks.replaceChildren(...Object.entries(found).flatMap(([kind, steps]) => steps.map((step) => {
      const tick = ticks ? ticks[step] : step;
      if (tick > end) return "";
      const mark = make("i", { class: `mark ${kind}` });
      place(mark, tick, end);
      return mark;
    })));
  }
  function peek(tick, end) {
    ring.hidden = tick === null;
    if (tick !== null) place(ring, tick, end);
  }

  let shown = null;
  let told = null;
  // Called for every picture: what already stands there is not written again.
  function show(clock) {
    const tale = `${clock.step} ${clock.end} ${clock.unit} ${clock.speed} ${clock.playing}`;
    if (tale === told) return;
    told = tale;
    timeline.max = clock.end;
    timeline.value = clock.step;
    timeline.style.setProperty("--done", `${clock.end ? (100 * clock.step) / clock.end : 0}%`);
    timeline.setAttribute("aria-valuetext", `${clock.unit} ${clock.step} of ${clock.end}`);
    count.replaceChildren(`${clock.unit} `, make("b", {}, String(clock.step)), ` / ${clock.end}`);
    speed.value = String(clock.speed);
    const state = clock.playing ? "pause" : clock.step >= clock.end ? "replay" : "play";
    if (state === shown) return;
    shown = state;
    const label = { pause: "Pause", replay: "Replay", play: "Play" }[state];
    play.replaceChildren(icon(state === "pause" ? "pause" : "play"));
    play.setAttribute("aria-label", label);
    play.title = label;
  }
  return { show, events, peek, timeline };
}
