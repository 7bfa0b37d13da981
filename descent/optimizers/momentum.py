"""Momentum: a heavy ball that remembers the way it was going."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Momentum(Optimizer):
    """m ← βm + (1 − d)g, the first m = g;  p ← p − ηm.

    PyTorch's heavy ball: the rate stands outside m, and dampening d does not touch the first step.
    The average (1 − β)g of some courses is another method: it needs a rate 1/(1 − β) times as
    large. On a quadratic the roots of r² − (1 + β − (1 − d)ηλ)r + β decide; complex ones have
    modulus √β, which is why a large β rings for so long.
    """

    label = N_("Momentum")
    group = N_("Momentum")
    order = 1
    has_memory: ClassVar[bool] = True
    formula = "m ← β·m + g;  θ ← θ − η·m"
    latex = (
        r"m \leftarrow \beta m + (1-d)\,\nabla L(\theta),\quad \theta \leftarrow \theta - \eta\, m"
    )
    shines = N_("Adds up along the floor of a ravine what cancels across it.")
    fails = N_("Rolls past the minimum and swings back; the closer β is to 1, the longer.")
    reference = "Polyak, USSR Comput. Math. Math. Phys. 4 (1964) 1–17"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    beta: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β", help=N_("How much of the last step is kept")
    )
    dampening: float = parameter(
        0.0,
        low=0.0,
        high=1.0,
        symbol="d",
        help=N_("Takes this share off every gradient but the first"),
    )

    def step(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        m = g if state is None else self.beta * state + (1 - self.dampening) * g
        return p - lr * m, m

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, m = self.step(t, lr, p, state, lambda _: g)
        kept = Row("m = g" if state is None else "m = β·m + (1 − d)·g", m, "memory")
        return gradient(g), kept, *landing("Δθ = −η·m", p, point)

    def characteristic(self, eta_lambda):
        return (1 - self.dampening) * eta_lambda - 1 - self.beta, self.beta + 0 * eta_lambda

    def stability_limit(self):
        # With d = 1 no gradient after the first one counts, and there is nothing left to be
        # unstable.
        return None if self.dampening == 1 else 2 * (1 + self.beta) / (1 - self.dampening)
