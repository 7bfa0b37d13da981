// One map at a time, from the order to the last cell: asks for it, fetches what is finished, gives it up. It knows the
// server's routes and nothing of the page. There may be several servers behind one address: each question says what was
// ordered and what has come, so that any of them can answer, and it is counted here when a map is whole.

import { Absence, ABSENT } from "../../state/rpc.js";

export const AGAIN = 60; // ms between two questions when the last one brought nothing
export const BUSY = 1000; // ms before a server that has no room for what another has taken is asked again
export const PAUSES = [500, 1000, 1500, 1900]; // ms before a server that is away is tried again
const LONGEST = 20000; // ms for any answer

// An answer of the server: { status, data }. Throws where there is none.
async function request(method, path, { body, signal, keepalive = false } = {}) {
  const limit = AbortSignal.timeout(LONGEST);
  const response = await fetch(`maps${path}`, { method, keepalive, signal: signal ? AbortSignal.any?.([signal, limit]) ?? signal : limit,
    ...(body ? { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {}) });
  // 503 is for the map to say, where the server itself says it.
  const isProxy = response.status !== 503 || !response.headers.get("Content-Type")?.startsWith("application/json");
  if (isProxy && ABSENT.includes(response.status)) throw new Absence(response);
  return { status: response.status, data: response.status === 204 ? null : await response.json() };
}

// told: { begun(order, terms), tiles(list), state({ state, done, total, seconds, error }), away(error) }.
export function createJobs({ told, ask = request, timers = globalThis }) {
  let terms = null; // the words of the codes, the same for all maps
  let current = null; // { order, id, stop, isOver }
  let tries = 0;

  const wait = (ms, job) => new Promise((resolve) => {
    job.wake = resolve;
    job.timer = timers.setTimeout(resolve, ms);
  });
  const isCurrent = (job) => job === current && !job.isOver;

  // order(terms): the body, made when the terms are known; null if the server can't walk such a map.
  function begin(order) {
    end();
    const job = { order, body: null, id: null, tiles: 0, cells: 0, have: new Set(), done: 0, stop: new AbortController(), isOver: false };
    current = job;
    run(job);
  }
  async function run(job) {
    told.state({ state: "asking" });
    try {
      const id = await place(job);
      if (id !== null) await follow(job);
    } catch (error) {
      if (!isCurrent(job)) return;
      job.isOver = true;
      told.state({ state: "away" });
      told.away(error);
      retry(job);
    }
  }
  async function place(job) {
    terms ??= accepted(await ask("GET", "", { signal: job.stop.signal }));
    if (!isCurrent(job)) return null;
    const body = job.body = job.order(terms);
    if (!body) return over(job, "failed", "This walk is too long for a map.");
    // Not stopped on its way: an order that the server has taken must be canceled by its id.
    const { status, data } = await ask("POST", "", { body });
    if (!isCurrent(job)) {
      if (status === 202) forget(data.id);
      return null;
    }
    if (status === 503) return over(job, "busy");
    if (status !== 202) return over(job, "failed", `The server refused this map: ${data.error}`);
    tries = 0;
    Object.assign(job, { id: data.id, tiles: data.tiles, cells: data.cells });
    told.begun(data, terms);
    return data.id;
  }
  async function follow(job) {
    for (;;) {
      const body = { order: job.body, have: [...job.have] };
      const { status, data } = await ask("POST", `/${job.id}`, { body, signal: job.stop.signal });
      if (!isCurrent(job)) return;
      // One of several servers has no room for this map: the others go on with it, or this one does a little later.
      const isBusy = status === 503;
      if (!isBusy && status !== 200) return void over(job, "failed", data.error);
      if (!isBusy && !took(job, data)) return;
      if (isBusy || !data.tiles.length) await wait(isBusy ? BUSY : AGAIN, job);
      if (!isCurrent(job)) return;
    }
  }
  // Takes in an answer; says whether there is more to come.
  function took(job, { tiles, state, error, seconds_left: seconds }) {
    const news = tiles.filter(({ number }) => !job.have.has(number));
    for (const { number, x, y } of news) {
      job.have.add(number);
      job.done += x[2] * y[2];
    }
    if (news.length) told.tiles(news);
    const seen = { done: job.done, total: job.cells };
    if (job.have.size === job.tiles) {
      forget(job.id); // another server may still be at it
      return void over(job, "done", "", seen);
    }
    if (state === "failed" || state === "canceled") return void over(job, "failed", error || "The map was given up.");
    told.state({ state: "drawing", ...seen, seconds });
    return true;
  }
  function over(job, state, error = "", more = {}) {
    job.isOver = true;
    told.state({ state, error, ...more });
    return null;
  }
  function accepted({ status, data }) {
    if (status !== 200) throw new Error(`The server answered ${status}.`);
    return data;
  }
  function retry(job) {
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
    tries += 1;
    wait(pause, job).then(() => job === current && begin(job.order));
  }
  const forget = (id) => ask("DELETE", `/${id}`, { keepalive: true }).catch(() => {});

  // Without a word: another map is wanted, or none.
  function end() {
    const job = current;
    current = null;
    if (!job) return;
    timers.clearTimeout(job.timer);
    job.wake?.();
    if (job.isOver) return;
    job.isOver = true;
    job.stop.abort();
    if (job.id !== null) forget(job.id);
  }
  return {
    begin,
    end,
    cancel() {
      const seen = current?.id ? { done: current.done, total: current.cells } : {};
      end();
      told.state({ state: "canceled", ...seen });
    },
    isUnderWay: () => Boolean(current && !current.isOver),
  };
}
