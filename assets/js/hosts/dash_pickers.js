// The pickers can be searched: what is typed takes the place of what stands there. A finger gets no keyboard
// in the way of the list.

const isPicker = (target) => target.matches?.(".picker input");

// Mantine forgets for a moment after a letter which choice it has marked: Enter takes the one that is seen to
// be.
function enter(event) {
  if (event.key !== "Enter" || event.isComposing || !isPicker(event.target)) return;
  const list = event.target.getAttribute("aria-controls");
  const marked = list && document.getElementById(list)?.querySelector("[data-combobox-selected]");
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}

export function attachPickers() {
  const hasKeys = matchMedia("(hover: hover)").matches;
  document.addEventListener("focusin", (/** @type {At<HTMLInputElement>} */ { target }) => {
    if (!isPicker(target)) return;
    if (hasKeys) target.select();
    else target.inputMode = "none";
  });
  // A name that is longer than its picker is told whole to who points at it.
  document.addEventListener("pointerover", (/** @type {At<HTMLInputElement>} */ { target }) => {
    if (isPicker(target)) target.title = target.value;
  });
  document.addEventListener("keydown", enter, true);
  document.addEventListener("click", (/** @type {At<HTMLInputElement>} */ { target }) => {
    if (isPicker(target) && hasKeys) target.select();
  });
}
