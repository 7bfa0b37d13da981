"""Triangular cycles under a falling exponential."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import triangle


@dataclass(frozen=True)
class ExpRange(Schedule):
    """factor = f + (1 − f)·Λ(t/k)·γᵗ, Λ going from 0 to 1 and back in every k updates.

    PyTorch's CyclicLR, mode "exp_range". The floor stays; it is the height above it that falls, a
    little at every update.
    """

    label = N_("Triangular, fading")
    brief = N_("fading triangles of {period}")
    group = N_("Cycles")
    order = 4
    formula = "ηₜ = η·(f + (1 − f)·Λ(t/k)·γᵗ)"
    latex = r"\eta_t = \eta\left(f + (1 - f)\,\Lambda(t/k)\,\gamma^{t}\right)"
    shines = N_("Cycles while they help, and then calm, at a pace of your choice.")
    fails = N_("Three numbers to choose; γ depends on the budget, as in every exponential decay.")
    reference = "Smith, WACV 2017, arXiv:1506.01186, section 3.1"

    period: int = parameter(
        40, low=2, high=100_000, symbol="k", help=N_("Updates in a cycle, up and down")
    )
    floor: float = parameter(
        0.01, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate between two peaks")
    )
    gamma: float = parameter(
        0.99, low=0.5, high=1.0, symbol="γ", help=N_("What every update multiplies the height by")
    )

    def __call__(self, t, horizon):
        height = self.gamma ** np.asarray(t, dtype=float)
        return self.floor + (1 - self.floor) * triangle(t, self.period) * height
