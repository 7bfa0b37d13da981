// Where the names on a chart have room: beside one another, and where few lines run under them.

// boxes: { x, y, width, height }, x and y in the middle.
const meet = (one, other) =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

// Whether a line of points [x, y], from left to right, runs through a box.
export function isCrossed({ x, y, width, height }, line) {
  const [left, right, top, foot] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  return line.some(([bx, by], i) => {
    const [ax, ay] = line[Math.max(i - 1, 0)];
    if (!(ax <= right && bx >= left)) return false;
    const at = (px) => (bx > ax ? ay + ((by - ay) * (px - ax)) / (bx - ax) : by);
    const [from, to] = [at(Math.max(ax, left)), at(Math.min(bx, right))];
    return Math.min(from, to) < foot && Math.max(from, to) > top;
  });
}

// For each name its best place: over no other name, within the room, and under as few lines as can be.
// names: of each its places, the one that it likes best first; taken: boxes that stand already;
// room: { left, right, top, foot }.
export function placed(names, lines, taken, room) {
  const stands = [...taken];
  const isOut = ({ x, y, width, height }) =>
    x - width / 2 < room.left ||
    x + width / 2 > room.right ||
    y - height / 2 < room.top ||
    y + height / 2 > room.foot;
  const cost = (box) =>
    100 * Number(isOut(box)) +
    10 * stands.filter((other) => meet(box, other)).length +
    lines.filter((line) => isCrossed(box, line)).length;
  return names.map((places) => {
    const best = places.reduce((least, box) => (cost(box) < cost(least) ? box : least));
    stands.push(best);
    return best;
  });
}
