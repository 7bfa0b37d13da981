import assert from "node:assert/strict";
import test from "node:test";

import { createOffers, whereabouts } from "../../../assets/js/controls/offer.js";
import { createDocument, Element } from "../elements.js";
import { provide } from "../provide.js";

const METHODS = { adam: { label: "Adam" } };
const SUITS = [0.1, 1, 0.3];
const FAR_BELOW = { eta: 0.002, suits: SUITS, setup: { opt: "adam" }, fate: "too_slow" };

// One panel with its offers; press(target): a hand comes down there.
function stand() {
  const presses = [];
  const document = createDocument({ addEventListener: (name, act) => presses.push(act) });
  provide({ document });
  const map = new Element("div");
  const root = { querySelector: () => map };
  const offers = createOffers([{ root }], { panelField: () => {}, typeRate: () => {} });
  const [offer] = map.children;
  offer.contains = (target) => target === offer;
  return { offers, offer, press: (target) => presses.forEach((act) => act({ target })) };
}
function changed(picture = FAR_BELOW) {
  const it = stand();
  it.offers.setMethod(0, "adam");
  it.offers.answer([picture], METHODS);
  return it;
}

test("a rate among those that suit is told nothing", () => {
  for (const rate of [0.1, 0.3, 1]) assert.equal(whereabouts(rate, [0.1, 1, 0.3]), null);
});

test("a rate beside those that suit is told where it lies, and whether it is far", () => {
  assert.equal(whereabouts(0.05, [0.1, 1, 0.3]), "below");
  assert.equal(whereabouts(0.0055, [0.1, 1, 0.3]), "far below");
  assert.equal(whereabouts(2, [0.1, 1, 0.3]), "above");
  assert.equal(whereabouts(4, [0.1, 1, 0.3]), "far above");
});

test("a panel whose rate settles is offered none, wherever that rate lies", () => {
  assert.match(changed().offer.words, /0\.002 is far below the range of Adam here.*use 0\.3/);
  for (const fate of ["just_right", "works", "arrived", "at_rest"])
    assert.equal(changed({ ...FAR_BELOW, fate }).offer.children.length, 0, fate);
});

test("an offer goes with the next answer, with a rate that is moved, and with a press elsewhere", () => {
  const deeds = [
    ({ offers }) => offers.answer([FAR_BELOW], METHODS),
    ({ offers }) => offers.changed(),
    ({ press }) => press("elsewhere"),
  ];
  for (const deed of deeds) {
    const it = changed();
    it.press(it.offer);
    assert.notEqual(it.offer.children.length, 0, "a press on it leaves it");
    deed(it);
    assert.equal(it.offer.children.length, 0);
  }
});
