// A walk laid over the hill: the line of the map, lifted onto the land between its steps too, and cut at the
// edge.

const MOST = 2500; // pieces of a walk, beside one for each step: more can't be told apart
const LIFT = 0.008; // of the box: what lies on the land is not hidden by it
const MARCH = 0.015; // of the box, from one look at the land to the next

// How high the land is drawn at a place, straight between its corners. hill: { x, y, columns, rows, z row by
// row }, x and y the ends of an even grid.
export function heightAt({ x: [left, right], y: [front, back], columns, rows, z }, x, y) {
  const [u, v] = [((x - left) / (right - left)) * (columns - 1), ((y - front) / (back - front)) * (rows - 1)];
  const i = Math.min(Math.max(Math.floor(u), 0), columns - 2);
  const j = Math.min(Math.max(Math.floor(v), 0), rows - 2);
  const at = j * columns + i;
  const lower = z[at] + (u - i) * (z[at + 1] - z[at]);
  const upper = z[at + columns] + (u - i) * (z[at + columns + 1] - z[at + columns]);
  return lower + (v - j) * (upper - lower);
}

// Between which shares of the way from a to b one is over the box; null where one never is.
export function inside([x0, y0], [x1, y1], { x, y }) {
  let [from, to] = [0, 1];
  for (const [start, way, [low, high]] of [
    [x0, x1 - x0, x],
    [y0, y1 - y0, y],
  ]) {
    if (way === 0) {
      if (start < low || start > high) return null;
      continue;
    }
    const [a, b] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from <= to ? [from, to] : null;
}

// Into how many pieces each step is cut: about one to a field of the grid, fewer where those would be too
// many.
function cuts({ x, y, columns, rows }, points, parts) {
  const wanted = parts.map((part, k) => {
    if (!part || k === 0) return 0;
    const [dx, dy] = [points[k][0] - points[k - 1][0], points[k][1] - points[k - 1][1]];
    return (
      (part[1] - part[0]) *
      Math.max((Math.abs(dx) / (x[1] - x[0])) * (columns - 1), (Math.abs(dy) / (y[1] - y[0])) * (rows - 1))
    );
  });
  const scale = Math.min(1, MOST / wanted.reduce((sum, value) => sum + value, 0));
  return wanted.map((value) => Math.max(1, Math.ceil(value * scale)));
}

// points: [x, y] of each step; heights: how high each is drawn, which over steep land is not quite where the
// grid is. at: the corners of the line, x y z each; begins: whether a corner begins a new stretch; ends:
// corners up to each step; stands: the corner at which a step stands, or was last over the box, −1 before
// that; isIn: whether it is.
export function drape(hill, points, heights) {
  const parts = points.map((point, k) => inside(points[Math.max(k - 1, 0)], point, hill));
  const pieces = cuts(hill, points, parts);
  const count = points.length;
  const walk = { ends: new Int32Array(count), stands: new Int32Array(count), isIn: new Uint8Array(count) };
  const [at, begins] = [[], []];

  points.forEach((here, k) => {
    const last = points[Math.max(k - 1, 0)];
    const add = (share, isNew) => {
      const along = (i) => (share === 1 ? here[i] : last[i] + share * (here[i] - last[i]));
      const [x, y] = [within(along(0), hill.x), within(along(1), hill.y)];
      at.push(x, y, share === 1 ? within(heights[k], hill.range) : heightAt(hill, x, y));
      begins.push(isNew ? 1 : 0);
    };
    if (parts[k]) {
      const [from, to] = parts[k];
      if (k === 0) add(1, true);
      else {
        if (from > 0 || !walk.isIn[k - 1]) add(from, true);
        for (let i = 1; i <= pieces[k]; i += 1)
          add(i === pieces[k] ? to : from + ((to - from) * i) / pieces[k], false);
      }
      walk.isIn[k] = to === 1 ? 1 : 0;
    }
    walk.ends[k] = begins.length;
    walk.stands[k] = begins.length - 1;
  });
  return { ...walk, at: Float64Array.from(at), begins: Uint8Array.from(begins) };
}
const within = (value, [low, high]) => Math.min(Math.max(value, low), high);

// The hill with all as a share of its box, from 0 to 1.
/** @param {{ columns: number, rows: number, z: Float64Array, range: number[] }} hill */
export function shares({ columns, rows, z, range: [low, high] }) {
  return { x: [0, 1], y: [0, 1], columns, rows, z: z.map((value) => (value - low) / (high - low)) };
}
export const shareOf = (value, /** @type {number[]} */ [low, high]) => (value - low) / (high - low);

// Whether the land stands between a point and the eye, all as shares of the box.
export function isHidden(land, [x, y, z], eye) {
  const way = [eye[0] - x, eye[1] - y, eye[2] - z];
  const step = MARCH / Math.max(Math.abs(way[0]), Math.abs(way[1]), 1e-9);
  for (let t = 1.5 * step; t < 1; t += step) {
    const [u, v, w] = [x + t * way[0], y + t * way[1], z + LIFT + t * way[2]];
    if (u < 0 || u > 1 || v < 0 || v > 1 || w > 1) return false;
    if (heightAt(land, u, v) > w) return true;
  }
  return false;
}
