"""Newton's method: jump to where the local parabola has its level point."""

from dataclasses import dataclass

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Newton(Optimizer):
    """p ← p − η(H + μI)⁻¹g, with H the Hessian at p; η = 1 and μ = 0 is Newton's own step.

    The level point of a parabola may be a saddle or a top, and Newton goes there as gladly. With μ
    above −λ_min the step is downhill, and for large μ it becomes gradient descent at the rate η/μ.
    Where H + μI is singular the step is infinite, or not a number; only a coordinate that is
    exactly flat and level, without any curvature, is left alone.
    """

    label = N_("Newton")
    group = N_("Second order")
    order = 1
    formula = "θ ← θ − η·(H + μ·I)⁻¹·g"
    latex = r"\theta \leftarrow \theta - \eta\,(\nabla^2 L(\theta) + \mu I)^{-1}\,\nabla L(\theta)"
    shines = N_(
        "One step solves any quadratic; near a minimum every step doubles the right digits."
    )
    fails = N_("Goes to saddles and tops as gladly as to minima, and leaps far where it is flat.")
    reference = "Nocedal & Wright, Numerical optimization (2006), sections 3.3 and 3.4"
    usual_rate = 1.0

    damping: float = parameter(
        0.0,
        low=0.0,
        high=1000.0,
        symbol="μ",
        help=N_("Added to every curvature; 0 is plain Newton"),
    )

    def step(self, t, lr, p, state, gradient_at):
        *_, move = self._parts(lr, p, gradient_at)
        return p - move, state

    def account(self, t, lr, p, state, gradient_at):
        g, (hxx, hxy, hyy), solved, move = self._parts(lr, p, gradient_at)
        return (
            gradient(g),
            Row(N_("H₁: first row of H + μ·I"), np.array([hxx, hxy]), "scale"),
            Row(N_("H₂: second row of H + μ·I"), np.array([hxy, hyy]), "scale"),
            Row("n: (H + μ·I)⁻¹·g", solved, "memory"),
            *landing("Δθ = −η·n", p, p - move),
        )

    def _parts(self, lr, p, gradient_at):
        g = gradient_at(p)
        hxx, hxy, hyy = gradient_at.hessian(p)
        hxx, hyy = hxx + self.damping, hyy + self.damping
        # Nothing happens along a coordinate without slope and curvature; 0/0 would spoil the other.
        level_x = (hxx == 0) & (hxy == 0) & (g[0] == 0)
        level_y = (hyy == 0) & (hxy == 0) & (g[1] == 0)
        a, c = np.where(level_x, 1.0, hxx), np.where(level_y, 1.0, hyy)
        solved = np.array([c * g[0] - hxy * g[1], a * g[1] - hxy * g[0]]) / (a * c - hxy * hxy)
        return g, (hxx, hxy, hyy), solved, lr * solved
