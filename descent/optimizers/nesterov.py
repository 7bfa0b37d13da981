"""Nesterov: momentum that looks where it is about to be."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """m ← βm + g;  p ← p − η(g + βm).

    PyTorch's form. Its p are the look-ahead points of Sutskever's form, not the points that form
    reports: the two paths differ by one momentum step. With β = 0 it is gradient descent.
    """

    label = N_("Nesterov")
    group = N_("Momentum")
    order = 3
    has_memory: ClassVar[bool] = True
    formula = "m ← β·m + g;  θ ← θ − η·(g + β·m)"
    latex = (
        r"m \leftarrow \beta m + \nabla L(\theta),\quad "
        r"\theta \leftarrow \theta - \eta\,(\nabla L(\theta) + \beta m)"
    )
    shines = N_("Brakes before the bend: it swings less than the heavy ball at the same β.")
    fails = N_("Stable only up to about ηλ = 1.36 at β = 0.9, well below plain descent's 2.")
    reference = "Nesterov, Soviet Math. Dokl. 27 (1983) 372–376; Sutskever et al., ICML 2013"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    beta: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β", help=N_("How much of the last step is kept")
    )

    def step(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        m = g if state is None else self.beta * state + g
        return p - lr * (g + self.beta * m), m

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, m = self.step(t, lr, p, state, lambda _: g)
        kept = Row("m = g" if state is None else "m = β·m + g", m, "memory")
        return gradient(g), kept, *landing("Δθ = −η·(g + β·m)", p, point)

    def characteristic(self, eta_lambda):
        return (1 + self.beta) * (eta_lambda - 1), self.beta * (1 - eta_lambda)

    def stability_limit(self):
        return 2 * (1 + self.beta) / (1 + 2 * self.beta)
