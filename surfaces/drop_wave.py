"""The drop wave: rings about the minimum, as round a drop in water."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class DropWave(Surface):
    """L = −(1 + cos 12r)/(½r² + 2), r = √(x² + y²).

    It is even in r, and so smooth at the origin in spite of the root. The troughs and crests about
    it are whole circles, level all the way round, so no point of them is listed.
    """

    label = N_("Drop wave")
    group = N_("Many minima")
    order = 26
    formula = "−(1 + cos(12√(x² + y²)))/(½(x² + y²) + 2)"
    latex = r"-\frac{1 + \cos\left(12\sqrt{x^2 + y^2}\right)}{\tfrac12 (x^2 + y^2) + 2}"
    view = ((-1.5, 1.5), (-1.0, 1.0))
    start = (0.75, 0.5)
    starts: ClassVar = {
        N_("on the second crest"): (0.75, 0.5),
        N_("in the first ring"): (-0.4, 0.2),
        N_("in the middle"): (0.15, -0.15),
    }
    steps = 100
    rates = (0.0001, 0.01, 0.06, 1.0)
    watch = N_(
        "Every slope points straight at the middle or away from it, and yet a rate that can settle "
        "stays in the ring that it enters first."
    )
    reference = "Molga & Smutnicki, Test functions for optimization needs (2005)"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = -1.0

    def value(self, x, y):
        s = x * x + y * y
        return -(1 + np.cos(12 * np.sqrt(s))) / (0.5 * s + 2)

    def gradient(self, x, y):
        s = x * x + y * y
        wave, ripple, basin = _parts(s)
        slope = (12 * ripple + wave / basin) / basin
        return slope * x, slope * y

    def hessian(self, x, y):
        s = x * x + y * y
        wave, ripple, basin = _parts(s)
        slope = (12 * ripple + wave / basin) / basin
        # The derivative of ripple by s; at the origin, where it is multiplied by 0, any number.
        turn = (12 * (wave - 1) - ripple) / (2 * s + (s == 0))
        bend = 2 * (12 * turn - slope) / basin
        return slope + bend * x * x, bend * x * y, slope + bend * y * y


def _parts(s):
    """1 + cos 12r, sin(12r)/r with its limit 12, and ½r² + 2, from s = r²."""
    r = np.sqrt(s)
    return 1 + np.cos(12 * r), 12 * np.sinc(12 / np.pi * r), 0.5 * s + 2
