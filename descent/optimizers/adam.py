"""Adam: momentum over a root of squared slopes, both corrected for starting at zero."""

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Adam(Optimizer):
    """m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − η m̂/(√v̂ + ε),  m̂ = m/(1 − β₁ᵗ),  v̂ =
    v/(1 − β₂ᵗ).

    ε is added after the correction, as PyTorch and the paper's algorithm 1 do (the paper's faster
    variant, and Keras, add it before). The correction matters: without it the first steps reach
    6.57 η. The first step is η·sign(g).
    """

    label = "Adam"
    group = "Adaptive"
    order = 3
    has_memory: ClassVar[bool] = True
    formula = "θ ← θ − η·m̂/(√v̂ + ε)"
    latex = r"\theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}"
    shines = "Scaling the loss changes nothing; a tenth of the way to go is a fair first rate."
    fails = "At a fixed rate it can leave a minimum again long after it got there."
    reference = "Kingma & Ba, ICLR 2015, arXiv:1412.6980"

    beta1: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β₁", help="How slowly past slopes are forgotten"
    )
    beta2: float = parameter(
        0.999,
        low=0.0,
        high=0.99999,
        symbol="β₂",
        help="How slowly past squared slopes are forgotten",
    )
    eps: float = parameter(
        1e-8, low=1e-16, high=1.0, symbol="ε", help="Keeps the division finite where the slope is 0"
    )

    def init(self, p):
        return np.zeros_like(p), np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        m, v = state
        g = gradient_at(p)
        m = self.beta1 * m + (1 - self.beta1) * g
        v = self.beta2 * v + (1 - self.beta2) * (g * g)
        # Both corrections are plain numbers, so they are folded into the rate and the root: two
        # array passes fewer.
        m_correction, v_correction = 1 - self.beta1 ** (t + 1), sqrt(1 - self.beta2 ** (t + 1))
        return p - lr / m_correction * m / (np.sqrt(v) / v_correction + self.eps), (m, v)
