"""Polyak's step: as long as the loss left to lose says, if one knows where the bottom is."""

from dataclasses import dataclass

import numpy as np

from descent.breakdown import gradient, landing, number
from descent.message import N_
from descent.optimizer import Optimizer


@dataclass(frozen=True)
class Polyak(Optimizer):
    """p ← p − η(L − L*)/‖g‖²·g, with L* the lowest value known; η = 1 is Polyak's own step.

    The step goes where the tangent plane reaches L*. On a convex surface every step with 0 < η < 2
    comes closer to the minimum. Where the slope is exactly 0 there is no way to go, and below L* –
    on a surface without a bottom – there is nothing left to lose: it stays. It asks for the value
    and the gradient once each.
    """

    label = N_("Polyak step")
    group = N_("Steepest descent")
    order = 2
    formula = "θ ← θ − η·(L − L*)/‖g‖²·g"
    latex = (
        r"\theta \leftarrow \theta - \eta\,"
        r"\frac{L(\theta) - L^\ast}{\|\nabla L(\theta)\|^2}\,\nabla L(\theta)"
    )
    shines = N_(
        "No rate to tune: on a convex surface every step comes closer, however it is scaled."
    )
    fails = N_(
        "Must be told L*, the lowest loss there is; in a poorer valley it never comes to rest."
    )
    reference = "Polyak, Introduction to optimization (1987), section 5.3.2"
    usual_rate = 1.0

    def step(self, t, lr, p, state, gradient_at):
        *_, move = self._parts(lr, p, gradient_at)
        return p - move, state

    def account(self, t, lr, p, state, gradient_at):
        g, share, move = self._parts(lr, p, gradient_at)
        return (
            gradient(g),
            number("s: (L − L*)/‖g‖²", share, p),
            *landing("Δθ = −η·s·g", p, p - move),
        )

    def _parts(self, lr, p, gradient_at):
        g = gradient_at(p)
        left = np.maximum(gradient_at.value(p) - gradient_at.lowest, 0.0)
        square = g[0] * g[0] + g[1] * g[1]
        share = np.where(square > 0, left / np.where(square > 0, square, 1.0), 0.0)
        return g, share, lr * share * g
