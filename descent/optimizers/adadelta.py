"""AdaDelta: the rate of every coordinate is read from the steps it has taken."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter
from descent.scalar_loop import root


@dataclass(frozen=True)
class AdaDelta(Optimizer):
    """v ← ρv + (1 − ρ)g²;  Δ = g·√(u + ε)/√(v + ε);  p ← p − ηΔ;  u ← ρu + (1 − ρ)Δ².

    PyTorch's form: ε inside both roots, and u remembers Δ before the rate is applied. With η = 1 it
    is the paper's, which has no rate: the units come out right without one. u starts at 0, so the
    first steps are of the order of √ε and grow from there.
    """

    label = N_("AdaDelta")
    group = N_("Adaptive rates")
    order = 2
    has_memory: ClassVar[bool] = True
    formula = "Δ = g·√(u + ε)/√(v + ε);  θ ← θ − η·Δ"
    latex = (
        r"\Delta = \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\, g,\quad "
        r"\theta \leftarrow \theta - \eta\,\Delta,\quad u \leftarrow \rho u + (1-\rho)\,\Delta^2"
    )
    shines = N_("Needs no rate: the steps already taken say how long the next one should be.")
    fails = N_("It starts from steps of about √ε: hundreds of updates pass before it is under way.")
    reference = "Zeiler, 2012, arXiv:1212.5701"
    usual_rate = 1.0
    by_coordinate: ClassVar[bool] = True

    rho: float = parameter(
        0.9, low=0.0, high=0.9999, symbol="ρ", help=N_("How slowly past squares are forgotten")
    )
    eps: float = parameter(
        1e-6,
        low=1e-16,
        high=1.0,
        symbol="ε",
        help=N_("Keeps the division finite where the slope is 0"),
    )

    def init(self, p):
        return np.zeros_like(p), np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        _, v, _, delta, move = self._parts(lr, p, state, gradient_at)
        return p - move, (v, self.rho * state[1] + (1 - self.rho) * (delta * delta))

    def account(self, t, lr, p, state, gradient_at):
        g, v, scale, delta, move = self._parts(lr, p, state, gradient_at)
        past = "u = 0" if t == 0 else "u = ρ·u + (1 − ρ)·Δ²"
        return (
            gradient(g),
            Row("v = ρ·v + (1 − ρ)·g²", v, "scale"),
            Row(past, state[1], "scale"),
            Row("s = √(u + ε)/√(v + ε)", scale, "scale"),
            Row("Δ = s·g", delta, "memory"),
            *landing("Δθ = −η·Δ", p, p - move),
        )

    def _parts(self, lr, p, state, gradient_at):
        v, u = state
        g = gradient_at(p)
        v = self.rho * v + (1 - self.rho) * (g * g)
        scale = root(u + self.eps) / root(v + self.eps)
        delta = scale * g
        return g, v, scale, delta, lr * delta
