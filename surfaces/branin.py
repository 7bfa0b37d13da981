"""Branin's function: three equal minima in a landscape of steep rims."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# The usual constants, with u = y − BEND·x² + TILT·x − 6 and L = u² + WAVE·cos x + 10.
BEND, TILT, WAVE = 5.1 / (4 * pi * pi), 5 / pi, 10 - 10 / (8 * pi)


@dataclass(frozen=True)
class Branin(Surface):
    """L = (y − 5.1x²/(4π²) + 5x/π − 6)² + 10(1 − 1/(8π))cos x + 10.

    On the parabola on which the square vanishes, cos x alone is left: the critical points are there
    at x = kπ, minima of value 10/(8π) where k is odd and saddles where it is even.
    """

    label = N_("Branin")
    group = N_("Many minima")
    order = 21
    formula = "u² + 10(1 − 1/(8π))cos(x) + 10, u = y − 5.1x²/(4π²) + 5x/π − 6"
    latex = (
        r"\left(y - \tfrac{5.1}{4\pi^2}x^2 + \tfrac{5}{\pi}x - 6\right)^2 "
        r"+ 10\left(1 - \tfrac{1}{8\pi}\right)\cos x + 10"
    )
    view = ((-6.5, 11.5), (-0.5, 14.5))
    start = (6.0, 10.0)
    starts: ClassVar = {
        N_("on the hillside"): (6.0, 10.0),
        N_("between two minima"): (-0.3, 7.0),
        N_("in the corner"): (-6.0, 1.0),
    }
    steps = 60
    rates = (0.003, 0.12, 0.33, 0.6)
    watch = N_(
        "All three minima are equally deep: a small rate takes the one downhill from the start, a "
        "large one hops from well to well."
    )
    reference = (
        "Branin, IBM J. Res. Dev. 16 (1972) 504–522; "
        "Dixon & Szegö, Towards Global Optimization 2 (1978) 1–15"
    )
    critical_points = (
        CriticalPoint(-pi, 12.275, "minimum", is_global=True),
        CriticalPoint(pi, 2.275, "minimum", is_global=True),
        CriticalPoint(3 * pi, 2.475, "minimum", is_global=True),
        CriticalPoint(0.0, 6.0, "saddle"),
        CriticalPoint(2 * pi, 1.1, "saddle"),
    )
    lowest = 10 / (8 * pi)

    def value(self, x, y):
        u = y - 6 + x * (TILT - BEND * x)
        return u * u + WAVE * np.cos(x) + 10

    def gradient(self, x, y):
        u = 2 * (y - 6 + x * (TILT - BEND * x))
        return u * (TILT - 2 * BEND * x) - WAVE * np.sin(x), u

    def hessian(self, x, y):
        u = 2 * (y - 6 + x * (TILT - BEND * x))
        slope = TILT - 2 * BEND * x
        return 2 * slope * slope - 2 * BEND * u - WAVE * np.cos(x), 2 * slope, 2 + 0 * x
