// What a model says of an input, the loss of one example and its slope: the same formulas as the surfaces
// made of data have. tests/cases/models.json holds both to one table.

// No exponential is taken of more than 0, so that none overflows.
function odds(margin) {
  const small = Math.exp(-Math.abs(margin));
  return (margin >= 0 ? 1 : small) / (1 + small);
}

// predict(x, y, u); loss(x, y, u, v) of an example; slope: its derivatives by the weights x and y.
export const MODELS = {
  line: {
    predict: (x, y, u) => x + y * u,
    loss: (x, y, u, v) => (x + y * u - v) ** 2 / 2,
    slope(x, y, u, v) {
      const miss = x + y * u - v;
      return [miss, miss * u];
    },
  },
  // The targets are 1 and −1, and what is said is the probability of 1.
  logistic: {
    isKinds: true,
    predict: (x, y, u) => odds(x + y * u),
    loss(x, y, u, v) {
      const margin = v * (x + y * u);
      return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
    },
    slope(x, y, u, v) {
      const pull = -v * odds(-v * (x + y * u));
      return [pull, pull * u];
    },
  },
  rise: {
    predict: (x, y, u) => -x * Math.expm1(-y * u),
    loss: (x, y, u, v) => (-x * Math.expm1(-y * u) - v) ** 2 / 2,
    slope(x, y, u, v) {
      const rise = -Math.expm1(-y * u);
      const miss = x * rise - v;
      return [miss * rise, miss * x * u * Math.exp(-y * u)];
    },
  },
};

// The mean loss of some examples at every step of a path: x, y, x, y, …
export function lossesAlong(model, examples, path) {
  const { loss } = MODELS[model];
  return Float64Array.from({ length: path.length / 2 }, (_each, step) => {
    const [x, y] = [path[2 * step], path[2 * step + 1]];
    return examples.reduce((sum, [u, v]) => sum + loss(x, y, u, v), 0) / examples.length;
  });
}

// Where the target of an example stands beside what the model says: kinds at 0 and 1.
export const heightOf = (model, v) => (MODELS[model].isKinds ? (v + 1) / 2 : v);

// The numbers of the examples that an update sees, one by one; all of them where there are no batches.
// picks: { size, replacement, numbers }, one batch after another.
export function seenBy(picks, examples, update) {
  if (!picks) return Array.from({ length: examples }, (_each, i) => i);
  const { size, replacement, numbers } = picks;
  const anEpoch = Math.ceil(examples / size);
  const [epoch, more] = [Math.floor(update / anEpoch), update % anEpoch];
  const start = replacement ? update * size : epoch * examples + more * size;
  const end = replacement ? start + size : Math.min(start + size, (epoch + 1) * examples);
  return [...numbers.slice(start, end)];
}

// An interval with some air round numbers.
/** @returns {[number, number]} */
export function padded(values, air) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * air;
  return [low - room, high + room];
}

// What an axis of targets covers: the examples with some air, and zero, at which most walks begin, unless it
// is further from them than they are from one another.
/** @returns {[number, number]} */
export function heights(values, air) {
  const [low, high] = padded(values, air);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  const room = 0.06 * span;
  if (least > 0 && least <= span) return [Math.min(low, -room), high];
  if (most < 0 && -most <= span) return [low, Math.max(high, room)];
  return [low, high];
}
