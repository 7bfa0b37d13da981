"""Griewank's function: an egg box that hardly slopes."""

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

ROOT = sqrt(0.5)
# The critical points of the view in its first quadrant; the others mirror them.
QUADRANT = (
    (0.0, 0.0, "minimum"),
    (3.1400226338955397, 4.438444480920714, "minimum"),
    (6.280045279379904, 0.0, "minimum"),
    (1.5723679104393218, 2.2225533025787545, "saddle"),
    (4.710820534479318, 2.2181104087569534, "saddle"),
    (3.1431642363549055, 0.0, "maximum"),
    (0.0, 4.447330275764381, "maximum"),
    (6.286328492143461, 4.44733029775552, "maximum"),
)


@dataclass(frozen=True)
class Griewank(Surface):
    """L = (x² + y²)/4000 − cos x · cos(y/√2) + 1.

    From afar it is a bowl with a little roughness; within the view the roughness is all there is.
    """

    label = N_("Griewank")
    group = N_("Many minima")
    order = 25
    formula = "(x² + y²)/4000 − cos(x)cos(y/√2) + 1"
    latex = r"\frac{x^2 + y^2}{4000} - \cos x\,\cos\frac{y}{\sqrt2} + 1"
    view = ((-7.4, 7.4), (-5.5, 5.5))
    start = (4.3, 1.5)
    starts: ClassVar = {
        N_("two dips away"): (4.3, 1.5),
        N_("between two dips"): (1.5, 2.4),
        N_("in the best dip"): (-0.8, 1.2),
    }
    steps = 60
    rates = (0.03, 0.6, 2.3, 7.5)
    watch = N_(
        "Nothing on the way tells the best dip from the others: they differ by a hundredth of "
        "their depth."
    )
    reference = "Griewank, J. Optimization Theory and Applications 34 (1981) 11–39"
    critical_points = tuple(
        CriticalPoint(*point, kind, is_global=x == y == 0)
        for x, y, kind in QUADRANT
        for point in sorted({(a, b) for a in (x, -x) for b in (y, -y)})
    )
    lowest = 0.0

    def value(self, x, y):
        return (x * x + y * y) / 4000 + (1 - np.cos(x) * np.cos(ROOT * y))

    def gradient(self, x, y):
        v = ROOT * y
        return x / 2000 + np.sin(x) * np.cos(v), y / 2000 + ROOT * np.cos(x) * np.sin(v)

    def hessian(self, x, y):
        v = ROOT * y
        wave = np.cos(x) * np.cos(v)
        return 0.0005 + wave, -ROOT * np.sin(x) * np.sin(v), 0.0005 + 0.5 * wave
