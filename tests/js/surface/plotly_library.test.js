import assert from "node:assert/strict";
import test from "node:test";

import { affords, plotlyLibrary, whenRested } from "../../../assets/js/surface/plotly_library.js";
import { provide } from "../provide.js";
import { createTimers, settled } from "../timers.js";

const ABLE = { hardwareConcurrency: 8 };

// A page that names the library's address, or none, and what it has put into its head.
function stand(content) {
  const scripts = [];
  provide({
    requestAnimationFrame: (act) => act(),
    document: {
      querySelector: () => content && { content },
      createElement: () => ({
        setAttribute(key, value) {
          this[key] = value;
        },
        append() {},
        addEventListener(name, act) {
          this[name] = act;
        },
      }),
      head: { append: (script) => scripts.push(script) },
    },
  });
  return scripts;
}
const timeouts = () =>
  new Promise((done) => {
    setTimeout(done, 1);
  });

test("the library is fetched once, however many need it, and again where it did not come", async () => {
  const scripts = stand("plotly.js");
  const first = plotlyLibrary();
  assert.equal(plotlyLibrary(), first);
  await timeouts();
  assert.deepEqual(
    scripts.map(({ src }) => src),
    ["plotly.js"],
  );
  scripts[0].error();
  await assert.rejects(first);
  await settled();
  const second = plotlyLibrary();
  await timeouts();
  assert.equal(scripts.length, 2);
  scripts[1].load();
  await second;
  assert.equal(plotlyLibrary(), second);
});

test("what nobody has asked for comes to no slow line, no small machine, and to nobody who saves data", () => {
  assert.ok(affords(ABLE));
  assert.ok(affords({ ...ABLE, deviceMemory: 8, connection: { saveData: false, effectiveType: "4g" } }));
  assert.ok(!affords({ hardwareConcurrency: 2 }));
  assert.ok(!affords({}));
  assert.ok(!affords({ ...ABLE, deviceMemory: 2 }));
  assert.ok(!affords({ ...ABLE, connection: { saveData: true } }));
  assert.ok(!affords({ ...ABLE, connection: { effectiveType: "3g" } }));
});

test("who rests does so for five seconds without a hand, a key or a walk", async () => {
  const timers = createTimers();
  const hands = new Map();
  const target = {
    addEventListener: (name, act) => hands.set(name, act),
    removeEventListener: (name) => hands.delete(name),
  };
  let [count, isBusy] = [0, false];
  const rest = () => {
    count += 1;
  };
  whenRested(rest, () => isBusy, { timers, target });
  await timers.pass(4000);
  hands.get("keydown")();
  await timers.pass(4000);
  assert.equal(count, 0);
  isBusy = true;
  await timers.pass(4000);
  assert.equal(count, 0);
  isBusy = false;
  await timers.pass(5000);
  assert.equal(count, 1);
  assert.equal(hands.size, 0);
  await timers.pass(60_000);
  assert.equal(count, 1);
});
