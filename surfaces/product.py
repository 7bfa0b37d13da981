"""A product of two weights: the smallest network, and a whole curve of minima."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class Product(Surface):
    """L = ½(xy − 1)²: two weights in a row that are to make 1 of 1.

    Every point of the curve xy = 1 is a minimum. Along it the ground is level; across it the
    curvature, and so the sharpness, is x² + y²: 2 at (1, 1) and (−1, −1), without limit further
    out. A run can stay only where 2/η is larger, and nowhere once η exceeds 1.

    No point of a curve is a minimum by itself: the two flattest stand for all in
    `critical_points`, as degenerate.
    """

    label = N_("Product")
    group = N_("Valleys")
    order = 3
    formula = "½(xy − 1)²"
    latex = r"\tfrac12 (xy - 1)^2"
    view = ((-4.4, 4.4), (-2.8, 2.8))
    start = (3.5, 0.8)
    starts: ClassVar = {
        N_("above the narrow end"): (3.5, 0.8),
        N_("above the wide middle"): (1.8, 1.6),
        N_("on the ridge of the saddle"): (-2.0, 2.0),
    }
    steps = 40
    rates = (0.001, 0.08, 0.3, 0.6)
    watch = N_(
        "A rate too large for the narrow end of the valley throws the run to where it is wider, "
        "and there it stays."
    )
    reference = (
        "Lewkowycz et al. 2020, arXiv:2003.02218; "
        "Wang et al., Large learning rate tames homogeneity, ICLR 2022, arXiv:2110.03677"
    )
    critical_points = (
        CriticalPoint(1.0, 1.0, "degenerate", is_global=True),
        CriticalPoint(-1.0, -1.0, "degenerate", is_global=True),
        CriticalPoint(0.0, 0.0, "saddle"),
    )
    lowest = 0.0

    def value(self, x, y):
        miss = x * y - 1
        return 0.5 * (miss * miss)

    def gradient(self, x, y):
        miss = x * y - 1
        return miss * y, miss * x

    def hessian(self, x, y):
        return y * y, 2 * (x * y) - 1, x * x
