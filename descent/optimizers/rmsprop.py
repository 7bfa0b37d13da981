"""RMSProp: every coordinate has its own rate, from a memory that fades."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter
from descent.scalar_loop import root


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """v ← αv + (1 − α)g²;  p ← p − ηg/(√v + ε).

    PyTorch's form: no bias correction, so the first step is η/√(1 − α), ten times the rate at α =
    0.99; ε outside the root (Keras and the first TensorFlow put it inside). `centered` divides by
    the spread √(v − ḡ²) instead, and `beta` adds a heavy ball to the scaled gradient. Courses
    mostly take α = 0.9.
    """

    label = N_("RMSProp")
    group = N_("Adaptive rates")
    order = 3
    has_memory: ClassVar[bool] = True
    formula = "v ← α·v + (1 − α)·g²;  θ ← θ − η·g/(√v + ε)"
    latex = (
        r"v \leftarrow \alpha v + (1-\alpha)\,g^2,\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{v} + \varepsilon}"
    )
    shines = N_("Walks at about the rate wherever it is, on a plain as in a gorge.")
    fails = N_(
        "Near a minimum it still walks at about the rate: it hovers there and never settles."
    )
    reference = "Tieleman & Hinton, Coursera lecture 6.5 (2012)"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    alpha: float = parameter(
        0.99,
        low=0.0,
        high=0.9999,
        symbol="α",
        help=N_("How slowly past squared slopes are forgotten"),
    )
    eps: float = parameter(
        1e-8,
        low=1e-16,
        high=1.0,
        symbol="ε",
        help=N_("Keeps the division finite where the slope is 0"),
    )
    centered: bool = parameter(
        False, symbol="centered", help=N_("Subtract the mean slope before squaring")
    )
    beta: float = parameter(
        0.0, low=0.0, high=0.999, symbol="β", help=N_("Heavy ball on top; 0 is plain RMSProp")
    )

    def init(self, p):
        zero = np.zeros_like(p)
        return zero, zero, zero

    def step(self, t, lr, p, state, gradient_at):
        v, mean, m = state
        alpha, g = self.alpha, gradient_at(p)
        v = spread = alpha * v + (1 - alpha) * (g * g)
        if self.centered:
            mean = alpha * mean + (1 - alpha) * g
            # Rounding can leave a variance of −1e-20 under a constant slope; its root would be NaN.
            spread = np.maximum(v - mean * mean, 0.0)
        scaled = g / (root(spread) + self.eps)
        if self.beta:
            scaled = m = self.beta * m + scaled
        return p - lr * scaled, (v, mean, m)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (v, mean, m) = self.step(t, lr, p, state, lambda _: g)
        rows = [gradient(g), Row("v = α·v + (1 − α)·g²", v, "scale")]
        spread, name = v, "v"
        if self.centered:
            spread, name = np.maximum(v - mean * mean, 0.0), "s"
            rows.append(Row("ḡ = α·ḡ + (1 − α)·g", mean, "memory"))
            rows.append(Row("s = max(v − ḡ², 0)", spread, "scale"))
        if self.beta:
            rows.append(Row(f"m = β·m + g/(√{name} + ε)", m, "memory"))
            return *rows, *landing("Δθ = −η·m", p, point)
        rows.append(Row(f"η′ = η/(√{name} + ε)", lr / (np.sqrt(spread) + self.eps), "scale"))
        return *rows, *landing("Δθ = −η′·g", p, point)
