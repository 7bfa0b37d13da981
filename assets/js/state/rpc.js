// The line to the server: what is asked of it, and what to do when it is away.

import { releaseOf } from "../core/manifest.js";
import { _, inWords } from "../core/translate.js";

const OVERDUE = 600; // ms after which one asks whether the server lives
const PATIENCE = 1000; // ms for that answer
const LONGEST = 20000; // ms for any answer
// ms before it is asked again: who waits sees within two seconds that it is back
export const PAUSES = [500, 1000, 1500, 1900];
const LONGEST_PAUSE = 4000; // ms, whatever the server says
const SPREAD = 0.3; // of a pause, by chance: a class does not come back all at once
// What a proxy or a busy server answers in the place of what was asked for.
export const ABSENT = [429, 502, 503, 504];

const ASK = "ask"; // relative, as the other, so that it works below a path too
const HEALTH = "healthz";

// Answers of the release that the page is of may come from a cache.
function ofRelease() {
  const release = releaseOf();
  return release ? `&release=${release}` : "";
}

export class Refusal extends Error {}
// An answer that tells only that there is none now; after: ms until there may be one, as far as it says.
export class Absence extends Error {
  constructor({ status, headers }) {
    super(_("The server is not there ({status}).", { status }));
    const seconds = Number(headers?.get("Retry-After"));
    this.after = Math.min(seconds > 0 ? 1000 * seconds : 0, LONGEST_PAUSE);
  }
}

// verb: a way to ask, as app/web/routes/ask.py lists them: "runs", "rates/2". query: the scene that is meant.
export async function ask(verb, query, signal) {
  const asked = `${inWords(query)}${ofRelease()}`.replaceAll("#", "%23");
  const response = await fetch(`${ASK}/${verb}?${asked}`, { signal });
  if (ABSENT.includes(response.status)) throw new Absence(response);
  if (!response.ok) throw new Refusal(_("The server refused this ({status}).", { status: response.status }));
  return response.json();
}

export async function isServerAlive() {
  try {
    return (await fetch(HEALTH, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function leave(it, error) {
  if (it.isAway) return;
  it.isAway = true;
  if (!(error instanceof Absence)) it.tries = 0;
  it.away(error);
  wait(it, error?.after ?? 0);
}

function wait(it, least) {
  const pause = PAUSES[Math.min(it.tries, PAUSES.length - 1)] * (1 - SPREAD * it.chance());
  it.tries += 1;
  it.timer = it.timers.setTimeout(
    () => look(it),
    Math.min(Math.max(pause, least * (1 + SPREAD * it.chance())), LONGEST_PAUSE),
  );
}

async function look(it) {
  it.timers.clearTimeout(it.timer);
  it.timer = null;
  // Where nobody sees the page, it asks again when it is shown.
  if (it.isAsking || it.isHidden()) return;
  it.isAsking = true;
  const lives = await it.probe();
  it.isAsking = false;
  if (!lives) return void wait(it, 0);
  it.isAway = false;
  it.back();
}

async function send(it, verb, query) {
  let isWaiting = true;
  const overdue = it.timers.setTimeout(async () => {
    // Too busy to say that it lives, it may have answered meanwhile.
    if (!(await it.probe()) && isWaiting) leave(it);
  }, OVERDUE);
  try {
    const answer = await it.call(verb, query, AbortSignal.timeout(LONGEST));
    it.tries = 0;
    return answer;
  } finally {
    isWaiting = false;
    it.timers.clearTimeout(overdue);
  }
}

// What to say of a call that failed; null when it is the server that is gone, which `away` tells.
function failed(it, error) {
  if (error instanceof Refusal) return error.message;
  leave(it, error);
  return null;
}

// There may be a network again, or somebody looks: no pause is waited for.
function hurry(it) {
  if (it.isAway) look(it);
}

// away(error): called once when the server is found to be gone, or too busy; back(): when it answers again.
export function createRpc({
  away,
  back,
  probe = isServerAlive,
  call = ask,
  timers = globalThis,
  chance = Math.random,
  isHidden = () => false,
}) {
  const it = {
    away,
    back,
    probe,
    call,
    timers,
    chance,
    isHidden,
    isAway: false,
    tries: 0, // since it has answered a call
    timer: null,
    isAsking: false,
  };

  return {
    call: (verb, query) => send(it, verb, query),
    failed: (error) => failed(it, error),
    hurry: () => hurry(it),
  };
}
