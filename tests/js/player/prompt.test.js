import assert from "node:assert/strict";
import test from "node:test";

import { createPrompt, firstTry } from "../../../assets/js/player/prompt.js";
import { provide } from "../provide.js";

// The first screen, as the server measures it.
const HERO = [
  { fate: "too_slow", eta: 0.002, limit: 0.2 },
  { fate: "just_right", eta: 0.15, limit: 0.2 },
  { fate: "oscillates", eta: 0.195, limit: 0.2 },
  { fate: "diverges", eta: 0.21, limit: 0.2 },
];
const PLAIN = ["", "Drag a rate – what happens to its path?"];

// The page's line for one sentence, and what stands in it.
function stand(picture = { panels: HERO }, more = {}) {
  const root = {
    children: [],
    replaceChildren(...children) {
      root.children = children.filter((child) => child !== "");
    },
  };
  const document = { createElement: (name) => ({ name, textContent: "" }) };
  provide({ document });
  const prompt = createPrompt(root, more);
  const said = () => root.children.map((child) => child.textContent ?? child).join("");
  return { prompt, root, said, picture };
}

test("the first screen asks to drag D back to the limit", () => {
  assert.deepEqual(firstTry(HERO), [
    "C and D differ by less than 8 %.",
    "Drag D’s rate back to 0.20 – what happens?",
  ]);
});

test("walks that differ in more than their rates are not held against one another", () => {
  const panels = HERO.map((panel, i) => ({
    ...panel,
    setup: { opt: i === 2 ? "adam" : "gradient_descent" },
  }));
  assert.deepEqual(firstTry(panels), ["", "Drag D’s rate back to 0.20 – what happens?"]);
});

test("with noise there is no limit to go back to", () => {
  const { prompt, said, picture } = stand({ panels: HERO, is_noisy: true });
  prompt.load(picture);
  assert.equal(said(), PLAIN[1]);
});

test("a walk that flies apart below its limit, as batches can, is not sent up to it", () => {
  assert.deepEqual(firstTry(HERO.map((panel) => ({ ...panel, limit: 2 }))), PLAIN);
});

test("where verdicts are hidden nobody is told which walk diverges", () => {
  const root = {
    replaceChildren(...children) {
      root.said = children.map((child) => child.textContent ?? child).join("");
    },
  };
  const document = { createElement: () => ({ textContent: "" }) };
  provide({ document });
  createPrompt(root, { isTold: () => false }).load({ panels: HERO });
  assert.equal(root.said, PLAIN[1]);
});

test("what is said of the difference of two rates is true", () => {
  for (let eta = 0.176; eta < 0.2; eta += 0.0005) {
    const [gap] = firstTry(HERO.map((panel, i) => (i === 2 ? { ...panel, eta } : panel)));
    const [, percent] = gap.match(/^C and D differ by less than (\d+) %\.$/);
    const ratio = 100 * (0.21 / eta - 1);
    assert.ok(ratio <= Number(percent) + 1e-9 && ratio > Number(percent) - 1 - 1e-9, `${eta}: ${gap}`);
  }
});

test("the letters are those of the panels, in whatever order", () => {
  const [gap, ask] = firstTry([...HERO].reverse());
  assert.equal(gap, "B and A differ by less than 8 %.");
  assert.match(ask, /^Drag A’s rate back to 0\.20 /);
});

test("without a near rate that works only the question is asked", () => {
  assert.deepEqual(firstTry([HERO[0], HERO[1], { ...HERO[3], eta: 0.22 }, HERO[3]])[0], "");
  assert.equal(
    firstTry([HERO[0], HERO[0], HERO[0], HERO[3]])[1],
    "Drag D’s rate back to 0.20 – what happens?",
  );
});

test("where nothing diverges, no limit is known or it is far away, any rate is to be dragged", () => {
  assert.deepEqual(firstTry(HERO.slice(0, 3)), PLAIN);
  assert.deepEqual(firstTry(HERO.map((panel) => ({ ...panel, limit: null }))), PLAIN);
  assert.deepEqual(firstTry([...HERO.slice(0, 3), { ...HERO[3], eta: 0.4 }]), PLAIN);
});

test("the sentence changes when it has been followed, and goes away at last", () => {
  const { prompt, root, said, picture } = stand();
  prompt.load(picture);
  assert.equal(said(), "C and D differ by less than 8 %. Drag D’s rate back to 0.20 – what happens?");
  assert.deepEqual(
    root.children.map((child) => child.name),
    [undefined, "strong"],
  );
  prompt.done("rate", picture);
  assert.equal(said(), "The same rates from elsewhere: drag the start on any map.");
  prompt.done("start", picture);
  assert.equal(said(), "Slowly now: press ▸ to go one step at a time.");
  prompt.done("step", picture);
  assert.deepEqual(root.children, []);
});

test("what was done before it was asked is not asked any more", () => {
  const { prompt, said, picture } = stand();
  prompt.load(picture);
  prompt.done("start", picture);
  assert.match(said(), /Drag D’s rate/);
  prompt.done("rate", picture);
  assert.match(said(), /^Slowly now/);
});

test("another hill has its own first sentence", () => {
  const { prompt, said, picture } = stand();
  prompt.load(picture);
  const before = said();
  prompt.load({ panels: HERO.slice(0, 3) });
  assert.notEqual(said(), before);
  prompt.load(picture);
  assert.equal(said(), before);
});

test("a deed done again changes nothing", () => {
  const { prompt, said, picture } = stand();
  prompt.load(picture);
  prompt.done("rate", picture);
  const before = said();
  prompt.done("rate", picture);
  prompt.done("no such deed", picture);
  assert.equal(said(), before);
});

const MOVED = {
  panels: [...HERO.slice(0, 3), { ...HERO[3], fate: "oscillates", eta: 0.2, word: "Oscillates" }],
};

test("a question stands while a hand is at its rate, and is answered with the next picture after it", () => {
  let isHeld = false;
  const { prompt, said, picture } = stand({ panels: HERO }, { isHeld: () => isHeld });
  prompt.load(picture);
  const question = said();
  isHeld = true;
  prompt.done("rate", picture, 3);
  prompt.load({ panels: MOVED.panels.slice(0, 3) });
  assert.equal(said(), question);
  isHeld = false;
  prompt.done("rate", picture, 3);
  assert.equal(said(), question, "what became of it is not known yet");
  prompt.load(MOVED);
  assert.equal(said(), "D at η = 0.2: Oscillates. Now drag the start on any map.");
});

test("an answer goes with another deed, another rate or another scene, and tells nothing that is hidden", () => {
  for (const deed of ["start", "opt", "rate", null]) {
    const { prompt, said, picture } = stand();
    prompt.done("rate", picture, 3);
    prompt.load(MOVED);
    if (deed) prompt.done(deed, MOVED, deed === "rate" ? 0 : null);
    else prompt.open(MOVED);
    assert.doesNotMatch(said(), /Oscillates/);
  }
  const { prompt, said, picture } = stand({ panels: HERO }, { isTold: () => false });
  prompt.done("rate", picture, 3);
  prompt.load(MOVED);
  assert.doesNotMatch(said(), /Oscillates/);
});

test("where no walk can leave, the start is to be dragged and no rate", () => {
  const stuck = { panels: HERO.map((panel) => ({ ...panel, fate: "stuck", limit: null })) };
  const { prompt, said } = stand();
  prompt.load(stuck);
  assert.match(said(), /^All walks are stuck\. Drag the start on any map/);
  prompt.open({ panels: [{ ...stuck.panels[0], fate: "works" }, ...stuck.panels.slice(1)] });
  assert.equal(said(), PLAIN[1]);
});

test("where walks fall without end the start is to be dragged first, and no rate by its hidden end", () => {
  const fates = ["too_slow", "escapes", "escapes", "diverges"];
  const saddle = { panels: fates.map((fate) => ({ fate, eta: 0.1, limit: null })) };
  const { prompt, said } = stand();
  prompt.load(saddle);
  assert.equal(said(), "No walk settles here. Drag the start on any map – which way do they go?");
  prompt.done("start", saddle);
  assert.equal(said(), PLAIN[1]);
  prompt.open({ panels: [{ ...saddle.panels[1], fate: "just_right" }, ...saddle.panels.slice(1)] });
  assert.equal(said(), PLAIN[1]);
  const hidden = stand(saddle, { isTold: () => false });
  hidden.prompt.load(saddle);
  assert.equal(hidden.said(), PLAIN[1]);
});
