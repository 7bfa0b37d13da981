"""BFGS: learn the inverse Hessian from the gradients along the way."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.optimizers._quasi_newton import QuasiNewton
from descent.optimizers._wolfe_search import dot


@dataclass(frozen=True)
class BFGS(QuasiNewton):
    """d = −Bg;  p ← p + αd, a Wolfe search from α = η;  B ← (I − ρsyᵀ)B(I − ρysᵀ) + ρssᵀ.

    ρ = 1/s·y. B starts as I and is scaled by s·y/y·y before its first update. The new B satisfies
    the secant equation By = s. The step is not η but what the search finds, so η = 1 is the length
    of Newton's own step, and another η shifts the first trial only.
    """

    label = N_("BFGS")
    group = N_("Second order")
    order = 2
    formula = "d = −B·g;  θ ← θ + α·d;  B so that B·Δg = Δθ"
    latex = (
        r"\theta \leftarrow \theta - \alpha B\,\nabla L(\theta),\quad "
        r"B \leftarrow (I - \rho s y^\top)\,B\,(I - \rho y s^\top) + \rho s s^\top"
    )
    shines = N_("Nearly Newton's pace from gradients alone, and always downhill.")
    fails = N_(
        "Noise spoils what it has learned, and a first trial that is far off costs many others."
    )
    reference = "Nocedal & Wright, Numerical optimization (2006), section 6.1"
    usual_rate = 1.0

    def blank(self, p):
        runs = p.shape[1]
        return np.array([np.ones(runs), np.zeros(runs), np.ones(runs)]), np.ones(runs, dtype=bool)

    def direction(self, memory, g):
        return -_product(memory[0], g)

    def remember(self, memory, s, y, kept):
        b, blank = memory
        curvature = dot(s, y)
        scaled = b * np.where(blank, curvature / dot(y, y), 1.0)
        u = _product(scaled, y)
        along = (1 + dot(y, u) / curvature) / curvature
        (sx, sy), (ux, uy) = s, u
        learned = np.array(
            [
                scaled[0] - 2 * sx * ux / curvature + along * sx * sx,
                scaled[1] - (sx * uy + ux * sy) / curvature + along * sx * sy,
                scaled[2] - 2 * sy * uy / curvature + along * sy * sy,
            ]
        )
        return np.where(kept, learned, b), blank & ~kept

    def forget(self, memory, runs):
        b, blank = memory
        return np.where(runs, self.blank(b)[0], b), blank | runs


def _product(b, v):
    """The product of symmetric matrices, (3, B), and vectors, (2, B)."""
    return np.array([b[0] * v[0] + b[1] * v[1], b[1] * v[0] + b[2] * v[1]])
