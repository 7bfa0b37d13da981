"""Plans for a search with six tries. A plan knows only the walks that it pays for."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.compute.lr_range_test import Rise
from app.compute.search.hills import HIGH, LOW, TRIES, Try, tries_on, walk_on
from descent.message import N_
from descent.surface import Surface

TENTH = 0.1  # of the best rate of a range test is where it begins
SEARCHES = 50  # by chance, of which a mean is told
STEP = 2.0  # the factor by which it then goes on


def even_steps(surface: Surface, _seed: int) -> list[Try]:
    """Look at 1/6, 2/6, … 1, as one does who thinks in sums."""
    return tries_on(surface, np.arange(1, TRIES + 1) / TRIES)


def by_chance(surface: Surface, seed: int) -> list[Try]:
    """Look anywhere, each factor being as likely as another: random search."""
    return tries_on(surface, chance_rates(seed))


def chance_rates(seed: int) -> np.ndarray:
    """Return the rates of a search by chance."""
    return LOW * (HIGH / LOW) ** np.random.default_rng([seed, 1]).random(TRIES)


def halving(surface: Surface, _seed: int) -> list[Try]:
    """Look in the middle of the axis, then in the half in which the better rates must be."""
    low, high, found = LOW, HIGH, []
    for _ in range(TRIES):
        (one,) = tries_on(surface, (low * high) ** 0.5)
        found.append(one)
        low, high = (low, one.rate) if one.is_too_large else (one.rate, high)
    return found


def range_test(surface: Surface, _seed: int) -> list[Try]:
    """Pay one walk with a rising rate, begin at a tenth of the rate where it was lowest, and go by
    factors of two. The first walk is no try at a rate: five are left.
    """
    rate, found = TENTH * lowest_rate(surface), []
    for _ in range(TRIES - 1):
        (one,) = tries_on(surface, rate)
        found.append(one)
        rate = one.rate / STEP if one.is_too_large else one.rate * STEP
    return found


def lowest_rate(surface: Surface) -> float:
    """Return the rate at which a walk with a rising rate has the lowest loss."""
    trajectory = walk_on(surface)._replace(schedule=Rise(HIGH / LOW)).run(LOW)
    loss = trajectory.loss[1:, 0]
    return float(trajectory.lr[int(np.nanargmin(loss)), 0])


@dataclass(frozen=True)
class Plan:
    """A plan: its name and how it goes, in words; `first` is the number of its first try."""

    name: str
    how: str
    look: Callable[[Surface, int], list[Try]]
    first: int = 1

    def found_at(self, surface: Surface, seed: int) -> int | None:
        """Return the number of the try that reached the goal first; None where none did."""
        tries = self.look(surface, seed)
        at = next((i for i, one in enumerate(tries) if one.is_found), None)
        return None if at is None else at + self.first


def share_by_chance(surface: Surface) -> float:
    """Return which share of many searches by chance reaches the goal on a hill."""
    rates = np.concatenate([chance_rates(seed) for seed in range(SEARCHES)])
    found = np.array([one.is_found for one in tries_on(surface, rates)])
    return float(found.reshape(SEARCHES, TRIES).any(axis=1).mean())


PLANS = {
    "even": Plan(N_("Even steps"), N_("1/6, 2/6, … 1"), even_steps),
    "chance": Plan(N_("By chance"), N_("anywhere on this axis"), by_chance),
    "halving": Plan(N_("Halving"), N_("the middle, then the better half"), halving),
    "range_test": Plan(
        N_("Range test"), N_("one rising rate, then a tenth of its best"), range_test, first=2
    ),
}
