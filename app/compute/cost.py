"""What a walk costs, before it is walked: a few steps of it are, and the rest follows.

Methods, surfaces, searches and noise differ by a factor of a thousand in what a step takes, and
machines by ten; so nothing is looked up, all is measured, once for each kind of walk.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Protocol, Self

import numpy as np

from descent import LADDER_RATES, Trajectory
from descent.loop import CONSTANT
from descent.minibatch import examples_of
from descent.surface import Surface


class Costly(Protocol):
    """What a walk must be so that its cost can be told: `app.compute.lr_sweep.Walk` is."""

    surface: Surface
    steps: int
    noise: float
    batch: int | str | None

    @property
    def is_sampled(self) -> bool: ...

    def _replace(self, **fields) -> Self: ...

    def run(self, rates) -> Trajectory: ...


PROBE = 10  # steps that are walked to know the rest
# A single walk on mini-batches has much to lay out before its first step: more of them are walked.
SAMPLED_PROBE = 100
FEW = 4  # runs of a batch, a panel each
TRIES, SHORT = 3, 2e-3  # a step that seems shorter than so many seconds is tried again: the
# processor may have been elsewhere, or its caches cold
KEPT = 1024  # kinds of walks whose cost is known
# What was walked is judged too, and put into words.
JUDGED = 1.3
GENTLE = 1e-3  # a rate at which hardly any run ends within the probe
PROBING = Lock()
FINE = 1e-3  # seconds within which a clock must have gone on


def is_fine(clock: Callable[[], float]) -> bool:
    """Return whether a clock goes on in steps that are short beside a probe, whatever it says of
    itself: under Windows and in some containers that of a thread waits for the scheduler."""
    until = time.perf_counter() + FINE
    ticks = {clock()}
    while len(ticks) < 3:
        if time.perf_counter() > until:
            return False
        ticks.add(clock())
    return True


CLOCK = time.thread_time if is_fine(time.thread_time) else time.perf_counter


def seconds(walk: Costly, runs: int = 1) -> float:
    """Return about how many seconds of this machine some runs of a walk take, side by side.

    Up to a hundred runs of a batch take as long as one of them – of data, where every run meets
    all examples, up to `FEW` –, and a run that ends early takes less: this is what they take if
    they use up their steps, rarely more than three times too little.
    """
    side_by_side = LADDER_RATES.size if runs > 1 else 1
    if 1 < runs <= FEW and examples_of(walk.surface):
        side_by_side = FEW
    with PROBING:  # a class that comes with one walk has it measured once
        return JUDGED * walk.steps * a_step(kind(walk, runs > 1), side_by_side)


def kind(walk: Costly, is_batch: bool) -> Costly:
    """Return the walk that stands for all whose steps cost the same: not the start decides on that,
    nor the seed, nor the schedule."""
    return walk._replace(
        start=walk.surface.start,
        steps=SAMPLED_PROBE if walk.is_sampled and not is_batch else PROBE,
        schedule=CONSTANT,
        seed=0,
        noise=1.0 if walk.noise else 0.0,
        batch=walk.batch if walk.is_sampled else None,
    )


@lru_cache(maxsize=KEPT)
def a_step(walk: Costly, runs: int) -> float:
    """Return the seconds that a step of such a walk takes: for one run, for some, or for a
    ladder."""
    with np.errstate(all="ignore"):
        walk._replace(steps=1).run(GENTLE)  # a surface works its examples out before its first step
        walk = lasting(walk)
    tries = [a_try(walk, runs)]
    while sum(tries) < SHORT and len(tries) < TRIES:
        tries.append(a_try(walk, runs))
    return min(tries)


def lasting(walk: Costly) -> Costly:
    """Return a walk that goes on from where it begins, if it does so from any named start: of one
    that is lost at once no step would be measured."""
    others = (walk._replace(start=at) for at in walk.surface.starts.values())
    begun = (walk, *others)
    return next(
        (each for each in begun if each._replace(steps=2).run(GENTLE).steps_taken[0] > 1), walk
    )


def a_try(walk: Costly, runs: int) -> float:
    """Return the seconds that each step of a walk took this time."""
    rates = GENTLE if runs == 1 else LADDER_RATES[:: LADDER_RATES.size // runs]
    with np.errstate(all="ignore"):
        begin = CLOCK()
        taken = walk.run(rates).steps_taken
        spent = CLOCK() - begin
    return spent / max(int(taken.max()), 1)
