import assert from "node:assert/strict";
import test from "node:test";

import { axis, axes, within } from "../../../assets/js/core/axes.js";

test("an axis puts its ends at the ends, upwards where it is told to", () => {
  const across = axis([-5, 5], 300, false);
  assert.deepEqual([-5, 0, 5].map(across.l2p), [0, 150, 300]);
  const up = axis([-3, 3], 200, true);
  assert.deepEqual([-3, 0, 3].map(up.l2p), [200, 100, 0]);
});

test("a pixel goes back to its number", () => {
  for (const isUpward of [false, true]) {
    const { l2p, p2l } = axis([0.25, 1.75], 333, isUpward);
    for (const value of [0.25, 0.5, 1, 1.75, -4, 12]) assert.ok(Math.abs(p2l(l2p(value)) - value) < 1e-12);
  }
});

test("the axes lie within the margins", () => {
  const found = axes(
    { clientWidth: 300, clientHeight: 100 },
    { margin: { l: 30, r: 10, t: 6, b: 14 }, xaxis: { range: [0, 1] }, yaxis: { range: [-7, 5] } },
  );
  assert.deepEqual([found.left, found.top, found.width, found.height], [30, 6, 260, 80]);
  assert.equal(found.yaxis.l2p(-7), 80);
});

test("a pointer is where it is in the element's own pixels, also on a page that is zoomed", () => {
  const root = { clientWidth: 200, getBoundingClientRect: () => ({ left: 10, top: 20, width: 300 }) };
  assert.deepEqual(within(root, { clientX: 160, clientY: 50 }), [100, 20]);
});
