"""Quasi-hyperbolic momentum: part of the step is the slope itself, part is its average."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class QHM(Optimizer):
    """m ← βm + (1 − β)g, m from 0;  p ← p − η((1 − ν)g + νm).

    ν = 0 is gradient descent, ν = 1 averaged momentum, and ν = β Nesterov's method at the rate
    (1 − β)η. On a quadratic the roots of r² − (1 + β − (1 − νβ)ηλ)r + β(1 − (1 − ν)ηλ) decide. The
    paper's rule of thumb is ν = 0.7 with β = 0.999; β is 0.9 here as everywhere.
    """

    label = N_("Quasi-hyperbolic momentum")
    group = N_("Momentum")
    order = 4
    has_memory: ClassVar[bool] = True
    formula = "m ← β·m + (1 − β)·g;  θ ← θ − η·((1 − ν)·g + ν·m)"
    latex = (
        r"m \leftarrow \beta m + (1-\beta)\,\nabla L(\theta),\quad "
        r"\theta \leftarrow \theta - \eta\,\big((1-\nu)\,\nabla L(\theta) + \nu\, m\big)"
    )
    shines = N_("One dial leads from plain descent by way of Nesterov to momentum.")
    fails = N_("Two dials for the memory, and a rate that means something else at every ν.")
    reference = "Ma & Yarats, ICLR 2019, arXiv:1810.06801"
    usual_rate = 0.1
    by_coordinate: ClassVar[bool] = True

    beta: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β", help=N_("How much of the last step is kept")
    )
    nu: float = parameter(
        0.7, low=0.0, high=1.0, symbol="ν", help=N_("The share of the average in the step")
    )

    def init(self, p):
        return np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        m = self.beta * state + (1 - self.beta) * g
        return p - lr * ((1 - self.nu) * g + self.nu * m), m

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, m = self.step(t, lr, p, state, lambda _: g)
        mean = Row("m = β·m + (1 − β)·g", m, "memory")
        return gradient(g), mean, *landing("Δθ = −η·((1 − ν)·g + ν·m)", p, point)

    def characteristic(self, eta_lambda):
        b = (1 - self.nu * self.beta) * eta_lambda - 1 - self.beta
        return b, self.beta * (1 - (1 - self.nu) * eta_lambda)

    def stability_limit(self):
        # Where −1 becomes a root; the other way out, a product of roots above 1, comes later.
        return 2 * (1 + self.beta) / (1 + self.beta * (1 - 2 * self.nu))
