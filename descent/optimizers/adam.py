"""Adam: momentum over a root of squared slopes, both corrected for starting at zero."""

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments
from descent.scalar_loop import root


@dataclass(frozen=True)
class Adam(Moments):
    """m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − η m̂/(√v̂ + ε),  m̂ = m/(1 − β₁ᵗ),  v̂ =
    v/(1 − β₂ᵗ).

    ε is added after the correction, as PyTorch and the paper's algorithm 1 do (the paper's faster
    variant, and Keras, add it before). The correction matters: without it the first steps reach
    6.57 η. The first step is η·sign(g).
    """

    label = N_("Adam")
    group = N_("Adam and its kin")
    order = 1
    formula = "θ ← θ − η·m̂/(√v̂ + ε)"
    latex = r"\theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}"
    shines = N_("Scaling the loss changes nothing; a tenth of the way to go is a fair first rate.")
    fails = N_("At a fixed rate it can leave a minimum again long after it got there.")
    reference = "Kingma & Ba, ICLR 2015, arXiv:1412.6980"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        # `moments` and `move` in one piece: a walk of numbers spends its time on calls.
        m, v = state
        g, beta1, beta2 = gradient_at(p), self.beta1, self.beta2
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * (g * g)
        divisor = root(v) / sqrt(1 - beta2 ** (t + 1)) + self.eps
        return p - lr / (1 - beta1 ** (t + 1)) * m / divisor, (m, v)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, v) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            *self.mean_rows(t, m),
            Row("v = β₂·v + (1 − β₂)·g²", v, "scale"),
            *self.divisor_rows(t, lr, v),
            *landing("Δθ = −η′·m̂", p, point),
        )

    def characteristic(self, eta_lambda):
        return (1 - self.beta1) * eta_lambda - 1 - self.beta1, self.beta1 + 0 * eta_lambda

    def preconditioner(self, t, state):
        m_correction, v_correction = self.corrections(t)
        return m_correction * (np.sqrt(state[1] / v_correction) + self.eps)
