// The line to the server: calls of its callbacks, and what to do when it is away. Dash would drop an answer as
// soon as a newer request has started, and would never try again; so the page calls the callbacks itself.

const OVERDUE = 600; // ms after which one asks whether the server lives
const PATIENCE = 1000; // ms for that answer
const LONGEST = 20000; // ms for any answer
export const PAUSES = [500, 1000, 1500, 1900]; // ms before it is asked again: who waits sees within two seconds that it is back
const LONGEST_PAUSE = 4000; // ms, whatever the server says
const SPREAD = 0.3; // of a pause, by chance: a class does not come back all at once
// What a proxy or a busy server answers in the place of what was asked for.
export const ABSENT = [429, 502, 503, 504];

const CALLBACKS = "_dash-update-component";
const HEALTH = "healthz";

export class Refusal extends Error {}
// An answer that tells only that there is none now; after: ms until there may be one, as far as it says.
export class Absence extends Error {
  constructor({ status, headers }) {
    super(`The server is not there (${status}).`);
    const seconds = Number(headers?.get("Retry-After"));
    this.after = Math.min(seconds > 0 ? 1000 * seconds : 0, LONGEST_PAUSE);
  }
}

// One of Dash's callbacks, from one property to one property.
export async function callback(input, output, value, signal) {
  const response = await fetch(CALLBACKS, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      output: `${output}.data`,
      outputs: { id: output, property: "data" },
      inputs: [{ id: input, property: "data", value }],
      changedPropIds: [`${input}.data`],
    }),
    signal,
  });
  if (ABSENT.includes(response.status)) throw new Absence(response);
  if (!response.ok) throw new Refusal(`The server refused this (${response.status}).`);
  return (await response.json()).response[output].data;
}

export async function isServerAlive() {
  try {
    return (await fetch(HEALTH, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

// away(error): called once when the server is found to be gone, or too busy; back(): when it answers again.
export function createRpc({ away, back, probe = isServerAlive, call = callback, timers = globalThis, chance = Math.random, isHidden = () => false }) {
  let isAway = false;
  let tries = 0; // since it has answered a call
  let timer = null;
  let isAsking = false;

  function leave(error) {
    if (isAway) return;
    isAway = true;
    if (!(error instanceof Absence)) tries = 0;
    away(error);
    wait(error?.after ?? 0);
  }
  function wait(least) {
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] * (1 - SPREAD * chance());
    tries += 1;
    timer = timers.setTimeout(ask, Math.min(Math.max(pause, least * (1 + SPREAD * chance())), LONGEST_PAUSE));
  }
  async function ask() {
    timers.clearTimeout(timer);
    timer = null;
    // Where nobody sees the page, it asks again when it is shown.
    if (isAsking || isHidden()) return;
    isAsking = true;
    const lives = await probe();
    isAsking = false;
    if (!lives) return void wait(0);
    isAway = false;
    back();
  }
  return {
    async call(input, output, value) {
      let isWaiting = true;
      const overdue = timers.setTimeout(async () => {
        // Too busy to say that it lives, it may have answered meanwhile.
        if (!(await probe()) && isWaiting) leave();
      }, OVERDUE);
      try {
        const answer = await call(input, output, value, AbortSignal.timeout(LONGEST));
        tries = 0;
        return answer;
      } finally {
        isWaiting = false;
        timers.clearTimeout(overdue);
      }
    },
    // What to say of a call that failed; null when it is the server that is gone, which `away` tells.
    failed(error) {
      if (error instanceof Refusal) return error.message;
      leave(error);
      return null;
    },
    // There may be a network again, or somebody looks: no pause is waited for.
    hurry() {
      if (isAway) ask();
    },
  };
}
