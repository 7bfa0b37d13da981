import assert from "node:assert/strict";
import test from "node:test";

import { Element, createDocument } from "../elements.js";
import { createBar } from "../../../assets/js/setup/bar.js";
import { provide } from "../provide.js";

const schedules = {
  constant: { label: "Constant", sketch: [1, 1] },
  cosine: { label: "Cosine", sketch: [1, 0] },
};
const panel = (sched, words = "") => ({ setup: { sched }, head: { sched: words } });
const same = (each) => [each, each, each, each];

function stand() {
  provide({ document: createDocument() });
  const buttons = { schedule: new Element("button"), noise: new Element("button") };
  const opened = [];
  const bar = createBar(buttons, { schedules, open: (part) => opened.push(part) });
  return { bar, opened, ...buttons };
}

test("the bar says the schedule of all panels, or how many there are", () => {
  const { bar, schedule } = stand();
  bar.load({ panels: same(panel("constant")), noise: 0, batch: 1 });
  assert.equal(schedule.words, "ScheduleConstant");
  bar.load({ panels: same(panel("cosine:0.1", "cosine → 0.1")), noise: 0, batch: 1 });
  assert.equal(schedule.words, "Schedulecosine → 0.1");
  const panels = [panel("cosine", "cosine → 0"), ...same(panel("constant", "constant")).slice(1)];
  bar.load({ panels, noise: 0, batch: 1 });
  assert.equal(schedule.words, "Scheduletwo");
  assert.equal(schedule.all("svg").length, 2);
});

test("the bar says the noise, and the batch where there is noise", () => {
  const { bar, noise } = stand();
  bar.load({ panels: same(panel("constant")), noise: 0, batch: 4 });
  assert.equal(noise.words, "Noise0");
  bar.load({ panels: same(panel("constant")), noise: 1, batch: 4, is_noisy: true });
  assert.equal(noise.words, "Noise1batch4");
  bar.load({ panels: same(panel("constant")), noise: 1, batch: [1, 4, 16, 64], is_noisy: true });
  assert.equal(noise.words, "Noise1batchfour");
});

test("each button opens its part of the setup of all panels", () => {
  const { schedule, noise, opened } = stand();
  schedule.click();
  noise.click();
  assert.deepEqual(opened, ["schedule", "noise"]);
});

test("on data the bar says the batch alone: there is no other noise", () => {
  const { bar, noise } = stand();
  bar.load({ panels: same(panel("constant")), noise: 0, batch: "full" });
  assert.equal(noise.words, "Batchfull");
  bar.load({ panels: same(panel("constant")), noise: 0, batch: 4, is_noisy: true });
  assert.equal(noise.words, "Batch4");
});
