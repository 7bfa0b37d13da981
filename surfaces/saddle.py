"""A saddle: down along y, up along x, and no bottom."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Saddle(Surface):
    """L = x² − y², which falls without end along y; its `lowest` is the lowest value in the
    view.
    """

    label = N_("Saddle")
    group = N_("Saddles and flats")
    order = 1
    formula = "x² − y²"
    latex = r"x^2 - y^2"
    view = ((-3.3, 3.3), (-2.4, 2.4))
    start = (-2.5, 0.01)
    starts: ClassVar = {
        N_("just off the ridge"): (-2.5, 0.01),
        N_("exactly on the ridge"): (-2.5, 0.0),
        N_("on the slope"): (-1.0, 0.8),
    }
    steps = 40
    rates = (0.02, 0.1, 0.5, 1.6)
    watch = N_(
        "On the ridge the slope points at the saddle; a hair off it, the run turns away "
        "and never comes back."
    )
    reference = "Dauphin et al., NeurIPS 2014, arXiv:1406.2572"
    critical_points = (CriticalPoint(0.0, 0.0, "saddle"),)
    bounded_below = False
    lowest = -2.4 * 2.4

    def value(self, x, y):
        return x * x - y * y

    def gradient(self, x, y):
        return 2 * x, -2 * y

    def hessian(self, x, y):
        two = 2 * np.ones_like(x)
        return two, np.zeros_like(x), -two
