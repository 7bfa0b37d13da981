"""AdaBelief: long steps where the slope is what it was expected to be."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments


@dataclass(frozen=True)
class AdaBelief(Moments):
    """m ← β₁m + (1 − β₁)g;  s ← β₂s + (1 − β₂)(g − m)² + ε;  p ← p − η m̂/(√ŝ + ε).

    Adam divides by the size of the slope, AdaBelief by how much it differs from its own average.
    Both ε are the paper's; the one inside s is added at every step and so adds up to ε/(1 − β₂).
    The authors' code and Optax take ε = 1e-16, and steady slopes then make far longer steps.
    """

    label = N_("AdaBelief")
    group = N_("Adam and its kin")
    order = 7
    formula = "s ← β₂·s + (1 − β₂)·(g − m)² + ε;  θ ← θ − η·m̂/(√ŝ + ε)"
    latex = (
        r"s \leftarrow \beta_2 s + (1-\beta_2)(g - m)^2 + \varepsilon,\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat s} + \varepsilon}"
    )
    shines = N_("Hurries where the slope stays as it was, and brakes where it changes.")
    fails = N_(
        "A slope that never changes leaves it nothing to divide by: its steps grow and grow."
    )
    reference = "Zhuang et al., NeurIPS 2020, arXiv:2010.07468"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        m, s = state
        g = gradient_at(p)
        m = self.beta1 * m + (1 - self.beta1) * g
        surprise = g - m
        s = self.beta2 * s + (1 - self.beta2) * (surprise * surprise) + self.eps
        return p - self.move(t, lr, m, s), (m, s)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, s) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            *self.mean_rows(t, m),
            Row("s = β₂·s + (1 − β₂)·(g − m)² + ε", s, "scale"),
            *self.divisor_rows(t, lr, s, "s"),
            *landing("Δθ = −η′·m̂", p, point),
        )
