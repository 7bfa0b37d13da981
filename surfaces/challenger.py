"""The O-rings of the space shuttle: the probability of distress against the temperature."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.surface import CriticalPoint
from surfaces._logistic import Logistic
from surfaces._scaled_inputs import FirstWalk
from surfaces.tables.challenger import HARMED, UNHARMED

# The one minimum of a convex loss, to full double precision, and the loss there.
MINIMUM = {
    True: (-1.1075501240260086, -1.6023779606000996),
    False: (15.042901647702442, -0.23216274421859648),
}
LOWEST = 0.44163462364927886


@dataclass(frozen=True)
class Challenger(Logistic):
    """The mean negative log-likelihood of any distress on 23 flights, given the temperature u in
    °F: v = 1 with an incident, −1 without.

    With raw temperatures the condition number is 826,000: the slope of the model moves within a few
    steps, and its intercept takes millions. Standardised it is 2.2. A logistic loss bends less the
    further out one stands, so 2/λ at the minimum is a limit near it only.
    """

    label = N_("Challenger's O-rings")
    axes = (N_("temperature, °F"), N_("probability of distress"))
    order = 20
    watch = N_(
        "Take the raw temperatures, and no rate arrives; the same data, standardised, need a "
        "handful of steps."
    )
    reference = "Dalal, Fowlkes & Hoadley, J. American Statistical Association 84 (1989) 945–957"
    walks: ClassVar = {
        True: FirstWalk(
            ((-7.0, 5.0), (-5.0, 2.5)),
            {N_("at zero"): (0.0, 0.0), N_("sure of the contrary"): (3.0, 2.0)},
            100,
            (0.02, 4.0, 12.8, 14.0),
        ),
        False: FirstWalk(
            ((-8.0, 24.0), (-0.55, 0.25)),
            {N_("at zero"): (0.0, 0.0), N_("on the valley floor"): (10.0, -0.16)},
            500,
            (0.0001, 0.002, 0.005, 0.05),
        ),
    }
    lowest = LOWEST

    @property
    def critical_points(self):
        return (CriticalPoint(*MINIMUM[self.standardised], "minimum", is_global=True),)

    @property
    def pairs(self):
        return (*((u, -1) for u in UNHARMED), *((u, 1) for u in HARMED))
