import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { lastInside, trailPath } from "../../../assets/js/core/geometry.js";

test("a walk leaves the map where it leaves the pictures that the server draws", () => {
  const cases = JSON.parse(readFileSync(new URL("../../cases/trails.json", import.meta.url), "utf8"));
  const [width, height] = cases.size;
  for (const { walk: name, points: all, left, exit } of cases.walks) {
    const axes = [0, 1].map((axis) => all.map((point) => point[axis]));
    const found = trailPath(...axes, width, height).exit;
    assert.equal(lastInside(...axes, width, height), left ?? -1, name);
    assert.equal(found?.step ?? null, left === null ? null : left + 1, name);
    if (found)
      [found.x, found.y, found.turn].forEach((value, i) =>
        assert.ok(Math.abs(value - exit[i]) < 0.05, `${name}: ${value}, not ${exit[i]}`),
      );
  }
});
