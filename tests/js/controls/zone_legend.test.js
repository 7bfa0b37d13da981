import assert from "node:assert/strict";
import test from "node:test";

import { boundsOf, createZoneLegend } from "../../../assets/js/controls/zone_legend.js";
import { createDocument, Element } from "../elements.js";
import { provide } from "../provide.js";

const RULER = {
  low: 0.001,
  high: 0.4,
  zones: [
    ["too_slow", 62],
    ["arrived", 3],
    ["works", 9],
    ["just_right", 14],
    ["oscillates", 1],
    ["diverges", 12],
  ],
};
const rung = ({ low, high, zones }, i) =>
  low * (high / low) ** (i / (zones.reduce((sum, [, count]) => sum + count, 0) - 1));

function legend(ruler, limits) {
  provide({ document: createDocument() });
  const root = new Element("div");
  createZoneLegend(root, 2).load(ruler, limits);
  return root;
}

test("each zone of a ruler has the rates at which it begins and ends, but for the ruler's own ends", () => {
  const zones = [
    ["too_slow", 2],
    ["just_right", 2],
    ["diverges", 1],
  ];
  assert.deepEqual(boundsOf({ low: 0.001, high: 10, zones }), [
    { fate: "too_slow", from: null, to: "0.01", isOne: false },
    { fate: "just_right", from: "0.1", to: "1", isOne: false },
    { fate: "diverges", from: "10", to: null, isOne: true },
  ]);
});

test("what is typed as a bound is printed lies in its zone, whatever the ends of the ruler", () => {
  for (const scale of [1, 0.37, 1 / 3, 9.87654e-5]) {
    const ruler = { ...RULER, low: RULER.low * scale, high: RULER.high * scale };
    let done = 0;
    boundsOf(ruler).forEach(({ from, to }, i) => {
      const [, count] = ruler.zones[i];
      const [first, last] = [rung(ruler, done), rung(ruler, done + count - 1)];
      done += count;
      const near = 1e-11; // of a rate that is computed
      for (const bound of [from, to].filter(Boolean).map(Number))
        assert.ok(bound >= first * (1 - near) && bound <= last * (1 + near), `${from} to ${to} of zone ${i}`);
      if (from && to) assert.ok(Number(from) <= Number(to));
    });
  }
});

test("a legend says at how many rates its panel walked, and between which", () => {
  const words = legend(RULER).words;
  assert.match(words, /^C at 101 rates from 0\.001 to 0\.4/);
  assert.match(words, /oscillates, near 0\.195/);
  assert.match(
    legend({ low: 1, high: 4, zones: [["works", 3]] }).words,
    /^C at 3 rates .*works, at each of them/,
  );
});

test("each zone is known by its sign, a ring where its verdict has one", () => {
  const signs = legend(RULER)
    .all("span")
    .map((sign) => sign.getAttribute("class"));
  assert.deepEqual(signs, ["sign", "sign ring", "sign ring", "sign", "sign", "sign"]);
  assert.equal(legend(RULER).all("svg").length, 6);
});

test("a mark across the ruler is told with its rate, where it lies on it", () => {
  const words = (limits, ruler = RULER) => legend(ruler, limits).words;
  assert.match(words({ limit: 0.2, batch_limit: 0.13 }), /stability limit 0\.2.*in the mean square 0\.13/);
  for (const limits of [{ limit: 0.5 }, { limit: null }, {}]) assert.doesNotMatch(words(limits), /limit/);
  assert.doesNotMatch(words({ limit: 0.2 }, { ...RULER, zones: [] }), /limit/);
});

test("a ruler without zones has no rows", () => {
  assert.deepEqual(boundsOf({ low: 1, high: 2, zones: [] }), []);
});
