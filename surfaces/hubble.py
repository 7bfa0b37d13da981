"""Hubble's law: a line through the distances and velocities of 24 nebulae."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from surfaces._line import Line
from surfaces._scaled_inputs import FirstWalk
from surfaces.tables.hubble import NEBULAE


@dataclass(frozen=True)
class Hubble(Line):
    """Half the mean of the squares of a line through the table of 1929: velocity v in km/s, and
    distance u in 10⁶ parsecs.

    With raw inputs the slope y is Hubble's constant: 454 km/s for each 10⁶ parsecs, beside an
    intercept of −41; of a line through the origin 424. His own solution of 1929 corrects for the
    motion of the sun, and is 465.
    """

    axes = (N_("distance, 10⁶ parsecs"), N_("velocity, km/s"))
    label = N_("Hubble's law")
    order = 10
    watch = N_(
        "With raw distances the bowl is ten times as steep one way as the other; standardised, it "
        "is round, and one step can do."
    )
    reference = "Hubble, Proc. National Academy of Sciences 15 (1929) 168–173"
    walks: ClassVar = {
        True: FirstWalk(
            ((-150.0, 750.0), (-100.0, 440.0)),
            {N_("at zero"): (0.0, 0.0), N_("beyond the far side"): (700.0, 400.0)},
            40,
            (0.02, 0.8, 1.99, 2.05),
        ),
        False: FirstWalk(
            ((-350.0, 450.0), (-100.0, 600.0)),
            {N_("at zero"): (0.0, 0.0), N_("on the long axis"): (300.0, 220.0)},
            60,
            (0.01, 0.8, 0.975, 1.0),
        ),
    }

    @property
    def pairs(self):
        return NEBULAE
