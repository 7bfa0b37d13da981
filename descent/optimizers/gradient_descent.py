"""Gradient descent: go straight downhill, as far as the slope times the rate."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """p ← p − ηg.

    On a quadratic every eigendirection is multiplied by 1 − ηλ, so a run is stable while ηλ < 2.
    With noise on this is what libraries call SGD; without noise SGD and gradient descent are the
    same line.
    """

    label = N_("Gradient descent")
    group = N_("Steepest descent")
    formula = "θ ← θ − η·g"
    latex = r"\theta \leftarrow \theta - \eta\,\nabla L(\theta)"
    shines = N_("Nothing to tune but the rate, and every claim about it can be checked by hand.")
    fails = N_("In a ravine the steep direction caps the rate and the flat one pays for it.")
    reference = "Cauchy, Comptes rendus 25 (1847) 536–538"
    usual_rate = 0.01
    by_coordinate: ClassVar[bool] = True

    def step(self, t, lr, p, state, gradient_at):
        return p - lr * gradient_at(p), state

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, _ = self.step(t, lr, p, state, lambda _: g)
        return gradient(g), *landing("Δθ = −η·g", p, point)

    def characteristic(self, eta_lambda):
        return eta_lambda - 1, 0 * eta_lambda

    def stability_limit(self):
        return 2.0
