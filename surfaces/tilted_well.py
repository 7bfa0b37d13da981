"""Two wells, one deeper: where a walk ends depends on how far it can jump."""

from dataclasses import dataclass
from functools import cached_property
from math import acos, cos, pi, sqrt
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class TiltedWell(Surface):
    """L = (x² − 1)² + tx + ½y², with t, the tilt, at most 8/√27 ≈ 1.54, where the poorer well
    fades away.

    The critical points have y = 0 and x³ − x + t/4 = 0: two wells and the pass between them.
    """

    label = N_("Tilted well")
    group = N_("Saddles and flats")
    order = 4
    view = ((-2.2, 2.2), (-1.5, 1.5))
    start = (1.8, 0.4)
    starts: ClassVar = {
        N_("above the poorer well"): (1.8, 0.4),
        N_("above the better well"): (-1.8, 0.4),
        N_("near the pass"): (0.1, 1.0),
    }
    steps = 40
    rates = (0.002, 0.05, 0.16, 0.25)
    watch = N_("A careful rate rests in the poorer well; a larger one jumps the pass.")
    reference = "Strogatz, Nonlinear Dynamics and Chaos (1994), section 3.6"

    tilt: float = parameter(
        0.3, low=0.0, high=1.5, symbol="t", help=N_("How much the one well is lower than the other")
    )

    @property
    def formula(self):
        return f"(x² − 1)² + {self.tilt:g}x + ½y²"

    @property
    def latex(self):
        return rf"(x^2 - 1)^2 + {self.tilt:g}\,x + \tfrac12 y^2"

    @cached_property
    def critical_points(self):
        better, crossing, poorer = _roots(self.tilt)
        return (
            CriticalPoint(better, 0.0, "minimum", is_global=True),
            CriticalPoint(poorer, 0.0, "minimum", is_global=self.tilt == 0),
            CriticalPoint(crossing, 0.0, "saddle"),
        )

    @cached_property
    def lowest(self):
        return self.value(self.critical_points[0].x, 0.0)

    def value(self, x, y):
        a = x * x - 1
        return a * a + self.tilt * x + 0.5 * (y * y)

    def gradient(self, x, y):
        return 4 * x * (x * x - 1) + self.tilt, y

    def hessian(self, x, y):
        return 12 * (x * x) - 4, np.zeros_like(x), np.ones_like(x)


def _roots(tilt):
    """The roots of x³ − x + t/4, the smallest first."""
    third = acos(-sqrt(27) / 8 * tilt) / 3
    roots = sorted(2 / sqrt(3) * cos(third - 2 * pi * k / 3) for k in range(3))
    for _ in range(3):  # two steps of Newton's take the rounding of acos away
        roots = [x - (x * (x * x - 1) + tilt / 4) / (3 * x * x - 1) for x in roots]
    return roots
