"""What Adam and its kin share: a fading average of the slope, and one of its square."""

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from descent.breakdown import Row
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter
from descent.scalar_loop import root


@dataclass(frozen=True)
class Moments(Optimizer):
    """A method that keeps m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g², both from 0.

    Averages that start at 0 are too small at first, by the factors 1 − β₁ᵗ and 1 − β₂ᵗ; whether and
    how a method makes up for it is its own affair. In formulas t counts from 1, as in the papers.
    """

    has_memory: ClassVar[bool] = True

    beta1: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β₁", help=N_("How slowly past slopes are forgotten")
    )
    beta2: float = parameter(
        0.999,
        low=0.0,
        high=0.99999,
        symbol="β₂",
        help=N_("How slowly past squared slopes are forgotten"),
    )
    eps: float = parameter(
        1e-8,
        low=1e-16,
        high=1.0,
        symbol="ε",
        help=N_("Keeps the division finite where the slope is 0"),
    )

    def init(self, p):
        return np.zeros_like(p), np.zeros_like(p)

    def moments(self, m, v, g):
        """Both averages after the gradient g."""
        return (
            self.beta1 * m + (1 - self.beta1) * g,
            self.beta2 * v + (1 - self.beta2) * (g * g),
        )

    def corrections(self, t):
        """What m and v fall short of after update t = 0, 1, …: 1 − β₁ᵗ⁺¹ and 1 − β₂ᵗ⁺¹."""
        return 1 - self.beta1 ** (t + 1), 1 - self.beta2 ** (t + 1)

    def divisor(self, t, v):
        """√v̂ + ε."""
        return root(v) / sqrt(1 - self.beta2 ** (t + 1)) + self.eps

    def move(self, t, lr, m, v):
        """η·m̂/(√v̂ + ε). The corrections are plain numbers, so they are folded into the rate and
        the root: two array passes fewer.
        """
        return lr / (1 - self.beta1 ** (t + 1)) * m / self.divisor(t, v)

    def mean_rows(self, t, m):
        """The lines of an account that make m and m̂."""
        return (
            Row("m = β₁·m + (1 − β₁)·g", m, "memory"),
            Row("m̂ = m/(1 − β₁ᵗ)", m / self.corrections(t)[0], "memory"),
        )

    def divisor_rows(self, t, lr, v, name="v"):
        """The lines that make v̂, under whatever name, and the rate of every coordinate."""
        hat = f"{name}\u0302"
        return (
            Row(f"{hat} = {name}/(1 − β₂ᵗ)", v / self.corrections(t)[1], "scale"),
            Row(f"η′ = η/(√{hat} + ε)", lr / self.divisor(t, v), "scale"),
        )
