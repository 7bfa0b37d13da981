import assert from "node:assert/strict";
import test from "node:test";

import { createSceneStore as createDesk, joined, spread } from "../../../assets/js/state/scene_store.js";

// As the server spells its first scene.
const HERO = "surface=bowl&opt=gradient_descent&eta=0.002,0.15,0.195,0.21&start=-4,2&steps=40";
const LATER = 801; // ms: another gesture

test("an address comes back as it was given", () => {
  for (const query of [
    HERO,
    `${HERO}&sched=cosine:0.1:5`,
    "eta=1e-06",
    "surface=bowl&from=a+lesson&x=%26%3D%252C",
    "",
  ]) {
    assert.equal(createDesk(query).query(), query);
  }
});

test("what the page does not know stays in the address", () => {
  const desk = createDesk("surface=bowl&lesson=3&eta=0.2");
  desk.setPanel("eta", 1, "0.3", 0);
  assert.equal(desk.query(), "surface=bowl&lesson=3&eta=0.2,0.3,0.2,0.2");
});

test("commas and colons are left readable, other signs are not let through", () => {
  const desk = createDesk();
  desk.set("start", "-4,2", 0);
  desk.set("sched", "step:10", 0);
  desk.set("odd", "a&b=c%2C", 0);
  assert.equal(desk.query(), "start=-4,2&sched=step:10&odd=a%26b%3Dc%252C");
  assert.equal(createDesk(desk.query()).get("odd"), "a&b=c%2C");
});

test("a field that is not there reads as empty", () => {
  const desk = createDesk(HERO);
  assert.equal(desk.get("noise"), "");
  assert.equal(desk.panel("noise", 2), "");
});

test("one value serves all four panels", () => {
  const desk = createDesk("eta=0.2");
  assert.deepEqual(
    [0, 1, 2, 3].map((i) => desk.panel("eta", i)),
    ["0.2", "0.2", "0.2", "0.2"],
  );
});

test("each panel has its own value of a list", () => {
  assert.equal(createDesk(HERO).panel("eta", 2), "0.195");
});

test("the change of one panel leaves the other three", () => {
  const desk = createDesk(HERO);
  assert.equal(desk.setPanel("eta", 3, "0.2", 0), true);
  assert.equal(desk.get("eta"), "0.002,0.15,0.195,0.2");
  assert.equal(desk.setPanel("opt", 1, "adam", 0), true);
  assert.equal(desk.get("opt"), "gradient_descent,adam,gradient_descent,gradient_descent");
});

test("four equal values are written as one", () => {
  const desk = createDesk("eta=0.2,0.2,0.2,0.3");
  desk.setPanel("eta", 3, "0.2", 0);
  assert.equal(desk.get("eta"), "0.2");
  assert.equal(joined(spread("0.2")), "0.2");
  assert.equal(joined(spread("1,2,3,4")), "1,2,3,4");
});

test("no change is no change, and nothing to take back", () => {
  const desk = createDesk(HERO);
  assert.equal(desk.set("steps", "40", 0), false);
  assert.equal(desk.setPanel("eta", 2, "0.195", 0), false);
  assert.equal(desk.undo(), null);
});

test("the server's spelling is adopted, and what was changed while it was on its way stays", () => {
  const desk = createDesk(HERO);
  desk.set("start", "1.0,2", 0);
  const asked = desk.query();
  desk.assign({ view: "more", step: "3" });
  desk.adopt(asked.replace("1.0,2", "1,2"), asked);
  assert.equal(desk.get("start"), "1,2");
  assert.deepEqual([desk.get("view"), desk.get("step")], ["more", "3"]);
  const next = desk.query();
  desk.assign({ view: null });
  desk.adopt(next, next);
  assert.equal(desk.get("view"), "");
  desk.adopt(HERO);
  assert.equal(desk.query(), HERO);
});

test("undo gives the address before the change", () => {
  const desk = createDesk(HERO);
  assert.equal(desk.canUndo(), false);
  desk.setPanel("eta", 3, "0.2", 0);
  assert.equal(desk.canUndo(), true);
  assert.equal(desk.undo(), HERO);
  assert.equal(desk.canUndo(), false);
  assert.equal(desk.undo(), null);
});

test("one drag is taken back at once, however many changes it made", () => {
  const desk = createDesk(HERO);
  for (let i = 1; i <= 200; i += 1) desk.setPanel("eta", 3, String(0.21 + i / 1000), 16 * i);
  assert.equal(desk.undo(), HERO);
  assert.equal(desk.undo(), null);
});

test("as long as a hand has it a drag is one change, however slow", () => {
  const table = createDesk("start=-4,2");
  table.set("start", "-3,2", 0, true);
  table.set("start", "-2,2", LATER, true);
  table.set("start", "-1,2", 9 * LATER, true);
  table.release();
  table.set("start", "0,2", 10 * LATER + 1, true);
  assert.equal(table.undo(), "start=-1,2");
  assert.equal(table.undo(), "start=-4,2");
});

test("after a rest the same control begins another change", () => {
  const desk = createDesk(HERO);
  desk.set("steps", "50", 0);
  const between = desk.query();
  desk.set("steps", "60", LATER);
  assert.deepEqual([desk.undo(), desk.undo(), desk.undo()], [between, HERO, null]);
});

test("two controls in a hurry are two changes", () => {
  const desk = createDesk(HERO);
  desk.setPanel("eta", 0, "0.01", 0);
  const between = desk.query();
  desk.setPanel("eta", 1, "0.01", 10);
  const after = desk.query();
  desk.set("start", "1,1", 20);
  assert.deepEqual([desk.undo(), desk.undo(), desk.undo()], [after, between, HERO]);
});

test("a change right after an undo is a change of its own", () => {
  const desk = createDesk(HERO);
  desk.set("steps", "50", 0);
  desk.adopt(desk.undo());
  desk.set("steps", "60", 10);
  assert.equal(desk.undo(), HERO);
});

test("the server's spelling is adopted, and what was before can still be taken back", () => {
  const desk = createDesk("eta=.2");
  desk.set("steps", "50", 0);
  desk.adopt("surface=bowl&eta=0.2&steps=50");
  assert.equal(desk.query(), "surface=bowl&eta=0.2&steps=50");
  assert.equal(desk.undo(), "eta=.2");
});

test("what is remembered by name can be taken back too", () => {
  const desk = createDesk(HERO);
  desk.remember("reset", 0);
  desk.adopt("surface=bowl");
  assert.equal(desk.undo(), HERO);
});

test("the last hundred changes can be taken back", () => {
  const desk = createDesk("steps=0");
  for (let i = 1; i <= 150; i += 1) desk.set("steps", String(i), i * LATER);
  const undone = Array.from({ length: 101 }, () => desk.undo());
  assert.deepEqual([undone[0], undone[99], undone[100]], ["steps=149", "steps=50", null]);
});

test("how it is shown goes into the address and out of it, and is not undone", () => {
  const made = createDesk("surface=bowl&steps=40");
  made.assign({ step: 7, theme: "dark" });
  assert.equal(made.query(), "surface=bowl&steps=40&step=7&theme=dark");
  made.assign({ theme: null });
  made.forget("step");
  assert.equal(made.query(), "surface=bowl&steps=40");
  assert.equal(made.undo(), null);
});
