import assert from "node:assert/strict";
import test from "node:test";

import * as mapsubject from "../../../../assets/js/views/maps/subject.js";

const METHOD = { label: "Momentum", fields: [{ name: "beta", symbol: "β", help: "Share kept" }] };
const QUERY = "surface=bowl&opt=momentum&eta=0.1&beta=0.9&start=-4,2&steps=40";

function stand({ isLine = false, varies = ["beta"] } = {}) {
  const hill = { key: "bowl", ignores_y: isLine };
  const host = {
    catalogue: { methods: { momentum: METHOD } },
    scene: () => ({ hill, figures: { map: "the land" } }),
  };
  const panels = [0.1, 0.2].map((eta) => ({ eta, setup: { opt: "momentum" } }));
  return mapsubject.createSubject(host, {
    told: () => ({ picture: { query: QUERY, steps: 40, panels }, panel: 1 }),
    terms: () => ({ fields: { momentum: varies } }),
  });
}

test("first it is of every start, on the land itself", () => {
  const { names, figure, panel, eta, method, steps } = stand().now();
  assert.deepEqual(
    [names, figure, panel, eta, method, steps],
    [["x", "y"], "the land", 1, 0.2, "Momentum", 40],
  );
});

test("the other map is of the rate and the method's first setting, or the start where it has none", () => {
  for (const [varies, second] of [
    [["beta"], "beta"],
    [[], "x"],
  ]) {
    const subject = stand({ varies });
    subject.open("fields");
    assert.deepEqual(subject.now().names, ["eta", second]);
    assert.equal(subject.now().figure, null);
  }
});

test("on a hill that is a line every start meets every rate", () => {
  const subject = stand({ isLine: true });
  assert.deepEqual(subject.now().names, ["x", "eta"]);
  assert.ok(!subject.choice().able.some(([name]) => name === "y"));
});

test("an axis that takes the other's setting gives its own for it", () => {
  const subject = stand();
  subject.open("fields");
  subject.choose(0, "beta");
  assert.deepEqual(subject.now().names, ["beta", "eta"]);
  subject.choose(1, "x");
  assert.deepEqual(subject.now().names, ["beta", "x"]);
  assert.deepEqual(subject.choice().symbols, ["β", "x"]);
});

test("what was chosen and the method has not is forgotten", () => {
  const varies = ["beta"];
  const subject = stand({ varies });
  subject.open("fields");
  subject.choose(1, "beta");
  varies.pop();
  assert.deepEqual(subject.now().names, ["eta", "x"]);
});
