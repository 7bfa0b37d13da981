"""Cosine decay: slow to start falling, fast in the middle, slow to land."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import falling_cosine


@dataclass(frozen=True)
class Cosine(Schedule):
    """factor = f + (1 − f)·(1 + cos πt/T)/2 over the T updates of the run, f the final factor.

    PyTorch's CosineAnnealingLR with T_max the run's length, which climbs again beyond it; here it
    stays at f.
    """

    label = N_("Cosine")
    brief = N_("cosine → {final}")
    group = N_("Decay")
    order = 7
    is_common = True
    formula = "ηₜ = η·(1 + cos(πt/T))/2"
    latex = r"\eta_t = \eta\,\tfrac12\left(1 + \cos\frac{\pi t}{T}\right)"
    shines = N_("Lands softly at the end of the budget, with nothing to choose.")
    fails = N_("Stop early, or run on, and the schedule was the wrong one.")
    reference = "Loshchilov & Hutter, ICLR 2017, arXiv:1608.03983"

    final: float = parameter(
        0.0, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate that is left at the end")
    )

    def __call__(self, t, horizon):
        progress = np.minimum(np.asarray(t, dtype=float) / horizon, 1.0)
        return self.final + (1 - self.final) * falling_cosine(progress)
