"""AdamW: Adam, with every weight drawn toward zero on the side."""

from dataclasses import dataclass
from typing import ClassVar

from descent.breakdown import Row, gradient, landing
from descent.message import N_
from descent.optimizers._adam_base import Moments
from descent.parameter import parameter


@dataclass(frozen=True)
class AdamW(Moments):
    """p ← p(1 − ηλ) − η m̂/(√v̂ + ε), with Adam's m̂ and v̂.

    The decay is decoupled: it is not divided by √v̂, as it would be if λp were added to the
    gradient, which is what PyTorch's Adam does with `weight_decay`. λ here is the decay, not a
    curvature.
    """

    label = N_("AdamW")
    group = N_("Adam and its kin")
    order = 2
    formula = "θ ← (1 − η·λ)·θ − η·m̂/(√v̂ + ε)"
    latex = (
        r"\theta \leftarrow (1 - \eta\lambda)\,\theta "
        r"- \eta\, \frac{\hat m}{\sqrt{\hat v} + \varepsilon}"
    )
    shines = N_(
        "Decay draws every weight alike, steep or flat: the usual choice for large networks."
    )
    fails = N_(
        "It settles short of any minimum that is not at the origin: the decay pulls it there."
    )
    reference = "Loshchilov & Hutter, ICLR 2019, arXiv:1711.05101"
    usual_rate = 0.001
    by_coordinate: ClassVar[bool] = True

    weight_decay: float = parameter(
        0.01, low=0.0, high=1.0, symbol="λ", help=N_("How hard every coordinate is drawn toward 0")
    )

    def step(self, t, lr, p, state, gradient_at):
        m, v = self.moments(*state, gradient_at(p))
        return p * (1 - lr * self.weight_decay) - self.move(t, lr, m, v), (m, v)

    def account(self, t, lr, p, state, gradient_at):
        g = gradient_at(p)
        point, (m, v) = self.step(t, lr, p, state, lambda _: g)
        return (
            gradient(g),
            *self.mean_rows(t, m),
            Row("v = β₂·v + (1 − β₂)·g²", v, "scale"),
            *self.divisor_rows(t, lr, v),
            *landing("Δθ = −η·λ·θ − η′·m̂", p, point),
        )
