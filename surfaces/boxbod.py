"""A curve that rises and levels off, fitted to six points: NIST's BoxBOD."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.data_surface import DataSurface
from descent.message import N_
from descent.surface import CriticalPoint
from surfaces.tables.boxbod import DEMAND


@dataclass(frozen=True)
class BoxBOD(DataSurface):
    """Half the mean of the squares of v = x(1 − e^(−yu)): the demand v for oxygen after u days.

    A level x in hundreds and a rate y around ½: the loss bends 31,000 times as much along one as
    along the other, so a step that suits y hardly moves x. NIST gives the answer to eleven digits,
    and two starts, of which (1, 1) is the hard one.
    """

    label = N_("BoxBOD")
    model = "rise"
    axes = (N_("days"), N_("oxygen demand, mg/l"))
    order = 40
    formula = "1/n Σ ½(x(1 − e^(−yu)) − v)²"
    latex = r"\frac1n \sum \tfrac12 \left(x\,(1 - e^{-y\,u}) - v\right)^2"
    view = ((-30.0, 270.0), (-0.1, 7.0))
    start = (1.0, 1.0)
    starts: ClassVar = {
        N_("NIST's first start"): (1.0, 1.0),
        N_("NIST's second start"): (100.0, 0.75),
    }
    steps = 1000
    rates = (0.0001, 0.003, 0.007, 0.02)
    watch = N_(
        "A step long enough to move the level throws the rate onto the plateau; a method that "
        "knows the curvature, such as BFGS, is there in a few."
    )
    reference = "NIST Statistical Reference Datasets, BoxBOD (1997); Box, Hunter & Hunter 1978"
    critical_points = (
        CriticalPoint(213.8094088903979, 0.5472374854191994, "minimum", is_global=True),
        CriticalPoint(0.0, 0.0, "saddle"),
    )
    lowest = 97.33407304629604

    @property
    def examples(self):
        """The examples: (day, demand) each."""
        return DEMAND

    def predict(self, x, y, u):
        return -x * np.expm1(-y * u)

    def example_loss(self, x, y, u, v):
        miss = -x * np.expm1(-y * u) - v
        return 0.5 * (miss * miss)

    def example_gradient(self, x, y, u, v):
        rise = -np.expm1(-y * u)
        miss = x * rise - v
        return miss * rise, miss * (x * u * np.exp(-y * u))

    def example_hessian(self, x, y, u, v):
        rise, rest = -np.expm1(-y * u), u * np.exp(-y * u)
        miss = x * rise - v
        by_y = x * rest
        return rise * rise, by_y * rise + miss * rest, by_y * by_y - miss * (by_y * u)
