"""Matyas' function: a nearly flat bowl, narrow across the diagonal."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Matyas(Surface):
    """L = 0.26(x² + y²) − 0.48xy: curvature 0.04 along the diagonal x = y and 1 across it."""

    label = N_("Matyas")
    group = N_("Convex")
    order = 3
    formula = "0.26(x² + y²) − 0.48xy"
    latex = r"0.26\,(x^2 + y^2) - 0.48\,xy"
    view = ((-9.0, 9.0), (-6.0, 6.0))
    start = (8.0, 3.0)
    starts: ClassVar = {
        N_("beside the diagonal"): (8.0, 3.0),
        N_("on the diagonal"): (5.0, 5.0),
        N_("across the diagonal"): (4.0, -4.0),
    }
    steps = 60
    rates = (0.05, 1.6, 1.98, 2.05)
    watch = N_(
        "The best rate is near 2: by itself no rate is large or small, only beside the curvature."
    )
    reference = "Jamil & Yang, A literature survey of benchmark functions (2013), arXiv:1308.4008"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    def value(self, x, y):
        return 0.26 * (x * x + y * y) - 0.48 * (x * y)

    def gradient(self, x, y):
        return 0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x

    def hessian(self, x, y):
        one = np.ones_like(x)
        return 0.52 * one, -0.48 * one, 0.52 * one
