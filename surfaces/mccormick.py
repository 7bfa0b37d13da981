"""McCormick's function: an endless staircase of basins."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class McCormick(Surface):
    """L = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1.

    Its critical points lie on the line x − y = 1, where L = sin(x + y) + ½(x + y): a minimum every
    π along it, each π lower than the next. In the usual box, x from −1.5 to 4 and y from −3 to 4,
    the lowest of them is −1.9132 at (−0.5472, −1.5472); without a box there is no lowest.
    """

    label = N_("McCormick")
    group = N_("Many minima")
    order = 4
    formula = "sin(x + y) + (x − y)² − 1.5x + 2.5y + 1"
    latex = r"\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1"
    view = ((-2.2, 5.2), (-3.0, 3.0))
    start = (4.5, 2.0)
    starts: ClassVar = {
        N_("above the upper basin"): (4.5, 2.0),
        N_("on the pass"): (1.5471975511965979, 0.5471975511965977),
        N_("above the lower basin"): (0.5, 1.0),
    }
    steps = 60
    rates = (0.005, 0.1, 0.5, 0.55)
    watch = N_(
        "The way down never ends: every basin is lower than the one before it, and momentum can "
        "roll from one to the next."
    )
    reference = "Jamil & Yang, A literature survey of benchmark functions (2013), arXiv:1308.4008"
    critical_points = (
        CriticalPoint(-0.5471975511965977, -1.5471975511965979, "minimum"),
        CriticalPoint(2.5943951023931957, 1.5943951023931955, "minimum"),
        CriticalPoint(-1.5943951023931955, -2.5943951023931957, "saddle"),
        CriticalPoint(1.5471975511965979, 0.5471975511965977, "saddle"),
    )
    bounded_below = False
    lowest = -1.9132229549810364

    def value(self, x, y):
        s, d = x + y, x - y
        return np.sin(s) + d * (d - 2) + 0.5 * s + 1

    def gradient(self, x, y):
        rise, across = np.cos(x + y) + 0.5, 2 * (x - y) - 2
        return rise + across, rise - across

    def hessian(self, x, y):
        bend = -np.sin(x + y)
        return bend + 2, bend - 2, bend + 2
