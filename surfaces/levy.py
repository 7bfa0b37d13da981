"""Lévy's function: a wide basin crossed by ripples of different strength."""

from dataclasses import dataclass
from math import pi
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# Where the slope along x, and along y, vanishes in the view, and whether a dip or a crest is there.
ALONG_X = (
    (-4.205434985718203, "dip"),
    (-2.7053160403868706, "crest"),
    (1.0, "dip"),
    (2.7688604518537936, "crest"),
    (3.79108219045051, "dip"),
)
ALONG_Y = (
    (-2.8906496084617133, "dip"),
    (-2.256662218677807, "crest"),
    (1.0, "dip"),
    (4.256662218677807, "crest"),
    (4.890649608461714, "dip"),
)
KINDS = {("dip", "dip"): "minimum", ("crest", "crest"): "maximum"}


@dataclass(frozen=True)
class Levy(Surface):
    """L = sin²(πa) + a²(1 + 10 sin²(πa + 1)) + b²(1 + sin²(2πb)), a = (x − 1)/4, b = (y − 1)/4.

    Usually it is written with w = 1 + a, which changes no square of a sine.
    """

    label = N_("Lévy")
    group = N_("Many minima")
    order = 24
    formula = "sin²(πa) + a²(1 + 10sin²(πa + 1)) + b²(1 + sin²(2πb)), a = (x − 1)/4, b = (y − 1)/4"
    latex = (
        r"\sin^2 \pi a + a^2\left(1 + 10 \sin^2(\pi a + 1)\right) + b^2\left(1 + \sin^2 2\pi b"
        r"\right),\quad a = \tfrac{x-1}{4},\ b = \tfrac{y-1}{4}"
    )
    view = ((-6.0, 5.6), (-3.4, 5.4))
    start = (-4.8, 2.0)
    starts: ClassVar = {
        N_("behind a ridge"): (-4.8, 2.0),
        N_("in the basin"): (-1.5, 3.0),
        N_("in the corner"): (5.2, -3.0),
    }
    steps = 200
    rates = (0.002, 0.08, 0.4, 2.0)
    watch = N_(
        "A rate that is safe on the ridges stays behind the first of them; a longer step may leap "
        "over it, or land anywhere."
    )
    reference = (
        "Laguna & Martí, J. Global Optimization 33 (2005) 235–255; "
        "credited to Levy & Montalvo, SIAM J. Sci. Stat. Comput. 6 (1985) 15–29"
    )
    critical_points = tuple(
        CriticalPoint(x, y, KINDS.get((on_x, on_y), "saddle"), is_global=x == y == 1.0)
        for x, on_x in ALONG_X
        for y, on_y in ALONG_Y
    )
    lowest = 0.0

    def value(self, x, y):
        a, b = (x - 1) / 4, (y - 1) / 4
        wave, ridge, ripple = np.sin(pi * a), np.sin(pi * a + 1), np.sin(2 * pi * b)
        return wave * wave + a * a * (1 + 10 * (ridge * ridge)) + b * b * (1 + ripple * ripple)

    def gradient(self, x, y):
        a, b = (x - 1) / 4, (y - 1) / 4
        turn, twist = 2 * pi * a, 4 * pi * b
        gx = pi * np.sin(turn) + a * (12 - 10 * np.cos(turn + 2) + 10 * pi * a * np.sin(turn + 2))
        gy = b * (3 - np.cos(twist) + 2 * pi * b * np.sin(twist))
        return gx / 4, gy / 4

    def hessian(self, x, y):
        a, b = (x - 1) / 4, (y - 1) / 4
        turn, twist = 2 * pi * a, 4 * pi * b
        ridge, ripple = np.cos(turn + 2), np.cos(twist)
        hxx = 2 * pi * pi * np.cos(turn) + 12 - 10 * ridge
        hxx = hxx + 20 * pi * a * (2 * np.sin(turn + 2) + pi * a * ridge)
        hyy = 3 - ripple + 8 * pi * b * (np.sin(twist) + pi * b * ripple)
        return hxx / 16, np.zeros_like(x), hyy / 16
