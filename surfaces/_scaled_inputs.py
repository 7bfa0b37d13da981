"""A model whose inputs can be standardised: what that does to the map, and the first walk on it."""

from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt
from typing import ClassVar, NamedTuple

from descent.data_surface import DataSurface
from descent.message import N_
from descent.parameter import parameter


class FirstWalk(NamedTuple):
    """The map of one scale of the inputs, and how it is met: see `Surface`."""

    view: tuple
    starts: dict
    steps: int
    rates: tuple


@dataclass(frozen=True)
class ScaledInputs(DataSurface):
    """A data surface of a model that reads y·u: the scale of u is the scale of y.

    `pairs` are the examples as they were published, `test_pairs` those that are held out;
    `walks` the first walk with raw inputs and with standardised ones.
    """

    walks: ClassVar[dict[bool, FirstWalk]]

    standardised: bool = parameter(
        True,
        symbol="standardised",
        help=N_("Shift and scale the inputs to a mean of 0 and a standard deviation of 1"),
    )

    @property
    def pairs(self):
        """The published examples that are trained on: (input, target) each."""
        raise NotImplementedError

    @property
    def test_pairs(self):
        """The published examples that are held out."""
        return ()

    @cached_property
    def input_scale(self):
        """Mean and standard deviation of the inputs, with divisor n; without a test set's."""
        inputs = [u for u, _ in self.pairs]
        mean = fsum(inputs) / len(inputs)
        return mean, sqrt(fsum((u - mean) ** 2 for u in inputs) / len(inputs))

    @cached_property
    def examples(self):
        """The examples: (input, target) each."""
        return self.scaled(self.pairs)

    @cached_property
    def test_examples(self):
        """The examples that are held out, on the scale of the others."""
        return self.scaled(self.test_pairs)

    def scaled(self, pairs):
        """Examples as the model sees them."""
        if not self.standardised:
            return tuple((float(u), float(v)) for u, v in pairs)
        mean, deviation = self.input_scale
        return tuple(((u - mean) / deviation, float(v)) for u, v in pairs)

    @property
    def view(self):
        return self.walks[self.standardised].view

    @property
    def starts(self):
        return self.walks[self.standardised].starts

    @property
    def start(self):
        return next(iter(self.starts.values()))

    @property
    def steps(self):
        return self.walks[self.standardised].steps

    @property
    def rates(self):
        return self.walks[self.standardised].rates
