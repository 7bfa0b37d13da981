"""Two wells with a saddle between them."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class DoubleWell(Surface):
    """L = ½x² + ¼y⁴ − ½y²: minima at (0, ±1), a saddle at (0, 0)."""

    label = N_("Double well")
    group = N_("Saddles and flats")
    order = 2
    formula = "½x² + ¼y⁴ − ½y²"
    latex = r"\tfrac12 x^2 + \tfrac14 y^4 - \tfrac12 y^2"
    view = ((-3.6, 3.6), (-2.6, 2.6))
    start = (-3.0, 0.001)
    starts: ClassVar = {
        N_("a hair off the ridge"): (-3.0, 0.001),
        N_("exactly on the ridge"): (-3.0, 0.0),
        N_("in the upper well"): (-2.0, 1.6),
        N_("in the lower well"): (2.0, -0.4),
    }
    steps = 40
    rates = (0.1, 0.6, 1.95, 2.1)
    watch = N_(
        "The run seems to be done at the saddle; then, a hair off the ridge, it finds the way down."
    )
    reference = "Strogatz, Nonlinear Dynamics and Chaos (1994), section 7.2"
    critical_points = (
        CriticalPoint(0.0, 1.0, "minimum", is_global=True),
        CriticalPoint(0.0, -1.0, "minimum", is_global=True),
        CriticalPoint(0.0, 0.0, "saddle"),
    )
    lowest = -0.25

    def value(self, x, y):
        yy = y * y
        return 0.5 * (x * x) + 0.25 * (yy * yy) - 0.5 * yy

    def gradient(self, x, y):
        return x, y * (y * y - 1)

    def hessian(self, x, y):
        return np.ones_like(x), np.zeros_like(x), 3 * (y * y) - 1
