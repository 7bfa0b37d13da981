"""Yogi: Adam whose scale of the slope falls by small steps only."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments
from descent.parameter import parameter


@dataclass(frozen=True)
class Yogi(Moments):
    """m ← β₁m + (1 − β₁)g;  v ← v − (1 − β₂)·sign(v − g²)·g²;  p ← p − η m/(√v + ε).

    The paper's algorithm 2 from m = v = 0, without Adam's corrections: the first step is 3.2 times
    the rate where slopes are well above ε. Optax and TensorFlow correct as Adam does and start v at
    1e-6.
    """

    label = N_("Yogi")
    group = N_("Adam and its kin")
    order = 8
    formula = "v ← v − (1 − β₂)·sign(v − g²)·g²;  θ ← θ − η·m/(√v + ε)"
    latex = (
        r"v \leftarrow v - (1-\beta_2)\,\mathrm{sign}(v - g^2)\, g^2,\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{m}{\sqrt{v} + \varepsilon}"
    )
    shines = N_("When slopes fade v falls slowly, so its steps don't swell again as Adam's do.")
    fails = N_(
        "Nothing is corrected for starting at 0: its first steps are several times the rate."
    )
    reference = "Zaheer et al., NeurIPS 2018, Adaptive methods for nonconvex optimization"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    eps: float = parameter(
        1e-3,
        low=1e-16,
        high=1.0,
        symbol="ε",
        help=N_("Keeps the division finite where the slope is 0"),
    )

    def step(self, t, lr, p, state, gradient_at):
        m, v = state
        g = gradient_at(p)
        square = g * g
        m = self.beta1 * m + (1 - self.beta1) * g
        v = v - (1 - self.beta2) * (np.sign(v - square) * square)
        return p - lr * m / (np.sqrt(v) + self.eps), (m, v)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, v) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            Row("m = β₁·m + (1 − β₁)·g", m, "memory"),
            Row("v = v − (1 − β₂)·sign(v − g²)·g²", v, "scale"),
            Row("η′ = η/(√v + ε)", lr / (np.sqrt(v) + self.eps), "scale"),
            *landing("Δθ = −η′·m", p, point),
        )
