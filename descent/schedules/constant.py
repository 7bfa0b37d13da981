"""Constant: the rate stays what it is."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.schedule import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    """factor = 1."""

    label = N_("Constant")
    brief = N_("constant")
    group = N_("Fixed")
    is_common = True
    formula = "ηₜ = η"
    latex = r"\eta_t = \eta"
    shines = N_("What happens is the rate's doing, and nobody else's.")
    fails = N_("With noise on it never lands: the floor is proportional to the rate.")
    reference = "Robbins & Monro, Ann. Math. Stat. 22 (1951) 400–407, who show why it must fall"

    def __call__(self, t, horizon):
        return np.ones_like(t, dtype=float)
