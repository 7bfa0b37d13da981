"""Step decay: full rate, then a fraction of it, then a fraction of that."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class Step(Schedule):
    """factor = γ^⌊t/k⌋: every k updates the rate is multiplied by γ. PyTorch's StepLR."""

    label = N_("Step decay")
    brief = N_("× {gamma} every {every} steps")
    group = N_("Decay")
    order = 1
    formula = "ηₜ = η·γ^⌊t/k⌋"
    latex = r"\eta_t = \eta\,\gamma^{\lfloor t/k \rfloor}"
    shines = N_("Big steps while they help, small ones once only the noise is left.")
    fails = N_("The moment of the drop has to be guessed.")
    reference = "Krizhevsky, Sutskever & Hinton, NeurIPS 2012, section 5"

    every: int = parameter(
        50, low=1, high=100_000, symbol="k", help=N_("Updates between two drops")
    )
    gamma: float = parameter(
        0.2, low=0.001, high=1.0, symbol="γ", help=N_("What a drop multiplies the rate by")
    )

    def __call__(self, t, horizon):
        return self.gamma ** (np.asarray(t) // self.every).astype(float)
