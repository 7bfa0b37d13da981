"""Line search: try the rate, and halve it until the loss falls by enough."""

from dataclasses import dataclass

import numpy as np

from descent.breakdown import gradient, landing, number
from descent.message import N_
from descent.optimizer import Optimizer

ARMIJO = 1e-4  # the share of what the slope promises that has to come true
TRIALS = 40  # a rate 10¹² times too large is still brought down


@dataclass(frozen=True)
class LineSearch(Optimizer):
    """p ← p − αg, α the first of η, η/2, η/4, … with L(p − αg) ≤ L(p) − cα‖g‖², c = 10⁻⁴.

    Gradient descent with Armijo's backtracking: the rate is only the first trial, and the longest
    step there can be. Every update asks for one gradient, and for one value per trial; the value at
    p is known from the update before. Where no trial is low enough – at the end, when rounding
    hides the fall – the run stays, and does not try the same slope again.
    """

    label = N_("Line search")
    group = N_("Steepest descent")
    order = 3
    formula = "θ ← θ − α·g,  α = η, η/2, … until L falls enough"
    latex = (
        r"\theta \leftarrow \theta - \alpha\,\nabla L(\theta),\quad "
        r"L(\theta - \alpha\nabla L) \le L(\theta) - c\,\alpha\,\|\nabla L(\theta)\|^2"
    )
    shines = N_("The loss never rises: a rate that is far too large costs some trials, no more.")
    fails = N_("It only knows the slope here and now, and zigzags through a ravine all the same.")
    reference = "Armijo, Pacific Journal of Mathematics 16 (1966) 1–3"
    usual_rate = 1.0

    def step(self, t, lr, p, state, gradient_at):
        *_, state, point = self._parts(lr, p, state, gradient_at)
        return point, state

    def account(self, t, lr, p, state, gradient_at):
        g, taken, _, point = self._parts(lr, p, state, gradient_at)
        return (
            gradient(g),
            number("α: the first of η, η/2, … that lowers L by enough", taken, p),
            *landing("Δθ = −α·g", p, point),
        )

    def _parts(self, lr, p, state, gradient_at):
        g = gradient_at(p)
        # The loss of another mini-batch is no news of this one.
        is_known = state is not None and not gradient_at.changes
        loss, hopeless = state if is_known else (gradient_at.value(p), np.nan)
        promised = ARMIJO * (g[0] * g[0] + g[1] * g[1])
        trying = (lr > 0) & (promised > 0) & (g != hopeless).any(axis=0)
        alpha, taken, point, reached = lr, np.zeros_like(lr), p, loss
        for _ in range(TRIALS):
            if not trying.any():
                break
            trial = p - alpha * g
            found = gradient_at.value(trial, where=trying)
            trying = trying & (trial != p).any(axis=0)
            low = trying & (found <= loss - alpha * promised)
            taken, reached = np.where(low, alpha, taken), np.where(low, found, reached)
            point = np.where(low, trial, point)
            trying = trying & ~low
            alpha = alpha / 2
        stays = (taken == 0) & (lr > 0)
        return g, taken, (reached, np.where(stays, g, np.nan)), point
