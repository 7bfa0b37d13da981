"""Ackley's function: a funnel with a sharp tip, under a lattice of dips."""

from dataclasses import dataclass
from math import e, pi
from typing import ClassVar

import numpy as np

from descent.message import N_
from descent.surface import CriticalPoint, Surface

# The critical points of the view with x ≥ y ≥ 0; the others mirror them at the axes and diagonals.
OCTANT = (
    (0.0, 0.0, "minimum"),
    (0.9521665459501717, 0.0, "minimum"),
    (0.9684776587077244, 0.9684776587077244, "minimum"),
    (1.9589197181217173, 0.0, "minimum"),
    (1.9646166628629864, 0.9824160350791393, "minimum"),
    (0.6257806168564638, 0.0, "saddle"),
    (0.8747620388753442, 0.5774125352782147, "saddle"),
    (1.5950289240728648, 0.9458984927015271, "saddle"),
    (1.6102960205537256, 0.0, "saddle"),
    (1.855976708974908, 0.5364972381119946, "saddle"),
    (0.6730965201107377, 0.6730965201107377, "maximum"),
    (1.773445148708471, 0.5495858144229183, "maximum"),
)
VIEW = ((-2.3, 2.3), (-1.3, 1.3))


def _mirrored(x, y):
    """(±x, ±y) and (±y, ±x), each once, as far as they lie in the view."""
    corners = {(a, b) for p, q in ((x, y), (y, x)) for a in (p, -p) for b in (q, -q)}
    return sorted((a, b) for a, b in corners if abs(a) < VIEW[0][1] and abs(b) < VIEW[1][1])


@dataclass(frozen=True)
class Ackley(Surface):
    """L = 20 + e − 20 exp(−0.2√(½(x² + y²))) − exp(½(cos 2πx + cos 2πy)).

    The first exponential is a funnel whose tip is a cone, of slope 2√2 all round. At the very tip
    slope and curvature are given as those of the smooth rest alone.
    """

    label = N_("Ackley")
    group = N_("Many minima")
    order = 28
    formula = "20 + e − 20e^(−0.2√(½(x² + y²))) − e^(½(cos(2πx) + cos(2πy)))"
    latex = (
        r"20 + e - 20\,e^{-0.2\sqrt{(x^2 + y^2)/2}} "
        r"- e^{\left(\cos 2\pi x + \cos 2\pi y\right)/2}"
    )
    view = VIEW
    start = (1.66, 0.9)
    starts: ClassVar = {
        N_("two dips away"): (1.66, 0.9),
        N_("on the rim of the funnel"): (-0.62, 0.1),
        N_("in the funnel"): (0.2, -0.3),
    }
    steps = 60
    rates = (0.001, 0.01, 0.1, 1.0)
    watch = N_(
        "A rate that rests in a dip is kept from the tip, and at the tip no rate comes to rest: "
        "there the slope does not fade."
    )
    reference = "Ackley, A Connectionist Machine for Genetic Hillclimbing (1987)"
    critical_points = tuple(
        CriticalPoint(*point, kind, is_global=x == y == 0)
        for x, y, kind in OCTANT
        for point in _mirrored(x, y)
    )
    lowest = 0.0

    def kinks(self, x, y):
        """The distance to the tip of the funnel."""
        return np.hypot(x, y)

    def value(self, x, y):
        funnel = -20 * np.expm1(-0.2 * np.sqrt(0.5 * (x * x + y * y)))
        return funnel + (e - np.exp(0.5 * (np.cos(2 * pi * x) + np.cos(2 * pi * y))))

    def gradient(self, x, y):
        dips = pi * np.exp(0.5 * (np.cos(2 * pi * x) + np.cos(2 * pi * y)))
        pull, _ = _funnel(x, y)
        return pull * x + dips * np.sin(2 * pi * x), pull * y + dips * np.sin(2 * pi * y)

    def hessian(self, x, y):
        a, b = 2 * pi * x, 2 * pi * y
        (ca, cb), (sa, sb) = (np.cos(a), np.cos(b)), (np.sin(a), np.sin(b))
        dips = pi * pi * np.exp(0.5 * (ca + cb))
        pull, fade = _funnel(x, y)
        hxx = pull - fade * x * x + dips * (2 * ca - sa * sa)
        hyy = pull - fade * y * y + dips * (2 * cb - sb * sb)
        return hxx, -fade * x * y - dips * sa * sb, hyy


def _funnel(x, y):
    """The funnel's slope per unit of x or y, and how it falls off; both 0 at the tip."""
    q = np.sqrt(0.5 * (x * x + y * y))
    q = np.where(q == 0, np.inf, q)
    pull = 2 * np.exp(-0.2 * q) / q
    return pull, pull * (0.1 + 0.5 / q) / q
