"""Inverse-square-root decay: the patient relative of inverse time."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule


@dataclass(frozen=True)
class InverseSqrt(Schedule):
    """factor = 1/√(1 + t/τ): half the rate at update 3τ.

    PyTorch has none; this is the form of Hugging Face's get_inverse_sqrt_schedule. The Transformer
    paper has 1/√t after a warm-up, which this becomes for t much larger than τ; T5 keeps the rate
    until τ and then has √(τ/t).
    """

    label = N_("Inverse square root")
    brief = N_("falls as 1/√(1 + t/{tau})")
    group = N_("Decay")
    order = 5
    formula = "ηₜ = η/√(1 + t/τ)"
    latex = r"\eta_t = \frac{\eta}{\sqrt{1 + t/\tau}}"
    shines = N_("Needs no end: a run can be stopped, or go on, at any time.")
    fails = N_(
        "It lands nowhere: on a noisy surface some of the rate, and so of the floor, is left."
    )
    reference = "Vaswani et al., NeurIPS 2017, arXiv:1706.03762, section 5.3"

    tau: float = parameter(
        10.0,
        low=0.1,
        high=100_000.0,
        symbol="τ",
        help=N_("A third of the updates to half the rate"),
    )

    def __call__(self, t, horizon):
        return 1 / np.sqrt(1 + np.asarray(t, dtype=float) / self.tau)
