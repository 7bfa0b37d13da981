"""The six-hump camel: six basins in three pairs, the best of them in the middle."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class SixHumpCamel(Surface):
    """L = 4x² − 2.1x⁴ + ⅓x⁶ + xy − 4y² + 4y⁴: six minima, seven saddles, two maxima, each with
    its mirror image through the origin.
    """

    label = N_("Six-hump camel")
    group = N_("Many minima")
    order = 3
    formula = "4x² − 2.1x⁴ + ⅓x⁶ + xy − 4y² + 4y⁴"
    latex = r"4x^2 - 2.1\,x^4 + \tfrac13 x^6 + xy - 4y^2 + 4y^4"
    view = ((-2.1, 2.1), (-1.3, 1.3))
    start = (-1.9, -1.0)
    starts: ClassVar = {
        N_("in the corner"): (-1.9, -1.0),
        N_("on a pass"): (0.0, 0.0),
        N_("on a hilltop"): (-1.2302298765166526, -0.16233458445899496),
        N_("above the best basin"): (0.6, -1.1),
    }
    steps = 40
    rates = (0.002, 0.02, 0.1, 0.25)
    watch = N_(
        "Six basins, and only two are the best: which one a run finds changes with its rate."
    )
    reference = "Dixon & Szegő, Towards Global Optimisation 2 (1978) 1–15"
    critical_points = (
        CriticalPoint(0.08984201310031806, -0.7126564030207396, "minimum", is_global=True),
        CriticalPoint(-0.08984201310031806, 0.7126564030207396, "minimum", is_global=True),
        CriticalPoint(1.703606714969981, -0.7960835686726251, "minimum"),
        CriticalPoint(-1.703606714969981, 0.7960835686726251, "minimum"),
        CriticalPoint(1.6071047529201972, 0.5686514548841314, "minimum"),
        CriticalPoint(-1.6071047529201972, -0.5686514548841314, "minimum"),
        CriticalPoint(0.0, 0.0, "saddle"),
        CriticalPoint(1.1092053368047865, -0.7682680925095399, "saddle"),
        CriticalPoint(-1.1092053368047865, 0.7682680925095399, "saddle"),
        CriticalPoint(1.6380679841897785, 0.22867406904439408, "saddle"),
        CriticalPoint(-1.6380679841897785, -0.22867406904439408, "saddle"),
        CriticalPoint(1.2960702671671092, 0.6050843880386585, "saddle"),
        CriticalPoint(-1.2960702671671092, -0.6050843880386585, "saddle"),
        CriticalPoint(1.2302298765166526, 0.16233458445899496, "maximum"),
        CriticalPoint(-1.2302298765166526, -0.16233458445899496, "maximum"),
    )
    lowest = -1.0316284534898774

    def value(self, x, y):
        xx, yy = x * x, y * y
        return xx * (4 + xx * (xx / 3 - 2.1)) + x * y + 4 * yy * (yy - 1)

    def gradient(self, x, y):
        xx = x * x
        return x * (8 + xx * (2 * xx - 8.4)) + y, x + y * (16 * (y * y) - 8)

    def hessian(self, x, y):
        xx = x * x
        return 8 + xx * (10 * xx - 25.2), np.ones_like(x), 48 * (y * y) - 8
