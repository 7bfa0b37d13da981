"""Exponential decay: a little less at every update."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class Exponential(Schedule):
    """factor = γᵗ. PyTorch's ExponentialLR.

    All the steps together go no further than η/(1 − γ) times the slope: decay too fast, and the run
    freezes on the way, wherever it is.
    """

    label = N_("Exponential decay")
    brief = N_("× {gamma} every step")
    group = N_("Decay")
    order = 3
    is_common = True
    formula = "ηₜ = η·γᵗ"
    latex = r"\eta_t = \eta\,\gamma^{t}"
    shines = N_("Smooth, with one number to choose.")
    fails = N_("At γ = 0.9 the whole journey is over after some 20 updates.")
    reference = "Bottou, Curtis & Nocedal, SIAM Review 60 (2018), section 4"

    gamma: float = parameter(
        0.985, low=0.5, high=1.0, symbol="γ", help=N_("What every update multiplies the rate by")
    )

    def __call__(self, t, horizon):
        return self.gamma ** np.asarray(t, dtype=float)
