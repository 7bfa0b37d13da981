"""What is known of a walk whose path was not kept, and what the verdict's rules say of it."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from descent.optimizer import Optimizer
from descent.sums import mean
from descent.verdict.metrics import Metrics
from descent.verdict.outcome import Outcome
from descent.verdict.rules import AS_GOOD, outcomes, reverses

OUTCOMES = tuple(Outcome)
CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}


@dataclass(frozen=True, eq=False)
class OnlineRecord:
    """The end of B walks without noise, under the names that a `Trajectory` has for it; all arrays
    have one column a walk.
    """

    optimizer: Optimizer
    steps: int
    is_noisy: bool
    start: np.ndarray  # (2, B)
    loss: np.ndarray  # (1, B): row 0
    path: np.ndarray  # (rows, 2, B): the last quarter, or a few rows of it, or the last one
    half: np.ndarray  # (rows, 2, B): the last half; no rows of a walk that rests or is gone
    last_point: np.ndarray  # (2, B)
    last_loss: np.ndarray  # (B,)
    steps_taken: np.ndarray  # (B,)
    missed: np.ndarray  # (B,): the last row above the target
    reversing: np.ndarray  # (2, B): as `Metrics.reversing`
    left_map: np.ndarray  # (B,): as in `Metrics`, and so are the next two
    stayed: np.ndarray
    falling: np.ndarray

    @classmethod
    def begun(cls, surface, optimizer, steps, start):
        """The tail of walks that have not begun."""
        size, loss = start.shape[1], surface.value(*start)
        none, never = np.zeros(size, dtype=int), np.zeros(size, dtype=bool)
        rows = {"path": start[None], "half": np.empty((0, 2, size))}
        counts = {"steps_taken": none, "missed": none, "reversing": np.zeros((2, size))}
        facts = {"left_map": never, "stayed": ~never, "falling": never}
        last = {"last_point": start, "last_loss": loss}
        return cls(optimizer, steps, False, start, loss[None], **rows, **last, **counts, **facts)

    def only(self, columns):
        """The tail of some of the walks."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self)[3:]}
        return replace(self, **{name: each[..., columns] for name, each in arrays.items()})


class OnlineMetrics(Metrics):
    """Metrics of walks from their tails: those that look further back were taken on the way."""

    @cached_property
    def at_target_since(self):
        return self.trajectory.missed + 1

    @property
    def late_path(self):
        return self.trajectory.half

    @property
    def late_loss(self):
        rows = self.trajectory.half[-2 * self.quarter - 1 :]
        return self.surface.value(rows[:, 0], rows[:, 1])

    @property
    def reversing(self):
        return self.trajectory.reversing

    @property
    def left_map(self):
        return self.trajectory.left_map

    @property
    def stayed(self):
        return self.trajectory.stayed & ~self.ended_early

    @property
    def fell_at_last(self):
        return self.trajectory.falling

    @cached_property
    def swings(self):
        if len(self.trajectory.half):
            return super().swings
        return np.zeros((4, *self.last_point.shape))

    def crossings(self, width):
        half, minima = self.trajectory.half, self.minima
        if not minima.shape[1] or not len(half):
            return np.zeros(half.shape[2], dtype=int)
        distance = np.hypot(*(minima[:, :, None] - mean(half)[:, None, :]))
        middle = minima[:, distance.argmin(axis=0)].astype(half.dtype)
        reach = (width * self.scale).astype(half.dtype)
        side, count = np.zeros_like(middle), np.zeros(middle.shape, dtype=int)
        for row in half:
            offset = row - middle
            entered = np.abs(offset) > reach
            count += entered & (offset * side < 0)
            np.copyto(side, offset, where=entered)
        return count.max(axis=0)


def coded(found):
    """The numbers of outcomes."""
    codes = np.empty(found.shape, dtype=int)
    for outcome, code in CODES.items():
        codes[found == outcome] = code
    return codes


def judge(surface, tail, best):
    """(codes of the outcomes, settling steps, −1 where there is none) of a tail, (B,) each.

    Most cells of a survey settle, and what the rules ask after that is dear: it is asked only of
    the others.
    """
    m = OnlineMetrics(surface, tail)
    codes = np.where(reverses(m), CODES[Outcome.WORKS_OVERSHOOTS], CODES[Outcome.WORKS_SLOWLY])
    codes[(m.settled_at <= AS_GOOD * best) | (best < 0)] = CODES[Outcome.JUST_RIGHT]
    codes[m.just_arrived] = CODES[Outcome.JUST_ARRIVED]
    rest = np.flatnonzero(m.settled_at < 0)
    if rest.size:
        m_rest = m if rest.size == codes.size else OnlineMetrics(surface, tail.only(rest))
        codes[rest] = coded(outcomes(m_rest, best[rest]))
    return codes, m.settled_at
