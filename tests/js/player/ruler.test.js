import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  dashes,
  share,
  gaps,
  gradient,
  decades,
  stop,
  keyedRate as keyed,
} from "../../../assets/js/player/ruler.js";
import { rates } from "../../../assets/js/core/manifest.js";
import { snap } from "../../../assets/js/core/rate.js";

// As the server measures the bowl.
const BOWL = {
  low: 0.001,
  high: 0.4,
  zones: [
    ["too_slow", 62],
    ["works", 12],
    ["just_right", 14],
    ["oscillates", 1],
    ["diverges", 12],
  ],
};

const PLACE = "calc\\(9px \\+ ([\\d.]+) \\* \\(100% - 18px\\)\\)";

// The stops of a gradient: [fate, from, to], each end a share of the way of the thumb.
function stops(css) {
  const [, inner] = css.match(/^linear-gradient\(to right, (.*)\)$/);
  const stop = new RegExp(`var\\(--zone-(\\w+)\\) ${PLACE} ${PLACE}`, "g");
  const found = [...inner.matchAll(stop)].map(([, fate, from, to]) => [fate, Number(from), Number(to)]);
  assert.equal(inner.replace(stop, "").replaceAll(", ", ""), "", "nothing else is in the gradient");
  return found;
}

test("a ruler is logarithmic from its low end to its high end", () => {
  assert.equal(share(BOWL.low, BOWL), 0);
  assert.equal(share(BOWL.high, BOWL), 1);
  assert.ok(Math.abs(share(0.02, BOWL) - 0.5) < 1e-12);
});

test("a thin gap parts each zone from the next, where the one ends and the other begins", () => {
  const at = [62, 74, 88, 89].map((done) => (done / 101).toFixed(4));
  const found = [...gaps(BOWL.zones).matchAll(/var\(--card\) calc\(calc\(9px \+ ([\d.]+) /g)];
  assert.deepEqual(
    found.map(([, place]) => place),
    at,
  );
  assert.equal(gaps([["diverges", 101]]), "none");
});

test("the zones follow each other without a gap, from end to end", () => {
  for (const zones of [
    BOWL.zones,
    [["diverges", 101]],
    [
      ["works", 1],
      ["diverges", 1],
    ],
    Array.from({ length: 101 }, (_, i) => [i % 2 ? "works" : "diverges", 1]),
  ]) {
    const found = stops(gradient(zones));
    assert.deepEqual(
      found.map(([fate]) => fate),
      zones.map(([fate]) => fate),
    );
    assert.equal(found[0][1], 0);
    assert.equal(found.at(-1)[2], 1);
    for (const [i, [, from, to]] of found.entries()) {
      assert.ok(from < to);
      if (i) assert.equal(from, found[i - 1][2]);
    }
  }
});

test("dashes lie over the very zone whose fate they tell, and over none too narrow for them", () => {
  const at = "calc\\((-?[\\d.]+)% \\+ (-?[\\d.]+)px\\) 0";
  const size = "calc\\(([\\d.]+) \\* \\(100% - 18px\\) \\+ (\\d+)px\\) 100%";
  const LAYER = new RegExp(`^var\\(--dashes-(\\w+)\\) ${at} / ${size} no-repeat$`);
  const width = 304;
  const found = dashes(BOWL.zones).map((layer) => {
    const [, fate, percent, px, part, more] = layer.match(LAYER);
    const length = part * (width - 18) + Number(more);
    const left = (percent / 100) * (width - length) + Number(px);
    return [fate, left, left + length];
  });
  const place = (done) => 9 + (done / 101) * (width - 18);
  const wanted = [
    ["too_slow", 0, place(62)],
    ["works", place(62), place(74)],
    ["just_right", place(74), place(88)],
    ["diverges", place(89), width],
  ];
  assert.deepEqual(
    found.map(([fate]) => fate),
    wanted.map(([fate]) => fate),
  );
  found.forEach((ends, i) => {
    for (const side of [1, 2]) assert.ok(Math.abs(ends[side] - wanted[i][side]) < 0.1, `${ends}`);
  });
  assert.deepEqual(dashes([["diverges", 101]]).length, 1);
  assert.match(dashes([["diverges", 101]])[0], /calc\(0\.00% \+ 0\.00px\) 0 \/ calc\(1\.0000 .* \+ 18px\)/);
});

test("the zones of the first screen change where the walks do", () => {
  const zoneAt = (value) => stops(gradient(BOWL.zones)).find(([, , to]) => share(value, BOWL) <= to)[0];
  assert.deepEqual([0.002, 0.15, 0.195, 0.21].map(zoneAt), [
    "too_slow",
    "just_right",
    "oscillates",
    "diverges",
  ]);
});

test("the decades of a ruler are the powers of ten within it", () => {
  assert.deepEqual(decades(BOWL), [0.001, 0.01, 0.1]);
  assert.deepEqual(decades({ low: 0.0012, high: 0.99 }), [0.01, 0.1]);
  assert.deepEqual(decades({ low: 1e-6, high: 100 }), [1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 1, 10, 100]);
  assert.deepEqual(decades({ low: 0.2, high: 0.9 }), []);
});

test("no decade lies outside of its ruler, whatever the ruler", () => {
  for (let k = 0; k < 2000; k += 1) {
    const high = snap(10 ** (-3 + k / 500));
    const range = { low: high / 400, high };
    const found = decades(range);
    assert.ok(found.length === 2 || found.length === 3);
    for (const at of found) assert.ok(share(at, range) > -1e-9 && share(at, range) < 1 + 1e-9);
  }
});

test("a thumb stops at round numbers within its ruler, and at the ends of one that a rate has stretched", () => {
  const stretched = { low: 0.000122, high: 0.4444 };
  for (const [place, found] of [
    [0.1968, 0.195],
    [0.1978, 0.2],
    [1e-5, 0.000122],
    [0.000122, 0.000122],
    [0.4467, 0.4444],
    [0.43, 0.43],
  ]) {
    assert.equal(stop(Math.log10(place), stretched), found);
  }
});

test("each arrow moves the rate by 5 percent, page keys double and halve it, Home and End go to the ends", () => {
  for (const [key, found] of Object.entries({
    ArrowRight: 0.21,
    ArrowUp: 0.21,
    ArrowLeft: 0.19,
    ArrowDown: 0.19,
    PageUp: 0.4,
    PageDown: 0.1,
    Home: 0.001,
    End: 0.4,
  }))
    assert.equal(keyed(key, 0.2, BOWL), found, key);
});

test("the arrow down from 0.21 stands on the limit", () => {
  assert.equal(keyed("ArrowDown", 0.21, BOWL), 0.2);
});

test("other keys are left to the page", () => {
  for (const key of ["a", "5", " ", "Tab", "Enter", "Escape", "k"]) assert.equal(keyed(key, 0.2, BOWL), null);
});

test("no key takes a rate beyond what the address may hold", () => {
  assert.equal(keyed("PageUp", 80, { low: 0.1, high: 100 }), rates().high);
  assert.equal(keyed("PageDown", 1e-6, { low: 1e-6, high: 1 }), rates().low);
  assert.equal(keyed("Home", 1, { low: 1e-9, high: 1 }), rates().low);
});

test("a thumb stops at the rates whose walks the server keeps ahead", () => {
  const rulers = JSON.parse(readFileSync(new URL("../../cases/stops.json", import.meta.url), "utf8"));
  for (const { low, high, stops } of rulers) {
    const [first, last] = [Math.floor(1000 * Math.log10(low)), Math.ceil(1000 * Math.log10(high))];
    const places = Array.from({ length: last - first + 1 }, (_, i) => (first + i) / 1000);
    const found = new Set(places.map((place) => stop(place, { low, high })));
    assert.deepEqual(
      [...found].filter((rate) => !stops.includes(rate)),
      [],
    );
    // An end that is no round number is reached by a key.
    assert.deepEqual(
      stops.slice(1, -1).filter((rate) => !found.has(rate)),
      [],
    );
  }
});
