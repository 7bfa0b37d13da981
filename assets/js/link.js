// What to do when an answer is overdue: ask whether the server lives, say so if it does not, and come back
// by itself. Nothing runs while all is well.
(function (downhill) {
  "use strict";

  const PROBE_PATIENCE = 1000;
  const PAUSES = [1000, 2000, 4000, 8000, 15000];
  const TRIES_WHILE_ALIVE = 3;

  async function alive(address) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PROBE_PATIENCE);
    try {
      return (await fetch(address, { signal: abort.signal, cache: "no-store" })).ok;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  // gate: of gate.js; banner(text or null) tells the visitor.
  function createLink({ gate, banner, probe, timers = globalThis }) {
    let away = false;
    let tries = 0;

    async function overdue() {
      if (await probe()) {
        if (!gate.waiting) return;
        tries += 1;
        if (tries > TRIES_WHILE_ALIVE) {
          banner("The server does not answer this request. Change something to try again.");
          gate.lose();
          return;
        }
        timers.setTimeout(() => gate.waiting && (gate.lose(), gate.open()), 1000 * tries);
        return;
      }
      away = true;
      gate.close();
      gate.lose();
      retry(0);
    }
    function retry(count) {
      const pause = PAUSES[Math.min(count, PAUSES.length - 1)];
      banner("The server is away: the picture below is not up to date. Trying again by itself.");
      timers.setTimeout(async () => {
        if (await probe()) back();
        else retry(count + 1);
      }, pause);
    }
    function back() {
      away = false;
      banner(null);
      gate.open();
    }
    return {
      overdue,
      answered() {
        tries = 0;
        banner(null);
      },
      get away() {
        return away;
      },
    };
  }

  downhill.link = { alive, createLink };
})((globalThis.downhill ??= {}));
