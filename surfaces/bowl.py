"""A round-bottomed valley, steeper across than along."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Bowl(Surface):
    """L = ½(x² + κy²): curvature 1 along x and κ, the condition number, along y."""

    label = "Bowl"
    group = "Convex"
    order = 1
    view = ((-5.0, 5.0), (-3.0, 3.0))
    start = (-4.0, 2.0)
    starts: ClassVar = {
        "in the corner": (-4.0, 2.0),
        "on the long axis": (-4.0, 0.0),
        "on the steep axis": (0.0, 2.0),
    }
    steps = 40
    rates = (0.002, 0.15, 0.195, 0.21)
    watch = "Watch y: it decides how large the rate may be, while x decides how long the run takes."
    reference = "Boyd & Vandenberghe, Convex Optimization (2004), section 9.3.2"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    condition: float = parameter(
        10.0, low=1.0, high=1000.0, symbol="κ", help="How much steeper across than along"
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
