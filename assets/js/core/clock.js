// The one clock of all panels: a step number that moves by whole steps. It knows no screen.

import { speeds } from "./manifest.js";

// What plays by itself must end within five seconds.
const SECONDS_UNASKED = 5;
const SECONDS_AT_MAX = 1;
const ASLEEP = 2000; // ms without a picture: the machine was away, and so was whoever watches

// What a clock counts, one of them.
export const unitOf = (clock) =>
  ({ evaluations: "evaluation", examples: "example", epochs: "epoch" })[clock] ?? "step";

const perSecond = (speed, end) => (speed === "max" ? Math.max(64, end / SECONDS_AT_MAX) : Number(speed));

export function gentleSpeed(end) {
  return speeds().find((speed) => Number(speed) >= 8 && end / Number(speed) <= SECONDS_UNASKED) ?? "max";
}

export function createClock() {
  const clock = { step: 0, end: 0, unit: "step", speed: 8, playing: false };
  let since = 0;
  let from = 0;
  let seen = 0; // when the clock was last looked at
  let left = Infinity;

  clock.load = (end) => {
    clock.end = end;
    clock.step = end;
    clock.playing = false;
  };
  clock.seek = (step) => {
    clock.playing = false;
    clock.step = Math.min(Math.max(Math.round(step), 0), clock.end);
  };
  clock.play = (now) => {
    if (clock.step >= clock.end) clock.step = 0;
    clock.playing = clock.end > 0;
    since = seen = now;
    from = clock.step;
  };
  clock.pause = () => {
    clock.playing = false;
  };
  clock.setSpeed = (speed, now) => {
    clock.speed = speed;
    since = seen = now;
    from = clock.step;
  };
  // Moves to where the clock stands now; says whether the step is another one.
  clock.tick = (now) => {
    if (!clock.playing) return false;
    // A frame is dated by its beginning, which may lie before the press that it shows.
    const gone = (Math.max(now - since, 0) / 1000) * perSecond(clock.speed, clock.end);
    const step = Math.min(from + Math.floor(gone), clock.end);
    const moved = step !== clock.step;
    clock.step = step;
    if (step >= clock.end) clock.playing = false;
    left = (1 - (gone % 1)) * (1000 / perSecond(clock.speed, clock.end));
    return moved;
  };
  // The same for each picture of a screen: after a sleep it goes on where it was, and does not leap.
  clock.look = (now) => {
    if (now - seen > ASLEEP) since += now - seen;
    seen = now;
    return clock.tick(now);
  };
  // ms until the next step, while it plays.
  clock.left = () => (clock.playing ? left : Infinity);
  return clock;
}
