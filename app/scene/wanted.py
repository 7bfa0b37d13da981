"""What a field of an address may be."""

from collections.abc import Callable
from typing import Any, NamedTuple

from app.scene.numbers import read_number
from app.scene.scene import whole_batch
from app.scene.tokens import batch_size, like, sample_size, switch, whole
from descent.minibatch import examples_of
from descent.parameter import Parameter
from descent.surface import Surface

NOISE_RANGE = (0.0, 100.0)
BATCH_RANGE = (1, 1_000_000)
SEEDS_RANGE = (2, 1000)  # how many the view of them walks
SEED_RANGE = (0, 2**32 - 1)


class Wanted(NamedTuple):
    """What a field may be: how its text is read, its default, and its range if it has one."""

    parse: Callable[[str], Any]
    default: Any
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, parameter: Parameter) -> "Wanted":
        """Return what a parameter of a surface or a method may be."""
        return cls(like(parameter.default), parameter.default, parameter.low, parameter.high)


def batch_wanted(surface: Surface) -> Wanted:
    """Return what the batch on a surface may be: of data all examples, or some."""
    examples, whole = examples_of(surface), whole_batch(surface)
    if examples:
        return Wanted(batch_size, whole, 1, examples)
    return Wanted(sample_size, whole, *BATCH_RANGE)


def replacement_wanted(surface: Surface) -> Wanted | None:
    """Return whether batches may be drawn with replacement, None where they are not of data."""
    return Wanted(switch, False) if examples_of(surface) else None


MANY = Wanted(whole, 200, *SEEDS_RANGE)
NOISE = Wanted(read_number, 0.0, *NOISE_RANGE)
SEED = Wanted(whole, 0, *SEED_RANGE)
