// Where the camera of the 3-D view stands, and at which pixel it sees a point. Lengths are those of Plotly's
// box.

export const HOME = { turn: -62, tilt: 38, zoom: 1 };
export const FLATTEST = 4; // degrees over the horizon: from below the hill has no walks on it
export const STEEPEST = 89; // straight above Plotly does not know which way is up
export const NEAREST = 0.4;
export const FARTHEST = 2.5;
const CENTER = [0, 0, -0.13];
const DISTANCE = 2.05; // from which the box fills a plot that is wider than high
const WIDE = 1.3; // width by height from which on the height is what is short

const radians = (degrees) => (degrees * Math.PI) / 180;
const within = (value, low, high) => Math.min(Math.max(value, low), high);

// The camera turned by some degrees, and brought nearer by a factor.
export function movedCamera({ turn, tilt, zoom }, { by = 0, up = 0, nearer = 1 }) {
  return {
    turn: ((((turn + by + 180) % 360) + 360) % 360) - 180,
    tilt: within(tilt + up, FLATTEST, STEEPEST),
    zoom: within(zoom * nearer, NEAREST, FARTHEST),
  };
}

// Where the eye is; a plot that is higher than wide is seen from farther off.
export function eyeOf({ turn, tilt, zoom }, width, height) {
  const far = (DISTANCE / zoom) * Math.max(1, WIDE / (width / height));
  const [flat, high] = [far * Math.cos(radians(tilt)), far * Math.sin(radians(tilt))];
  return [
    CENTER[0] + flat * Math.cos(radians(turn)),
    CENTER[1] + flat * Math.sin(radians(turn)),
    CENTER[2] + high,
  ];
}

// The same for Plotly.
export function plotlyCamera(state, width, height) {
  const named = (/** @type {number[]} */ [x, y, z]) => ({ x, y, z });
  return { eye: named(eyeOf(state, width, height)), center: named(CENTER), up: named([0, 0, 1]) };
}

// a·b for matrices as WebGL has them, column after column.
export function product(a, b) {
  const found = new Float64Array(16);
  for (let column = 0; column < 4; column += 1) {
    for (let row = 0; row < 4; row += 1) {
      for (let k = 0; k < 4; k += 1) found[4 * column + row] += a[4 * k + row] * b[4 * column + k];
    }
  }
  return found;
}

// From a point of the data to a pixel; camera: { projection, view, model }, scale: what Plotly divides each
// axis by.
export function lookThrough({ projection, view, model }, scale, width, height) {
  const m = product(projection, product(view, model));
  return (x, y, z) => {
    const [a, b, c] = [x * scale[0], y * scale[1], z * scale[2]];
    const depth = m[3] * a + m[7] * b + m[11] * c + m[15];
    const right = (m[0] * a + m[4] * b + m[8] * c + m[12]) / depth;
    const up = (m[1] * a + m[5] * b + m[9] * c + m[13]) / depth;
    return [((1 + right) / 2) * width, ((1 - up) / 2) * height];
  };
}
