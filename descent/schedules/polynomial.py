"""Polynomial decay: down to the end of the run along a power; a straight line by default."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class Polynomial(Schedule):
    """factor = f + (1 − f)·(1 − t/T)ᵖ over the T updates of the run, and f from there on.

    PyTorch's PolynomialLR with total_iters the run's length, which has f = 0; Keras's
    PolynomialDecay has f too.
    """

    label = N_("Polynomial decay")
    brief = N_("power {power} → {final}")
    group = N_("Decay")
    order = 6
    formula = "ηₜ = η·(1 − t/T)ᵖ"
    latex = r"\eta_t = \eta\left(1 - \frac{t}{T}\right)^{p}"
    shines = N_(
        "p = 1 is a straight line to zero, the simplest end a run can have, and hard to beat."
    )
    fails = N_("A large p spends the budget at rates too small to get anywhere.")
    reference = "Chen et al., IEEE TPAMI 40 (2018) 834–848, arXiv:1606.00915"

    power: float = parameter(
        1.0, low=0.1, high=10.0, symbol="p", help=N_("1 is a straight line; more falls sooner")
    )
    final: float = parameter(
        0.0, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate that is left at the end")
    )

    def __call__(self, t, horizon):
        left = np.maximum(1 - np.asarray(t, dtype=float) / horizon, 0.0)
        return self.final + (1 - self.final) * left**self.power
