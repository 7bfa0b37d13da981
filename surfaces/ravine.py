"""A long ravine: fifty times steeper across than along."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Ravine(Surface):
    """L = ½(x² + κy²): curvature 1 along x and κ, the condition number, along y."""

    label = N_("Ravine")
    group = N_("Valleys")
    order = 0
    view = ((-5.0, 5.0), (-2.0, 2.0))
    start = (-4.0, 1.0)
    starts: ClassVar = {N_("on the wall"): (-4.0, 1.0), N_("on the floor"): (-4.0, 0.0)}
    steps = 100
    rates = (0.002, 0.03, 0.0398, 0.041)
    watch = N_("Does the first arrow point at the minimum? It is 71 degrees off.")
    reference = "Boyd & Vandenberghe, Convex Optimization (2004), section 9.3.2"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    condition: float = parameter(
        50.0, low=1.0, high=1000.0, symbol="κ", help=N_("How much steeper across than along")
    )

    @property
    def formula(self):
        return f"½(x² + {self.condition:g}y²)"

    @property
    def latex(self):
        return rf"\tfrac12\left(x^2 + {self.condition:g}\,y^2\right)"

    def value(self, x, y):
        return 0.5 * (x * x + self.condition * y * y)

    def gradient(self, x, y):
        return x, self.condition * y

    def hessian(self, x, y):
        one = np.ones_like(x)
        return one, np.zeros_like(x), self.condition * one
