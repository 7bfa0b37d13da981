"""Advice is tried before it is given: the same walk at another rate, or with more steps."""

from typing import NamedTuple

import numpy as np

from descent.loop import run
from descent.verdict.metrics import TARGET, Metrics
from descent.verdict.rules import diverges

BARELY = 0.9  # of what is left: a run that is hardly better is not worth a change
MOST_STEPS = 2_000  # that are walked for a piece of advice: as many as the page offers


class Fate(NamedTuple):
    """As much of a run as is needed to tell whether it is better than another."""

    settled_at: int  # −1 where it was not seen to settle
    left: float  # the share of the loss that is left; of a noisy run on average
    is_gone: bool  # whether it ended before its budget was spent, or diverged

    @classmethod
    def of(cls, m, b):
        """The fate of one run of some `Metrics`."""
        is_whole = not m.ended_early[b]
        is_gone = not is_whole or bool(diverges(m)[b])
        left = m.level.late[b] if m.noisy and is_whole else m.loss_left[b]
        if not m.surface.bounded_below:  # all that can be asked for is to stay on the map
            left = max(1.0, left) if m.half_widths[b] > 1 else 0.0
        elif left < TARGET:  # of what has not stayed at the target a smaller share says nothing
            left = TARGET
        known = np.isfinite(left) and not m.beyond_numbers[b]
        settled_at = -1 if m.unseen[b] else int(m.settled_at[b])
        return cls(settled_at, float(left) if known else np.inf, is_gone)

    def beats(self, other):
        """Whether this one is better: it settles, or sooner; else less is left. A run that is gone
        is never the better one.
        """
        if self.settled_at >= 0 or other.settled_at >= 0:
            return self.settled_at >= 0 and not 0 <= other.settled_at <= self.settled_at
        return not self.is_gone and self.left < BARELY * other.left


class AdviceTrials:
    """Walks that are tried for one run of a trajectory, each at most once.

    `known` is where their fates are kept, by what differs: that of the ladder from the same start,
    for the next run that asks.
    """

    def __init__(self, m, b, known):
        self._m, self._b, self._known = m, b, known
        self.present = Fate.of(m, b)
        self.steps, self.is_noisy = m.steps, m.noisy

    def fate(self, **other):
        """The fate of this run with another `lr`, `steps`, `batch` or `optimizer`; None where that
        would take too long.
        """
        t, b = self._m.trajectory, self._b
        asked = {"optimizer": t.optimizer, "lr": t.base_lr[b].item(), "steps": t.steps}
        asked |= {"batch": t.batch} | other
        if asked["steps"] > max(MOST_STEPS, t.steps):
            return None
        key = tuple(asked.values())
        if key not in self._known:
            surface = self._m.surface
            same = {"start": t.start[:, b], "schedule": t.schedule, "noise": t.noise}
            seed = t.seed[b] if len(t.seed) > 1 else t.seed[0]
            same |= {"replacement": t.replacement, "clip": t.clip}
            again = run(surface, **asked, **same, seed=seed)
            with np.errstate(all="ignore"):
                self._known[key] = Fate.of(Metrics(surface, again), 0)
        return self._known[key]

    def better(self, **other):
        """The fate of the run that differs so, if it is better; else None."""
        fate = self.fate(**other)
        return fate if fate is not None and fate.beats(self.present) else None
