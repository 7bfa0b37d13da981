// One request at a time, the newest wins. Dash drops an answer as soon as a newer request of the same
// callback has started, so without a gate nothing is drawn while a hand moves.
(function (downhill) {
  "use strict";

  // send(message) puts a request on its way; late() is called when its answer is overdue.
  function createGate({ send, late, timers = globalThis, patience = 500 }) {
    let serial = 0;
    let flying = null;
    let next = null;
    let timer = null;
    let closed = false;

    function dispatch() {
      if (flying || !next || closed) return;
      flying = { ...next, id: (serial += 1) };
      next = null;
      timer = timers.setTimeout(() => late(), patience);
      send(flying);
    }
    return {
      push(message) {
        next = message;
        dispatch();
      },
      // Says whether this is the answer that was waited for.
      done(id) {
        if (!flying || flying.id !== id) return false;
        timers.clearTimeout(timer);
        flying = null;
        dispatch();
        return true;
      },
      // Gives the request in flight up, and keeps it as the newest unless there is a newer one.
      lose() {
        timers.clearTimeout(timer);
        next = next ?? flying;
        flying = null;
      },
      close() {
        closed = true;
      },
      open() {
        closed = false;
        dispatch();
      },
      get idle() {
        return !flying && !next;
      },
      get waiting() {
        return flying !== null;
      },
    };
  }

  downhill.gate = { createGate };
})((globalThis.downhill ??= {}));
