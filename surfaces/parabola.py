"""The parabola: one curvature, so everything that a rate can do is plain to see."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface

HALVES = {1.0: "½", 2.0: ""}  # ½k where it reads better than as a product


@dataclass(frozen=True)
class Parabola(Surface):
    """L = ½kx², for one weight: y is ignored.

    Every step of plain descent multiplies x by 1 − ηk: below η = 1/k it creeps, at 1/k one step is
    enough, up to 2/k it jumps across and back, and beyond that every jump is longer.
    """

    label = N_("Parabola")
    group = N_("Convex")
    order = 0
    one_dimensional = True
    view = ((-6.0, 6.0), (-3.6, 3.6))
    start = (4.0, 0.0)
    starts: ClassVar = {
        N_("on the right"): (4.0, 0.0),
        N_("on the left"): (-4.0, 0.0),
        N_("near the bottom"): (0.5, 0.0),
    }
    steps = 30
    rates = (0.02, 0.4, 0.95, 1.05)
    watch = N_("Each step multiplies x by 1 − ηk; which rate makes that 0, and which −1?")
    reference = "Nesterov, Lectures on Convex Optimization (2018), section 1.2.3"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    curvature: float = parameter(
        2.0, low=0.1, high=100.0, symbol="k", help=N_("How fast the slope grows: the limit is 2/k")
    )

    @property
    def formula(self):
        return HALVES.get(self.curvature, f"½·{self.curvature:g}") + "x²"

    @property
    def latex(self):
        if self.curvature == 2:
            return "x^2"
        return rf"\tfrac12\cdot {self.curvature:g}\,x^2"

    def value(self, x, y):
        return 0.5 * self.curvature * (x * x)

    def gradient(self, x, y):
        return self.curvature * x, np.zeros_like(x)

    def hessian(self, x, y):
        zero = np.zeros_like(x)
        return self.curvature + zero, zero, zero
