"""A gentle slope that ends at a wall."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Cliff(Surface):
    """L = exp(kx)/k − x + ½y²: along x the slope is −1, until the wall adds exp(kx) to it.

    The minimum lies at the foot of the wall, with curvature k along x. A step from the slope that
    ends u beyond the foot is answered by one that is exp(ku) − 1 times as long, back across it.
    The surface is convex, so nothing but the rate is to blame. Clipping the gradient tames it.
    """

    label = N_("Cliff")
    group = N_("Saddles and flats")
    order = 21
    view = ((-5.0, 0.8), (-1.6, 1.6))
    start = (-4.0, 1.0)
    starts: ClassVar = {
        N_("up the slope"): (-4.0, 1.0),
        N_("at the foot"): (-0.2, -1.0),
        N_("on the wall"): (0.6, 0.5),
    }
    steps = 80
    rates = (0.02, 0.15, 0.6, 1.5)
    watch = N_(
        "On the slope a larger rate is only better; one step too far up the wall, and the run is "
        "flung back across the map."
    )
    reference = (
        "Goodfellow, Bengio & Courville, Deep Learning (2016), section 8.2.4; "
        "Pascanu, Mikolov & Bengio, ICML 2013, arXiv:1211.5063"
    )
    critical_points = (CriticalPoint(0.0, 0.0, "minimum", is_global=True),)

    steepness: float = parameter(
        8.0, low=2.0, high=12.0, symbol="k", help=N_("How abruptly the wall rises")
    )

    @property
    def formula(self):
        return f"e^({self.steepness:g}x)/{self.steepness:g} − x + ½y²"

    @property
    def latex(self):
        return rf"\tfrac{{1}}{{{self.steepness:g}}}\,e^{{{self.steepness:g}x}} - x + \tfrac12 y^2"

    @property
    def lowest(self):
        return 1 / self.steepness

    def value(self, x, y):
        return np.exp(self.steepness * x) / self.steepness - x + 0.5 * (y * y)

    def gradient(self, x, y):
        return np.exp(self.steepness * x) - 1, y

    def hessian(self, x, y):
        return self.steepness * np.exp(self.steepness * x), np.zeros_like(x), np.ones_like(x)
