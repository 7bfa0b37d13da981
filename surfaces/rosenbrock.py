"""Rosenbrock's banana: easy to find the valley, hard to follow it."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Rosenbrock(Surface):
    """L = (1 − x)² + b(y − x²)², with b the steepness of the walls; Rosenbrock's own is 100."""

    label = N_("Rosenbrock")
    group = N_("Valleys")
    order = 1
    view = ((-2.2, 2.2), (-0.8, 2.4))
    start = (-1.2, 1.0)
    starts: ClassVar = {
        N_("Rosenbrock's own"): (-1.2, 1.0),
        N_("at the head of the valley"): (0.0, 0.0),
        N_("on the wall"): (-0.5, 2.0),
    }
    steps = 500
    rates = (0.0005, 0.003, 0.0055, 0.0065)
    watch = N_(
        "The valley bends: a rate that suits the wall is tiny along the floor, and a "
        "larger one bounces for ever."
    )
    reference = "Rosenbrock, The Computer Journal 3 (1960) 175–184"
    critical_points = (CriticalPoint(1.0, 1.0, "minimum", is_global=True),)
    lowest = 0.0

    b: float = parameter(
        100.0, low=1.0, high=1000.0, symbol="b", help=N_("How steep the walls of the valley are")
    )

    @property
    def formula(self):
        return f"(1 − x)² + {self.b:g}(y − x²)²"

    @property
    def latex(self):
        return rf"(1 - x)^2 + {self.b:g}\,(y - x^2)^2"

    def value(self, x, y):
        along, across = 1 - x, y - x * x
        return along * along + self.b * (across * across)

    def gradient(self, x, y):
        across = y - x * x
        return -2 * (1 - x) - 4 * self.b * x * across, 2 * self.b * across

    def hessian(self, x, y):
        b = self.b
        return 2 - 4 * b * y + 12 * b * (x * x), -4 * b * x, 2 * b + 0 * x
