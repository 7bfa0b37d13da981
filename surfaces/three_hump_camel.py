"""The three-hump camel: a deep basin between two shallow ones."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class ThreeHumpCamel(Surface):
    """L = 2x² − 1.05x⁴ + ⅙x⁶ + xy + y².

    Its critical points lie on x + 2y = 0, at x = 0 and x² = 2.1 ± √0.91.
    """

    label = N_("Three-hump camel")
    group = N_("Many minima")
    order = 2
    formula = "2x² − 1.05x⁴ + ⅙x⁶ + xy + y²"
    latex = r"2x^2 - 1.05\,x^4 + \tfrac16 x^6 + xy + y^2"
    view = ((-2.6, 2.6), (-1.9, 1.9))
    start = (-2.2, 1.4)
    starts: ClassVar = {
        N_("above an outer basin"): (-2.2, 1.4),
        N_("on a pass"): (1.07054229182366, -0.53527114591183),
        N_("in the middle basin"): (0.4, 1.2),
    }
    steps = 40
    rates = (0.002, 0.05, 0.2, 0.4)
    watch = N_(
        "A small rate ends in the outer basin; one too large to stay there finds the deep one."
    )
    reference = "Branin, IBM Journal of Research and Development 16 (1972) 504–522"
    critical_points = (
        CriticalPoint(0.0, 0.0, "minimum", is_global=True),
        CriticalPoint(1.7475523458302888, -0.8737761729151444, "minimum"),
        CriticalPoint(-1.7475523458302888, 0.8737761729151444, "minimum"),
        CriticalPoint(1.07054229182366, -0.53527114591183, "saddle"),
        CriticalPoint(-1.07054229182366, 0.53527114591183, "saddle"),
    )
    lowest = 0.0

    def value(self, x, y):
        xx = x * x
        return xx * (2 + xx * (xx / 6 - 1.05)) + y * (x + y)

    def gradient(self, x, y):
        xx = x * x
        return x * (4 + xx * (xx - 4.2)) + y, x + 2 * y

    def hessian(self, x, y):
        xx, one = x * x, np.ones_like(x)
        return 4 + xx * (5 * xx - 12.6), one, 2 * one
