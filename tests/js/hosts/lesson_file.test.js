import assert from "node:assert/strict";
import test from "node:test";

import { createLessonServer } from "../../../assets/js/hosts/lesson_file.js";

const PANEL = { eta: 0.1, ruler: { low: 0.01, high: 1 } };
const scene = (query, more) => ({
  first: { picture: { query, panels: [PANEL, PANEL, PANEL, PANEL] }, scene: {}, notes: [], ...more.first },
  same: more.same,
  sweeps: [],
  steps: [],
  traces: [],
  curves: {},
});

test("what a scene has in common with the question is in a file once", async () => {
  const asked = { hill: { key: "bowl" }, figures: { map: "a map" }, lesson: { name: "l" } };
  const block = {
    played: scene("eta=0.1", { first: {}, same: ["hill", "figures"] }),
    trial: scene("eta=0.2", { first: { hill: { key: "ravine" }, figures: { map: "another" } }, same: [] }),
    replies: { "": { try: { query: "eta=0.2" } }, A: { is_right: true } },
  };
  const server = createLessonServer(asked, async () => block);
  const played = await server.call("lesson/l/A", "");
  assert.deepEqual([played.hill, played.figures], [asked.hill, asked.figures]);
  assert.equal(played.reveal.is_right, true);
  const trial = await server.call("scene", "eta=0.2&theme=projector");
  assert.equal(trial.scene.theme, "projector");
  assert.deepEqual([trial.hill.key, trial.figures.map], ["ravine", "another"]);
});

test("in a plan for a class another lesson follows than by its number", async () => {
  const block = {
    played: scene("eta=0.1", { first: {}, same: [] }),
    trial: scene("eta=0.1", { first: {}, same: [] }),
    replies: { "": { try: { query: "eta=0.2" }, next: { name: "c" } } },
  };
  const nextIn = async (plan) => {
    const lesson = { name: "b", plan, after: { 50: { name: "e" }, 20: null } };
    return (await createLessonServer({ lesson }, async () => block).call("lesson/b/skip", "")).reveal.next;
  };
  assert.deepEqual(
    [await nextIn(""), await nextIn("50"), await nextIn("20")],
    [{ name: "c" }, { name: "e" }, null],
  );
});
