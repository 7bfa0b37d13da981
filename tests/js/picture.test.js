"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { dots, pictureland, pictureparts, film } = load(
  ["ground", "dots", "pictureland", "pictureparts", "film"],
  { downhill: { codec: { floats: (grid) => grid }, dom: { draw: () => null } } });

// A plane that rises from left to right over x from 0 to 2 and y from 0 to 1.
const PLANE = {
  data: [{ z: { shape: "2, 3", bdata: Float32Array.from([0, 0.5, 1, 0, 0.5, 1]) }, x0: 0, dx: 1, y0: 0, dy: 1 }],
  layout: { xaxis: { range: [0, 2] }, yaxis: { range: [0, 1] } },
};

test("the hues of the bands go from the lowest to the highest in even steps", () => {
  const hues = pictureland.hues("#000000", "#3c7866");
  assert.equal(hues.length, 7);
  assert.deepEqual(hues[0], [0, 0, 0]);
  assert.deepEqual(hues[3], [30, 60, 51]);
  assert.deepEqual(hues[6], [60, 120, 102]);
});

test("the height of a slope grows evenly, and its rows are alike", () => {
  const found = pictureland.heights(PLANE, 70, 3);
  for (let px = 0; px < 70; px += 1) {
    assert.ok(Math.abs(found[px] - (px + 0.5) / 10) < 1e-5);
    assert.equal(found[px], found[140 + px]);
  }
});

test("a line stands where two bands meet, covers what it should, and nothing at the edges of the land", () => {
  const bands = pictureland.hues("#ffffff", "#ffffff");
  const found = pictureland.heights(PLANE, 700, 2);
  const pixels = pictureland.shaded(found, 700, 2, bands, [0, 0, 0], 1);
  const dark = Array.from(found.slice(0, 700), (_, i) => 255 - pixels[4 * i]);
  for (let level = 1; level < 7; level += 1) {
    const near = dark.slice(100 * level - 50, 100 * level + 50);
    const covered = near.reduce((sum, part) => sum + part, 0) / 255;
    assert.ok(Math.abs(covered - 2) < 0.05, `line ${level} is ${covered} pixels wide`);
    assert.ok(near[49] > 200 && near[50] > 200);
  }
  assert.equal(dark.slice(0, 90).reduce((sum, part) => sum + part, 0), 0);
  assert.equal(dark.slice(610).reduce((sum, part) => sum + part, 0), 0);
  assert.ok(pixels.every((part, i) => i % 4 !== 3 || part === 255));
});

test("every band has its own hue", () => {
  const bands = pictureland.hues("#000000", "#3c7866");
  const pixels = pictureland.shaded(pictureland.heights(PLANE, 70, 2), 70, 2, bands, [255, 0, 0], 0.1);
  for (let band = 0; band < 7; band += 1) {
    const at = 4 * (10 * band + 5);
    assert.deepEqual([...pixels.slice(at, at + 3)], bands[band]);
  }
});

test("level ground has no line over all of it", () => {
  const flat = new Float32Array(16).fill(2.4);
  const pixels = pictureland.shaded(flat, 4, 4, pictureland.hues("#ffffff", "#ffffff"), [0, 0, 0], 1);
  assert.ok(pixels.every((part) => part === 255));
});

test("words are broken where they no longer fit, into two lines at the most", () => {
  const fits = (words) => words.length <= 12;
  assert.deepEqual(pictureparts.lines("settled at step 11", fits), ["settled at", "step 11"]);
  assert.deepEqual(pictureparts.lines("short", fits), ["short"]);
  assert.deepEqual(pictureparts.lines("", fits), [""]);
  assert.deepEqual(pictureparts.lines("one two three four five six seven", fits), ["one two", "three four…"]);
  for (const line of pictureparts.lines("an_endless_word_without_any_space and more", fits)) assert.ok(fits(line));
});

test("what is cut says so, and fits", () => {
  const fits = (words) => words.length <= 5;
  assert.equal(pictureparts.cut("12345", fits), "12345");
  assert.equal(pictureparts.cut("123456", fits), "1234…");
  assert.equal(pictureparts.cut("abc def", fits), "abc…");
});

test("what an SVG can't hold is left out of its words", () => {
  assert.equal(pictureparts.clean("a\u0000b\u001fc\ud800d\uffff"), "abcd");
  assert.equal(pictureparts.clean("η × 10⁻⁶ 😀 <&>"), "η × 10⁻⁶ 😀 <&>");
});

test("the check sum is that of PNG", () => {
  assert.equal(dots.crc(new TextEncoder().encode("123456789")), 0xcbf43926);
  assert.equal(dots.crc(new TextEncoder().encode("IEND")), 0xae426082);
});

test("the dots of an inch come right after the head of a PNG, and nothing else changes", () => {
  const png = Uint8Array.from({ length: 60 }, (_, i) => i);
  const found = dots.dense(png, 300);
  assert.deepEqual([...found.slice(0, 33)], [...png.slice(0, 33)]);
  assert.deepEqual([...found.slice(54)], [...png.slice(33)]);
  const view = new DataView(found.buffer, 33);
  assert.equal(view.getUint32(0), 9);
  assert.equal(new TextDecoder().decode(found.slice(37, 41)), "pHYs");
  assert.deepEqual([view.getUint32(8), view.getUint32(12), view.getUint8(16)], [11811, 11811, 1]);
  assert.equal(view.getUint32(17), dots.crc(found.slice(37, 50)));
});

test("a film shows every step of a walk at the speed of the page", () => {
  const times = film.timetable(40);
  assert.equal(times.length, 41);
  assert.deepEqual(times[1], { tick: 1, ms: 125 });
  assert.deepEqual(times.at(-1), { tick: 40, ms: 5000 });
  assert.equal(film.timetable(12, 2).at(-1).ms, 6000);
});

test("of a fast film some steps are left out, never the last, and it lasts as long", () => {
  for (const end of [400, 401, 2000]) {
    const times = film.timetable(end);
    assert.ok(times.length <= 151);
    assert.deepEqual(times.at(-1), { tick: end, ms: 5000 });
    assert.ok(times.every(({ tick }, i) => Number.isInteger(tick) && (i === 0 || tick > times[i - 1].tick)));
  }
  assert.deepEqual(film.timetable(0), [{ tick: 0, ms: 0 }]);
});

test("where there is no recorder a film is refused in words", async () => {
  assert.equal(film.can(), false);
  await assert.rejects(film.record(), /can't record/);
});
