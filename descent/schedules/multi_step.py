"""Multi-step decay: a drop at each of the updates that were named."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from descent.message import N_, Message
from descent.number_format import number
from descent.parameter import parameter
from descent.schedule import Schedule

MOST_MILESTONES = 16
FIRST = 3  # that are told in brief
LATEST = 100_000
NO_MILESTONES = N_("milestones must be 1 to {most} whole numbers that climb, from 1 to {latest}")


@dataclass(frozen=True)
class MultiStep(Schedule):
    """factor = γ^(how many milestones have come, t ≥ milestone). PyTorch's MultiStepLR.

    `milestones` are one to 16 numbers of updates, from 1 to 100,000, each larger than the one
    before. Those of the default double, so that a short run meets one drop and a long one four;
    with γ = ½ the rate then falls about as 1/t. Keras counts otherwise: its PiecewiseConstantDecay
    drops one update after a boundary.
    """

    label = N_("Multi-step decay")
    brief = N_("× {gamma} at {milestones}")
    group = N_("Decay")
    order = 2
    formula = "ηₜ = η·γ^(milestones passed)"
    latex = r"\eta_t = \eta\,\gamma^{\#\{i \,:\, m_i \le t\}}"
    shines = N_("Each stretch of the run gets a rate of its own: so ResNets were trained.")
    fails = N_("As many guesses as there are drops, and all of them change when the budget does.")
    reference = "He, Zhang, Ren & Sun, CVPR 2016, arXiv:1512.03385, section 4.2"

    gamma: float = parameter(
        0.5, low=0.001, high=1.0, symbol="γ", help=N_("What a drop multiplies the rate by")
    )
    milestones: tuple[int, ...] = (30, 60, 120, 240)

    def __post_init__(self):
        super().__post_init__()
        if not _are_milestones(self.milestones):
            raise ValueError(
                Message.of(NO_MILESTONES, most=str(MOST_MILESTONES), latest=str(LATEST))
            )

    def in_brief(self):
        first = ", ".join(map(str, self.milestones[:FIRST]))
        rest = " …" if len(self.milestones) > FIRST else ""
        return Message.of(self.brief, gamma=number(self.gamma), milestones=first + rest)

    def __call__(self, t, horizon):
        passed = np.searchsorted(self.milestones, t, side="right")
        return self.gamma ** passed.astype(float)


def _are_milestones(given):
    if not isinstance(given, tuple) or not 1 <= len(given) <= MOST_MILESTONES:
        return False
    if any(isinstance(each, bool) or not isinstance(each, int) for each in given):
        return False
    ends = (0, *given, LATEST + 1)
    return all(a < b for a, b in pairwise(ends))
