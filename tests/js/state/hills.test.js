import assert from "node:assert/strict";
import test from "node:test";

import {
  hillOf,
  hillsName,
  hillWords,
  pictureOf,
  sceneOf,
  together,
} from "../../../assets/js/state/hills.js";

const card = (label) => ({ label, formula: `formula of ${label}`, watch: "watch" });
const [BOWL, BEALE] = ["Bowl", "Beale"].map((label) => ({ hill: card(label), map: `map of ${label}` }));
const ONE = { scene: { panels: 4 }, hill: BOWL.hill, figures: { map: BOWL.map, strip: "strip" } };
const TWO = { ...ONE, hills: [BOWL, BEALE], hill_of: [0, 1, 0, 1] };

test("a panel has the hill of all, or its own", () => {
  assert.deepEqual(hillOf(ONE, 3), BOWL);
  assert.deepEqual(
    [0, 1, 2, 3].map((panel) => hillOf(TWO, panel)),
    [BOWL, BEALE, BOWL, BEALE],
  );
});

test("together are the panels on one hill", () => {
  assert.deepEqual(together(ONE, 2), [0, 1, 2, 3]);
  assert.deepEqual(together(TWO, 1), [1, 3]);
});

test("the bar names the hill, or says how many there are among the panels that are shown", () => {
  assert.equal(hillsName(ONE), "Bowl");
  assert.equal(hillsName(TWO), "two hills");
  assert.equal(hillsName({ ...TWO, scene: { panels: 1 } }), "Bowl");
  assert.deepEqual(hillWords(ONE, 0), ["formula of Bowl", "formula of Bowl\nwatch"]);
  assert.deepEqual(hillWords(TWO, 1), [
    "Two hills: A Bowl, B Beale, C Bowl, D Beale",
    "Beale: formula of Beale\nwatch",
  ]);
});

test("hills that are one surface are told apart by the settings in which they differ", () => {
  const table = (value) => {
    const fields = [
      { name: "table", symbol: "table", value },
      { name: "share", symbol: "s", value: 0 },
    ];
    return { hill: { ...card("Quartet"), fields }, map: "map" };
  };
  const four = { ...ONE, hills: [table(1), table(4)], hill_of: [0, 0, 0, 1] };
  const [words] = hillWords(four, 0);
  assert.equal(words, "Two hills: A table = 1, B table = 1, C table = 1, D table = 4");
});

test("views are given the scene of the panel they speak of, and the very scene where there is one hill", () => {
  assert.equal(sceneOf(ONE, 1), ONE);
  assert.equal(sceneOf(null, 0), null);
  const { hill, figures, of } = sceneOf(TWO, 1);
  assert.deepEqual([hill, figures, of], [BEALE.hill, { map: BEALE.map, strip: "strip" }, 1]);
});

test("a picture has a panel's own start and noise, and is the very picture where there are none", () => {
  const shared = { start: [1, 1], noise: 0, panels: [{}, {}, {}, {}] };
  assert.equal(pictureOf(shared, 2), shared);
  const panels = [{ start: [1, 1], noise: 0 }, { start: [2, 2], noise: 1 }, {}, {}];
  const { start, noise } = pictureOf({ start: [], noise: [], panels }, 1);
  assert.deepEqual([start, noise], [[2, 2], 1]);
});
