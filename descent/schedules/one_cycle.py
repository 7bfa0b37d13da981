"""One cycle: up to the peak once, and then down to almost nothing."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import falling_cosine


@dataclass(frozen=True)
class OneCycle(Schedule):
    """From 1/d up to 1 at update pT − 1, then down to 1/(d·d′) at update T − 1; both along cosines.

    PyTorch's OneCycleLR, anneal_strategy "cos", with the rate as max_lr: the base rate is the
    peak, not the start. The peak may lie between two updates. OneCycleLR turns the momentum
    as well unless told not to, and refuses to go on after T; here momentum stays, and so does the
    last rate. Smith and Topin draw straight lines, and fall back to the first rate before the end.
    """

    label = N_("One cycle")
    brief = N_("one cycle")
    group = N_("Warm-up")
    order = 3
    formula = "η/d ↗ η at pT − 1 ↘ η/(d·d′) at T − 1"
    latex = r"\eta/d \nearrow \eta \searrow \eta/(d\,d'),\quad \text{peak at } pT - 1"
    shines = N_("Spends the middle of the run at a rate that would be too bold for its start.")
    fails = N_("Short runs hardly get past the climb; cut short, it ends at a high rate.")
    reference = "Smith & Topin, arXiv:1708.07120"

    pct_start: float = parameter(
        0.3, low=0.0, high=1.0, symbol="p", help=N_("Share of the run that is the climb")
    )
    div_factor: float = parameter(
        25.0, low=1.0, high=1e6, symbol="d", help=N_("How many times smaller the first rate is")
    )
    final_div_factor: float = parameter(
        1e4,
        low=1.0,
        high=1e9,
        symbol="d′",
        help=N_("How many times smaller still the last is"),
    )

    def __call__(self, t, horizon):
        t = np.asarray(t, dtype=float)
        first = 1 / self.div_factor
        last = first / self.final_div_factor
        peak, end = self.pct_start * horizon - 1, horizon - 1
        rising = 1 - (1 - first) * falling_cosine(_share(t, 0, peak))
        falling = last + (1 - last) * falling_cosine(_share(t, peak, end))
        return np.where(t <= peak, rising, falling)


def _share(t, low, high):
    """How far t is on the way from low to high; all the way where there is none."""
    return np.clip((t - low) / (high - low), 0.0, 1.0) if high > low else np.ones_like(t)
