// The lands of all hills, as the server packs them for the gallery: a byte for each height.

import { catalogue } from "../core/manifest.js";
import { paintThumbnail } from "./thumbnail.js";

const FINER = 3; // values to one of the server's

// Between the values of a line two more each, on a smooth curve through all of them (Catmull and Rom's):
// straight lines between so few would cut a narrow valley into pieces.
function finer(line) {
  const found = new Float32Array(FINER * (line.length - 1) + 1);
  const at = (i) => line[Math.min(Math.max(i, 0), line.length - 1)];
  for (let k = 0; k < found.length; k += 1) {
    const i = Math.floor(k / FINER);
    const t = k / FINER - i;
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    found[k] = b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
  return found;
}

function finerGrid(grid, columns, rows) {
  const [wide, high] = [columns, rows].map((count) => FINER * (count - 1) + 1);
  const lines = Array.from({ length: rows }, (_, j) => finer(grid.subarray(j * columns, (j + 1) * columns)));
  const found = new Float32Array(wide * high);
  for (let i = 0; i < wide; i += 1)
    finer(lines.map((line) => line[i])).forEach((value, j) => (found[j * wide + i] = value));
  return { grid: found, columns: wide, rows: high };
}

const bytes = (text) => Float32Array.from(atob(text), (each) => each.charCodeAt(0) / 255);
const raised = (grid, power) => grid.map((value) => Math.max(value, 0) ** power);

// One land, to be painted. A relief has a crease where its hill
// is smooth: what lies between its points is found on the hill.
function unpack({ land, power, columns, rows, curve, ...marks }) {
  if (curve) return { curve: bytes(curve), ...marks };
  const { grid, ...size } = finerGrid(raised(bytes(land), 1 / power), columns, rows);
  return { grid: raised(grid, power), ...size, ...marks };
}

const ask = async () => (await fetch(catalogue().gallery.lands)).json();

// Paints the cards of a gallery. The lands are asked for once, when it is first opened: until then, and where
// they do not come, a card has none.
export function createLands(fetchLands = ask) {
  let lands = null;
  return async function paint(options) {
    try {
      lands ??= await fetchLands();
    } catch {
      return;
    }
    for (const { root, choice } of options) {
      const land = lands.hills[choice.key];
      if (land) paintThumbnail(root.querySelector("canvas"), unpack({ ...lands, ...land }));
    }
  };
}
