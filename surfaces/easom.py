"""Easom's function: one narrow hole in a plain, and a low rim about it."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# How far from π, in one coordinate, the bell ripples back: the root of tan u = −2u.
RIM = 1.8365972031521258


@dataclass(frozen=True)
class Easom(Surface):
    """L = −cos x · cos y · exp(−(x − π)² − (y − π)²), with its one deep minimum at (π, π).

    It is −g(x − π)·g(y − π) with g(u) = cos u · exp(−u²), so it is level where both slopes of g
    vanish, at u = 0 and ±1.84 in the view, and where both values do, at u = ±π/2.
    """

    label = N_("Easom")
    group = N_("Saddles and flats")
    order = 22
    formula = "−cos(x)cos(y)e^(−(x − π)² − (y − π)²)"
    latex = r"-\cos x\,\cos y\; e^{-(x - \pi)^2 - (y - \pi)^2}"
    view = ((-0.6, 6.9), (0.6, 5.6))
    start = (4.3, 2.2)
    starts: ClassVar = {
        N_("in the hole"): (4.3, 2.2),
        N_("over the rim"): (5.1, 3.4),
        N_("on the plain"): (0.2, 4.4),
    }
    steps = 100
    rates = (0.02, 0.5, 1.0, 5.0)
    watch = N_(
        "Beyond the rim the slope is nothing in every direction: a step too long out of the hole "
        "has no way back."
    )
    reference = "Easom, A survey of global optimization techniques (University of Louisville, 1990)"
    critical_points = (
        CriticalPoint(pi, pi, "minimum", is_global=True),
        *(CriticalPoint(pi + u, pi + v, "minimum") for u in (-RIM, RIM) for v in (-RIM, RIM)),
        *(CriticalPoint(pi + u, pi, "maximum") for u in (-RIM, RIM)),
        *(CriticalPoint(pi, pi + v, "maximum") for v in (-RIM, RIM)),
        *(
            CriticalPoint(pi + u, pi + v, "saddle")
            for u in (-pi / 2, pi / 2)
            for v in (-pi / 2, pi / 2)
        ),
    )
    lowest = -1.0

    def value(self, x, y):
        u, v = x - pi, y - pi
        return -np.cos(u) * np.cos(v) * np.exp(-(u * u) - v * v)

    def gradient(self, x, y):
        u, v = x - pi, y - pi
        bell, cu, cv = np.exp(-(u * u) - v * v), np.cos(u), np.cos(v)
        return bell * cv * (np.sin(u) + 2 * u * cu), bell * cu * (np.sin(v) + 2 * v * cv)

    def hessian(self, x, y):
        u, v = x - pi, y - pi
        bell, cu, cv = np.exp(-(u * u) - v * v), np.cos(u), np.cos(v)
        su, sv = np.sin(u), np.sin(v)
        hxx = bell * cv * ((3 - 4 * (u * u)) * cu - 4 * u * su)
        hyy = bell * cu * ((3 - 4 * (v * v)) * cv - 4 * v * sv)
        return hxx, -bell * (su + 2 * u * cu) * (sv + 2 * v * cv), hyy
