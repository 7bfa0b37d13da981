"""Sign descent: a step of the same length whatever the slope."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer


@dataclass(frozen=True)
class SignDescent(Optimizer):
    """p ← p − η·sign(g).

    Every coordinate moves by exactly η, or not at all where its slope is 0. It is what Adam becomes
    without memory, β₁ = β₂ = 0.
    """

    label = N_("Sign descent")
    group = N_("Signs only")
    order = 1
    formula = "θ ← θ − η·sign(g)"
    latex = r"\theta \leftarrow \theta - \eta\,\mathrm{sign}(\nabla L(\theta))"
    shines = N_("The size of a slope does not matter: a plain and a cliff are crossed at one pace.")
    fails = N_(
        "It can't slow down: at a fixed rate it ends up hopping to and fro over the minimum."
    )
    reference = "Bernstein et al., ICML 2018, arXiv:1802.04434"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        return p - lr * np.sign(gradient_at(p)), state

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, _ = self.step(t, lr, p, state, lambda _: g)
        return gradient(g), *landing("Δθ = −η·sign(g)", p, point)
