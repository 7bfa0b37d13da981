import assert from "node:assert/strict";
import test from "node:test";

import {
  WHOLE,
  CLOSEST,
  alone,
  withValues,
  key,
  choices,
  share,
  value,
  isWhole,
  zoomed,
  boxed,
  body,
  finest,
  brief,
} from "../../../../assets/js/views/maps/order.js";

const QUERY =
  "surface=bowl&opt=momentum,adam,adam,adam&eta=0.1,0.2,0.3,0.4&beta=0.9&start=-4,2&steps=40" +
  "&view=maps&theme=dark";
const LINEAR = { low: -6, high: 6, scale: "linear" };
const LOG = { low: 0.001, high: 10, scale: "log" };
const near = (found, wanted, slack = 1e-12) =>
  assert.ok(Math.abs(found - wanted) <= slack, `${found} is not ${wanted}`);

test("the walk of one panel is ordered for all panels alike, without what is about the showing", () => {
  assert.equal(
    body({ query: QUERY, panel: 2, names: ["x", "y"], window: WHOLE, whole: null, resolution: 256 }).query,
    "surface=bowl&opt=adam&eta=0.3&beta=0.9&start=-4,2&steps=40",
  );
  assert.equal(alone(QUERY, 0).get("opt"), "momentum");
});

test("what is hidden, locked and sized is no part of a map, however much of it there is", () => {
  const shown =
    `${QUERY}&panels=2&controls=min&hide=play,step&lock=eta,opt,start` +
    "&text=150&lang=en&resize=1&clock=evaluations";
  for (const panel of [0, 1, 2, 3]) {
    assert.equal(alone(shown, panel).toString(), alone(QUERY, panel).toString());
    assert.equal(key(shown, panel, ["x", "y"]), key(QUERY, panel, ["x", "y"]));
  }
});

test("what lies along an axis does not decide which map it is, everything else does", () => {
  const starts = key(QUERY, 0, ["x", "y"]);
  assert.equal(key(QUERY.replace("-4,2", "1,1"), 0, ["x", "y"]), starts);
  assert.notEqual(key(QUERY, 1, ["x", "y"]), starts);
  assert.notEqual(key(QUERY.replace("steps=40", "steps=50"), 0, ["x", "y"]), starts);
  const fields = key(QUERY, 0, ["eta", "beta"]);
  assert.equal(
    key(QUERY.replace("eta=0.1", "eta=0.7").replace("beta=0.9", "beta=0.5"), 0, ["eta", "beta"]),
    fields,
  );
  assert.notEqual(key(QUERY.replace("-4,2", "1,1"), 0, ["eta", "beta"]), fields);
  assert.notEqual(key(QUERY, 0, ["beta", "eta"]), fields);
  const mixed = key(QUERY, 0, ["x", "eta"]);
  assert.equal(key(QUERY.replace("-4,2", "1,2"), 0, ["x", "eta"]), mixed);
  assert.notEqual(key(QUERY.replace("-4,2", "-4,3"), 0, ["x", "eta"]), mixed);
});

test("the walk of a cell is the panel's with the values of the cell, to the last digit", () => {
  const found = new URLSearchParams(withValues(QUERY, 0, { eta: 0.1 + 0.2, x: -1 / 3 }));
  assert.equal(Number(found.get("eta")), 0.1 + 0.2);
  assert.equal(Number(found.get("start").split(",")[0]), -1 / 3);
  assert.equal(found.get("start").split(",")[1], "2");
  assert.equal(found.get("beta"), "0.9");
});

test("along an axis go the rate, what the method can vary and the coordinates of the start", () => {
  const fact = {
    fields: [
      { name: "beta", symbol: "β", help: "How much is kept" },
      { name: "eps", symbol: "ε", help: "Keeps" },
    ],
  };
  assert.deepEqual(
    choices(fact, ["beta"], false).map(([name]) => name),
    ["eta", "beta", "x", "y"],
  );
  assert.deepEqual(
    choices(fact, [], true).map(([name]) => name),
    ["eta", "x"],
  );
  assert.equal(choices(fact, ["beta"], false)[1][2], "How much is kept");
});

test("a share of an axis and its value are each other's inverse, on both scales", () => {
  for (const axis of [LINEAR, LOG]) for (const at of [0, 0.3, 1]) near(share(axis, value(axis, at)), at);
  near(value(LINEAR, 0.5), 0);
  near(value(LOG, 0.5), 0.1);
});

test("zooming keeps what lies under the hand where it is", () => {
  const at = [0.25, 0.8];
  let window = WHOLE;
  for (const factor of [2, 1.2, 3]) {
    const before = window.map(([from, to], i) => from + at[i] * (to - from));
    window = zoomed(window, at, factor);
    window.forEach(([from, to], i) => near(from + at[i] * (to - from), before[i]));
  }
  near(window[0][1] - window[0][0], 1 / 7.2);
});

test("zooming out ends at the whole map, and zooming in where numbers end", () => {
  const close = zoomed(WHOLE, [0, 1], 8);
  assert.ok(!isWhole(close));
  assert.deepEqual(zoomed(close, [0.5, 0.5], 1 / 100), WHOLE);
  assert.ok(isWhole(zoomed(close, [0.5, 0.5], 1 / 8)));
  let window = WHOLE;
  for (let i = 0; i < 100; i += 1) window = zoomed(window, [0.3, 0.3], 2);
  near(window[0][1] - window[0][0], CLOSEST, CLOSEST * 1e-3);
});

test("a window at an edge of the map stays on it", () => {
  const close = zoomed(WHOLE, [0, 0], 4);
  const wide = zoomed(close, [1, 1], 1 / 2);
  assert.ok(wide.flat().every((each) => each >= 0 && each <= 1));
  near(wide[0][1] - wide[0][0], 0.5);
});

test("a box may be drawn from any corner to the opposite one", () => {
  const wanted = boxed(WHOLE, [0.2, 0.4], [0.6, 0.5]);
  assert.deepEqual(boxed(WHOLE, [0.6, 0.5], [0.2, 0.4]), wanted);
  near(wanted[0][0], 0.2);
  near(wanted[1][1], 0.5);
  const within = boxed(
    [
      [0.5, 0.75],
      [0, 1],
    ],
    [0, 0],
    [0.5, 1],
  );
  near(within[0][0], 0.5);
  near(within[0][1], 0.625);
});

test("the whole map is ordered without ends, a part of it with those of its window", () => {
  const order = (window) =>
    body({ query: QUERY, panel: 0, names: ["x", "eta"], window, whole: [LINEAR, LOG], resolution: 64 });
  assert.deepEqual([order(WHOLE).x, order(WHOLE).y], [{ name: "x" }, { name: "eta" }]);
  const { x, y } = order([
    [0.25, 0.75],
    [0.5, 1],
  ]);
  assert.deepEqual([x.low, x.high], [-3, 3]);
  near(y.low, 0.1);
  assert.equal(y.high, 10);
  const { x: edge } = order([
    [1 / 3, 1],
    [0, 1],
  ]);
  assert.ok(edge.high <= 6);
});

test("no finer map is ordered than the server walks", () => {
  const terms = { resolutions: [64, 256, 1024], most_updates: 1_100_000_000 };
  assert.equal(finest(terms, 100, 256), 256);
  assert.equal(finest(terms, 1000, 1024), 1024);
  assert.equal(finest(terms, 2000, 1024), 256);
  assert.equal(finest(terms, 1e6, 1024), 0);
});

test("a number is said with as few digits as are as good", () => {
  assert.equal(brief(0.019952623149688797, 0.0005), 0.02);
  assert.equal(brief(0.019952623149688797, 0.00002), 0.01995);
  assert.equal(brief(-5.9765625, 0.01), -5.98);
  assert.equal(brief(-0.0001, 0.01), 0);
  assert.ok(Object.is(brief(-0.0001, 0.01), 0));
  assert.equal(brief(1 / 3, 0), 1 / 3);
});
