// The line to the server: calls of its callbacks, and what to do when it is away. Dash would drop an answer as
// soon as a newer request has started, and would never try again; so the page calls the callbacks itself.
(function (downhill) {
  "use strict";

  const OVERDUE = 600; // ms after which one asks whether the server lives
  const PATIENCE = 1000; // ms for that answer
  const LONGEST = 20000; // ms for any answer
  const PAUSES = [1000, 2000, 4000, 8000, 15000];

  const CALLBACKS = "_dash-update-component";
  const HEALTH = "healthz";

  class Refusal extends Error {}

  // One of Dash's callbacks, from one property to one property.
  async function callback(input, output, value, signal) {
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
    if (!response.ok) throw new Refusal(`The server refused this (${response.status}).`);
    return (await response.json()).response[output].data;
  }

  async function alive() {
    try {
      return (await fetch(HEALTH, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  // away(): called once when the server is found to be gone; back(): when it answers again.
  function createLink({ away, back, probe = alive, call = callback, timers = globalThis }) {
    let isAway = false;

    function leave() {
      if (isAway) return;
      isAway = true;
      away();
      retry(0);
    }
    function retry(count) {
      timers.setTimeout(async () => {
        if (!(await probe())) return retry(count + 1);
        isAway = false;
        return back();
      }, PAUSES[Math.min(count, PAUSES.length - 1)]);
    }
    return {
      async call(input, output, value) {
        let isWaiting = true;
        const overdue = timers.setTimeout(async () => {
          // Too busy to say that it lives, it may have answered meanwhile.
          if (!(await probe()) && isWaiting) leave();
        }, OVERDUE);
        try {
          return await call(input, output, value, AbortSignal.timeout(LONGEST));
        } finally {
          isWaiting = false;
          timers.clearTimeout(overdue);
        }
      },
      // What to say of a call that failed; null when it is the server that is gone, which `away` tells.
      failed(error) {
        if (error instanceof Refusal) return error.message;
        leave();
        return null;
      },
    };
  }

  downhill.link = { Refusal, callback, alive, createLink, PAUSES };
})((globalThis.downhill ??= {}));
