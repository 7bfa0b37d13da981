"""Gradient clipping: what keeps one steep place from throwing a walk off the map."""

from dataclasses import dataclass
from math import isfinite

import numpy as np

from descent.message import N_, Message

KINDS = ("norm", "value")
SMALL = 1e-6  # PyTorch's: keeps the division finite, and the clipped length a hair below the bound
NOT_POSITIVE = N_("a gradient is clipped at a positive number, not at {bound}")


@dataclass(frozen=True)
class Clip:
    """Clip every gradient before the method sees it, noise included.

    "norm" shortens a gradient longer than `bound` and keeps its direction: g · min(1, c/(‖g‖ +
    10⁻⁶)), as PyTorch's `clip_grad_norm_`. "value" bounds each coordinate by itself, ±c, as
    `clip_grad_value_`; that turns the gradient towards a diagonal. Raises ValueError for another
    kind, or a bound that is not positive and finite.

    Reference: Pascanu, Mikolov & Bengio, ICML 2013, arXiv:1211.5063.
    """

    kind: str
    bound: float

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"gradients are clipped by {' or '.join(KINDS)}, not by {self.kind!r}")
        if not (isfinite(self.bound) and self.bound > 0):
            raise ValueError(Message.of(NOT_POSITIVE, bound=repr(self.bound)))

    def __call__(self, g):
        """The clipped gradient, (2, B) → (2, B)."""
        if self.kind == "value":
            return np.clip(g, -self.bound, self.bound)
        return g * np.minimum(1.0, self.bound / (np.hypot(g[0], g[1]) + SMALL))
