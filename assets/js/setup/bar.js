// The buttons of the bar that set the schedule, or noise and batch, of all panels; each says what is set.

import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { sketch } from "../controls/sketch.js";
import { spelled } from "./schedule_fields.js";
import { _ } from "../core/translate.js";

const COUNTS = { 2: _("two"), 3: _("three"), 4: _("four") };
const strong = (text) => make("b", {}, text);

// The schedules that differ, in their order.
function scheduleFace(panels, schedules) {
  const texts = [...new Set(panels.map(({ setup }) => setup.sched))];
  const drawn = texts.map((text) => sketch(schedules[spelled(text).key].sketch));
  const only = panels[0].head.sched || schedules[spelled(texts[0]).key].label;
  const said = texts.length > 1 ? COUNTS[texts.length] : only;
  return [make("span", { class: "name" }, _("Schedule")), ...drawn, strong(said)];
}

// One value, or how many there are.
function valueOf(value) {
  const values = [...new Set([value].flat())];
  if (values.length > 1) return COUNTS[values.length];
  return typeof values[0] === "string" ? values[0] : figure(values[0]);
}

// On data there is no noise but that of the batches.
const isOfData = ({ noise, batch, is_noisy: isNoisy }) =>
  [noise].flat().every((value) => value === 0) && (isNoisy || [batch].flat().includes("full"));

function noiseFace(picture) {
  const { noise, batch, is_noisy: isNoisy } = picture;
  if (isOfData(picture)) return [make("span", { class: "name" }, _("Batch")), strong(valueOf(batch))];
  const face = [make("span", { class: "name" }, _("Noise")), strong(valueOf(noise))];
  return isNoisy ? [...face, make("span", { class: "name" }, _("batch")), strong(valueOf(batch))] : face;
}

// open(part, anchor): of the setup of all panels.
export function createBar({ schedule, noise }, { schedules, open }) {
  const buttons = { schedule, noise };
  for (const [part, button] of Object.entries(buttons)) {
    button.hidden = false;
    button.addEventListener("click", () => open(part, button));
  }
  let tale = "";
  return {
    load(picture) {
      const { panels } = picture;
      const next = JSON.stringify([panels.map(({ setup, head }) => [setup.sched, head.sched])]);
      const now = JSON.stringify([next, picture.noise, picture.batch, picture.is_noisy]);
      if (now === tale) return;
      tale = now;
      schedule.replaceChildren(...scheduleFace(panels, schedules));
      noise.replaceChildren(...noiseFace(picture));
    },
  };
}
