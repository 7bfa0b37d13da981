// What the hand asks for, on its way to the server: the newest wins, nothing queues up, nothing old is shown.

// One request at a time is enough on a fast line. On a slow one a few may fly, so far apart that
// pictures still follow the hand.
export const MOST = 4;
export const SPACING = 20; // ms

function dispatch(it) {
  if (!it.next || !it.isOpen || it.flying >= MOST) return;
  const wait = it.flying === 0 ? 0 : it.lastSent + SPACING - it.now();
  if (wait > 0) {
    it.timer ??= it.timers.setTimeout(() => {
      it.timer = null;
      dispatch(it);
    }, wait);
    return;
  }
  const message = it.next;
  it.next = null;
  it.lastSent = it.now();
  it.flying += 1;
  fly(it, message, (it.serial += 1));
}

async function fly(it, message, number) {
  let answer = null;
  try {
    answer = await it.call(message);
  } catch (error) {
    it.flying -= 1;
    if (message === it.newest && it.isOpen) it.lost(error, message);
    else dispatch(it);
    return;
  }
  it.flying -= 1;
  dispatch(it); // the server works on the next one while this one is drawn
  try {
    if (number > it.shown) {
      it.shown = number;
      const isNewest = message === it.newest;
      if (isNewest) it.newest = null; // nothing is left to be asked again
      it.show(answer, message, isNewest);
    }
  } finally {
    dispatch(it);
  }
}

function push(it, message) {
  it.next = it.newest = message;
  dispatch(it);
}

// What is on its way is not wanted any more: something newer is on the screen already.
function drop(it) {
  it.next = it.newest = null;
  it.shown = it.serial;
}

// No more requests until `open`, which then sends the newest again.
function close(it) {
  it.isOpen = false;
}

function open(it) {
  it.isOpen = true;
  it.next = it.newest;
  dispatch(it);
}

// call(message) → promise of an answer; show(answer, message, isNewest); lost(error) when one never came.
export function createRequestQueue({ call, show, lost, timers = globalThis, now = () => performance.now() }) {
  const it = {
    call,
    show,
    lost,
    timers,
    now,
    next: null,
    newest: null,
    serial: 0,
    shown: 0,
    flying: 0,
    timer: null,
    isOpen: true,
  };
  it.lastSent = -Infinity;

  return {
    push: (message) => push(it, message),
    drop: () => drop(it),
    close: () => close(it),
    open: () => open(it),
  };
}
