"""Three wells in a plain: a narrow one, a shallow one, and the deepest, which is wide."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# Of each well: its depth, its narrowness, and where its middle is.
WELLS = ((2.0, 0.4, 1.2, -0.4), (0.8, 4.0, -0.8, 0.6), (0.7, 1.0, -2.0, -1.2))


@dataclass(frozen=True)
class GaussianWells(Surface):
    """L = −Σ d·exp(−k((x − a)² + (y − b)²)) over three wells of depth d and narrowness k.

    At its bottom a well that stands alone has curvature 2dk: 1.6, 6.4 and 1.4.
    """

    label = N_("Gaussian wells")
    group = N_("Many minima")
    order = 22
    formula = (
        "−2e^(−0.4[(x − 1.2)² + (y + 0.4)²]) − 0.8e^(−4[(x + 0.8)² + (y − 0.6)²]) "
        "− 0.7e^(−(x + 2)² − (y + 1.2)²)"
    )
    latex = (
        r"-2\,e^{-0.4[(x-1.2)^2 + (y+0.4)^2]} - 0.8\,e^{-4[(x+0.8)^2 + (y-0.6)^2]} "
        r"- 0.7\,e^{-(x+2)^2 - (y+1.2)^2}"
    )
    view = ((-4.0, 4.0), (-2.6, 2.6))
    start = (-1.1, 0.7)
    starts: ClassVar = {
        N_("in the narrow well"): (-1.1, 0.7),
        N_("in the shallow well"): (-2.6, -1.6),
        N_("between the wells"): (-0.9, -0.4),
        N_("on the plain"): (-3.5, 1.8),
    }
    steps = 60
    rates = (0.002, 0.1, 0.8, 2.5)
    watch = N_(
        "The narrow well holds only a small rate: one that is too large for it is thrown out, and "
        "may settle in the wide one."
    )
    reference = (
        "After Gallagher & Yuan, IEEE Trans. Evol. Comput. 10 (2006) 590–603; on wide and narrow "
        "minima: Hochreiter & Schmidhuber, Neural Computation 9 (1997) 1–42"
    )
    critical_points = (
        CriticalPoint(1.1999472383268788, -0.40001317804242326, "minimum", is_global=True),
        CriticalPoint(-0.7244825796627006, 0.5575971953591168, "minimum"),
        CriticalPoint(-1.94629970875335, -1.1865748265748481, "minimum"),
        CriticalPoint(-0.26181756368346454, 0.32300500870669646, "saddle"),
        CriticalPoint(-0.9721809538229953, -0.9421062766854624, "saddle"),
    )
    lowest = -2.000013185794617

    def value(self, x, y):
        return -sum(bell for *_, bell in _bells(x, y))

    def gradient(self, x, y):
        gx = gy = 0.0
        for k, u, v, bell in _bells(x, y):
            slope = 2 * k * bell
            gx, gy = gx + slope * u, gy + slope * v
        return gx, gy

    def hessian(self, x, y):
        hxx = hxy = hyy = 0.0
        for k, u, v, bell in _bells(x, y):
            slope, turn = 2 * k * bell, -4 * k * k * bell
            hxx = hxx + (slope + turn * u * u)
            hxy = hxy + turn * u * v
            hyy = hyy + (slope + turn * v * v)
        return hxx, hxy, hyy


def _bells(x, y):
    """Of each well: its narrowness, how far from its middle (x, y) is, and its share of −L."""
    for depth, narrowness, a, b in WELLS:
        u, v = x - a, y - b
        yield narrowness, u, v, depth * np.exp(-narrowness * (u * u + v * v))
