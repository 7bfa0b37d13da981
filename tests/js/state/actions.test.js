import assert from "node:assert/strict";
import test from "node:test";

import * as desk from "../../../assets/js/state/scene_store.js";
import * as deeds from "../../../assets/js/state/actions.js";
import { provide } from "../provide.js";

const HERO = "surface=bowl&opt=gradient_descent&eta=0.002,0.15,0.195,0.21&start=-4,2&steps=40";

// The deeds on a desk, all that they asked for, and what the controls were told.
function stand(query = HERO, { ignoresY = false, locked = [], hidden = [], ...more } = {}) {
  const log = [];
  provide({ performance: { now: () => (log.time = (log.time ?? 0) + 1000) } });
  const table = desk.createSceneStore(query);
  const made = deeds.createActions(
    table,
    {
      rate: (panel, value, isHeld) => log.push(["rate", panel, value, isHeld]),
      start: (at, isHeld) => log.push(["start", ...at, isHeld]),
    },
    {
      change: (deed, live) => log.push(["change", deed, live]),
      open: (message) => log.push(["open", message]),
      complain: (typed, why, kept) => log.push(["complain", typed, why, kept]),
      notes: (list) => log.push(["notes", ...list]),
      spoken: () => {},
      ignoresY: () => ignoresY,
      locks: (part) => locked.includes(part),
      hides: (part) => hidden.includes(part),
      ...more,
    },
  );
  const asked = () => log.filter(([what]) => what === "change" || what === "open");
  return { desk: table, deeds: made, log, asked };
}

test("a value of all panels is set and asked for", () => {
  const { desk, deeds, asked } = stand();
  deeds.field("noise", "0.5");
  assert.equal(desk.get("noise"), "0.5");
  assert.deepEqual(asked(), [["change", "noise", false]]);
});

test("with another shape of the hill what it brought goes with it, and what is the visitor's stays", () => {
  const met = () => ({ eta: [0.002, 0.15, 0.195, 0.21], start: Array(4).fill([-4, 2]), steps: 40 });
  const { desk, deeds, asked } = stand(HERO.replace("0.195", "0.19"), { met });
  deeds.setShape("standardised", "0");
  assert.deepEqual([desk.get("eta"), desk.get("start"), desk.get("steps")], [",,0.19,", "", ""]);
  assert.equal(asked()[0][1].query.includes("standardised=0"), true);
  deeds.undo();
  const own = stand(HERO.replace("-4,2", "-4,2;1,1;1,1;1,1").replace("=40", "=50"), { met });
  own.deeds.setShape("standardised", "0");
  assert.equal(own.desk.get("eta"), "");
  assert.deepEqual([own.desk.get("start"), own.desk.get("steps")], ["-4,2;1,1;1,1;1,1", "50"]);
});

test("what is typed while another scene is on its way is done on that scene", () => {
  let isOpening = true;
  const { desk, deeds, asked } = stand(HERO, { isOpening: () => isOpening });
  deeds.typeRate(2, "0.99");
  deeds.field("steps", "50");
  assert.deepEqual([desk.query(), asked()], [HERO, []]);
  isOpening = false;
  desk.adopt("surface=parabola&eta=0.45,0.9,1,1.05&steps=60");
  deeds.takeTurns();
  deeds.takeTurns();
  assert.equal(desk.query(), "surface=parabola&eta=0.45,0.9,0.99,1.05&steps=50");
  assert.equal(asked().length, 2);
});

test("a value that stands there already, or none at all, asks for nothing", () => {
  const { deeds, asked } = stand();
  deeds.field("steps", "40");
  deeds.field("steps", "");
  deeds.panelField("opt", 2, "gradient_descent");
  assert.deepEqual(asked(), []);
});

test("a panel's value leaves the other panels theirs", () => {
  const { desk, deeds, asked } = stand();
  deeds.panelField("opt", 1, "adam");
  assert.equal(desk.get("opt"), "gradient_descent,adam,gradient_descent,gradient_descent");
  assert.deepEqual(asked(), [["change", "opt", false]]);
});

test("a hyper-parameter that no panel had leaves the others their defaults: empty places", () => {
  const { desk, deeds } = stand();
  deeds.panelField("beta", 2, "0.5");
  assert.equal(desk.get("beta"), ",,0.5,");
});

test("a rate that is typed is set, spelled as the address spells it", () => {
  const { desk, deeds, asked } = stand();
  deeds.typeRate(0, "0,0500");
  assert.equal(desk.panel("eta", 0), "0.05");
  assert.deepEqual(asked(), [["change", "rate", false]]);
});

test("a rate that is none is complained of, and the field shows the old one again", () => {
  const { desk, deeds, log, asked } = stand();
  deeds.typeRate(3, "fast");
  assert.deepEqual(
    [...log],
    [
      ["complain", "fast", "{what} is not a number", "0.21"],
      ["rate", 3, 0.21, false],
    ],
  );
  assert.equal(desk.query(), HERO);
  assert.deepEqual(asked(), []);
});

test("while a rate is held the page asks live, and once more when it is let go", () => {
  const { deeds, asked } = stand();
  deeds.setRate(0, 0.1, { isHeld: true });
  deeds.dropRate(0);
  assert.deepEqual(asked(), [
    ["change", "rate", true],
    ["change", "rate", false],
  ]);
});

test("a start goes where it is moved", () => {
  const { desk, deeds, asked } = stand();
  deeds.moveStart(1.5, -0.25, true);
  assert.equal(desk.get("start"), "1.5,-0.25");
  assert.deepEqual(asked(), [["change", "start", true]]);
});

test("a start that is hidden is moved by nothing, and nothing is said", () => {
  const { desk, deeds, asked } = stand(HERO, { hidden: ["start"] });
  deeds.moveStart(1, 1, true);
  deeds.moveStart(1, 1, false);
  assert.equal(desk.get("start"), "-4,2");
  assert.deepEqual(asked(), []);
});

test("on a hill that ignores y a start keeps its y, wherever the hand is", () => {
  const { desk, deeds, log } = stand("surface=parabola&start=4,0", { ignoresY: true });
  deeds.moveStart(-2, 3.3, false);
  assert.equal(desk.get("start"), "-2,0");
  assert.deepEqual(
    log.find(([what]) => what === "start"),
    ["start", -2, 0, false],
  );
});

test("one coordinate that is typed leaves the other as it was", () => {
  const { desk, deeds } = stand();
  deeds.typeStart(1, "-1.25");
  assert.equal(desk.get("start"), "-4,-1.25");
});

test("a coordinate that is none is complained of, and nothing is asked", () => {
  const { desk, deeds, log, asked } = stand();
  deeds.typeStart(0, "left");
  assert.deepEqual(log[0], ["complain", "left", "{what} is not a number", "-4"]);
  assert.equal(desk.query(), HERO);
  assert.deepEqual(asked(), []);
});

test("another hill is opened, the one that stands there is not", () => {
  const { deeds, asked } = stand();
  deeds.setSurface("bowl");
  deeds.setSurface("beale");
  assert.deepEqual(asked(), [["open", { verb: "scene/on/beale", query: HERO }]]);
});

test("a parameter of the hill opens its land anew", () => {
  const { deeds, asked } = stand();
  deeds.setShape("condition", "50");
  deeds.setShape("condition", "50");
  assert.deepEqual(asked(), [["open", { query: `${HERO}&condition=50` }]]);
});

test("an arrangement is asked of the server, after the panel in hand", () => {
  const { deeds, asked } = stand();
  deeds.arrange("rates", 2);
  assert.deepEqual(asked(), [["open", { verb: "scene/arranged/rates/2", query: HERO }]]);
});

test("every deed can be taken back, the last one first", () => {
  const { deeds, asked } = stand();
  deeds.field("noise", "1");
  deeds.arrange("copy", 1);
  deeds.undo();
  deeds.undo();
  deeds.undo();
  assert.deepEqual(asked().slice(2), [
    ["open", { query: `${HERO}&noise=1` }],
    ["open", { query: HERO }],
  ]);
});

test("what is locked is not changed by way of all panels, of the hill or of the method either", () => {
  for (const [locked, act] of [
    ["eta", (d) => d.arrange("copy", 0)],
    ["sched", (d) => d.arrange("copy", 0)],
    ["surface", (d) => d.arrange("hills", 0)],
    ["start", (d) => d.arrange("starts", 0)],
    ["noise", (d) => d.arrange("batches", 0)],
    ["start", (d) => d.reset()],
    ["eta", (d) => d.reset()],
    ["surface", (d) => d.setShape("condition", "5")],
    ["opt", (d) => d.panelField("beta", 0, "0.5")],
    ["noise", (d) => d.field("batch", "4")],
  ]) {
    const { deeds, desk, asked, log } = stand(HERO, { locked: [locked] });
    act(deeds);
    assert.deepEqual(asked(), [], locked);
    assert.equal(desk.query(), HERO);
    assert.deepEqual(log, [["notes", "Set by your teacher."]]);
  }
});

test("reset opens the hill as it is first met", () => {
  const { deeds, asked } = stand("surface=beale&eta=0.5");
  deeds.reset();
  assert.deepEqual(asked(), [["open", { query: "surface=beale" }]]);
});

test("reset keeps how the page is shown, but for the step at which it stands", () => {
  const { deeds, asked } = stand(
    "surface=beale&eta=0.5&clock=evaluations&step=3&theme=dark&hide=verdict,share",
  );
  deeds.reset();
  assert.deepEqual(asked(), [
    ["open", { query: "surface=beale&clock=evaluations&theme=dark&hide=verdict,share" }],
  ]);
});

test("a locked thumb that moved by itself goes back, and what it said of it stays said", () => {
  const { deeds, log, asked } = stand(HERO, { locked: ["eta"] });
  deeds.setRate(3, 0.2);
  deeds.dropRate(3);
  assert.deepEqual(asked(), []);
  assert.deepEqual(log, [
    ["notes", "Set by your teacher."],
    ["rate", 3, 0.21, false],
    ["notes", "Set by your teacher."],
  ]);
});

test("what is locked stays as it is, whichever way a hand came to it, and says so", () => {
  const { desk, deeds, log, asked } = stand(HERO, { locked: ["eta", "opt", "start", "surface", "noise"] });
  deeds.setRate(1, 0.1);
  deeds.panelField("opt", 1, "adam");
  deeds.moveStart(1, 1, false);
  deeds.typeStart(0, "3");
  deeds.setSurface("beale");
  deeds.field("seed", "4");
  assert.deepEqual(asked(), []);
  assert.equal(desk.query(), HERO);
  assert.equal(log.filter(([what, said]) => what === "notes" && said === "Set by your teacher.").length, 6);
  deeds.field("steps", "50");
  assert.deepEqual(asked(), [["change", "steps", false]]);
});

test("a start moves in all panels on the hill of the one in hand, and in no other", () => {
  const four = HERO.replace("bowl", "bowl,beale,bowl,beale").replace("start=-4,2", "start=-4,2;1,1;-4,2;1,1");
  const { desk, deeds } = stand(four, { selected: () => 1, together: () => [1, 3] });
  deeds.moveStart(3, 0.5, false);
  assert.equal(desk.get("start"), "-4,2;3,0.5;-4,2;3,0.5");
  assert.match(desk.query(), /start=-4,2;3,0.5;-4,2;3,0.5/);
  deeds.typeStart(0, "2");
  assert.equal(desk.get("start"), "-4,2;2,0.5;-4,2;2,0.5");
  assert.deepEqual([0, 2].map(desk.start), [
    [-4, 2],
    [-4, 2],
  ]);
});

test("four starts that become one are written as one", () => {
  const { desk, deeds } = stand(HERO.replace("start=-4,2", "start=-4,2;1,1;0,2;3,-1"));
  deeds.moveStart(1, 1, false);
  assert.equal(desk.get("start"), "1,1");
});

test("one panel goes to another hill, or from another start, alone", () => {
  const { desk, deeds, asked } = stand();
  deeds.setSurface("bowl", 2);
  assert.deepEqual(asked(), []);
  deeds.setSurface("ravine", 2);
  assert.deepEqual(asked(), [["open", { verb: "scene/on/ravine/2", query: HERO }]]);
  deeds.typeStart(0, "1.5", 3);
  assert.equal(desk.get("start"), "-4,2;-4,2;-4,2;1.5,2");
  deeds.typeStart(1, "1");
  assert.equal(desk.get("start"), "-4,1");
});
