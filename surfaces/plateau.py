"""A hole in a plateau: away from it the ground is level to the eye."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Plateau(Surface):
    """L = 1 − exp(−(x² + y²)/2), whose slope at distance r is r·exp(−r²/2): 0.0013 at r = 4."""

    label = N_("Plateau")
    group = N_("Saddles and flats")
    order = 20
    formula = "1 − e^(−½(x² + y²))"
    latex = r"1 - e^{-(x^2 + y^2)/2}"
    view = ((-3.2, 4.6), (-2.2, 2.2))
    start = (4.0, 0.0)
    starts: ClassVar = {
        N_("on the plateau"): (4.0, 0.0),
        N_("on the rim"): (-2.0, 1.5),
        N_("in the hole"): (0.6, -0.5),
    }
    steps = 200
    rates = (0.5, 1.5, 2.6, 10.0)
    watch = N_(
        "Hardly any slope is hardly any step: the run looks finished with the whole loss still to "
        "lose, and a very large rate throws it back out here."
    )
    reference = (
        "Goodfellow, Bengio & Courville, Deep Learning (2016), section 8.2.3; "
        "the shape is Welsch's loss (Holland & Welsch 1977)"
    )
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)
    lowest = 0.0

    def value(self, x, y):
        return -np.expm1(-0.5 * (x * x + y * y))

    def gradient(self, x, y):
        bell = np.exp(-0.5 * (x * x + y * y))
        return x * bell, y * bell

    def hessian(self, x, y):
        xx, yy = x * x, y * y
        bell = np.exp(-0.5 * (xx + yy))
        return (1 - xx) * bell, -(x * y) * bell, (1 - yy) * bell
