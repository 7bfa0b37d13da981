"""Schedule-free descent: walk with one point, look from a second, and report the average."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing, number
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class ScheduleFree(Optimizer):
    """y = (1 − β)z + βx;  z ← z − η∇L(y);  x ← (1 − c)x + cz,  c = η²/Σηᵢ².

    The point on the map is x, the average of the walker z; the gradient is asked at y, between the
    two. At a constant rate c = 1/t: every z counts alike, and the first step is that of gradient
    descent. The weights are those of the paper's algorithm 1 and of the authors' code, without
    warm-up; the paper's equation 5, c = 1/(t + 1), counts the start as well.
    """

    label = N_("Schedule-free")
    group = N_("Momentum")
    order = 5
    has_memory: ClassVar[bool] = True
    formula = "z ← z − η·∇L(β·x + (1 − β)·z);  x ← mean of all z"
    latex = (
        r"z \leftarrow z - \eta\,\nabla L(\beta x + (1-\beta)z),\quad "
        r"x \leftarrow (1-\tfrac1t)\,x + \tfrac1t\, z"
    )
    shines = N_(
        "Averages the noise away at a constant rate, with no schedule and no budget to plan."
    )
    fails = N_("Without noise the average trails behind: it carries every early step along.")
    reference = "Defazio et al., NeurIPS 2024, arXiv:2405.15682"
    usual_rate = 1.0

    beta: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β", help=N_("How much of the last step is kept")
    )

    def init(self, p):
        return p, np.zeros(p.shape[1])

    def step(self, t, lr, p, state, gradient_at):
        _, _, z, weights, _, point = self._parts(lr, p, state, gradient_at)
        return point, (z, weights)

    def account(self, t, lr, p, state, gradient_at):
        y, g, z, weights, c, point = self._parts(lr, p, state, gradient_at)
        return (
            Row(N_("z: where it walks"), state[0], "point"),
            Row("y = (1 − β)·z + β·θ", y, "point"),
            gradient(g, "y"),
            Row("z = z − η·g", z, "point"),
            number("Σ = Σ + η²", weights, p),
            number("c = η²/Σ", c, p),
            *landing("Δθ = c·(z − θ)", p, point),
        )

    def _parts(self, lr, p, state, gradient_at):
        z, weights = state
        y = (1 - self.beta) * z + self.beta * p
        g = gradient_at(y)
        z = z - lr * g
        weights = weights + lr * lr
        # Before the first positive rate there is nothing to average, and nothing has moved.
        c = lr * lr / np.where(weights > 0, weights, 1.0)
        return y, g, z, weights, c, (1 - c) * p + c * z
