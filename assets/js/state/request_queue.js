// What the hand asks for, on its way to the server: the newest wins, nothing queues up, nothing old is shown.

// One request at a time is enough on a fast line. On a slow one a few may fly, so far apart that
// pictures still follow the hand.
export const MOST = 4;
export const SPACING = 30; // ms

// call(message) → promise of an answer; show(answer, message, isNewest); lost(error) when one never came.
export function createRequestQueue({ call, show, lost, timers = globalThis, now = () => performance.now() }) {
  let next = null;
  let newest = null;
  let serial = 0;
  let shown = 0;
  let flying = 0;
  let lastSent = -Infinity;
  let timer = null;
  let isOpen = true;

  function dispatch() {
    if (!next || !isOpen || flying >= MOST) return;
    const wait = flying === 0 ? 0 : lastSent + SPACING - now();
    if (wait > 0) {
      timer ??= timers.setTimeout(() => { timer = null; dispatch(); }, wait);
      return;
    }
    const message = next;
    next = null;
    lastSent = now();
    flying += 1;
    fly(message, (serial += 1));
  }
  async function fly(message, number) {
    let answer = null;
    try {
      answer = await call(message);
    } catch (error) {
      flying -= 1;
      if (message === newest && isOpen) lost(error, message);
      else dispatch();
      return;
    }
    flying -= 1;
    dispatch(); // the server works on the next one while this one is drawn
    try {
      if (number > shown) {
        shown = number;
        const isNewest = message === newest;
        if (isNewest) newest = null; // nothing is left to be asked again
        show(answer, message, isNewest);
      }
    } finally {
      dispatch();
    }
  }
  return {
    push(message) {
      next = newest = message;
      dispatch();
    },
    // What is on its way is not wanted any more: something newer is on the screen already.
    drop() {
      next = newest = null;
      shown = serial;
    },
    // No more requests until `open`, which then sends the newest again.
    close() {
      isOpen = false;
    },
    open() {
      isOpen = true;
      next = newest;
      dispatch();
    },
  };
}
