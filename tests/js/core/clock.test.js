import assert from "node:assert/strict";
import test from "node:test";

import { createClock, gentleSpeed } from "../../../assets/js/core/clock.js";
import { speeds } from "../../../assets/js/core/manifest.js";

// A clock at its start, playing since `now`.
function playing(end, speed, now = 0) {
  const clock = createClock();
  clock.load(end);
  clock.setSpeed(speed, now);
  clock.play(now);
  return clock;
}

// The moment, in ms, at which a clock that is asked every `every` ms has played to its end.
function ended(clock, every) {
  for (let now = 0; now < 1e6; now += every) {
    clock.tick(now);
    if (!clock.playing) return now;
  }
  return Infinity;
}

test("what is loaded is shown whole, and nothing plays", () => {
  const clock = createClock();
  clock.load(40);
  assert.deepEqual([clock.step, clock.end, clock.playing], [40, 40, false]);
  assert.equal(clock.tick(1e6), false);
  assert.equal(clock.step, 40);
});

test("play at the end starts from the beginning", () => {
  assert.equal(playing(40, 8).step, 0);
});

test("play in the middle goes on from there", () => {
  const clock = createClock();
  clock.load(40);
  clock.seek(10);
  clock.play(0);
  assert.equal(clock.step, 10);
  clock.tick(1000);
  assert.equal(clock.step, 18);
});

test("40 steps at 8 a second take 5.0 seconds", () => {
  const clock = playing(40, 8);
  clock.tick(4999);
  assert.deepEqual([clock.step, clock.playing], [39, true]);
  assert.equal(clock.tick(5000), true);
  assert.deepEqual([clock.step, clock.playing], [40, false]);
});

test("a run ends by itself at every speed, at its last step", () => {
  for (const speed of speeds()) {
    const clock = playing(40, speed);
    const seconds = ended(clock, 1) / 1000;
    assert.equal(clock.step, 40);
    assert.ok(Math.abs(seconds - (speed === "max" ? 40 / 64 : 40 / speed)) < 0.002, `${speed}: ${seconds} s`);
  }
});

test("at the highest speed any run takes about a second at most", () => {
  for (const end of [1, 64, 65, 500, 5000, 100000])
    assert.ok(ended(playing(end, "max"), 16) <= 1024, String(end));
});

test("every step of a slow run is shown, none twice", () => {
  const clock = playing(40, 32);
  const seen = [];
  for (let now = 0; now < 2000; now += 1000 / 60) if (clock.tick(now)) seen.push(clock.step);
  assert.deepEqual(
    seen,
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
});

test("a late frame catches up instead of slowing down", () => {
  const clock = playing(40, 8);
  clock.tick(100);
  clock.tick(2500);
  assert.equal(clock.step, 20);
});

test("a frame from before the press of play does not step below zero or back", () => {
  const clock = playing(40, 8, 1000);
  assert.equal(clock.tick(998.7), false);
  assert.equal(clock.step, 0);
  clock.tick(2000);
  clock.setSpeed(16, 2010);
  assert.equal(clock.tick(2008), false);
  assert.equal(clock.step, 8);
});

test("a tick says whether another step is to be drawn", () => {
  const clock = playing(40, 8);
  assert.deepEqual([0, 124, 125, 126, 249, 250].map(clock.tick), [false, false, true, false, false, true]);
});

test("a pause holds the step, and play goes on from it", () => {
  const clock = playing(40, 8);
  clock.tick(1000);
  clock.pause();
  assert.equal(clock.tick(9000), false);
  assert.equal(clock.step, 8);
  clock.play(9000);
  clock.tick(10000);
  assert.equal(clock.step, 16);
});

test("one step forward and back is exact at every speed, also while it plays", () => {
  for (const speed of speeds()) {
    const clock = playing(40, speed);
    clock.tick(100);
    const { step } = clock;
    clock.seek(step + 1);
    assert.deepEqual([clock.step, clock.playing], [step + 1, false], String(speed));
    clock.seek(clock.step - 1);
    clock.tick(5000);
    assert.equal(clock.step, step, String(speed));
  }
});

test("seek stays on the walk and stands on whole steps", () => {
  const clock = createClock();
  clock.load(40);
  for (const [wanted, found] of [
    [-1, 0],
    [-Infinity, 0],
    [41, 40],
    [Infinity, 40],
    [7.4, 7],
    [7.6, 8],
  ]) {
    clock.seek(wanted);
    assert.equal(clock.step, found);
  }
});

test("another speed in mid-run does not jump", () => {
  for (const from of speeds()) {
    for (const to of speeds()) {
      const clock = playing(1000, from);
      clock.tick(300);
      const { step } = clock;
      clock.setSpeed(to, 300);
      clock.tick(300);
      assert.equal(clock.step, step);
      clock.tick(301);
      assert.ok(clock.step - step <= 1, `${from} to ${to}`);
      assert.equal(clock.playing, true);
    }
  }
});

test("another speed counts from the moment at which it is chosen", () => {
  const clock = playing(1000, 1);
  clock.tick(3000);
  clock.setSpeed(32, 3000);
  clock.tick(4000);
  assert.equal(clock.step, 3 + 32);
});

test("another speed while nothing plays starts nothing", () => {
  const clock = createClock();
  clock.load(40);
  clock.seek(3);
  clock.setSpeed(16, 0);
  assert.deepEqual([clock.tick(5000), clock.step, clock.playing], [false, 3, false]);
});

test("a speed from the address may be text", () => {
  const clock = playing(40, "8");
  clock.tick(1000);
  assert.equal(clock.step, 8);
});

test("a walk without a step does not play", () => {
  const clock = playing(0, 8);
  assert.deepEqual([clock.step, clock.playing, clock.tick(1000)], [0, false, false]);
});

test("another walk that comes in mid-run stands at its own end", () => {
  const clock = playing(40, 8);
  clock.tick(1000);
  clock.load(12);
  assert.deepEqual([clock.step, clock.playing], [12, false]);
});

test("what plays unasked is over within five seconds, and no slower than 8 steps a second", () => {
  for (const end of [0, 1, 39, 40, 41, 80, 81, 160, 161, 320, 321, 1000, 100000]) {
    const speed = gentleSpeed(end);
    assert.ok(speed === "max" || speed >= 8);
    assert.ok(ended(playing(end, speed), 1) <= 5000, String(end));
  }
  assert.equal(gentleSpeed(40), 8);
  assert.equal(gentleSpeed(41), 16);
  assert.equal(gentleSpeed(161), 64);
  assert.equal(gentleSpeed(321), "max");
});

test("after a sleep the clock goes on where it was", () => {
  const clock = createClock();
  clock.load(100);
  clock.setSpeed(8, 0);
  clock.play(0);
  clock.look(1000);
  assert.equal(clock.step, 8);
  clock.look(7000);
  assert.equal(clock.step, 8);
  clock.look(8000);
  assert.equal(clock.step, 16);
});
