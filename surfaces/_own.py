"""The table that a visitor has brought, as a surface: a line, or the odds of two kinds."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint
from surfaces._line import Line
from surfaces._logistic import Logistic
from surfaces._own_table import Table, read_table
from surfaces._scaled_inputs import FirstWalk, ScaledInputs

KEY = "own"
AIR = 0.45  # of the way to the minimum, round it and the start
NEWTON = 60  # steps to the minimum of a logistic loss
FAR = 60.0  # a weight beyond this on standardised inputs: the kinds are parted, and grow for ever
# Of the limit 2/λ: too slow, right, just below, just beyond.
LINE_RATES, LOGISTIC_RATES = (0.01, 0.4, 0.995, 1.025), (0.005, 0.3, 1.0, 1.15)
STEPS = {True: 40, False: 500}  # with standardised inputs, and raw ones


@dataclass(frozen=True)
class Own(ScaledInputs):
    """A surface made of a table of one's own: its map is drawn round the start and the minimum."""

    order = 99
    watch = N_("Your own data: what holds for them need not hold for others.")
    reference = N_("The file that this page was started with")
    share_rates: ClassVar = LINE_RATES
    label: ClassVar = N_("Your own data")
    table: ClassVar[Table | None] = None

    @property
    def pairs(self):
        return self.table.pairs

    @cached_property
    def walks(self):
        return {self.standardised: self._first_walk()}

    def _first_walk(self):
        x, y = self._middle
        ends = [(min(0.0, at), max(0.0, at)) for at in (x, y)]
        view = tuple(_padded(low, high) for low, high in ends)
        if self.standardised:
            view = _alike(view)
        high = self.sharpness(np.float64(x), np.float64(y))
        rates = tuple(float(f"{share * 2 / float(high):.3g}") for share in self.share_rates)
        return FirstWalk(view, {N_("at zero"): (0.0, 0.0)}, STEPS[self.standardised], rates)

    @property
    def _middle(self):
        """Where the map lies about: the minimum, or where there is none a place on the way."""
        points = self.critical_points
        return points[0][:2] if points else (0.0, 3.0)


def _alike(view):
    """A view whose sides are not too unlike: the shorter is at least half of the longer."""
    least = max(high - low for low, high in view) / 2
    rooms = [max(0.0, least - (high - low)) / 2 for low, high in view]
    ends = zip(view, rooms, strict=True)
    return tuple((float(f"{a - room:.3g}"), float(f"{b + room:.3g}")) for (a, b), room in ends)


def _padded(low, high):
    room = AIR * (high - low) or 1.0
    return float(f"{low - room:.3g}"), float(f"{high + room:.3g}")


@dataclass(frozen=True)
class OwnLine(Own, Line):
    """A line fitted by least squares."""


@dataclass(frozen=True)
class OwnLogistic(Own, Logistic):
    """The odds of two kinds; where a threshold parts them there is no minimum."""

    share_rates: ClassVar = LOGISTIC_RATES

    @property
    def pairs(self):
        return tuple((u, 1.0 if v > 0 else -1.0) for u, v in self.table.pairs)

    @cached_property
    def critical_points(self):
        found = self._newton()
        return () if found is None else (CriticalPoint(*found, "minimum", is_global=True),)

    @property
    def has_minimum(self):
        return bool(self.critical_points)

    @cached_property
    def lowest(self):
        if not self.critical_points:
            return 0.0
        return float(self.value(*map(np.float64, self.critical_points[0][:2])))

    def _newton(self):
        """The minimum by Newton's steps; None where they lead ever further."""
        _, deviation = self.input_scale
        x = y = np.float64(0.0)
        for _ in range(NEWTON):
            gx, gy = self.gradient(x, y)
            hxx, hxy, hyy = self.hessian(x, y)
            bend = hxx * hyy - hxy * hxy
            if not bend > 0:
                return None
            x, y = x - (hyy * gx - hxy * gy) / bend, y - (hxx * gy - hxy * gx) / bend
        on_scale = abs(y) if self.standardised else abs(y * deviation)
        return (float(x), float(y)) if np.isfinite(x) and on_scale < FAR else None


def bring(path):
    """The surface of the table in a file: a logistic model where its targets are two kinds, else a
    line. There is one in a process, whose class knows the table. Raises ValueError as `read_table`.
    """
    table = read_table(path)
    cls = OwnLogistic if table.is_of_kinds else OwnLine
    cls.key, cls.table, cls.label, cls.axes = KEY, table, table.name, table.axes
    return cls()
