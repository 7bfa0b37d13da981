"""AdaMax: Adam with the largest recent slope in place of the root of squares."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments


@dataclass(frozen=True)
class AdaMax(Moments):
    """m ← β₁m + (1 − β₁)g;  u ← max(β₂u, |g| + ε);  p ← p − η m/((1 − β₁ᵗ)u).

    PyTorch's form: ε is inside the maximum (the paper has none, Keras adds it to u). u needs no
    correction, since the first slope fills it at once.
    """

    label = N_("AdaMax")
    group = N_("Adam and its kin")
    order = 4
    formula = "u ← max(β₂·u, |g| + ε);  θ ← θ − η·m̂/u"
    latex = (
        r"u \leftarrow \max(\beta_2 u, |g| + \varepsilon),\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{\hat m}{u}"
    )
    shines = N_("A steeper slope counts at once, so no step is longer than about the rate.")
    fails = N_("One steep slope is remembered for a thousand steps, and makes all of them small.")
    reference = "Kingma & Ba, ICLR 2015, arXiv:1412.6980, section 7"
    usual_rate = 0.002
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        m, u = state
        g = gradient_at(p)
        m = self.beta1 * m + (1 - self.beta1) * g
        u = np.maximum(self.beta2 * u, np.abs(g) + self.eps)
        return p - lr / self.corrections(t)[0] * m / u, (m, u)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, u) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            *self.mean_rows(t, m),
            Row("u = max(β₂·u, |g| + ε)", u, "scale"),
            Row("η′ = η/u", lr / u, "scale"),
            *landing("Δθ = −η′·m̂", p, point),
        )
