"""Mini-batches: which examples every update sees, and the loss over these alone."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from descent.sums import total

FEW = 16  # examples over which Python is faster than numpy
AT_ONCE = 1 << 18  # numbers of examples that are drawn at a time, whatever the length of the walk


def examples_of(surface):
    """How many examples a surface is made of, 0 where it is made of none."""
    return len(getattr(surface, "examples", ()))


def minibatches(surface, asked):
    """The `MiniBatch` of every update in turn, or None where all see the whole surface."""
    if not asked.is_sampled:
        return None
    table = np.array(surface.examples, dtype=float).T
    return (MiniBatch.of(surface, table, pick, asked.runs) for pick in _picks(asked))


def gradients(surface, asked):
    """What gives a single run the gradient of every update in turn, or None where all are of the
    whole surface. Of few examples it is summed by numbers: the same bits at a fraction of the time.
    """
    if not (asked.is_sampled and surface.is_arithmetic and asked.batch <= FEW):
        batches = minibatches(surface, asked)
        return batches and (batch.gradient for batch in batches)
    examples, mean = surface.examples, surface.mean_gradient
    return (partial(mean, [examples[i] for i in pick[:, 0].tolist()]) for pick in _picks(asked))


def _picks(asked):
    sampling = Sampling(asked.examples, asked.batch, asked.replacement)
    return sampling.picks(asked.seed, asked.steps)


@dataclass(frozen=True)
class Sampling:
    """How mini-batches of `size` out of so many examples are drawn.

    Without replacement every epoch has an order of its own, whatever the size, and its batches are
    the next `size` examples of it; the last one is smaller where they don't come out even, as in
    PyTorch's DataLoader with `shuffle`. With replacement every example of every batch is drawn from
    all.
    """

    examples: int
    size: int
    replacement: bool

    def picks(self, seeds, steps):
        """Yield the numbers of the examples of each update, (size, seeds); a longer walk begins
        alike. The order of epoch e is the e-th `permutation` of the seed's own PCG64.
        """
        generators = [np.random.Generator(np.random.PCG64(seed)) for seed in seeds]
        if self.replacement:
            yield from self._drawn(generators, steps)
            return
        orders = self._orders(generators, -(-steps // self.an_epoch))
        for first in range(0, steps, self.an_epoch):
            order, starts = next(orders), range(0, self.examples, self.size)[: steps - first]
            yield from (order[start : start + self.size] for start in starts)

    @property
    def an_epoch(self):
        """How many updates see every example once."""
        return -(-self.examples // self.size)

    def _drawn(self, generators, steps):
        some = max(1, AT_ONCE // (self.size * len(generators)))
        for first in range(0, steps, some):
            shape = (min(some, steps - first), self.size)
            drawn = [each.integers(self.examples, size=shape) for each in generators]
            yield from np.stack(drawn, axis=-1)

    def _orders(self, generators, epochs):
        some = max(1, min(epochs, AT_ONCE // (self.examples * len(generators))))
        plain = np.tile(np.arange(self.examples), (some, 1))
        while True:
            orders = [each.permuted(plain, axis=1) for each in generators]
            yield from np.stack(orders, axis=-1)

    def seen(self, steps):
        """How many examples have been seen before each row of a walk, (steps + 1,)."""
        updates = np.arange(steps + 1)
        if self.replacement:
            return updates * self.size
        epochs, more = np.divmod(updates, self.an_epoch)
        return epochs * self.examples + more * self.size


class MiniBatch:
    """The mean loss over some examples, under the names that a surface has for the whole.

    Inputs `u` and targets `v` have the examples along their first axis; for a single run there is
    no other. The sums go from one example to the next, so a run gets the same bits alone.
    """

    __slots__ = ("_surface", "_u", "_v")

    def __init__(self, surface, u, v):
        self._surface, self._u, self._v = surface, u, v

    @classmethod
    def of(cls, surface, table, pick, runs):
        """The batch of the examples of these numbers, (size, 1 or runs), out of a table (2, n)."""
        if runs == 1:
            pick = pick[:, 0]
        u, v = table[:, pick]
        return cls(surface, u, v)

    def value(self, x, y):
        """The mean loss, of the shape of x and y."""
        return self._mean((self._surface.example_loss(x, y, self._u, self._v),), x, y)[0]

    def gradient(self, x, y):
        """Its derivatives by x and y."""
        return self._mean(self._surface.example_gradient(x, y, self._u, self._v), x, y)

    def hessian(self, x, y):
        """Its second derivatives."""
        return self._mean(self._surface.example_hessian(x, y, self._u, self._v), x, y)

    def _mean(self, parts, x, y):
        shape = np.broadcast(x, y, self._u).shape
        size = len(self._u)
        if size == 1:
            return tuple(np.broadcast_to(each, shape)[0] + 0.0 for each in parts)
        return tuple((total(np.broadcast_to(each, shape)) + 0.0) / size for each in parts)
