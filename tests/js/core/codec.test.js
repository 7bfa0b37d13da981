import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { doubles, floats, shares, shorts, varints, walks } from "../../../assets/js/core/codec.js";
import { packedWalks } from "../packed_walks.js";

// As the server packs them: little-endian float32.
function packed(values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeFloatLE(value, 4 * i));
  return bytes.toString("base64");
}

test("numbers arrive as the server has sent them, in their order", () => {
  assert.deepEqual([...floats("AACAPwAAAMAAAMA/")], [1, -2, 1.5]);
  const values = [0, -0.5, 3.25, 1e-7, -4];
  assert.deepEqual([...floats(packed(values))], values.map(Math.fround));
});

test("the largest numbers that stand for infinity stay finite", () => {
  const most = 3.4028234663852886e38;
  assert.deepEqual([...floats(packed([most, -most]))], [most, -most]);
});

test("numbers that have been read before pass", () => {
  const read = Float32Array.of(1, 2);
  assert.equal(floats(read), read);
  const sent = Buffer.from(Int16Array.of(-32768, 0, 32767).buffer).toString("base64");
  assert.deepEqual([...shorts(sent)], [-32768, 0, 32767]);
});

test("bytes above 127 survive", () => {
  assert.deepEqual([...floats(packed([-1.1, 255.99]))], [-1.1, 255.99].map(Math.fround));
});

test("walks are packed here as the server packs them", () => {
  const cases = JSON.parse(readFileSync(new URL("../../cases/packing.json", import.meta.url), "utf8"));
  for (const [values, text] of cases.walks) assert.equal(packedWalks(...values), text);
});

test("nothing sent is nothing received", () => {
  assert.equal(floats("").length, 0);
});

test("arrays are read as the server packs them", () => {
  const cases = JSON.parse(readFileSync(new URL("../../cases/packing.json", import.meta.url), "utf8"));
  const readers = {
    float32: floats,
    float64: doubles,
    int16: shorts,
    varints(text) {
      const found = [];
      varints(text, (value) => found.push(value));
      return found;
    },
    shares: (text, values) => shares(text, values.length, values[0].length),
    walks: (text, values) =>
      walks(
        text,
        values.map(({ length }) => length),
      ),
  };
  assert.deepEqual(Object.keys(cases), Object.keys(readers));
  for (const [kind, pairs] of Object.entries(cases)) {
    for (const [values, text] of pairs) {
      assert.deepEqual([...readers[kind](text, values)], values.flat(), kind);
    }
  }
});
