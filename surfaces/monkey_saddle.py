"""The monkey saddle: three ways down, three ridges, and no curvature where they meet."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class MonkeySaddle(Surface):
    """L = x³ − 3xy², the real part of (x + iy)³; its `lowest` is the lowest value in the view.

    At the origin slope and curvature are both zero. On a ridge, x > 0 and y = 0, plain descent is
    x ← x − 3ηx²: it comes near only as 1/(3ηt), where a minimum with curvature is neared by a
    factor a step.
    """

    label = N_("Monkey saddle")
    group = N_("Saddles and flats")
    order = 3
    formula = "x³ − 3xy²"
    latex = r"x^3 - 3xy^2"
    view = ((-2.2, 2.2), (-1.6, 1.6))
    start = (1.8, 0.001)
    starts: ClassVar = {
        N_("a hair off the ridge"): (1.8, 0.001),
        N_("exactly on the ridge"): (1.8, 0.0),
        N_("in a valley"): (-0.3, 0.1),
    }
    steps = 100
    rates = (0.002, 0.06, 0.185, 0.3)
    watch = N_(
        "Slope and curvature fade together: the nearer to the saddle a step leads, the longer the "
        "run hangs there."
    )
    reference = "Hilbert & Cohn-Vossen, Geometry and the Imagination (1932), chapter IV"
    critical_points = (CriticalPoint(0.0, 0.0, "degenerate"),)
    bounded_below = False
    lowest = -2.2 * 2.2 * 2.2

    def value(self, x, y):
        return x * (x * x - 3 * (y * y))

    def gradient(self, x, y):
        return 3 * (x * x - y * y), -6 * (x * y)

    def hessian(self, x, y):
        return 6 * x, -6 * y, -6 * x
