// Places on the axes of the search game: rates and shares of the loss, both by factors.

// The chart in a width, in pixels.
export const boxOf = (width) => ({
  width,
  height: 330,
  left: 86,
  right: width - 22,
  lane: 24,
  top: 52,
  bottom: 296,
});
export const BOX = boxOf(640);
const LEAST = 1e-3; // of the loss: what is less lies on the edge

const between = (value, low, high) => Math.min(Math.max(value, low), high);
const share = (value, low, high) => Math.log(value / low) / Math.log(high / low);

/**
 * Where a rate lies from the left.
 * @param {number} rate
 * @param {number[]} axis
 */
export function xOf(rate, [low, high], { left, right } = BOX) {
  return left + (right - left) * share(between(rate, low, high), low, high);
}

// Where a share of the loss lies from the top; what is above the first loss has a lane of its own.
export function yOf(left, { lane, top, bottom } = BOX) {
  if (left === null || left > 1) return lane;
  return bottom - (bottom - top) * share(between(left, LEAST, 1), LEAST, 1);
}

/**
 * The decades of an axis.
 * @param {number[]} axis
 */
export function decades([low, high]) {
  const first = Math.round(Math.log10(low));
  const count = Math.round(Math.log10(high)) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(`1e${first + i}`));
}

// Of rates in order, the place of the one that is nearest by factors.
export function nearest(rates, rate) {
  const away = rates.map((each) => Math.abs(Math.log(each / rate)));
  return away.indexOf(Math.min(...away));
}
