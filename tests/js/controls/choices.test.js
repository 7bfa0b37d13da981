import assert from "node:assert/strict";
import test from "node:test";

import { fitting, grouped, nextChoice } from "../../../assets/js/controls/choices.js";
import { placeBeside } from "../../../assets/js/controls/chooser_place.js";
import { choicesOf } from "../../../assets/js/controls/things.js";

const FACTS = {
  sgd: { group: "Steepest", label: "Gradient descent", formula: "θ ← θ − ηg", shines: "Plain." },
  momentum: { group: "Momentum", label: "Momentum", formula: "m ← βm + g", shines: "Rolls on." },
  qhm: { group: "Momentum", label: "Quasi-hyperbolic momentum", formula: "…", shines: "Both at once." },
  levy: { group: "Many", label: "Lévy", formula: "sin²", shines: "A nest of minima." },
  nesterov: { group: "Momentum", label: "Nesterov", formula: "…", shines: "Looks ahead." },
};
const CHOICES = choicesOf({ methods: FACTS }, "opt");
const keys = (choices) => choices.map(({ key }) => key);

test("choices stand in the order of their catalogue, groups in that of their first choice", () => {
  assert.deepEqual(keys(CHOICES), Object.keys(FACTS));
  assert.deepEqual(
    grouped(CHOICES).map(([name, choices]) => [name, keys(choices)]),
    [
      ["Steepest", ["sgd"]],
      ["Momentum", ["momentum", "qhm", "nesterov"]],
      ["Many", ["levy"]],
    ],
  );
});

test("a few letters of a name find it, whatever their case and accents", () => {
  assert.deepEqual(keys(fitting(CHOICES, "NEST")), ["nesterov"]);
  assert.deepEqual(keys(fitting(CHOICES, "levy")), ["levy"]);
  assert.deepEqual(keys(fitting(CHOICES, "momentum quasi")), ["qhm"]);
  assert.deepEqual(keys(fitting(CHOICES, " ")), Object.keys(FACTS));
});

test("where no name fits, what is said of a choice is searched", () => {
  assert.deepEqual(keys(fitting(CHOICES, "minima")), ["levy"]);
  assert.deepEqual(keys(fitting(CHOICES, "looks ahead")), ["nesterov"]);
  assert.deepEqual(keys(fitting(CHOICES, "steepest of all")), []);
});

// Two rows of three cards, and one of a single card.
const BOXES = [0, 1, 2, 3, 4, 5, 6].map((i) => ({
  left: (i % 3) * 100,
  top: Math.floor(i / 3) * 80,
  width: 90,
}));

test("arrows go to the card beside, above and below", () => {
  assert.equal(nextChoice(BOXES, 1, "ArrowRight"), 2);
  assert.equal(nextChoice(BOXES, 2, "ArrowRight"), 3);
  assert.equal(nextChoice(BOXES, 3, "ArrowLeft"), 2);
  assert.equal(nextChoice(BOXES, 1, "ArrowDown"), 4);
  assert.equal(nextChoice(BOXES, 4, "ArrowUp"), 1);
  assert.equal(nextChoice(BOXES, 5, "ArrowDown"), 6);
  assert.equal(nextChoice(BOXES, 3, "End"), 6);
  assert.equal(nextChoice(BOXES, 3, "Home"), 0);
});

test("no arrow leaves the cards, and other keys go nowhere", () => {
  assert.equal(nextChoice(BOXES, 6, "ArrowDown"), 6);
  assert.equal(nextChoice(BOXES, 6, "ArrowRight"), 6);
  assert.equal(nextChoice(BOXES, 0, "ArrowUp"), 0);
  assert.equal(nextChoice(BOXES, 0, "ArrowLeft"), 0);
  assert.equal(nextChoice(BOXES, 0, "a"), null);
  assert.equal(nextChoice([], -1, "ArrowDown"), null);
  assert.equal(nextChoice(BOXES, -1, "ArrowDown"), 0);
});

const ROOM = { width: 1366, height: 657 };

test("a list opens below its control, and above where there is more room", () => {
  assert.deepEqual(placeBeside({ left: 50, top: 100, bottom: 130 }, 500, ROOM), {
    left: 50,
    top: 134,
    height: 515,
  });
  assert.deepEqual(placeBeside({ left: 50, top: 500, bottom: 530 }, 500, ROOM), {
    left: 50,
    bottom: 161,
    height: 488,
  });
});

test("a list opens over its control where there is little room beside it", () => {
  const low = { width: 683, height: 328 };
  const wanted = { left: 50, top: 8, height: 312 };
  assert.deepEqual(placeBeside({ left: 50, top: 190, bottom: 220 }, 500, low), wanted);
});

test("a list lies within the screen", () => {
  assert.equal(placeBeside({ left: 1200, top: 100, bottom: 130 }, 500, ROOM).left, 858);
  assert.equal(placeBeside({ left: -20, top: 100, bottom: 130 }, 500, ROOM).left, 8);
});
