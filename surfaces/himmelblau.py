"""Himmelblau's function: four minima of the same depth."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Himmelblau(Surface):
    """L = (x² + y − 11)² + (x + y² − 7)²: four minima of value 0, four saddles, one maximum."""

    label = N_("Himmelblau")
    group = N_("Many minima")
    order = 1
    formula = "(x² + y − 11)² + (x + y² − 7)²"
    latex = r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    view = ((-6.3, 6.3), (-4.6, 4.6))
    start = (-1.0, -2.5)
    starts: ClassVar = {
        N_("near a pass"): (-1.0, -2.5),
        N_("on the hilltop"): (-0.2708445906673476, -0.9230385564799815),
        N_("north-east"): (5.0, 4.0),
        N_("south-west"): (-5.0, 0.0),
    }
    steps = 40
    rates = (0.001, 0.01, 0.02, 0.045)
    watch = N_(
        "The start decides which of the four minima is found, and a large rate decides anew."
    )
    reference = "Himmelblau, Applied Nonlinear Programming (1972)"
    critical_points = (
        CriticalPoint(3.0, 2.0, "minimum", is_global=True),
        CriticalPoint(-2.805118086952745, 3.131312518250573, "minimum", is_global=True),
        CriticalPoint(-3.779310253377747, -3.283185991286169, "minimum", is_global=True),
        CriticalPoint(3.5844283403304917, -1.8481265269644036, "minimum", is_global=True),
        CriticalPoint(-3.0730257507643897, -0.08135304428796751, "saddle"),
        CriticalPoint(-0.12796134673068005, -1.9537149802445766, "saddle"),
        CriticalPoint(0.08667750455539634, 2.884254701174776, "saddle"),
        CriticalPoint(3.385154183607021, 0.07385187983774928, "saddle"),
        CriticalPoint(-0.2708445906673476, -0.9230385564799815, "maximum"),
    )
    lowest = 0.0

    def value(self, x, y):
        a, b = x * x + y - 11, x + y * y - 7
        return a * a + b * b

    def gradient(self, x, y):
        a, b = x * x + y - 11, x + y * y - 7
        return 4 * x * a + 2 * b, 2 * a + 4 * y * b

    def hessian(self, x, y):
        return 12 * (x * x) + 4 * y - 42, 4 * (x + y), 12 * (y * y) + 4 * x - 26
