"""Two kinds of iris that a threshold parts without a mistake: a loss that has no minimum."""

from dataclasses import dataclass
from typing import ClassVar

from descent.message import N_
from surfaces._logistic import Logistic
from surfaces._scaled_inputs import FirstWalk
from surfaces.tables.iris import SETOSA, VERSICOLOR


@dataclass(frozen=True)
class Iris(Logistic):
    """The mean negative log-likelihood of versicolor (v = 1) or setosa (v = −1), given the length u
    of a petal in cm.

    No setosa has a petal of more than 1.9 cm, no versicolor one of less than 3. So a model that is
    right on all can always be surer: twice the weights, less loss. It nears 0 for ever, the slope
    and the curvature with it, and the weights grow like the logarithm of the steps.
    """

    axes = (N_("length of a petal, cm"), N_("probability of versicolor"))
    label = N_("Iris, two kinds")
    order = 30
    watch = N_(
        "Nothing to arrive at: the loss nears 0 for ever, and the weights go on growing, ever "
        "more slowly."
    )
    reference = (
        "Fisher, Annals of Eugenics 7 (1936) 179–188; "
        "Soudry et al., J. Machine Learning Research 19 (2018) 1–57, arXiv:1710.10345"
    )
    walks: ClassVar = {
        True: FirstWalk(
            ((-6.0, 14.0), (-3.0, 11.0)),
            {N_("at zero"): (0.0, 0.0), N_("sure of the contrary"): (-3.0, -2.0)},
            100,
            (0.01, 0.5, 4.5, 20.0),
        ),
        False: FirstWalk(
            ((-16.0, 6.0), (-2.0, 8.0)),
            {N_("at zero"): (0.0, 0.0), N_("sure of the contrary"): (3.0, -1.0)},
            300,
            (0.001, 0.1, 0.5, 5.0),
        ),
    }
    critical_points = ()
    has_minimum = False
    lowest = 0.0

    @property
    def pairs(self):
        return (*((u, -1) for u in SETOSA), *((u, 1) for u in VERSICOLOR))
