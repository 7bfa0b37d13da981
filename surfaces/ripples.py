"""A wide bowl with ripples: a minimum in every dip."""

from dataclasses import dataclass
from functools import lru_cache
from math import acos, pi, sqrt
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Ripples(Surface):
    """L = 0.06x² + h(1 − cos 3x) + ½y²: dips about 2π/3 apart, the deepest at (0, 0)."""

    label = N_("Ripples")
    group = N_("Many minima")
    order = 20
    view = ((-6.6, 6.6), (-2.8, 2.8))
    start = (4.15, 1.5)
    starts: ClassVar = {
        N_("in the second dip"): (4.15, 1.5),
        N_("in the first dip"): (2.3, -1.5),
        N_("on a crest"): (1.1, 2.0),
        N_("far out"): (-6.2, -2.0),
    }
    steps = 60
    rates = (0.02, 0.3, 1.3, 2.1)
    watch = N_(
        "A rate that can settle stays in the first dip it meets, and one that can leave it can't "
        "settle: a rate that falls on the way can do both."
    )
    reference = (
        "Rastrigin, Systems of Extremal Control (1974, in Russian), "
        "in one coordinate and with other constants"
    )
    lowest = 0.0

    height: float = parameter(
        0.4, low=0.0, high=1.0, symbol="h", help=N_("How high the ripples are; 0 leaves the bowl")
    )

    @property
    def formula(self):
        return f"0.06x² + {self.height:g}(1 − cos(3x)) + ½y²"

    @property
    def latex(self):
        return rf"0.06\,x^2 + {self.height:g}\,(1 - \cos 3x) + \tfrac12 y^2"

    @property
    def critical_points(self):
        return _critical_points(self.height, self.view[0][1])

    def value(self, x, y):
        return 0.06 * (x * x) + self.height * (1 - np.cos(3 * x)) + 0.5 * (y * y)

    def gradient(self, x, y):
        return 0.12 * x + 3 * self.height * np.sin(3 * x), y

    def hessian(self, x, y):
        return 0.12 + 9 * self.height * np.cos(3 * x), np.zeros_like(x), np.ones_like(x)


@lru_cache(maxsize=64)
def _critical_points(height, edge):
    """The bottom, and every dip and crest on either side that lies before the edge."""
    points = [CriticalPoint(0.0, 0.0, "minimum", is_global=True)]
    for k, x in enumerate(_level(height), start=1):
        if x < edge:
            kind = "minimum" if k % 2 == 0 else "saddle"
            points += [CriticalPoint(-x, 0.0, kind), CriticalPoint(x, 0.0, kind)]
    return tuple(points)


def _level(height):
    """Every x > 0 with 0.12x + 3h sin 3x = 0, crest and dip in turn.

    With s = 3x and q = 1/(75h) it says −sin s = qs: a concave arch from every odd multiple of π to
    the next even one, against a line. The line meets an arch twice if it passes below the arch's
    point of slope q, and Newton's method finds both from the feet of the arch.
    """
    if 75 * height <= 1:
        return []
    q = 1 / (75 * height)
    arches = int((sqrt(1 - q * q) / q + acos(-q)) / (2 * pi))
    s = pi * np.arange(1, 2 * arches + 1)
    for _ in range(40):
        s = s - (np.sin(s) + q * s) / (np.cos(s) + q)
    return (s / 3).tolist()
