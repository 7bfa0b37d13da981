"""AMSGrad: Adam whose scale of the slope never shrinks again."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments


@dataclass(frozen=True)
class AMSGrad(Moments):
    """Adam's m and v;  w ← max(w, v);  p ← p − η m̂/(√ŵ + ε),  ŵ = w/(1 − β₂ᵗ).

    PyTorch's form: the running maximum is that of v as it is, and corrected afterwards. Keras does
    the same; Optax takes the maximum of v̂, which the first slopes alone can then hold up for good.
    """

    label = N_("AMSGrad")
    group = N_("Adam and its kin")
    order = 3
    formula = "w ← max(w, v);  θ ← θ − η·m̂/(√ŵ + ε)"
    latex = (
        r"w \leftarrow \max(w, v),\quad "
        r"\theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat w} + \varepsilon}"
    )
    shines = N_(
        "Rare steep slopes are not forgotten: it converges on examples where Adam does not."
    )
    fails = N_("One cliff at the start, and its steps stay small for the rest of the run.")
    reference = "Reddi, Kale & Kumar, ICLR 2018, arXiv:1904.09237"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    def init(self, p):
        return *super().init(p), np.zeros_like(p)

    def step(self, t, lr, p, state, gradient_at):
        m, v, peak = state
        m, v = self.moments(m, v, gradient_at(p))
        peak = np.maximum(peak, v)
        return p - self.move(t, lr, m, peak), (m, v, peak)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, v, peak) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            *self.mean_rows(t, m),
            Row("v = β₂·v + (1 − β₂)·g²", v, "scale"),
            Row("w = max(w, v)", peak, "scale"),
            *self.divisor_rows(t, lr, peak, "w"),
            *landing("Δθ = −η′·m̂", p, point),
        )
