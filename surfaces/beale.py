"""Beale's function: a flat plain between steep corners."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Beale(Surface):
    """L = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²."""

    label = N_("Beale")
    group = N_("Valleys")
    order = 2
    formula = "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²"
    latex = r"(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2"
    view = ((-1.0, 4.5), (-1.8, 2.2))
    start = (1.0, 1.5)
    starts: ClassVar = {
        N_("above the plain"): (1.0, 1.5),
        N_("on the plain"): (1.0, 0.0),
        N_("beside the saddle"): (0.05, 1.05),
    }
    steps = 200
    rates = (0.001, 0.005, 0.03, 0.04)
    watch = N_("The slope changes a thousandfold on the way, so no single rate suits all of it.")
    reference = (
        "Beale, On an iterative method for finding a local minimum (Princeton, 1958); "
        "Moré et al. 1981, no. 5"
    )
    critical_points = (
        CriticalPoint(3.0, 0.5, "minimum", is_global=True),
        CriticalPoint(0.0, 1.0, "saddle"),
        CriticalPoint(0.10053793732415844, -2.644513585023124, "saddle"),
    )
    lowest = 0.0

    def value(self, x, y):
        (a, b, c), _ = _parts(x, y)
        return a * a + b * b + c * c

    def gradient(self, x, y):
        (a, b, c), (u, v, w) = _parts(x, y)
        return 2 * (a * u + b * v + c * w), 2 * x * (a + y * (2 * b + 3 * y * c))

    def hessian(self, x, y):
        (a, b, c), (u, v, w) = _parts(x, y)
        yy = y * y
        hxy = 2 * (a + 2 * y * b + 3 * yy * c) + 2 * x * (u + 2 * y * v + 3 * yy * w)
        hyy = 2 * x * (2 * b + 6 * y * c + x * (1 + 4 * yy + 9 * yy * yy))
        return 2 * (u * u + v * v + w * w), hxy, hyy


def _parts(x, y):
    """The three misfits whose squares are summed, and their derivatives with respect to x."""
    yy = y * y
    slopes = y - 1, yy - 1, yy * y - 1
    misfits = 1.5 + x * slopes[0], 2.25 + x * slopes[1], 2.625 + x * slopes[2]
    return misfits, slopes
