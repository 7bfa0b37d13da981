import assert from "node:assert/strict";
import test from "node:test";

import { createDocument } from "../elements.js";
import { createTimers } from "../timers.js";
import {
  attachHoverProbe as attach,
  probeMarks as marks,
  createLook,
  REST,
} from "../../../assets/js/player/hover_probe.js";
import { provide } from "../provide.js";

provide({ document: createDocument() });

const AXES = {
  left: 10,
  top: 10,
  width: 400,
  height: 300,
  xaxis: { range: [-5, 5], l2p: (x) => 40 * (x + 5), p2l: (px) => px / 40 - 5 },
  yaxis: { range: [-3, 3], l2p: (y) => 50 * (3 - y), p2l: (px) => 3 - px / 50 },
};

// Two panels, of which the second has a step at its lower left corner.
function stand() {
  const bench = { asked: [], shown: [], timers: createTimers(), answer: () => "found" };
  const panels = [0, 1].map((index) => {
    const listeners = {};
    const panel = {
      axes: () => AXES,
      tickNear: (x, y) => (index === 1 && x < 20 && y > 280 ? 7 : null),
      glance: (found) => bench.shown.push([index, found]),
      map: {
        addEventListener: (name, act) => {
          listeners[name] = act;
        },
        getBoundingClientRect: () => ({ left: 0, top: 0 }),
      },
    };
    return {
      panel,
      fire: (name, x, y, more) =>
        listeners[name]({
          clientX: 10 + x,
          clientY: 10 + y,
          buttons: 0,
          pointerType: "mouse",
          target: { closest: () => null },
          ...more,
        }),
    };
  });
  attach(
    panels.map(({ panel }) => panel),
    {
      timers: bench.timers,
      look: async (...given) => {
        bench.asked.push(given);
        return bench.answer();
      },
    },
  );
  bench.move = (index, x, y, more) => panels[index].fire("pointermove", x, y, more);
  bench.fire = (index, name) => panels[index].fire(name, 0, 0, {});
  return bench;
}

test("a hand on its way asks nothing; at rest it asks once for the place beneath it", async () => {
  const bench = stand();
  for (const x of [100, 150, 200]) bench.move(0, x, 150);
  await bench.timers.pass(REST - 1);
  assert.deepEqual(bench.asked, []);
  bench.move(0, 201, 151); // trembling
  await bench.timers.pass(1);
  assert.deepEqual(bench.asked, [[0, [0, 0]]]);
  assert.deepEqual(bench.shown, [[0, "found"]]);
});

test("what was told goes when the hand moves on, leaves or presses", async () => {
  for (const goes of [
    (bench) => bench.move(0, 300, 150),
    (bench) => bench.fire(0, "pointerleave"),
    (bench) => bench.fire(0, "pointerdown"),
  ]) {
    const bench = stand();
    bench.move(0, 200, 150);
    await bench.timers.pass(REST);
    goes(bench);
    assert.deepEqual(bench.shown.at(-1), [0, null]);
  }
});

test("an answer that comes after the hand has gone on is not shown", async () => {
  const bench = stand();
  bench.answer = () => {
    bench.move(1, 50, 50);
    return "late";
  };
  bench.move(0, 200, 150);
  await bench.timers.pass(REST);
  assert.deepEqual(bench.shown, []);
});

test("a press, a finger, a button, a step of the walk and the rim beside the axes are no rest on the land", async () => {
  const bench = stand();
  bench.move(0, 200, 150, { buttons: 1 });
  bench.move(0, 200, 150, { pointerType: "touch" });
  bench.move(0, 200, 150, { target: { closest: () => ({}) } });
  bench.move(1, 10, 290);
  bench.move(0, -5, 150);
  await bench.timers.pass(2 * REST);
  assert.deepEqual(bench.asked, []);
});

test("the arrow goes from the place to where the first step leads, and the loss stands on its free side", () => {
  const [down, above] = marks({ from: [0, 1], to: [0, -1], loss: 28 }, AXES);
  assert.match(down.attributes.d, /^M200 100L200 200M/);
  assert.deepEqual([above.textContent, above.attributes.y], ["loss 28", "90"]);
  const [, below] = marks({ from: [0, -1], to: [0, 1], loss: 28 }, AXES);
  assert.equal(below.attributes.y, "230");
});

test("words at an edge are turned inwards, and a step that overflows has no arrow", () => {
  const anchor = (x) => marks({ from: [x, 0], to: [x, 0.5], loss: 1 }, AXES).at(-1).attributes["text-anchor"];
  assert.deepEqual([-4.9, 0, 4.9].map(anchor), ["start", "middle", "end"]);
  assert.equal(marks({ from: [0, 0], to: [NaN, Infinity], loss: 1 }, AXES).length, 1);
});

test("a loss that is hidden is not told", () => {
  assert.equal(marks({ from: [0, 0], to: [1, 1], loss: null }, AXES).length, 1);
});

test("on a cross it is said which minimum that is, also where the loss is hidden", () => {
  const minima = [
    { x: 0, y: 0, value: 0, is_global: true },
    { x: 3, y: 1, value: 2, is_global: false },
  ];
  const words = (from, loss) => marks({ from, to: from, loss, minima }, AXES).at(-1).textContent;
  assert.equal(words([0.1, 0.1], 0.05), "+ a global minimum · loss 0");
  assert.equal(words([3, 1], 2), "+ a local minimum · loss 2");
  assert.equal(words([1, 0], 2), "loss 2");
  assert.equal(words([0, 0], null), "+ a global minimum");
});

function host(more = {}) {
  const floats = (...values) => Buffer.from(new Float32Array(values).buffer).toString("base64");
  const panels = [0, 1].map((i) => ({ path: floats(i, 2, 3, 4, 5, 6), loss: floats(28, 7, 1) }));
  const bench = { query: "eta=0.1&start=1%2C1", asked: [], failures: [] };
  bench.look = createLook({
    query: () => bench.query,
    hides: () => false,
    isFixed: () => false,
    failed: (error) => bench.failures.push(error),
    call: async (query) => {
      bench.asked.push(query);
      return { picture: { panels } };
    },
    ...more,
  });
  return bench;
}

test("the first step is that of the walk which would begin there", async () => {
  const bench = host();
  const { from, to, loss } = await bench.look(1, [-2, 0.5]);
  assert.deepEqual([[...from], [...to], loss], [[1, 2], [3, 4], 28]);
  assert.equal(new URLSearchParams(bench.asked[0]).get("start"), "-2,0.5");
  assert.equal(new URLSearchParams(bench.asked[0]).get("eta"), "0.1");
});

test("a start that is fixed is not asked for, a hidden loss not handed on, an answer of another scene dropped", async () => {
  const fixed = host({ isFixed: () => true });
  assert.equal(await fixed.look(0, [0, 0]), null);
  assert.deepEqual(fixed.asked, []);
  assert.equal((await host({ hides: (part) => part === "loss" }).look(0, [0, 0])).loss, null);
  const bench = host();
  const found = bench.look(0, [0, 0]);
  bench.query = "eta=0.2";
  assert.equal(await found, null);
});

test("a call that fails is told to the line, and nothing is shown", async () => {
  const bench = host({
    call: async () => {
      throw new Error("gone");
    },
  });
  assert.equal(await bench.look(0, [0, 0]), null);
  assert.equal(bench.failures[0].message, "gone");
});
