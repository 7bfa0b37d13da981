// A press beside an open dialog closes it, and does what it does where it falls: nobody presses twice.

const PRESSED = "button, a, select, input, .opens-setup";
const ENDS = ["pointerup", "pointercancel"];

const isOver = (root, { clientX: x, clientY: y }) => {
  const { left, right, top, bottom } = root.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
};

function press(target) {
  if (target.matches("input, select")) target.focus();
  else target.click();
}

// anchor(): what opened the dialog, on which a press only closes it.
export function closeOnPressOutside(dialog, anchor) {
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target !== dialog || isOver(dialog, event)) return;
    dialog.close();
    const { clientX, clientY } = event;
    const beneath = () => document.elementFromPoint(clientX, clientY)?.closest(PRESSED);
    const target = beneath();
    if (!target || anchor()?.contains(target) || target.contains(anchor())) return;
    // What opens at once would get the rest of this press. One that becomes a scroll presses nothing.
    const lift = ({ type }) => {
      for (const end of ENDS) window.removeEventListener(end, lift);
      if (type === "pointerup") setTimeout(() => beneath() === target && press(target));
    };
    for (const end of ENDS) window.addEventListener(end, lift);
  });
}
