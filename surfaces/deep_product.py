"""The square of a product of two weights: the smallest network at the edge of stability."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint, Surface


@dataclass(frozen=True)
class DeepProduct(Surface):
    """L = ¼(1 − x²y²)²: two weights, each used twice in a row, that are to make 1 of 1.

    Every point of the curves xy = ±1 is a minimum, of sharpness 2(x² + y²): 4 where they are
    flattest, at (±1, ±1), without limit further out. A run that begins where 2/η is a little
    smaller creeps along the valley while it swings across it, and comes to rest at a sharpness of
    2/η less about η/2. On the axes the ground is level, ¼ high.

    No point of a curve is a minimum by itself: the four flattest stand for all in
    `critical_points`, and the origin for the axes, as degenerate.
    """

    label = N_("Deep product")
    group = N_("Made of data")
    order = 60
    formula = "¼(1 − x²y²)²"
    latex = r"\tfrac14 (1 - x^2 y^2)^2"
    view = ((-4.4, 4.4), (-2.8, 2.8))
    start = (2.6, 0.8)
    starts: ClassVar = {
        N_("above the narrow end"): (2.6, 0.8),
        N_("above the wide middle"): (1.4, 1.2),
        N_("too sharp for a rate of 0.2"): (2.245, 0.454),
        N_("near the level origin"): (0.3, 0.2),
    }
    steps = 100
    rates = (0.0003, 0.08, 0.12, 0.16)
    watch = N_(
        "Where the valley is a little too sharp for the rate, the run swings across it, creeps to "
        "where it is wider, and stops just short of 2/η."
    )
    reference = (
        "Zhu et al., Understanding edge-of-stability training dynamics with a minimalist example, "
        "ICLR 2023, arXiv:2210.03294"
    )
    critical_points = (
        CriticalPoint(1.0, 1.0, "degenerate", is_global=True),
        CriticalPoint(-1.0, -1.0, "degenerate", is_global=True),
        CriticalPoint(1.0, -1.0, "degenerate", is_global=True),
        CriticalPoint(-1.0, 1.0, "degenerate", is_global=True),
        CriticalPoint(0.0, 0.0, "degenerate"),
    )
    lowest = 0.0

    def value(self, x, y):
        product = x * y
        miss = 1 - product * product
        return 0.25 * (miss * miss)

    def gradient(self, x, y):
        product = x * y
        pull = (product * product - 1) * product
        return pull * y, pull * x

    def hessian(self, x, y):
        square = (x * y) * (x * y)
        bend = 3 * square - 1
        return bend * (y * y), (4 * square - 2) * (x * y), bend * (x * x)
