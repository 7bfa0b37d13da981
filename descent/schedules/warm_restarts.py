"""Cosine with warm restarts: land softly, jump back to the full rate, land again."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import falling_cosine

CYCLES = 64  # of doubling length: the last of them begins after 10¹⁹ updates


@dataclass(frozen=True)
class WarmRestarts(Schedule):
    """factor = f + (1 − f)·(1 + cos πs/Tᵢ)/2, s the updates since the last restart.

    The first cycle has T₀ updates, every further one m times as many as the one before. PyTorch's
    CosineAnnealingWarmRestarts, T_mult being m and eta_min f·η. It is warm because the walk goes on
    from where it is: only the rate starts again.
    """

    label = N_("Warm restarts")
    brief = N_("restarts after {period}")
    group = N_("Cycles")
    order = 1
    is_common = True
    formula = "ηₜ = η·(1 + cos(πs/Tᵢ))/2, s since the restart"
    latex = r"\eta_t = \eta\,\tfrac12\left(1 + \cos\frac{\pi s}{T_i}\right)"
    shines = N_(
        "A restart can throw a walk out of a poor basin; the end of every cycle is an answer."
    )
    fails = N_(
        "It can leave a good basin too, and a budget that ends mid-cycle ends at a high rate."
    )
    reference = "Loshchilov & Hutter, ICLR 2017, arXiv:1608.03983, equation 5"

    period: int = parameter(
        30, low=1, high=100_000, symbol="T₀", help=N_("Updates in the first cycle")
    )
    growth: int = parameter(
        2, low=1, high=10, symbol="m", help=N_("How many times longer each cycle is than the last")
    )
    final: float = parameter(
        0.0, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate at the end of a cycle")
    )

    def __call__(self, t, horizon):
        since, length = self._cycle(np.asarray(t, dtype=float))
        return self.final + (1 - self.final) * falling_cosine(since / length)

    def _cycle(self, t):
        """Updates since the last restart, and the length of the cycle that they are in."""
        if self.growth == 1:
            return t % self.period, self.period
        lengths = self.period * float(self.growth) ** np.arange(CYCLES)
        starts = np.cumsum(lengths) - lengths
        now = np.searchsorted(starts, t, side="right") - 1
        return t - starts[now], lengths[now]
