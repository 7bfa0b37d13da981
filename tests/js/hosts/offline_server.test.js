import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import test from "node:test";

import * as carried from "../../../assets/js/hosts/offline_server.js";
import { packedWalks } from "../packed_walks.js";
import { provide } from "../provide.js";

provide({ window: { location: {}, history: {} } });
const QUERY = "surface=bowl&opt=adam&eta=0.5&start=-4,2&steps=3";
const mark = (eta, word) => ({
  eta,
  last: 1,
  end: 1,
  evaluations: 1,
  loss: 1,
  outcome: word,
  fate: word,
  word,
  sentence: `${word} at all`,
});
const SWEEP = {
  low: 0.1,
  high: 10,
  frame: [-4, 4, -3, 3],
  kept: [0, 1],
  left: [-1, -1],
  grid: 4096,
  unit: 0.001,
  face: "loss",
  lowest: 0,
  asked: null,
  x: packedWalks([0, 1], [0, 2]),
  y: packedWalks([0, 1], [0, 2]),
  elsewhere: "",
  heights: packedWalks([0, 0], [0, 0]),
  marks: [mark(0.1, "slow"), mark(10, "fast")],
};
const panel = { eta: 0.5, end: 1, evaluations: 1, word: "Saved", sentence: "as it was", spoken: "" };
const FIRST = {
  scene: { eta: [0.5, 0.5, 0.5, 0.5] },
  picture: { query: QUERY, clock: "steps", panels: [panel, panel, panel, panel] },
};
const chunk = (first, count) => ({ first, last: 5, steps: Array(count).fill({}) });
const KEPT = {
  sweeps: [SWEEP, SWEEP, SWEEP, SWEEP],
  steps: Array(4).fill([chunk(0, 2), chunk(2, 2)]),
  traces: Array(4).fill({ trace: {} }),
  curves: { x: 1 },
};

const line = () => carried.createOfflineServer(FIRST, KEPT);

test("the scene as it was saved is answered exactly", async () => {
  const { picture } = await line().call("runs", QUERY);
  assert.deepEqual(picture.panels, FIRST.picture.panels);
  assert.equal(picture.query, QUERY);
});

test("another rate is answered by the nearest that the file carries, and the address names that one", async () => {
  const { picture } = await line().call("runs", QUERY.replace("0.5", "0.5,7,0.5,0.5"));
  assert.equal(picture.panels[1].word, "fast");
  assert.equal(picture.panels[0].word, "Saved");
  assert.match(picture.query, /eta=0.5,10,0.5,0.5/);
});

test("a rate between two marks is named with the one in its place; at a mark nothing is said", async () => {
  const notes = async (etas) => (await line().call("runs", QUERY.replace("0.5", etas))).notes;
  assert.deepEqual(await notes("0.5,7,0.5,0.5"), ["Of B this file carries η = 10, the nearest to 7."]);
  assert.deepEqual(await notes("0.5,9.98,0.5,0.5"), []);
});

test("a walk at a mark is told by the very rate that it was walked with", async () => {
  const odd = 0.123456789012345;
  const kept = { ...KEPT, sweeps: Array(4).fill({ ...SWEEP, marks: [mark(odd, "slow"), mark(10, "fast")] }) };
  const { picture } = await carried
    .createOfflineServer(FIRST, kept)
    .call("runs", QUERY.replace("0.5", "0.5,0.12,0.5,0.5"));
  assert.equal(picture.panels[1].eta, odd);
});

test("a rate beyond the ruler is answered by its end, and that is said", async () => {
  const { picture, notes } = await line().call("runs", QUERY.replace("0.5", "0.5,99,0.00001,0.5"));
  assert.deepEqual(
    picture.panels.map(({ word }) => word),
    ["Saved", "fast", "slow", "Saved"],
  );
  assert.deepEqual(notes, [
    "This file carries walks of B from η = 0.1 to 10.",
    "This file carries walks of C from η = 0.1 to 10.",
  ]);
});

test("of a panel that is not shown the file carries no walk, and a rate for it changes nothing", async () => {
  const kept = { ...KEPT, sweeps: [SWEEP, SWEEP] };
  const { picture, notes } = await carried
    .createOfflineServer(FIRST, kept)
    .call("runs", QUERY.replace("0.5", "10,0.5,10,0.5"));
  assert.deepEqual(
    picture.panels.map(({ word }) => word),
    ["fast", "Saved", "Saved", "Saved"],
  );
  assert.deepEqual(notes, []);
});

test("to be opened anew is to have the saved scene again, with these rates", async () => {
  const back = await line().call("scene", "surface=bowl");
  assert.deepEqual(back.scene.eta, [0.5, 0.5, 0.5, 0.5]);
  const other = await line().call("scene", QUERY.replace("0.5", "10"));
  assert.deepEqual(other.scene.eta, [10, 10, 10, 10]);
});

test("the rates behind a file's hash are read as an address's are, and what is none is told", async () => {
  const opened = (query) => line().call("scene", query);
  const rates = async (query) => (await opened(query)).scene.eta;
  assert.deepEqual(await rates("eta=10^1"), [10, 10, 10, 10]);
  assert.deepEqual(await rates("eta=1e+1,1/10,0.5,0.5"), [10, 0.1, 0.5, 0.5]);
  assert.deepEqual(await rates("amp;eta=10"), [10, 10, 10, 10]);
  assert.deepEqual(await rates("eta=10&eta=0.1&eta=0.5&eta=10"), [10, 0.1, 0.5, 10]);
  const bad = await opened("eta=1_0,0.5,−1,0.5");
  assert.deepEqual(bad.scene.eta, [0.5, 0.5, 0.5, 0.5]);
  assert.deepEqual(bad.notes, [
    "eta='1_0' has an underscore in it; what was saved is used.",
    "eta='−1' is not a positive number; what was saved is used.",
  ]);
  assert.deepEqual((await opened("eta=0,1")).notes, [
    "eta has 2 values, not one or 4: a comma parts values, a point is the decimal mark; " +
      "what was saved is used.",
  ]);
});

test("a hash with rates alone leaves the rest of the scene as it was saved", async () => {
  const { picture } = await line().call("scene", "eta=10");
  assert.equal(picture.query, "eta=10&surface=bowl&opt=adam&start=-4,2&steps=3");
  const whole = await line().call("scene", `${QUERY}&theme=dark`.replace("0.5", "10"));
  assert.match(whole.picture.query, /theme=dark/);
});

test("the arithmetic of a step is in the chunk that holds it; beyond what is carried that is said", async () => {
  const found = await line().call("steps/1/3", QUERY);
  assert.equal(found.first, 2);
  await assert.rejects(line().call("steps/1/4", QUERY), /first 4 steps/);
});

test("of each panel the file has a table and the walks along its ruler, of them all the curves", async () => {
  assert.deepEqual(await line().call("table/3", QUERY), { trace: {}, query: QUERY });
  assert.equal(await line().call("rates/2", QUERY), SWEEP);
  assert.equal(await line().call("curves", QUERY), KEPT.curves);
  const { picture } = await line().call("runs/live", QUERY);
  assert.deepEqual(picture.panels, FIRST.picture.panels);
});

test("of another rate the file has no arithmetic and no table", async () => {
  const query = QUERY.replace("0.5", "10");
  await assert.rejects(line().call("steps/0/0", query), /saved with/);
  await assert.rejects(line().call("table/0", query), /saved with/);
});

test("what is carried is unpacked", async () => {
  const text = gzipSync(JSON.stringify({ a: [1, 2] })).toString("base64");
  assert.deepEqual(await carried.unpack(text), { a: [1, 2] });
});
