"""Rastrigin's function: a bowl under a lattice of deep dips."""

from dataclasses import dataclass
from functools import lru_cache
from math import acos, pi, sqrt
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Rastrigin(Surface):
    """L = x² + y² + A(2 − cos 2πx − cos 2πy), usually with A = 10: a dip near every lattice point.

    In a dip the curvature is about 2 + 4π²A, against 2 in the bowl beneath.
    """

    label = N_("Rastrigin")
    group = N_("Many minima")
    order = 27
    view = ((-2.3, 2.3), (-1.3, 1.3))
    start = (1.53, 0.52)
    starts: ClassVar = {
        N_("beside a crest"): (1.53, 0.52),
        N_("between two dips"): (-0.6, 0.1),
        N_("in the best dip"): (0.2, -0.3),
    }
    steps = 60
    rates = (0.0001, 0.002, 0.006, 0.3)
    watch = N_(
        "The rate that a dip allows is far too small for the bowl, and one that suits the bowl is "
        "thrown about by the dips."
    )
    reference = "Rastrigin, Systems of Extremal Control (1974, in Russian)"
    lowest = 0.0

    amplitude: float = parameter(
        10.0, low=0.0, high=10.0, symbol="A", help=N_("How deep the dips are; 0 leaves the bowl")
    )

    @property
    def formula(self):
        return f"x² + y² + {self.amplitude:g}(2 − cos(2πx) − cos(2πy))"

    @property
    def latex(self):
        return rf"x^2 + y^2 + {self.amplitude:g}\left(2 - \cos 2\pi x - \cos 2\pi y\right)"

    @property
    def critical_points(self):
        return _critical_points(self.amplitude, self.view)

    def value(self, x, y):
        waves = 2 - np.cos(2 * pi * x) - np.cos(2 * pi * y)
        return x * x + y * y + self.amplitude * waves

    def gradient(self, x, y):
        wave = 2 * pi * self.amplitude
        return 2 * x + wave * np.sin(2 * pi * x), 2 * y + wave * np.sin(2 * pi * y)

    def hessian(self, x, y):
        wave = 4 * pi * pi * self.amplitude
        return 2 + wave * np.cos(2 * pi * x), np.zeros_like(x), 2 + wave * np.cos(2 * pi * y)


@lru_cache(maxsize=64)
def _critical_points(amplitude, view):
    """Every pair of level coordinates in the view: two dips, two crests, or one of each."""
    kinds = ("minimum", "saddle", "maximum")
    along_x, along_y = (_level(amplitude, edge) for _, edge in view)
    return tuple(
        CriticalPoint(x, y, kinds[on_x + on_y], is_global=x == y == 0)
        for x, on_x in along_x
        for y, on_y in along_y
    )


def _level(amplitude, edge):
    """Every z in (−edge, edge) with z + πA sin 2πz = 0, each with 0 in a dip and 1 on a crest.

    With s = 2πz and q = 1/(2π²A) it says −sin s = qs: a concave arch from every odd multiple of π
    to the next even one, against a line. The line meets an arch twice if it passes below the arch's
    point of slope q, and Newton's method finds both from the feet of the arch.
    """
    found = [(0.0, 0)]
    q = 1 / (2 * pi * pi * amplitude) if amplitude else 1.0
    if q < 1:
        arches = int((sqrt(1 - q * q) / q + acos(-q)) / (2 * pi))
        s = pi * np.arange(1, 2 * arches + 1)
        for _ in range(40):
            s = s - (np.sin(s) + q * s) / (np.cos(s) + q)
        level = (s / (2 * pi)).tolist()
        found += [(z, (k + 1) % 2) for k, z in enumerate(level) if z < edge]
    return found + [(-z, crest) for z, crest in found[1:]]
