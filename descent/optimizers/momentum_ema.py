"""Momentum as an average: the step is the mean of past slopes, not their sum."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class MomentumEMA(Optimizer):
    """m ← βm + (1 − β)g, m from 0;  p ← p − ηm.

    The form of many courses, an exponential moving average. Its path is that of the heavy ball,
    PyTorch's form, at the rate (1 − β)η: a rate copied from one form to the other is wrong by that
    factor. On a quadratic the roots of r² − (1 + β − (1 − β)ηλ)r + β decide.
    """

    label = N_("Momentum, averaged")
    group = N_("Momentum")
    order = 2
    has_memory: ClassVar[bool] = True
    formula = "m ← β·m + (1 − β)·g;  θ ← θ − η·m"
    latex = (
        r"m \leftarrow \beta m + (1-\beta)\,\nabla L(\theta),\quad "
        r"\theta \leftarrow \theta - \eta\, m"
    )
    shines = N_("A steady slope carries it equally far at any β, so the rate keeps its meaning.")
    fails = N_("At the rate of the heavy ball it crawls: it needs 1/(1 − β) times as much.")
    reference = "Ma & Yarats, ICLR 2019, arXiv:1810.06801, section 2"
    usual_rate = 0.1
    by_coordinate: ClassVar[bool] = True

    beta: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β", help=N_("How much of the last step is kept")
    )

    def init(self, p):
        return np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        m = self.beta * state + (1 - self.beta) * gradient_at(p)
        return p - lr * m, m

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, m = self.step(t, lr, p, state, lambda _: g)
        return gradient(g), Row("m = β·m + (1 − β)·g", m, "memory"), *landing("Δθ = −η·m", p, point)

    def characteristic(self, eta_lambda):
        return (1 - self.beta) * eta_lambda - 1 - self.beta, self.beta + 0 * eta_lambda

    def stability_limit(self):
        return 2 * (1 + self.beta) / (1 - self.beta)
