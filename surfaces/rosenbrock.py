"""Rosenbrock's banana: easy to find the valley, hard to follow it."""

from dataclasses import dataclass
from typing import ClassVar

from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Rosenbrock(Surface):
    """L = (1 − x)² + 100(y − x²)²."""

    label = "Rosenbrock"
    group = "Valleys"
    order = 1
    formula = "(1 − x)² + 100(y − x²)²"
    latex = r"(1 - x)^2 + 100\,(y - x^2)^2"
    view = ((-2.2, 2.2), (-0.8, 2.4))
    start = (-1.2, 1.0)
    starts: ClassVar = {
        "Rosenbrock's own": (-1.2, 1.0),
        "at the head of the valley": (0.0, 0.0),
        "on the wall": (-0.5, 2.0),
    }
    steps = 500
    rates = (0.0005, 0.003, 0.0055, 0.0065)
    watch = (
        "The valley bends: a rate that suits the wall is tiny along the floor, and a "
        "larger one bounces for ever."
    )
    reference = "Rosenbrock, The Computer Journal 3 (1960) 175–184"
    critical_points = (CriticalPoint(1.0, 1.0, "minimum", is_global=True),)
    lowest = 0.0

    def value(self, x, y):
        along, across = 1 - x, y - x * x
        return along * along + 100 * (across * across)

    def gradient(self, x, y):
        across = y - x * x
        return -2 * (1 - x) - 400 * x * across, 200 * across

    def hessian(self, x, y):
        return 2 - 400 * y + 1200 * (x * x), -400 * x, 200 + 0 * x
