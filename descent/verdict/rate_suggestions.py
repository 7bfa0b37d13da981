"""The ladder as the advice reads it: which of its rates may be named to somebody.

Between two of its rates that fare alike a rate fares alike too, nearly always; at the edge of such
a stretch, or at a rate that stands alone, it is luck. So a rate between its like is named first.
"""

from typing import NamedTuple

import numpy as np

# A rate this close to the present one is the present one to anybody who reads it.
SAME = 0.05
CLOSE = 0.01  # how far a rate may be rounded: a twelfth of the way to the next rung


class Named(NamedTuple):
    """A rate as it is printed, and the steps that it needs to settle (−1 if it does not)."""

    rate: float
    steps: int


class RateSuggestions(NamedTuple):
    """What became of the walk at each rate of a ladder, beside the rate that is in force."""

    rates: np.ndarray
    settles: np.ndarray
    right: np.ndarray  # "just right"
    stays: np.ndarray  # has not arrived, but is neither gone nor to and fro for ever nor stuck
    settled_at: np.ndarray
    loss_left: np.ndarray
    elsewhere: np.ndarray  # another rate than the present one …
    below: np.ndarray  # … and smaller

    @classmethod
    def of(cls, ladder, lr):
        """What a ladder suggests, seen from the rate `lr`."""
        fates = np.array([outcome.fate for outcome in ladder.outcomes])
        return cls(
            ladder.rates,
            ladder.settled_at >= 0,
            fates == "just_right",
            np.isin(fates, ("too_slow", "hovers", "at_rest")),
            ladder.settled_at,
            ladder.loss_left,
            np.abs(ladder.rates - lr) > SAME * lr,
            ladder.rates < lr,
        )

    def about(self, wanted):
        """The wanted rung that settles soonest among those whose neighbors are wanted too, or at
        least settle; or None.
        """
        for company in (_between(wanted), _between(self.settles)):
            chosen = np.flatnonzero(wanted & company & self.elsewhere)
            if chosen.size:
                return self._named(chosen[self.settled_at[chosen].argmin()])
        return None

    def at_most(self):
        """The largest smaller rung that settles between two that do, with one more below them if
        there is any like that; or None.
        """
        wanted = self.settles & self.below
        between = wanted & _between(wanted) & self.elsewhere
        further = np.concatenate([[False, False], wanted[:-2]])
        for held in (between & further, between):
            if held.any():
                return self._named(np.flatnonzero(held)[-1])
        return None

    def furthest(self):
        """The smaller rung that gets furthest down, between two that stay as it does; or None."""
        stays = self.stays & self.below
        held = np.flatnonzero(stays & _between(stays) & self.elsewhere)
        return self._named(held[self.loss_left[held].argmin()]) if held.size else None

    def soonest(self):
        """The rung that settles soonest, whatever its neighbors do, or None: luck, which has to be
        tried.
        """
        return self._alone(self.settles, self.settled_at)

    def deepest(self):
        """The same of the rung that gets furthest down."""
        return self._alone(np.isfinite(self.loss_left), self.loss_left)

    def beaten_by(self, left):
        """Whether no rung settles, and none leaves less than this share of the loss."""
        return not self.settles.any() and not (self.loss_left < left).any()

    def _alone(self, wanted, cost):
        chosen = np.flatnonzero(wanted & self.elsewhere)
        return self._named(chosen[np.argmin(cost[chosen])]) if chosen.size else None

    def better(self, left):
        """The rate that gets furthest down, if that is less than half of what is left; or None."""
        held = np.flatnonzero(self.stays & self.elsewhere)
        rung = held[self.loss_left[held].argmin()] if held.size else None
        return None if rung is None or self.loss_left[rung] > left / 2 else self.rates[rung]

    def _named(self, rung):
        return Named(printed(self.rates[rung]), int(self.settled_at[rung]))


def printed(rate):
    """A rate in two digits, or in three where two would be further off than CLOSE."""
    short = float(f"{rate:.2g}")
    return short if abs(short - rate) <= CLOSE * rate else float(f"{rate:.3g}")


def _between(mask):
    """Where both neighbors are in a mask."""
    wider = np.concatenate([[False], mask, [False]])
    return wider[:-2] & wider[2:]
