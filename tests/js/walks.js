// Walks over a map, in pixels: some that stay or leave, and random ones.

export const WIDTH = 400;
export const HEIGHT = 300;

// Random walks that can be repeated.
export function* randomWalks(count) {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let i = 0; i < count; i += 1) {
    const stride = 10 ** (4 * random());
    let at = [WIDTH * random(), HEIGHT * random()];
    yield Array.from({ length: 1 + Math.floor(20 * random()) }, () => {
      const here = at;
      at = at.map((value) => value + stride * (random() - 0.5));
      return here;
    });
  }
}

export const STAYS = [
  [10, 10],
  [200, 150],
  [180.26, 140.04],
  [190, 145],
];
export const LEAVES = [
  [200, 150],
  [300, 150],
  [900, 150],
  [-5000, 150],
  [1e9, 150],
];
export const RETURNS = [
  [200, 150],
  [900, 150],
  [-500, 150],
  [100, 100],
];
