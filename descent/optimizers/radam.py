"""RAdam: Adam that waits with dividing until it has seen enough slopes."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from descent.moments import Moments


@dataclass(frozen=True)
class RAdam(Moments):
    """p ← p − η m̂ rₜ √(1 − β₂ᵗ)/(√v + ε) once ρₜ > 5, and p ← p − η m̂ before.

    ρ∞ = 2/(1 − β₂) − 1;  ρₜ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ);  rₜ² = (ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ).

    PyTorch's form: ε is added before the correction, unlike in its Adam. At β₂ = 0.999 the first
    five steps are plain momentum at Adam's rate: where slopes are small they hardly move, where
    slopes are large they leap. With β₂ ≤ ⅔ ρ never passes 5 and nothing is ever divided.
    """

    label = "RAdam"
    group = "Adam and its kin"
    order = 6
    formula = "θ ← θ − η·r·m̂/√v̂, and θ ← θ − η·m̂ at first"
    latex = (
        r"\theta \leftarrow \theta - \eta\, r_t\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}"
        r"\ \text{ if } \rho_t > 5,\ \text{ else }\ \theta - \eta\,\hat m"
    )
    shines = "Warms up by itself: divided steps begin small, and grow as v becomes reliable."
    fails = "Its first five steps are plain momentum at Adam's rate: too long where it is steep."
    reference = "Liu et al., ICLR 2020, arXiv:1908.03265"
    usual_rate = 0.001

    def step(self, t, lr, p, state, gradient_at):
        m, v = self.moments(*state, gradient_at(p))
        m_correction, v_correction = self.corrections(t)
        move = lr / m_correction * m
        rectifier = self.rectifier(t + 1)
        if rectifier is not None:
            move = move * (rectifier * sqrt(v_correction)) / (np.sqrt(v) + self.eps)
        return p - move, (m, v)

    def rectifier(self, t):
        """rₜ, with t from 1; None while the variance of the scale is not yet under control."""
        most = 2 / (1 - self.beta2) - 1
        length = most - 2 * t * self.beta2**t / (1 - self.beta2**t)
        if length <= 5:
            return None
        return sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
