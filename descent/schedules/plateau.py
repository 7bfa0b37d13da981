"""Reduce on plateau: the rate falls whenever the loss has stopped falling."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from descent.message import N_
from descent.parameter import parameter
from descent.schedule import Schedule

SMALLEST_DROP = 1e-8  # PyTorch's eps, in shares of the base rate: a drop below it is not worth it


class Heeded(NamedTuple):
    """What each run remembers, (B,) each."""

    best: np.ndarray  # the lowest loss that counted as better
    bad: np.ndarray  # updates in a row that were no better
    resting: np.ndarray  # updates for which nothing is counted after a drop
    factor: np.ndarray


@dataclass(frozen=True)
class Plateau(Schedule):
    """Once more than `patience` updates in a row were no better than the best, the factor is
    multiplied by γ, but not to less than f; then `cooldown` updates are not counted.

    Better is L < best·(1 − θ), or best − θ if not `relative`. PyTorch's ReduceLROnPlateau, fed
    after every update with the true loss of where it led. Two odd things come from PyTorch: where
    the loss is negative the relative bar is above the best, so that standing still counts as
    better; and drops of less than 10⁻⁸ are left out – of the base rate here, of the rate there.
    """

    label = N_("Reduce on plateau")
    brief = N_("× {gamma} on a plateau")
    group = N_("By the loss")
    formula = "η ← γη after P + 1 updates, none of them better"
    latex = (
        r"\eta \leftarrow \gamma\,\eta \ \text{ after } P + 1 \text{ updates, none of them better}"
    )
    shines = N_("Finds the moment of the drop by itself: where the loss rattles at its floor.")
    fails = N_(
        "It can't tell slow from done: with too little patience it brakes until nothing moves."
    )
    reference = "Krizhevsky, Sutskever & Hinton, NeurIPS 2012, section 5, who did it by hand"
    sees_loss = True

    gamma: float = parameter(
        0.5, low=0.001, high=0.999, symbol="γ", help=N_("What a drop multiplies the rate by")
    )
    patience: int = parameter(
        10,
        low=0,
        high=100_000,
        symbol="P",
        help=N_("Updates without a better loss that are let pass"),
    )
    threshold: float = parameter(
        1e-4, low=0.0, high=0.5, symbol="θ", help=N_("How much lower than the best is better")
    )
    relative: bool = parameter(
        True, symbol="relative", help=N_("Whether that is a share of the best loss")
    )
    cooldown: int = parameter(
        0, low=0, high=100_000, symbol="C", help=N_("Updates after a drop that are not counted")
    )
    floor: float = parameter(
        0.0, low=0.0, high=1.0, symbol="f", help=N_("Share of the rate that is always left")
    )

    def __call__(self, t, horizon):
        return np.ones_like(t, dtype=float)

    def begin(self, runs):
        none = np.zeros(runs, dtype=int)
        return Heeded(np.full(runs, np.inf), none, none, np.ones(runs))

    def heed(self, state, loss):
        best, bad, resting, factor = state
        better = loss < (best * (1 - self.threshold) if self.relative else best - self.threshold)
        bad = np.where(better | (resting > 0), 0, bad + 1)
        due = bad > self.patience
        lower = np.maximum(factor * self.gamma, self.floor)
        factor = np.where(due & (factor - lower > SMALLEST_DROP), lower, factor)
        state = Heeded(
            best=np.where(better, loss, best),
            bad=np.where(due, 0, bad),
            resting=np.where(due, self.cooldown, np.maximum(resting - 1, 0)),
            factor=factor,
        )
        return state, factor
