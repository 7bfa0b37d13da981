"""Inverse-time decay: fast at first, then ever slower, and never done."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class InverseTime(Schedule):
    """factor = 1/(1 + t/τ): half the rate at update τ, a third at 2τ.

    PyTorch has none. Keras's InverseTimeDecay says decay_steps/decay_rate for τ, and old SGD code
    `decay` for 1/τ.
    """

    label = N_("Inverse time")
    brief = N_("falls as 1/(1 + t/{tau})")
    group = N_("Decay")
    order = 4
    formula = "ηₜ = η/(1 + t/τ)"
    latex = r"\eta_t = \frac{\eta}{1 + t/\tau}"
    shines = N_(
        "The sum of all rates has no bound, that of their squares has: noise dies out and the way "
        "to the minimum stays open."
    )
    fails = N_("With τ too short it crawls almost from the start, and a long wait hardly helps.")
    reference = "Bottou, Curtis & Nocedal, SIAM Review 60 (2018), theorem 4.7"

    tau: float = parameter(
        20.0,
        low=0.1,
        high=100_000.0,
        symbol="τ",
        help=N_("Updates after which the rate has halved"),
    )

    def __call__(self, t, horizon):
        return 1 / (1 + np.asarray(t, dtype=float) / self.tau)
