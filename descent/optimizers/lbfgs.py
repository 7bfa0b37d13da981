"""L-BFGS: the direction of BFGS, made anew each time from the last few steps."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.optimizers._quasi_newton import QuasiNewton
from descent.optimizers._wolfe_search import dot
from descent.parameter import parameter


@dataclass(frozen=True)
class LBFGS(QuasiNewton):
    """d = −Bg, with B made of the last `history` pairs (s, y) and γI;  p ← p + αd, a Wolfe search
    from α = η.

    The two-loop recursion; γ = s·y/y·y of the newest pair. In two dimensions there is no memory to
    be saved: what differs from BFGS is that old pairs are dropped, and that γ is renewed. SciPy
    keeps 10 pairs, PyTorch 100; PyTorch's step is a whole run of such steps, without a search
    unless it is asked for.
    """

    label = N_("L-BFGS")
    group = N_("Second order")
    order = 3
    formula = "d = −B·g, B from the last (Δθ, Δg);  θ ← θ + α·d"
    latex = (
        r"\theta \leftarrow \theta - \alpha B_t\,\nabla L(\theta),\quad "
        r"B_t \text{ from the last pairs } (s, y)"
    )
    shines = N_(
        "What it remembers grows with the dimension, not with its square: BFGS for large models."
    )
    fails = N_(
        "Noise spoils the pairs it learns from, and in two dimensions there is nothing to save."
    )
    reference = "Liu & Nocedal, Mathematical Programming 45 (1989) 503–528"
    usual_rate = 1.0

    history: int = parameter(
        10, low=1, high=20, symbol="k", help=N_("How many of the last steps are remembered")
    )

    def blank(self, p):
        runs = p.shape[1]
        return np.zeros((0, 2, runs)), np.zeros((0, 2, runs)), np.zeros((0, runs))

    def direction(self, memory, g):
        steps, changes, rho = memory
        q, shares = g, []
        for i in reversed(range(len(rho))):
            shares.append(rho[i] * dot(steps[i], q))
            q = q - shares[-1] * changes[i]
        r = q * self.scale(memory)
        for i in range(len(rho)):
            r = r + (shares.pop() - rho[i] * dot(changes[i], r)) * steps[i]
        return -r

    def scale(self, memory):
        """γ = s·y/y·y of the newest pair, 1 where there is none."""
        _, changes, rho = memory
        if not len(rho):
            return 1.0
        known = rho[-1] > 0
        return np.where(known, 1 / np.where(known, rho[-1] * dot(changes[-1], changes[-1]), 1), 1.0)

    def remember(self, memory, s, y, kept):
        # A run that keeps nothing gets an empty pair at its old end, which alters no direction.
        newest = s, y, 1 / np.where(kept, dot(s, y), 1.0)
        return tuple(
            np.where(kept, [*old, new], [np.zeros_like(new), *old])[-self.history :]
            for old, new in zip(memory, newest, strict=True)
        )

    def forget(self, memory, runs):
        return tuple(np.where(runs, 0.0, each) for each in memory) if runs.any() else memory
