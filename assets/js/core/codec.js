// Numbers as the server sends them: base64 of little-endian float32, of float64 where every digit counts, of
// int16 where few do; letters where most are small. What has been read before passes.

// A new browser reads it by itself, ten times as fast; the types do not know of that yet.
const decode = /** @type {any} */ (Uint8Array).fromBase64;

export function buffer(base64) {
  if (decode) return decode.call(Uint8Array, base64).buffer;
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}
export const floats = (given) => (typeof given === "string" ? new Float32Array(buffer(given)) : given);
export const doubles = (base64) => new Float64Array(buffer(base64));
export const shorts = (base64) => new Int16Array(buffer(base64));

// The letters of base64, and the digit of each by its code.
const CAPITALS = String.fromCharCode(...Array.from({ length: 26 }, (_, i) => 65 + i));
const LETTERS = `${CAPITALS}${CAPITALS.toLowerCase()}0123456789+/`;
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => LETTERS.indexOf(String.fromCharCode(code)));
const [BITS, MORE] = [5, 32];
const FINEST = 65535;

// Calls with one whole number after the other: each is 2n, or −2n − 1 where it is negative, in digits of 5
// bits, the lowest first; to one that another follows 32 is added.
export function varints(text, act) {
  let folded = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = DIGITS[text.charCodeAt(i)];
    folded |= (digit & (MORE - 1)) << shift;
    shift += BITS;
    if (digit >= MORE) continue;
    act((folded >>> 1) ^ -(folded & 1));
    folded = shift = 0;
  }
}

// A grid of shares from 0 to 1, row by row. What is written are second differences along both of its axes.
// All sums are made in one go: it comes before the first picture, when no script is fast yet.
export function shares(text, rows, columns) {
  const grid = new Float32Array(rows * columns);
  const [slopes, heights] = [new Int32Array(columns), new Int32Array(columns)]; // of each column, so far
  let at = 0;
  let column = 0;
  let slope = 0;
  let height = 0;
  varints(text, (step) => {
    height += slope += step;
    grid[at++] = (heights[column] += slopes[column] += height) / FINEST;
    if (++column === columns) column = slope = height = 0;
  });
  return grid;
}

// The numbers of walks, of so many each: written is what each adds to the distance of its walk from the one
// before, which goes on with its last.
export function walks(text, counts) {
  const found = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  let walk = 0;
  let [before, begin, end] = [0, 0, 0]; // where the walk before and this one begin, and where this one ends
  let apart = 0;
  let at = 0;
  varints(text, (step) => {
    if (at === end) {
      before = begin;
      begin = end;
      end += counts[walk++];
      apart = 0;
    }
    apart += step;
    found[at] = apart + (begin ? found[Math.min(before + at - begin, begin - 1)] : 0);
    at += 1;
  });
  return found;
}
