"""RAdam: Adam that waits with dividing until it has seen enough slopes."""

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from descent.breakdown import Row, gradient, landing, number
from descent.message import N_
from descent.optimizers._adam_base import Moments
from descent.scalar_loop import root


@dataclass(frozen=True)
class RAdam(Moments):
    """p ← p − η m̂ rₜ √(1 − β₂ᵗ)/(√v + ε) once ρₜ > 5, and p ← p − η m̂ before.

    ρ∞ = 2/(1 − β₂) − 1;  ρₜ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ);  rₜ² = (ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ).

    PyTorch's form: ε is added before the correction, unlike in its Adam. At β₂ = 0.999 the first
    five steps are plain momentum at Adam's rate: where slopes are small they hardly move, where
    slopes are large they leap. With β₂ ≤ ⅔ ρ never passes 5 and nothing is ever divided.
    """

    label = N_("RAdam")
    group = N_("Adam and its kin")
    order = 6
    formula = "θ ← θ − η·r·m̂/√v̂, and θ ← θ − η·m̂ at first"
    latex = (
        r"\theta \leftarrow \theta - \eta\, r_t\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}"
        r"\ \text{ if } \rho_t > 5,\ \text{ else }\ \theta - \eta\,\hat m"
    )
    shines = N_("Warms up by itself: divided steps begin small, and grow as v becomes reliable.")
    fails = N_(
        "Its first five steps are plain momentum at Adam's rate: too long where it is steep."
    )
    reference = "Liu et al., ICLR 2020, arXiv:1908.03265"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        m, v = self.moments(*state, gradient_at(p))
        move = lr / self.corrections(t)[0] * m
        share = self.share(t, v)
        return p - (move if share is None else move * share), (m, v)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, v) = self.step(t, lr, p, state, lambda _: g)
        most, length = self.lengths(t)
        rows = (
            gradient(g),
            *self.mean_rows(t, m),
            Row("v = β₂·v + (1 − β₂)·g²", v, "scale"),
            number("ρ∞ = 2/(1 − β₂) − 1", most, p),
            number("ρ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ)", length, p),
        )
        if length <= 5:
            return *rows, *landing("Δθ = −η·m̂", p, point)
        return (
            *rows,
            number("r = √((ρ − 4)·(ρ − 2)·ρ∞/((ρ∞ − 4)·(ρ∞ − 2)·ρ))", self.rectifier(t), p),
            Row("η′ = η·r·√(1 − β₂ᵗ)/(√v + ε)", lr * self.share(t, v), "scale"),
            *landing("Δθ = −η′·m̂", p, point),
        )

    def share(self, t, v):
        """What multiplies the step of plain momentum, (2, B); None where nothing does as yet."""
        rectifier = self.rectifier(t)
        if rectifier is None:
            return None
        return rectifier * sqrt(self.corrections(t)[1]) / (root(v) + self.eps)

    def lengths(self, t):
        """ρ∞ and ρₜ after update t = 0, 1, …: how many slopes v can average, and does."""
        most, faded = 2 / (1 - self.beta2) - 1, self.beta2 ** (t + 1)
        return most, most - 2 * (t + 1) * faded / (1 - faded)

    def rectifier(self, t):
        """rₜ after update t = 0, 1, …; None while the variance of the divisor is out of hand."""
        most, length = self.lengths(t)
        if length <= 5:
            return None
        return sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
