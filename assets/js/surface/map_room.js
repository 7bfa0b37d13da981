// The numbers along the edges of a map make room for what belongs to its walk.

const FOOT = 8; // px: of a map, below a name
const LETTER = 0.64; // heights: the width of one

// The place of a text, as near as it can be told without laying it out; size: of its letters in pixels.
export function textBox({ x, y, anchor, said }, size) {
  const width = LETTER * size * said.length;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - size, bottom: y + 0.2 * size };
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const number = (node, name) => Number(node.getAttribute(name));
const boxOf = (node, moved, size) =>
  textBox(
    {
      x: number(node, "x"),
      y: number(node, "y") + moved,
      anchor: node.getAttribute("text-anchor"),
      said: node.textContent,
    },
    size,
  );

// Moves what is in the way of something, downwards; where it is there, too, it is not to be seen.
function dodge(node, down, isFree) {
  const moved = down && !isFree(0) ? down : 0;
  node.style.translate = moved ? `0 ${moved}px` : "";
  node.style.visibility = isFree(moved) ? "" : "hidden";
}

// marks: of `mapAxes`; taken: boxes; height: of the map. The name of the upright axis goes to its foot, the
// scale of the loss above the numbers there; a number goes away.
export function makeRoom(marks, taken, height, size) {
  const isFree = (node) => (moved) => !taken.some((box) => meet(boxOf(node, moved, size), box));
  for (const node of marks) {
    if (node.matches("text"))
      dodge(node, node.matches(".upright") ? height - FOOT - number(node, "y") : 0, isFree(node));
    else if (node.matches(".of-loss")) {
      const [first] = node.children;
      const { left } = boxOf(first, 0, size);
      const isRoom = (moved) =>
        !taken.some((box) => meet({ left, right: Infinity, top: moved, bottom: moved + FOOT + size }, box));
      dodge(node, height - 3.2 * size - FOOT, isRoom);
    }
  }
}
