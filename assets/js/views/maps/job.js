// One map at a time, from the order to the last cell: asks for it, fetches what is finished, gives it up. It
// knows the server's routes and nothing of the page. There may be several servers behind one address: each
// question says what was ordered and what has come, so that any of them can answer, and it is counted here
// when a map is whole.

import { Absence, ABSENT } from "../../state/rpc.js";
import { _, inWords } from "../../core/translate.js";

export const AGAIN = 60; // ms between two questions when the last one brought nothing
export const BUSY = 1000; // ms before a server that has no room for what another has taken is asked again
export const PAUSES = [500, 1000, 1500, 1900]; // ms before a server that is away is tried again
const LONGEST = 20000; // ms for any answer

// An answer of the server: { status, data }. Throws where there is none.
/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: any, signal?: AbortSignal, keepalive?: boolean }} given
 */
async function request(method, path, { body, signal, keepalive = false } = {}) {
  const limit = AbortSignal.timeout(LONGEST);
  const words = inWords("");
  const response = await fetch(`maps${path}${words && `?${words}`}`, {
    method,
    keepalive,
    signal: signal ? (AbortSignal.any?.([signal, limit]) ?? signal) : limit,
    ...(body ? { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  // 503 is for the map to say, where the server itself says it.
  const isProxy =
    response.status !== 503 || !response.headers.get("Content-Type")?.startsWith("application/json");
  if (isProxy && ABSENT.includes(response.status)) throw new Absence(response);
  return { status: response.status, data: response.status === 204 ? null : await response.json() };
}

function wait(it, ms, job) {
  return new Promise((resolve) => {
    job.wake = resolve;
    job.timer = it.timers.setTimeout(resolve, ms);
  });
}

// order(terms): the body, made when the terms are known; null if the server can't walk such a map.
function begin(it, order) {
  end(it);
  const job = {
    order,
    body: null,
    id: null,
    tiles: 0,
    cells: 0,
    have: new Set(),
    done: 0,
    stop: new AbortController(),
    isOver: false,
  };
  it.current = job;
  run(it, job);
}

async function run(it, job) {
  it.told.state({ state: "asking" });
  try {
    const id = await place(it, job);
    if (id !== null) await follow(it, job);
  } catch (error) {
    if (!it.isCurrent(job)) return;
    job.isOver = true;
    it.told.state({ state: "away" });
    it.told.away(error);
    retry(it, job);
  }
}

async function place(it, job) {
  it.terms ??= accepted(await it.ask("GET", "", { signal: job.stop.signal }));
  if (!it.isCurrent(job)) return null;
  const body = (job.body = job.order(it.terms));
  if (!body) return over(it, job, "failed", _("This walk is too long for a map."));
  // Not stopped on its way: an order that the server has taken must be canceled by its id.
  const { status, data } = await it.ask("POST", "", { body });
  if (!it.isCurrent(job)) {
    if (status === 202) it.forget(data.id);
    return null;
  }
  if (status === 503) return over(it, job, "busy");
  if (status !== 202)
    return over(it, job, "failed", _("The server refused this map: {error}", { error: data.error }));
  it.tries = 0;
  Object.assign(job, { id: data.id, tiles: data.tiles, cells: data.cells });
  it.told.begun(data, it.terms);
  return data.id;
}

async function follow(it, job) {
  for (;;) {
    const body = { order: job.body, have: [...job.have] };
    const { status, data } = await it.ask("POST", `/${job.id}`, { body, signal: job.stop.signal });
    if (!it.isCurrent(job)) return;
    // One of several servers has no room for this map: the others go on with it, or this one does a little
    // later.
    const isBusy = status === 503;
    if (!isBusy && status !== 200) return void over(it, job, "failed", data.error);
    if (!isBusy && !took(it, job, data)) return;
    if (isBusy || !data.tiles.length) await wait(it, isBusy ? BUSY : AGAIN, job);
    if (!it.isCurrent(job)) return;
  }
}

// Takes in an answer; says whether there is more to come.
function took(it, job, { tiles, state, error, seconds_left: seconds }) {
  const news = tiles.filter(({ number }) => !job.have.has(number));
  for (const { number, x, y } of news) {
    job.have.add(number);
    job.done += x[2] * y[2];
  }
  if (news.length) it.told.tiles(news);
  const seen = { done: job.done, total: job.cells };
  if (job.have.size === job.tiles) {
    it.forget(job.id); // another server may still be at it
    return void over(it, job, "done", "", seen);
  }
  if (state === "failed" || state === "canceled")
    return void over(it, job, "failed", error || _("The map was given up."));
  it.told.state({ state: "drawing", ...seen, seconds });
  return true;
}

function over(it, job, state, error = "", more = {}) {
  job.isOver = true;
  it.told.state({ state, error, ...more });
  return null;
}

function accepted({ status, data }) {
  if (status !== 200) throw new Error(_("The server answered {status}.", { status }));
  return data;
}

function retry(it, job) {
  const pause = PAUSES[Math.min(it.tries, PAUSES.length - 1)];
  it.tries += 1;
  wait(it, pause, job).then(() => job === it.current && begin(it, job.order));
}

// Without a word: another map is wanted, or none.
function end(it) {
  const job = it.current;
  it.current = null;
  if (!job) return;
  it.timers.clearTimeout(job.timer);
  job.wake?.();
  if (job.isOver) return;
  job.isOver = true;
  job.stop.abort();
  if (job.id !== null) it.forget(job.id);
}

function cancel(it) {
  const seen = it.current?.id ? { done: it.current.done, total: it.current.cells } : {};
  end(it);
  it.told.state({ state: "canceled", ...seen });
}

// told: { begun(order, terms), tiles(list), state({ state, done, total, seconds, error }), away(error) }.
export function createJobs({ told, ask = request, timers = globalThis }) {
  const it = {
    told,
    ask,
    timers,
    terms: null, // the words of the codes, the same for all maps
    current: null, // { order, id, stop, isOver }
    tries: 0,
  };

  it.isCurrent = (job) => job === it.current && !job.isOver;

  it.forget = (id) => it.ask("DELETE", `/${id}`, { keepalive: true }).catch(() => {});

  return {
    begin: (order) => begin(it, order),
    end: () => end(it),
    cancel: () => cancel(it),
    isUnderWay: () => Boolean(it.current && !it.current.isOver),
  };
}
