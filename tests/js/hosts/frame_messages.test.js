import assert from "node:assert/strict";
import test from "node:test";

import * as frame from "../../../assets/js/hosts/frame_messages.js";
import { provide } from "../provide.js";

// A frame in a page: what it told, and a way to say something to it.
function stand({ isFramed = true, resizes = false, query = "steps=9", open = null } = {}) {
  const sent = [];
  const done = [];
  const events = {};
  const timers = [];
  const parent = {
    postMessage: (data, origin) => sent.push([data, origin]),
    focus: () => done.push("parent has the focus"),
  };
  const element = { getBoundingClientRect: () => ({ height: 412.4 }) };
  const self = {
    innerHeight: 413,
    setTimeout: (act) => timers.push(act),
    addEventListener: (event, act) => (events[event] = [...(events[event] ?? []), act]),
    document: {
      getElementById: () => element,
      activeElement: null,
      querySelector: () => open,
      documentElement: {
        classList: {
          add: (name) => done.push(name),
          toggle: (name, isOn) => done.push(`${isOn ? "" : "not "}${name}`),
        },
      },
    },
  };
  self.parent = isFramed ? parent : self;
  provide({
    ResizeObserver: class {
      constructor(act) {
        this.act = act;
      }
      observe() {
        this.act();
      }
    },
  });
  const made = frame.createFrame(self);
  const act =
    (name) =>
    (...given) =>
      done.push([name, ...given]);
  made.attach({
    open: act("open"),
    reset: act("reset"),
    query: () => query,
    resizes: () => resizes,
    stage: { play: act("play"), pause: act("pause"), seek: act("seek") },
  });
  const say = (data, source = parent) => (events.message ?? []).forEach((hear) => hear({ source, data }));
  const press = (key) => events.keydown.forEach((act) => act({ key, defaultPrevented: false }));
  return { made, sent, done, say, press, self, wait: () => timers.forEach((act) => act()) };
}

test("a frame says that it is ready, to its parent alone", () => {
  assert.deepEqual(stand().sent, [[{ type: "downhill:ready", version: 1 }, "*"]]);
});

test("a page that is in no frame says nothing and hears nothing", () => {
  const { sent, done, say } = stand({ isFramed: false });
  say({ type: "downhill:play" });
  assert.deepEqual([sent, done], [[], []]);
});

test("what the host asks for is done", () => {
  const { done, say, sent } = stand();
  say({ type: "downhill:set", hash: "#surface=beale" });
  say({ type: "downhill:play" });
  say({ type: "downhill:pause" });
  say({ type: "downhill:step", n: 7 });
  say({ type: "downhill:reset" });
  say({ type: "downhill:getState" });
  assert.deepEqual(done, [["open", { query: "surface=beale" }], ["play"], ["pause"], ["seek", 7], ["reset"]]);
  assert.deepEqual(sent.at(-1)[0], { type: "downhill:state", hash: "steps=9" });
});

test("anything else is ignored, and so is anybody else", () => {
  const { done, say } = stand();
  for (const data of [
    null,
    5,
    "downhill:play",
    {},
    { type: 5 },
    { type: "play" },
    { type: "downhill:" },
    { type: "downhill:toString" },
    { type: "downhill:__proto__" },
    { type: "downhill:step" },
    { type: "downhill:step", n: -1 },
    { type: "downhill:step", n: 1.5 },
    { type: "downhill:set", hash: {} },
    { type: "downhill:set", hash: "a".repeat(8193) },
  ])
    say(data);
  say({ type: "downhill:play" }, {});
  assert.deepEqual(done, []);
});

test("the height is told in three languages, once for each height, where it is asked for", () => {
  const { sent, done } = stand({ resizes: true });
  assert.deepEqual(sent.map(([data]) => data).slice(0, 3), [
    { type: "downhill:resize", height: 413 },
    { subject: "lti.frameResize", height: 413 },
    { context: "iframe.resize", height: 413 },
  ]);
  assert.deepEqual(done, ["grows"]);
  assert.equal(stand().sent.length, 1);
});

test("verdicts are told once until one of them changes", () => {
  const { made, sent } = stand();
  const panel = { outcome: "diverges", word: "Diverges", sentence: "s", end: 1, loss: Float32Array.of(1, 8) };
  made.verdicts({ panels: [panel, panel] });
  made.verdicts({ panels: [panel, panel] });
  const told = sent.map(([data]) => data).filter(({ type }) => type === "downhill:verdict");
  assert.deepEqual(
    told.map(({ panel: letter, loss, step }) => [letter, loss, step]),
    [
      ["A", 8, 1],
      ["B", 8, 1],
    ],
  );
});

test("a host may set a scene by its whole address", () => {
  for (const hash of [
    "http://127.0.0.1:8050/?surface=saddle",
    "/?surface=saddle#top",
    "?surface=saddle",
    "#surface=saddle",
  ]) {
    const { done, say } = stand();
    say({ type: "downhill:set", hash });
    assert.deepEqual(done, [["open", { query: "surface=saddle" }]], hash);
  }
});

test("what the frame's address hid, locked and sized stays, unless the message names it", () => {
  const query = "surface=bowl&eta=0.1&speed=2&theme=dark&panels=1&hide=verdict,share&lock=eta&text=150";
  const { done, say } = stand({ query });
  say({ type: "downhill:set", hash: "surface=beale&opt=adam" });
  say({ type: "downhill:set", hash: "surface=beale&hide=&amp;panels=4&theme=light" });
  say({ type: "downhill:set", hash: "" });
  assert.deepEqual(
    done.map(([, { query: opened }]) => opened),
    [
      "surface=beale&opt=adam&theme=dark&panels=1&hide=verdict,share&lock=eta&text=150",
      "surface=beale&hide=&amp;panels=4&theme=light&lock=eta&text=150",
      "theme=dark&panels=1&hide=verdict,share&lock=eta&text=150",
    ],
  );
});

test("a frame in a host that does not listen stays as high as it is", () => {
  const { self, done, wait } = stand({ resizes: true });
  wait();
  assert.deepEqual(done, ["grows", "grows"]);
  self.innerHeight = 300;
  wait();
  assert.equal(done.at(-1), "not grows");
});

test("Esc gives the keys back to the host, unless it has something to close", () => {
  const { press, sent, done } = stand();
  press("a");
  press("Escape");
  assert.deepEqual(sent.at(-1)[0], { type: "downhill:leave", key: "Escape" });
  assert.deepEqual(done, ["parent has the focus"]);
  const busy = stand({ open: {} });
  busy.press("Escape");
  assert.deepEqual(busy.done, []);
});

test("of hidden verdicts the host hears nothing", () => {
  const { made, sent } = stand();
  const count = sent.length;
  made.verdicts({ panels: [{ outcome: "", sentence: "", word: "", end: 4, loss: null }] });
  assert.equal(sent.length, count);
});
