"""Rprop: every coordinate has a step of its own, which signs alone lengthen and shorten."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Rprop(Optimizer):
    """Δ ← Δη₊ where g keeps its sign, Δη₋ where it changes, within [Δ₋, Δ₊];  p ← p − Δ·sign(g).

    iRprop−, PyTorch's form: where the sign changes, that coordinate rests for one update and its
    slope is forgotten, so the next update starts anew. The rate is the first step, held within the
    bounds. PyTorch reads it once; here a schedule scales all steps, relative to the first rate that
    is not 0, which at a constant rate is the same to the last bit.
    """

    label = N_("Rprop")
    group = N_("Signs only")
    order = 2
    has_memory: ClassVar[bool] = True
    formula = "Δ ← Δ·η₊ or Δ·η₋ by sign(g·g′);  θ ← θ − Δ·sign(g)"
    latex = (
        r"\Delta \leftarrow \Delta\,\eta_{+}\ \text{or}\ \Delta\,\eta_{-},\quad "
        r"\theta \leftarrow \theta - \Delta\,\mathrm{sign}(\nabla L(\theta))"
    )
    shines = N_("Finds the step of every coordinate by itself: almost any first rate will do.")
    fails = N_("Noise flips the signs, and every flip shrinks a step: it is made for exact slopes.")
    reference = "Riedmiller & Braun, ICNN 1993; Igel & Hüsken, Neurocomputing 50 (2003) 105–123"
    usual_rate = 0.01

    eta_minus: float = parameter(
        0.5,
        low=0.01,
        high=0.99,
        symbol="η₋",
        help=N_("Shortens a step when the slope changes sign"),
    )
    eta_plus: float = parameter(
        1.2,
        low=1.01,
        high=5.0,
        symbol="η₊",
        help=N_("Lengthens a step when the slope keeps its sign"),
    )
    step_min: float = parameter(
        1e-6, low=0.0, high=0.01, symbol="Δ₋", help=N_("No step is shorter than this")
    )
    step_max: float = parameter(
        50.0, low=0.1, high=1000.0, symbol="Δ₊", help=N_("No step is longer than this")
    )

    def init(self, p):
        return np.zeros_like(p), np.zeros_like(p), np.zeros(p.shape[1])

    def step(self, t, lr, p, state, gradient_at):
        size, before, base = state
        g = gradient_at(p)
        size = np.where(base > 0, size, lr)
        base = np.where(base > 0, base, lr)
        agree = g * before
        factor = np.where(agree > 0, self.eta_plus, np.where(agree < 0, self.eta_minus, 1.0))
        size = np.clip(size * factor, self.step_min, self.step_max)
        # Before the first positive rate nothing moves, and nothing is remembered.
        g = np.where((agree < 0) | (base == 0), 0.0, g)
        return p - self.scale(lr, base) * size * np.sign(g), (size, g, base)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (size, heeded, base) = self.step(t, lr, p, state, lambda _: g)
        steps = self.scale(lr, base) * size
        return (
            gradient(g),
            Row(N_("h: g, but 0 where it has changed its sign"), heeded, "memory"),
            Row(N_("Δ: longer where g kept its sign, shorter where it changed"), steps, "scale"),
            *landing("Δθ = −Δ·sign(h)", p, point),
        )

    def scale(self, lr, base):
        """By how much a schedule scales every step: exactly 1 at a constant rate."""
        return lr / np.where(base > 0, base, 1.0)
