"""The Goldstein–Price function: four basins on ground that rises a hundred-thousandfold."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class GoldsteinPrice(Surface):
    """L = P(s)·Q(d) with s = x + y and d = 2x − 3y, the usual polynomial sorted by its two
    directions.

    P' = 12(s + 1)(s − 1)(s − 2) and Q' = 12d(d − 1)(d − 3), so every critical point is exact: four
    minima (3, 30, 84 and 840), four saddles, one maximum.
    """

    label = N_("Goldstein–Price")
    group = N_("Valleys")
    order = 4
    formula = "[1 + (s + 1)²(3s² − 14s + 19)]·[30 + d²(3d² − 16d + 18)], s = x + y, d = 2x − 3y"
    latex = (
        r"\left[1 + (s + 1)^2 (3s^2 - 14s + 19)\right]"
        r"\left[30 + d^2 (3d^2 - 16d + 18)\right],\quad s = x + y,\ d = 2x - 3y"
    )
    view = ((-1.1, 2.3), (-1.4, 1.2))
    start = (0.0, 0.1)
    starts: ClassVar = {
        N_("between the basins"): (0.0, 0.1),
        N_("beside the best basin"): (0.4, -0.9),
        N_("on the pass"): (-0.4, -0.6),
        N_("on the hilltop"): (0.8, 0.2),
    }
    steps = 100
    rates = (0.000003, 0.0001, 0.0005, 0.001)
    watch = N_(
        "The loss is 3 at the bottom and a quarter of a million at the rim: a rate that is right "
        "down here throws a run that starts out there off the map."
    )
    reference = "Goldstein & Price, Mathematics of Computation 25 (1971) 569–574"
    critical_points = (
        CriticalPoint(0.0, -1.0, "minimum", is_global=True),
        CriticalPoint(-0.6, -0.4, "minimum"),
        CriticalPoint(1.8, 0.2, "minimum"),
        CriticalPoint(1.2, 0.8, "minimum"),
        CriticalPoint(-0.4, -0.6, "saddle"),
        CriticalPoint(0.6, 0.4, "saddle"),
        CriticalPoint(1.2, -0.2, "saddle"),
        CriticalPoint(1.4, 0.6, "saddle"),
        CriticalPoint(0.8, 0.2, "maximum"),
    )
    lowest = 3.0

    def value(self, x, y):
        s, d = x + y, 2 * x - 3 * y
        return _along(s) * _across(d)

    def gradient(self, x, y):
        s, d = x + y, 2 * x - 3 * y
        by_s = 12 * ((s + 1) * (s - 1) * (s - 2)) * _across(d)
        by_d = 12 * (d * (d - 1) * (d - 3)) * _along(s)
        return by_s + 2 * by_d, by_s - 3 * by_d

    def hessian(self, x, y):
        s, d = x + y, 2 * x - 3 * y
        p, q = _along(s), _across(d)
        p1, q1 = 12 * ((s + 1) * (s - 1) * (s - 2)), 12 * (d * (d - 1) * (d - 3))
        ss = 12 * (s * (3 * s - 4) - 1) * q
        sd = p1 * q1
        dd = 12 * (d * (3 * d - 8) + 3) * p
        return ss + 4 * (sd + dd), ss - sd - 6 * dd, ss - 6 * sd + 9 * dd


def _along(s):
    """P, the factor along x + y."""
    t = s + 1
    return 1 + t * t * (s * (3 * s - 14) + 19)


def _across(d):
    """Q, the factor along 2x − 3y."""
    return 30 + d * d * (d * (3 * d - 16) + 18)
