"""AdaGrad: every coordinate has its own rate, and it only ever falls."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter
from descent.scalar_loop import root


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """a ← a + g²;  p ← p − ηg/(√a + ε).

    PyTorch's form: the sum starts at 0 and ε stands outside the root, so the first step is
    η·sign(g) in every coordinate. Optax starts the sum at 0.1 and puts ε inside.
    """

    label = N_("AdaGrad")
    group = N_("Adaptive rates")
    order = 1
    formula = "a ← a + g²;  θ ← θ − η·g/(√a + ε)"
    latex = (
        r"a \leftarrow a + g^2,\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{g}{\sqrt{a} + \varepsilon}"
    )
    shines = N_(
        "Treats steep and flat coordinates alike; a rate that is too large is soon forgiven."
    )
    fails = N_("The sum never forgets, so the steps shrink like 1/√t and a long way takes forever.")
    reference = "Duchi, Hazan & Singer, JMLR 12 (2011) 2121–2159"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    eps: float = parameter(
        1e-10,
        low=1e-16,
        high=1.0,
        symbol="ε",
        help=N_("Keeps the division finite where the slope is 0"),
    )

    def init(self, p):
        return np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        a = state + g * g
        return p - lr * g / (root(a) + self.eps), a

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, a = self.step(t, lr, p, state, lambda _: g)
        rate = Row("η′ = η/(√a + ε)", lr / (np.sqrt(a) + self.eps), "scale")
        return gradient(g), Row("a = a + g²", a, "scale"), rate, *landing("Δθ = −η′·g", p, point)
