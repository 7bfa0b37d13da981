"""A schedule drawn by hand: points, and straight lines between them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from descent.message import N_, Message
from descent.schedule import Schedule

MOST_POINTS = 16
LARGEST_FACTOR = 10.0
NO_POINTS = N_(
    "points must be 2 to {most} pairs: shares of the run that climb within [0, 1], "
    "each with a factor within [0, {largest}]"
)


@dataclass(frozen=True)
class Piecewise(Schedule):
    """Straight lines between points (s, factor), s = t/T the share of the run that has gone by;
    level before the first and after the last.

    `points` are two to 16 pairs, s from 0 to 1 and growing, factor from 0 to 10. PyTorch has none,
    but LambdaLR takes any function.
    """

    label = N_("Drawn by hand")
    brief = N_("drawn by hand")
    group = N_("By hand")
    formula = "ηₜ = η·(straight lines through the points)"
    latex = r"\eta_t = \eta\left(f_i + (f_{i+1} - f_i)\frac{t/T - s_i}{s_{i+1} - s_i}\right)"
    shines = N_("Any idea of what the rate should do can be tried, without a name for it.")
    fails = N_("What was drawn for one surface and budget says little about another.")
    reference = "optax.piecewise_interpolate_schedule, where the factors multiply each other"

    points: tuple[tuple[float, float], ...] = ((0.0, 1.0), (0.5, 0.2), (1.0, 0.0))

    def __post_init__(self):
        super().__post_init__()
        if not _are_points(self.points):
            raise ValueError(
                Message.of(NO_POINTS, most=str(MOST_POINTS), largest=f"{LARGEST_FACTOR:g}")
            )

    def __call__(self, t, horizon):
        return np.interp(np.asarray(t, dtype=float) / horizon, *zip(*self.points, strict=True))


def _are_points(given):
    if not isinstance(given, tuple) or not 2 <= len(given) <= MOST_POINTS:
        return False
    if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in given):
        return False
    if not all(_is_number(each) for pair in given for each in pair):
        return False
    shares, factors = zip(*given, strict=True)
    climbs = all(a < b for a, b in pairwise(shares))
    inside = all(0 <= share <= 1 for share in shares)
    return climbs and inside and all(0 <= f <= LARGEST_FACTOR for f in factors)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
