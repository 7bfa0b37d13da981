// A clock that only the test moves, and the timers that hang on it.

// Lets every promise that can go on do so; no time passes.
export const settled = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function createTimers() {
  let time = 0;
  let serial = 0;
  const waiting = new Map();

  function due(until) {
    return [...waiting].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
  }
  return {
    now: () => time,
    count: () => waiting.size,
    setTimeout(act, wait) {
      serial += 1;
      waiting.set(serial, { act, at: time + wait });
      return serial;
    },
    clearTimeout: (id) => waiting.delete(id),
    async pass(ms) {
      const until = time + ms;
      for (let next = due(until); next; next = due(until)) {
        const [id, { act, at }] = next;
        waiting.delete(id);
        time = at;
        act();
        await settled();
      }
      time = until;
      await settled();
    },
  };
}

// A promise and the two ways to end it.
export function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}
