"""Triangular cycles of which each is half as high as the one before."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import triangle


@dataclass(frozen=True)
class Triangular2(Schedule):
    """factor = f + (1 − f)·Λ(t/k)·2^−⌊t/k⌋, Λ going from 0 to 1 and back in every k updates.

    PyTorch's CyclicLR, mode "triangular2". The floor stays; it is the height above it that halves.
    """

    label = N_("Triangular, halving")
    brief = N_("halving triangles of {period}")
    group = N_("Cycles")
    order = 3
    formula = "ηₜ = η·(f + (1 − f)·Λ(t/k)/2^⌊t/k⌋)"
    latex = r"\eta_t = \eta\left(f + (1 - f)\,\Lambda(t/k)\,2^{-\lfloor t/k \rfloor}\right)"
    shines = N_("Wanders while it is early and settles as it gets late.")
    fails = N_("After five cycles or so the peaks are gone, and with them what cycles are for.")
    reference = "Smith, WACV 2017, arXiv:1506.01186, section 3.1"

    period: int = parameter(
        40, low=2, high=100_000, symbol="k", help=N_("Updates in a cycle, up and down")
    )
    floor: float = parameter(
        0.01, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate between two peaks")
    )

    def __call__(self, t, horizon):
        height = 0.5 ** (np.asarray(t) // self.period).astype(float)
        return self.floor + (1 - self.floor) * triangle(t, self.period) * height
