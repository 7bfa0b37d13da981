"""Booth's function: a bowl whose axes lie across the grid."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Booth(Surface):
    """L = (x + 2y − 7)² + (2x + y − 5)²: curvature 18 along the diagonal (1, 1), 2 along
    (1, −1).
    """

    label = N_("Booth")
    group = N_("Convex")
    order = 2
    formula = "(x + 2y − 7)² + (2x + y − 5)²"
    latex = r"(x + 2y - 7)^2 + (2x + y - 5)^2"
    view = ((-6.0, 8.0), (-1.6, 7.6))
    start = (-3.0, 6.0)
    starts: ClassVar = {
        N_("beside the long axis"): (-3.0, 6.0),
        N_("on the long axis"): (-2.0, 6.0),
        N_("on the steep axis"): (4.0, 6.0),
    }
    steps = 50
    rates = (0.005, 0.09, 0.109, 0.115)
    watch = N_(
        "Neither x nor y is the steep direction but both together, so a rate for each weight, "
        "as AdaGrad and RMSProp keep, does not help here."
    )
    reference = "Jamil & Yang, A literature survey of benchmark functions (2013), arXiv:1308.4008"
    critical_points = (CriticalPoint(1.0, 3.0, "minimum", is_global=True),)
    lowest = 0.0

    def value(self, x, y):
        a, b = x + 2 * y - 7, 2 * x + y - 5
        return a * a + b * b

    def gradient(self, x, y):
        return 10 * x + 8 * y - 34, 8 * x + 10 * y - 38

    def hessian(self, x, y):
        ten = 10 * np.ones_like(x)
        return ten, 0.8 * ten, ten
