import assert from "node:assert/strict";
import test from "node:test";

import { placeOfLetter } from "../../../../assets/js/views/data/chart.js";

test("a letter stands at its own place on its line, else where the line is in the room", () => {
  assert.deepEqual(
    placeOfLetter(1, () => 0.5),
    { share: 0.79, height: 0.5, beyond: 0 },
  );
  const steep = (share) => 3 * share;
  const { share, height, beyond } = placeOfLetter(3, steep);
  assert.equal(beyond, 0);
  assert.ok(height === steep(share) && height < 1 && height > 0.8, "as near to its place as it can be");
});

test("a line that is nowhere in the room has its letter at the edge beyond which it runs", () => {
  assert.deepEqual(
    placeOfLetter(2, () => 7),
    { share: 0.86, height: 1, beyond: 1 },
  );
  assert.deepEqual(
    placeOfLetter(2, () => -1e30),
    { share: 0.86, height: 0, beyond: -1 },
  );
});
