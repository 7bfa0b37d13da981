"""NAdam: Adam that looks ahead as Nesterov does."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import Row, gradient, landing, number
from descent.message import N_
from descent.optimizers._adam_base import Moments
from descent.parameter import parameter


@dataclass(frozen=True)
class NAdam(Moments):
    """p ← p − η (μₜ₊₁m/(1 − Πμ μₜ₊₁) + (1 − μₜ)g/(1 − Πμ))/(√v̂ + ε),  μₜ = β₁(1 − ½·0.96^(ψt)).

    m and v are Adam's, Πμ is μ₁μ₂…μₜ, and ψ is `momentum_decay`: Dozat's schedule, by which the
    momentum grows from ½β₁ to β₁, in PyTorch's form. Optax's nadam has no schedule and differs from
    the first step on.
    """

    label = N_("NAdam")
    group = N_("Adam and its kin")
    order = 5
    formula = "θ ← θ − η·(μ′·m̂ + (1 − μ)·ĝ)/(√v̂ + ε)"
    latex = (
        r"\theta \leftarrow \theta - \frac{\eta}{\sqrt{\hat v} + \varepsilon}"
        r"\left(\frac{\mu_{t+1}\, m}{1 - \prod_{i \le t+1} \mu_i} "
        r"+ \frac{(1 - \mu_t)\, g}{1 - \prod_{i \le t} \mu_i}\right)"
    )
    shines = N_("The present slope counts for more than in Adam, so it turns sooner.")
    fails = N_(
        "At a fixed rate it can leave a minimum again long after it got there, as Adam does."
    )
    reference = "Dozat, ICLR 2016 workshop, Incorporating Nesterov momentum into Adam"
    usual_rate = 0.002
    by_coordinate: ClassVar[bool] = True

    momentum_decay: float = parameter(
        0.004, low=0.0, high=1.0, symbol="ψ", help=N_("How soon the momentum grows to its full β₁")
    )

    def init(self, p):
        return *super().init(p), 1.0

    def step(self, t, lr, p, state, gradient_at):
        _, state, _, move = self._parts(t, lr, state, gradient_at(p))
        return p - move, state

    def account(self, t, lr, p, state, gradient_at):
        g, (m, v, product), ahead, move = self._parts(t, lr, state, gradient_at(p))
        return (
            gradient(g),
            Row("m = β₁·m + (1 − β₁)·g", m, "memory"),
            number("μ = β₁·(1 − ½·0.96^(ψ·t))", self.momentum(t + 1), p),
            number("μ′ = β₁·(1 − ½·0.96^(ψ·(t + 1)))", self.momentum(t + 2), p),
            number("Π = Π·μ" if t else "Π = μ", product, p),
            Row("m̂ = μ′·m/(1 − Π·μ′) + (1 − μ)·g/(1 − Π)", ahead, "memory"),
            Row("v = β₂·v + (1 − β₂)·g²", v, "scale"),
            *self.divisor_rows(t, lr, v),
            *landing("Δθ = −η′·m̂", p, p - move),
        )

    def _parts(self, t, lr, state, g):
        m, v, product = state
        m, v = self.moments(m, v, g)
        mu, mu_next = self.momentum(t + 1), self.momentum(t + 2)
        product = product * mu
        ahead = mu_next / (1 - product * mu_next) * m + (1 - mu) / (1 - product) * g
        return g, (m, v, product), ahead, lr * ahead / self.divisor(t, v)

    def momentum(self, t):
        """μₜ, with t from 1."""
        return self.beta1 * (1 - 0.5 * 0.96 ** (self.momentum_decay * t))
