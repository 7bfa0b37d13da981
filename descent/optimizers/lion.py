"""Lion: the sign of an average, and nothing else."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizer import Optimizer
from descent.parameter import parameter


@dataclass(frozen=True)
class Lion(Optimizer):
    """c = sign(β₁m + (1 − β₁)g);  p ← p − η(c + λp);  m ← β₂m + (1 − β₂)g.

    Every coordinate moves by exactly η, decay aside, so it wants about a tenth of Adam's rate. The
    decay λ is decoupled as in AdamW; the paper uses a larger one than AdamW's, 0 means none.
    """

    label = N_("Lion")
    group = N_("Signs only")
    order = 3
    has_memory: ClassVar[bool] = True
    formula = "θ ← θ − η·(sign(β₁·m + (1 − β₁)·g) + λ·θ)"
    latex = (
        r"\theta \leftarrow \theta - \eta\,\big(\mathrm{sign}(\beta_1 m + (1-\beta_1)\,g) "
        r"+ \lambda\theta\big),\quad m \leftarrow \beta_2 m + (1-\beta_2)\,g"
    )
    shines = N_(
        "One average to keep, and no slope, however steep, makes a step longer than the rate."
    )
    fails = N_("It can't slow down: at a fixed rate it swings about the minimum for ever.")
    reference = "Chen et al., NeurIPS 2023, arXiv:2302.06675"
    usual_rate = 0.0001
    by_coordinate: ClassVar[bool] = True

    beta1: float = parameter(
        0.9, low=0.0, high=0.999, symbol="β₁", help=N_("How much the average counts in the sign")
    )
    beta2: float = parameter(
        0.99, low=0.0, high=0.99999, symbol="β₂", help=N_("How slowly past slopes are forgotten")
    )
    weight_decay: float = parameter(
        0.0, low=0.0, high=1.0, symbol="λ", help=N_("How hard every coordinate is drawn toward 0")
    )

    def init(self, p):
        return np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        *_, m, move = self._parts(lr, p, state, gradient_at)
        return p - move, m

    def account(self, t, lr, p, state, gradient_at):
        g, blend, m, move = self._parts(lr, p, state, gradient_at)
        made = "(sign(c) + λ·θ)" if self.weight_decay else "sign(c)"
        return (
            gradient(g),
            Row("c = β₁·m + (1 − β₁)·g", blend, "memory"),
            Row("m = β₂·m + (1 − β₂)·g", m, "memory"),
            *landing(f"Δθ = −η·{made}", p, p - move),
        )

    def _parts(self, lr, p, state, gradient_at):
        g = gradient_at(p)
        blend = self.beta1 * state + (1 - self.beta1) * g
        move = np.sign(blend)
        if self.weight_decay:
            move = move + self.weight_decay * p
        return g, blend, self.beta2 * state + (1 - self.beta2) * g, lr * move
