"""A valley with a sharp floor: the slope does not fade towards the minimum."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class AbsValley(Surface):
    """L = √(x² + δ²) + 10√(y² + δ²), which is |x| + 10|y| where δ = 0.

    Unsmoothed it has kinks on both axes. The slope there is given as 0, the convention of sign(0):
    one of the subgradients, and the one with which the minimum is a point of rest. The curvature,
    0 beside a kink and infinite on it, is given as 0 too, so it speaks of no limit for the rate.
    Smoothed, the curvature at the minimum is 1/δ along x and 10/δ along y.
    """

    label = N_("Sharp valley")
    group = N_("Kinks")
    order = 20
    view = ((-4.0, 4.0), (-3.0, 3.0))
    start = (-1.0, 2.5)
    starts: ClassVar = {
        N_("off both kinks"): (-1.0, 2.5),
        N_("on the floor"): (-3.0, 0.0),
        N_("far along"): (-3.7, 1.3),
    }
    steps = 500
    rates = (0.0003, 0.002, 0.02, 0.2)
    watch = N_(
        "Each step is as long as the last, however near the floor is: a fixed rate hops across "
        "it for ever, by ten times the rate."
    )
    reference = "Shor, Minimization Methods for Non-differentiable Functions (1985)"
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)

    smoothing: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        symbol="δ",
        help=N_("How wide the floor is rounded; 0 leaves the kink"),
    )

    @property
    def formula(self):
        if not self.smoothing:
            return "|x| + 10|y|"
        return f"√(x² + δ²) + 10√(y² + δ²), δ = {self.smoothing:g}"

    @property
    def latex(self):
        if not self.smoothing:
            return r"|x| + 10\,|y|"
        smooth = r"\sqrt{x^2 + \delta^2} + 10\sqrt{y^2 + \delta^2},\quad \delta = "
        return f"{smooth}{self.smoothing:g}"

    @property
    def lowest(self):
        return self.smoothing + 10 * self.smoothing

    def kinks(self, x, y):
        """The distance to the nearer axis; infinite once the valley is smoothed."""
        return np.minimum(np.abs(x), np.abs(y)) + (np.inf if self.smoothing else 0.0)

    def value(self, x, y):
        return self._root(x) + 10 * self._root(y)

    def gradient(self, x, y):
        return x / _divisor(self._root(x)), 10 * y / _divisor(self._root(y))

    def hessian(self, x, y):
        bend = self.smoothing * self.smoothing
        along, across = _divisor(self._root(x)), _divisor(self._root(y))
        return (
            bend / (along * along * along),
            np.zeros_like(x),
            10 * bend / (across * across * across),
        )

    def _root(self, z):
        return np.sqrt(z * z + self.smoothing * self.smoothing)


def _divisor(root):
    """The root, or 1 on the kink, where what is divided by it is 0."""
    return root + (root == 0)
