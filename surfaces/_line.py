"""A line fitted to examples by least squares."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

import numpy as np

from descent.surface import CriticalPoint
from surfaces._scaled_inputs import ScaledInputs


@dataclass(frozen=True)
class Line(ScaledInputs):
    """L = ½ of the mean of (x + yu − v)²: intercept x and slope y; H = XᵀX/n, X the rows (1, u)."""

    model = "line"
    is_arithmetic = True
    formula = "1/n Σ ½(x + yu − v)²"
    latex = r"\frac1n \sum \tfrac12 (x + y\,u - v)^2"

    @cached_property
    def critical_points(self):
        x, y, _ = least_squares(self.examples)
        return (CriticalPoint(x, y, "minimum", is_global=True),)

    @cached_property
    def lowest(self):
        return least_squares(self.examples)[2]

    def predict(self, x, y, u):
        return x + y * u

    def example_loss(self, x, y, u, v):
        miss = x + y * u - v
        return 0.5 * (miss * miss)

    def example_gradient(self, x, y, u, v):
        miss = x + y * u - v
        return miss, miss * u

    def mean_gradient(self, examples, x, y):
        # The same sums without a call for each example, which costs more than its arithmetic.
        gx = gy = 0.0
        for u, v in examples:
            miss = x + y * u - v
            gx, gy = gx + miss, gy + miss * u
        n = len(examples)
        return gx / n, gy / n

    def example_hessian(self, x, y, u, v):
        one = np.ones_like(x)
        return one, one * u, one * (u * u)


@lru_cache(maxsize=64)
def least_squares(examples):
    """(intercept, slope, half the mean of the squares left), each exact but for its last rounding.

    Fractions hold the sums: in floats raw inputs, of a condition number in the thousands, would
    cost digits.
    """
    n = len(examples)
    inputs = [Fraction(u) for u, _ in examples]
    targets = [Fraction(v) for _, v in examples]
    u, v = sum(inputs) / n, sum(targets) / n
    slope = sum((a - u) * (b - v) for a, b in zip(inputs, targets, strict=True))
    slope /= sum((a - u) ** 2 for a in inputs)
    start = v - slope * u
    left = sum((start + slope * a - b) ** 2 for a, b in zip(inputs, targets, strict=True))
    return float(start), float(slope), float(left / (2 * n))
