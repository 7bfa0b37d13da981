import assert from "node:assert/strict";
import test from "node:test";

import * as dots from "../../../assets/js/core/png_dpi.js";
import * as pictureparts from "../../../assets/js/share/picture_parts.js";
import * as film from "../../../assets/js/share/film.js";

test("words are broken where they no longer fit, into two lines at the most", () => {
  const fits = (words) => words.length <= 12;
  assert.deepEqual(pictureparts.lines("settled at step 11", fits), ["settled at", "step 11"]);
  assert.deepEqual(pictureparts.lines("short", fits), ["short"]);
  assert.deepEqual(pictureparts.lines("", fits), [""]);
  assert.deepEqual(pictureparts.lines("one two three four five six seven", fits), ["one two", "three four…"]);
  for (const line of pictureparts.lines("an_endless_word_without_any_space and more", fits))
    assert.ok(fits(line));
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
  assert.equal(film.canRecord(), false);
  await assert.rejects(film.recordFilm(), /can't record/);
});
