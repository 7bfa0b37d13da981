import assert from "node:assert/strict";
import test from "node:test";

import * as sight from "../../../assets/js/core/visibility.js";
import { provide } from "../provide.js";

function stand() {
  const watchers = [];
  provide({
    IntersectionObserver: class {
      constructor(act) {
        Object.assign(this, { act, isOn: true });
        watchers.push(this);
      }
      observe() {}
      disconnect() {
        this.isOn = false;
      }
    },
  });
  const see = (ratio, height = 0) =>
    watchers
      .filter(({ isOn }) => isOn)
      .forEach((each) =>
        each.act(
          [
            {
              isIntersecting: ratio > 0,
              intersectionRatio: ratio,
              intersectionRect: { height },
              rootBounds: { height: 100 },
            },
          ],
          each,
        ),
      );
  return { sight, see };
}

test("what waits to be seen by half waits for half, and acts once", () => {
  const { sight, see } = stand();
  let count = 0;
  sight.onceSeen({}, 0.5, () => {
    count += 1;
  });
  see(0);
  see(0.3);
  assert.equal(count, 0);
  see(0.5);
  see(1);
  assert.equal(count, 1);
});

test("on a screen that is too small for half of it, half of the screen is enough", () => {
  const { sight, see } = stand();
  let count = 0;
  sight.onceSeen({}, 0.5, () => {
    count += 1;
  });
  see(0.2, 60);
  assert.equal(count, 1);
});

test("out of sight is told every time", () => {
  const { sight, see } = stand();
  let count = 0;
  sight.whenUnseen({}, () => {
    count += 1;
  });
  see(0.5);
  see(0);
  see(0.1);
  see(0);
  assert.equal(count, 2);
});
