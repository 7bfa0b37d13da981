"""A surface made of data: the loss of a model with two weights, a mean over examples."""

from dataclasses import dataclass
from functools import cached_property, wraps
from typing import ClassVar, NamedTuple

import numpy as np

from descent.message import N_, template
from descent.number_format import number, percent
from descent.sums import total
from descent.surface import Surface

EARLIER = N_("test loss least at step {step}, {worse} worse at the end")
AT_THE_END = N_("test loss {loss}, least at the end")
LEVEL = 1e-3  # of the least: a test loss that is worse by less is as good as the least
# As many numbers as stay in the caches of a processor. A loop costs some calls of numpy for each
# example, an array with all of them memory: for one run it is ten times as fast, for a map slower.
AT_ONCE = 1 << 16
SOME = 1000  # places up to which such arrays are faster, however many examples there are
NARROW = 8  # places that are fewer than numpy likes to have along an axis
FEW = 64  # examples over which Python is faster than numpy, where two numbers ask and no array


def at_once(part):
    """Let a mean, written as a loop over the examples, be taken of all examples at once where few
    runs ask: `part` is the method for one example. The sum has the same order, so the same bits.
    """

    def quickened(loop):
        @wraps(loop)
        def mean(self, x, y):
            n = len(self.examples)
            if self.is_arithmetic and n <= FEW and type(x) is type(y) is float:
                return loop(self, x, y)
            size = max(np.size(x), np.size(y))
            # Other kinds of numbers may round an example otherwise.
            if np.result_type(x, y) != np.float64 or (size > SOME and size * n > AT_ONCE):
                return loop(self, x, y)
            if size * n <= AT_ONCE:
                return self._mean(part, x, y)
            return self._mean_by_blocks(part, x, y)

        return mean

    return quickened


@dataclass(frozen=True)
class DataSurface(Surface):
    """L = 1/n Σ l(x, y, u, v): the weights are x and y, an example is an input u and a target v.

    A subclass says which examples there are, what the model predicts, and the loss of one example
    with its derivatives. These take weights and examples of any shapes that broadcast, and answer
    with what broadcasts to the same, so whoever picks a mini-batch asks them too. The factor
    belongs to the loss of an example: ½ of a square, the negative logarithm of a probability.

    The means are summed over the examples in their order, one after the other, whatever the shape
    of the weights: a run in a batch gets the bits that it gets alone. A sum of numpy over one axis
    does not promise that, nor does BLAS.
    """

    group = N_("Made of data")
    model: ClassVar[str] = ""  # its kind, by which a picture draws it
    is_arithmetic: ClassVar[bool] = False  # whether an example's slope needs no function of numpy
    axes: ClassVar[tuple[str, str]] = ("u", "v")  # what the inputs and the targets are
    input_scale: ClassVar[tuple[float, float]] = (0.0, 1.0)

    @property
    def examples(self):
        """The examples that are trained on: (input, target) each, in their order."""
        raise NotImplementedError

    @property
    def test_examples(self):
        """The examples that are held out, as the model sees them: (input, target) each."""
        return ()

    def predict(self, x, y, u):
        """What the model says of an input."""
        raise NotImplementedError

    def example_loss(self, x, y, u, v):
        """The loss of one example."""
        raise NotImplementedError

    def example_gradient(self, x, y, u, v):
        """Its derivatives by x and y."""
        raise NotImplementedError

    def example_hessian(self, x, y, u, v):
        """Its second derivatives: by x twice, by x and y, by y twice."""
        raise NotImplementedError

    @at_once("example_loss")
    def value(self, x, y):
        total = 0.0
        for u, v in self.examples:
            total = total + self.example_loss(x, y, u, v)
        return total / len(self.examples)

    @at_once("example_gradient")
    def gradient(self, x, y):
        return self.mean_gradient(self.examples, x, y)

    def mean_gradient(self, examples, x, y):
        """The mean of the derivatives over some examples: one after the other, by numbers."""
        gx = gy = 0.0
        for u, v in examples:
            dx, dy = self.example_gradient(x, y, u, v)
            gx, gy = gx + dx, gy + dy
        n = len(examples)
        return gx / n, gy / n

    @at_once("example_hessian")
    def hessian(self, x, y):
        hxx = hxy = hyy = 0.0
        for u, v in self.examples:
            dxx, dxy, dyy = self.example_hessian(x, y, u, v)
            hxx, hxy, hyy = hxx + dxx, hxy + dxy, hyy + dyy
        n = len(self.examples)
        return hxx / n, hxy / n, hyy / n

    # A verdict asks for these again and again, and a view that follows from the examples is dear.
    @cached_property
    def center(self):
        return _read_only(super().center)

    @cached_property
    def extent(self):
        return _read_only(super().extent)

    @cached_property
    def diagonal(self):
        return super().diagonal

    @cached_property
    def _table(self):
        """Inputs and targets as two rows."""
        return np.array(self.examples, dtype=float).T

    def _columns(self, x, y):
        """Inputs and targets along a first axis of their own."""
        return self._table.reshape(2, -1, *(1,) * max(np.ndim(x), np.ndim(y)))

    def _mean(self, part, x, y):
        """The means of a part of all examples, taken at once."""
        n, places = len(self.examples), np.broadcast(x, y).shape
        if n > FEW and len(places) == 1 and 1 < places[0] <= NARROW:
            return self._mean_of_few(part, x, y)
        found = getattr(self, part)(x, y, *self._columns(x, y))
        shape = (n, *places)
        # A sum that begins at 0, as that of a loop does, is never −0.
        if isinstance(found, tuple):
            return tuple((total(_spread(each, shape)) + 0.0) / n for each in found)
        return (total(found) + 0.0) / n

    def _mean_of_few(self, part, x, y):
        """The same at a few places, side by side with all examples along the last axis: numpy is
        slow where that is short.
        """
        x, y = (each[:, None] for each in np.broadcast_arrays(x, y))
        found = getattr(self, part)(x, y, *self._table[:, None])
        shape = (len(x), len(self.examples))
        if isinstance(found, tuple):
            return tuple(_mean_along(_spread(each, shape)) for each in found)
        return _mean_along(_spread(found, shape))

    def _mean_by_blocks(self, part, x, y):
        """The same of so many examples that only some places at a time fit into the caches."""
        x, y = np.broadcast_arrays(x, y)
        width, places = max(1, AT_ONCE // len(self.examples)), (x.reshape(-1), y.reshape(-1))
        blocks = [
            self._mean(part, *(each[first : first + width] for each in places))
            for first in range(0, x.size, width)
        ]
        if isinstance(blocks[0], tuple):
            columns = zip(*blocks, strict=True)
            return tuple(np.concatenate(each).reshape(x.shape) for each in columns)
        return np.concatenate(blocks).reshape(x.shape)

    def test_loss(self, x, y):
        """The mean loss of the examples that are held out."""
        total = 0.0
        for u, v in self.test_examples:
            total = total + self.example_loss(x, y, u, v)
        return total / len(self.test_examples)


def _spread(values, shape):
    """Values in all of a shape; most have it, and numpy takes a while to see that."""
    return values if np.shape(values) == shape else np.broadcast_to(values, shape)


def _mean_along(rows):
    """The mean along the last axis, added one after the other from 0."""
    return (np.add.accumulate(rows, axis=-1)[..., -1] + 0.0) / rows.shape[-1]


def _read_only(array):
    array.flags.writeable = False
    return array


class HeldOut(NamedTuple):
    """The test loss of one run: the step at which it was least, its value there, and the last."""

    least_at: int
    least: float
    last: float

    @classmethod
    def of(cls, surface, trajectory, run=0):
        """What is known of a run; None on a surface that holds nothing out, and of a run that ends
        worse than it began: it has other troubles.
        """
        if not getattr(surface, "test_examples", ()):
            return None
        loss = losses_held_out(surface, trajectory, run)
        if not loss[-1] <= loss[0]:
            return None
        least_at = int(loss.argmin())
        return cls(least_at, float(loss[least_at]), float(loss[-1]))

    @property
    def worse(self):
        """By which share of the least the test loss is worse at the end."""
        return (self.last - self.least) / self.least

    @property
    def message(self):
        """The Message of one short sentence."""
        if not self.worse > LEVEL:
            return template(AT_THE_END).filled(loss=number(self.last))
        return template(EARLIER).filled(step=str(self.least_at), worse=percent(self.worse))


def losses_held_out(surface, trajectory, run=0):
    """The test loss at every row of a run until its end, (rows,)."""
    path = trajectory.path[: int(trajectory.steps_taken[run]) + 1, :, run]
    with np.errstate(all="ignore"):
        return surface.test_loss(np.ascontiguousarray(path[:, 0]), np.ascontiguousarray(path[:, 1]))
