"""Miles per gallon against horsepower: a few cars to train on, the rest to test."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from descent.parameter import parameter
from surfaces._line import Line
from surfaces._scaled_inputs import FirstWalk
from surfaces.tables.cars import CARS

# Every 22nd car of the list, round and round. Of all such orders it is the one with which the six
# cars at its beginning show best what others show less: a test loss that falls, then rises by half.
STRIDE = 22
ORDER = tuple(CARS[STRIDE * i % len(CARS)] for i in range(len(CARS)))


@dataclass(frozen=True)
class Cars(Line):
    """Half the mean of the squares of a line through a few of the 29 cars of model year 1970:
    v miles per gallon at u horsepower.

    The line that fits the few is not the one that fits the rest: on the way to it the loss of the
    cars that are held out falls, and then rises. To stop early is to do better on them.
    """

    label = N_("Cars of 1970")
    axes = (N_("horsepower"), N_("miles per gallon"))
    order = 50
    watch = N_(
        "The lowest point is that of the few cars trained on; on the way to it a run passes where "
        "the line is best for all the others."
    )
    reference = "Ramos & Donoho, ASA Statistical Graphics Exposition 1983; Quinlan, UCI 1993"
    walks: ClassVar = {
        True: FirstWalk(
            ((-3.0, 29.0), (-10.0, 5.0)),
            {N_("at zero"): (0.0, 0.0), N_("beyond the far side"): (27.0, -8.0)},
            40,
            (0.02, 0.2, 1.99, 2.05),
        ),
        False: FirstWalk(
            ((-8.0, 44.0), (-0.3, 0.3)),
            {N_("at zero"): (0.0, 0.0), N_("on the valley floor"): (15.0, 0.03)},
            1000,
            (0.000003, 0.00006, 0.000095, 0.0001),
        ),
    }

    held_out: float = parameter(
        0.8, low=0.3, high=0.9, symbol="held_out", help=N_("Share of the cars kept for the test")
    )

    @property
    def pairs(self):
        return ORDER[: len(ORDER) - self.test_count]

    @property
    def test_pairs(self):
        return ORDER[len(ORDER) - self.test_count :]

    @property
    def test_count(self):
        """How many cars are held out."""
        return round(self.held_out * len(ORDER))
