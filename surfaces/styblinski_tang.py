"""The function of Styblinski and Tang: four wells, one of them deeper than the rest."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# The roots of 4x³ − 32x + 5, where the slope along one coordinate vanishes: deep well, crest,
# shallow well.
DEEP, CREST, SHALLOW = -2.903534027771177, 0.1567312567803401, 2.746802770990837


@dataclass(frozen=True)
class StyblinskiTang(Surface):
    """L = ½(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y): a tilted double well in each coordinate."""

    label = N_("Styblinski–Tang")
    group = N_("Many minima")
    order = 23
    formula = "½(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)"
    latex = r"\tfrac12\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\right)"
    view = ((-5.0, 5.0), (-4.0, 4.0))
    start = (4.4, -3.6)
    starts: ClassVar = {
        N_("on the rim"): (4.4, -3.6),
        N_("beside the hilltop"): (0.6, 1.2),
        N_("on the deep side"): (-0.5, -0.3),
    }
    steps = 40
    rates = (0.0003, 0.02, 0.05, 0.1)
    watch = N_(
        "A careful rate ends in the nearest well; one just short of disaster leaps into the best."
    )
    reference = "Styblinski & Tang, Neural Networks 3 (1990) 467–483"
    critical_points = (
        CriticalPoint(DEEP, DEEP, "minimum", is_global=True),
        CriticalPoint(DEEP, SHALLOW, "minimum"),
        CriticalPoint(SHALLOW, DEEP, "minimum"),
        CriticalPoint(SHALLOW, SHALLOW, "minimum"),
        CriticalPoint(DEEP, CREST, "saddle"),
        CriticalPoint(CREST, DEEP, "saddle"),
        CriticalPoint(SHALLOW, CREST, "saddle"),
        CriticalPoint(CREST, SHALLOW, "saddle"),
        CriticalPoint(CREST, CREST, "maximum"),
    )
    lowest = -78.33233140754283

    def value(self, x, y):
        return 0.5 * (x * (x * (x * x - 16) + 5) + y * (y * (y * y - 16) + 5))

    def gradient(self, x, y):
        return x * (2 * (x * x) - 16) + 2.5, y * (2 * (y * y) - 16) + 2.5

    def hessian(self, x, y):
        return 6 * (x * x) - 16, np.zeros_like(x), 6 * (y * y) - 16
