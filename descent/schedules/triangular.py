"""Triangular cycles: up to the rate and down again, in straight lines, for ever."""

from dataclasses import dataclass

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules._curves import triangle


@dataclass(frozen=True)
class Triangular(Schedule):
    """factor = f + (1 − f)·Λ(t/k), Λ going from 0 to 1 and back in every k updates.

    PyTorch's CyclicLR, mode "triangular", with max_lr the rate, base_lr f times it, and
    step_size_up k/2: here as there the run begins at the floor. CyclicLR turns the momentum as well
    unless told not to; here it stays.
    """

    label = N_("Triangular")
    brief = N_("triangles of {period}")
    group = N_("Cycles")
    order = 2
    formula = "ηₜ = η·(f + (1 − f)·Λ(t/k))"
    latex = r"\eta_t = \eta\left(f + (1 - f)\,\Lambda(t/k)\right)"
    shines = N_(
        "Tries every rate between the floor and the peak, over and over: one of them suits."
    )
    fails = N_("Every return of the peak undoes some of what the floor had won.")
    reference = "Smith, WACV 2017, arXiv:1506.01186"

    period: int = parameter(
        40, low=2, high=100_000, symbol="k", help=N_("Updates in a cycle, up and down")
    )
    floor: float = parameter(
        0.01, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate between two peaks")
    )

    def __call__(self, t, horizon):
        return self.floor + (1 - self.floor) * triangle(t, self.period)
