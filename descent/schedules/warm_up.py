"""Linear warm-up: a few careful steps first, then any other schedule."""

from dataclasses import dataclass

import numpy as np

from descent.message import N_, Message
from descent.parameter import parameter
from descent.schedule import Schedule
from descent.schedules.constant import Constant

CONSTANT = Constant()
BRIEF_AND_THEN = N_("warm-up {steps}, then {then}")
NO_SCHEDULE = N_("then must be a schedule, and not a warm-up again")


@dataclass(frozen=True)
class WarmUp(Schedule):
    """factor = (t + 1)/k for the first k updates, then that of `then`, which begins at its own
    update 0 and has what is left of the run as its horizon.

    PyTorch's SequentialLR of LinearLR(start_factor=1/k, total_iters=k − 1) and another, with
    milestone k. Elsewhere the first factor is 0 (Hugging Face) or ⅓ (LinearLR by default).
    `then` is any schedule but another warm-up; one that sees the loss is told of it only once the
    warm-up is over, which SequentialLR can't do.
    """

    label = N_("Warm-up")
    brief = N_("warm-up, {steps} steps")
    group = N_("Warm-up")
    order = 1
    is_common = True
    formula = "ηₜ = η·(t + 1)/k while t < k, then another schedule"
    latex = r"\eta_t = \eta\,\frac{t + 1}{k} \ \text{ for } t < k"
    shines = N_("Where the start is steeper than the rest, or Adam's averages are still young.")
    fails = N_("Where the start is no worse than the rest it is merely slower.")
    reference = "Goyal et al., arXiv:1706.02677, section 2.2"

    steps: int = parameter(
        10, low=1, high=100_000, symbol="k", help=N_("Updates until the full rate is reached")
    )
    then: Schedule = CONSTANT

    def __post_init__(self):
        super().__post_init__()
        if not isinstance(self.then, Schedule) or isinstance(self.then, WarmUp):
            raise ValueError(Message.of(NO_SCHEDULE))
        # Of this warm-up, not of all: the class is frozen and says False.
        object.__setattr__(self, "sees_loss", self.then.sees_loss)

    def in_brief(self):
        if isinstance(self.then, Constant):
            return super().in_brief()
        return Message.of(BRIEF_AND_THEN, steps=str(self.steps), then=self.then.in_brief())

    def __call__(self, t, horizon):
        t = np.asarray(t)
        later = self.then(np.maximum(t - self.steps, 0), max(horizon - self.steps, 1))
        return np.where(t < self.steps, (t + 1) / self.steps, later)

    def begin(self, runs):
        return 0, self.then.begin(runs)

    def heed(self, state, loss):
        update, then = state
        if update < self.steps:
            return (update + 1, then), np.ones_like(loss)
        then, factor = self.then.heed(then, loss)
        return (update + 1, then), factor
