"""The cells of a survey: what they have in common, and what differs from one to the next."""

from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from descent.message import N_, Message
from descent.optimizer import Optimizer
from descent.oracle import Oracle
from descent.parameter import outside, parameters_of
from descent.request import Request, as_floats
from descent.schedule import Schedule
from descent.surface import Surface
from descent.verdict.lr_sweep import Ladder

FIXED = N_("{name} is not a number of {method} that can vary")
SINGLE = N_("{name} of {method} can't vary from cell to cell")


class BatchSpec(NamedTuple):
    """What all cells of a survey have in common."""

    surface: Surface
    optimizer: Optimizer
    schedule: Schedule
    asked: Request
    factors: list[float]  # the schedule's, as far as they are known before the walk
    steady_from: int  # the update from which the rate stays
    half_from: int  # the first step of the last half

    @classmethod
    def of(cls, surface, optimizer, schedule, asked):
        """What a request gives its cells in common."""
        factors = np.asarray(schedule(np.arange(asked.steps), asked.steps), dtype=float)
        changes = np.flatnonzero(np.diff(factors))
        steady_from = (
            asked.steps if schedule.sees_loss else int(changes[-1]) + 1 if changes.size else 0
        )
        half_from = asked.steps // 2
        return cls(surface, optimizer, schedule, asked, factors.tolist(), steady_from, half_from)


@dataclass(frozen=True, eq=False)
class Cells:
    """All cells, one column each, and the shape that they have together."""

    shape: tuple
    lr: np.ndarray
    start: np.ndarray  # (2, B)
    best: np.ndarray  # the settling steps that "just right" is measured by
    values: dict  # name of a hyper-parameter → array

    @classmethod
    def of(cls, lr, start, best, values):
        """Broadcast everything against everything; ValueError where that can't be done."""
        lr, start = as_floats("lr", lr), as_floats("start", start)
        if isinstance(best, Ladder):
            best = -1 if best.best is None else best.best
        # Beside a settling step of 0 no later one is just right.
        best = as_floats("best", 0 if best is None else best)
        if not start.shape or start.shape[0] != 2:
            raise ValueError(f"start must have shape (2, …), not {start.shape}")
        arrays = {"lr": lr, "start": start[0], "best": best} | values
        try:
            shape = np.broadcast_shapes(*(each.shape for each in arrays.values()))
        except ValueError as error:
            told = ", ".join(f"{name} {each.shape}" for name, each in arrays.items())
            raise ValueError(f"these shapes do not go together: {told}") from error
        lr, x, y, best, *others = (
            np.broadcast_to(each, shape).ravel() for each in (lr, *start, best, *values.values())
        )
        return cls(shape, lr, np.stack([x, y]), best, dict(zip(values, others, strict=True)))

    def only(self, part):
        """Some of the cells, in no shape."""
        values = {name: each[part] for name, each in self.values.items()}
        lr = self.lr[part]
        return Cells(lr.shape, lr, self.start[:, part], self.best[part], values)


def cellwise(optimizer, values):
    """The method with arrays, (B,), in the place of some of its numbers.

    An optimizer's arithmetic is elementwise, so its `step` reads an array where it read a number,
    and cell b walks as the method with the b-th numbers does. The copy can't be hashed or compared,
    and nothing checks it again: check the arrays first.
    """
    if not values:
        return optimizer
    result = copy(optimizer)
    for name, array in values.items():
        object.__setattr__(result, name, array)
    return result


def checked_values(surface, optimizer, vary):
    """{name: array of floats}, or ValueError naming the one that makes no sense.

    Only numbers on a scale can vary: no switch, no count, and nothing that a method has to look at
    as one number.
    """
    declared = {p.name: p for p in parameters_of(optimizer)}
    result = {}
    for name, values in vary.items():
        known, array = declared.get(name), as_floats(name, values)
        if known is None or not isinstance(known.default, float):
            raise ValueError(Message.of(FIXED, name=name, method=optimizer.key))
        wrong = ~((array >= known.low) & (array <= known.high))
        if wrong.any():
            raise ValueError(outside(known, array[wrong][0]))
        _try(surface, optimizer, name, known.default)
        result[name] = array
    return result


def _try(surface, optimizer, name, value):
    """Two steps of three cells: what can't read an array is refused before the work begins."""
    trial, oracle = cellwise(optimizer, {name: np.full(3, value)}), Oracle(surface)
    p = np.tile(np.array(surface.start, dtype=float)[:, None], 3)
    try:
        with np.errstate(all="ignore"):
            state = trial.init(p)
            for t in range(2):
                p, state = trial.step(t, np.full(3, 1e-3), p, state, oracle)
    except (TypeError, ValueError) as error:
        raise ValueError(Message.of(SINGLE, name=name, method=optimizer.key)) from error
