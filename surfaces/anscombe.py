"""Anscombe's quartet: four sets of points, one line, one loss but for the third digit."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.parameter import parameter
from surfaces._line import Line
from surfaces._scaled_inputs import FirstWalk
from surfaces.tables.anscombe import TABLES


@dataclass(frozen=True)
class Anscombe(Line):
    """Half the mean of the squares of a line through eleven points of one of four tables.

    A scattered line, a curve, a line with one outlier, and ten points above one another with a
    single one beside. The sums that make up the loss agree to three digits, so all four have the
    same minimum, the same curvatures and, with all points in every step, the same walk.
    """

    label = N_("Anscombe's quartet")
    order = 0
    watch = N_(
        "Change the table: four sets of points that look nothing alike, and nobody sees a "
        "difference in the walk."
    )
    reference = "Anscombe, The American Statistician 27 (1973) 17–21"
    walks: ClassVar = {
        True: FirstWalk(
            ((-2.5, 14.5), (-3.5, 5.5)),
            {N_("at zero"): (0.0, 0.0), N_("beyond the far side"): (13.0, 4.0)},
            40,
            (0.02, 0.8, 1.99, 2.05),
        ),
        False: FirstWalk(
            ((-3.0, 8.0), (-0.8, 1.6)),
            {N_("at zero"): (0.0, 0.0), N_("on the valley floor"): (7.0, 0.1)},
            1000,
            (0.0001, 0.02, 0.0217, 0.022),
        ),
    }

    table: int = parameter(1, low=1, high=4, symbol="table", help=N_("Which of the four tables"))

    @property
    def pairs(self):
        return TABLES[self.table - 1]
