// Whole numbers of walks as the server packs them, for sweeps that are written by hand.

const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LETTERS = `${CAPITALS}${CAPITALS.toLowerCase()}0123456789+/`;

function letters(value) {
  let folded = value < 0 ? -2 * value - 1 : 2 * value;
  let text = "";
  for (; folded >= 32; folded = Math.floor(folded / 32)) text += LETTERS[(folded % 32) + 32];
  return text + LETTERS[folded];
}

// walks: the numbers of each.
export const packedWalks = (...walks) =>
  walks
    .map((walk, k) => {
      const apart = walk.map((value, i) => value - (walks[k - 1]?.[i] ?? walks[k - 1]?.at(-1) ?? 0));
      return apart.map((value, i) => letters(value - (apart[i - 1] ?? 0))).join("");
    })
    .join("");
