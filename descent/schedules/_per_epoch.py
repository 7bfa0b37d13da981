"""A schedule that counts epochs instead of updates, as `scheduler.step()` once an epoch does."""

from dataclasses import dataclass
from numbers import Integral

from descent.minibatch import Sampling, examples_of
from descent.request import FULL
from descent.schedule import Schedule


@dataclass(frozen=True)
class PerEpoch(Schedule):
    """The factor of another schedule, held for all updates of an epoch: that for update t is the
    one for epoch ⌊t/k⌋, of as many epochs as begin within the budget; k updates make an epoch.

    One that sees the loss is told it once an epoch, after the last update of it. With as many
    epochs as updates, k = 1, it is the other schedule.
    """

    then: Schedule
    updates: int

    def __post_init__(self):
        if not isinstance(self.then, Schedule):
            raise ValueError(f"then must be a schedule, not {self.then!r}")
        is_whole = isinstance(self.updates, Integral) and not isinstance(self.updates, bool)
        if not is_whole or self.updates < 1:
            raise ValueError(f"updates must be a whole number above 0, not {self.updates!r}")

    @property
    def sees_loss(self):
        return self.then.sees_loss

    def __call__(self, t, horizon):
        return self.then(t // self.updates, self.epochs(horizon))

    def epochs(self, horizon):
        """How many epochs begin within so many updates."""
        return -(-horizon // self.updates)

    def in_brief(self):
        return self.then.in_brief()

    def begin(self, runs):
        return 0, 1.0, self.then.begin(runs)

    def heed(self, state, loss):
        update, factor, then = state
        if (update + 1) % self.updates == 0:
            then, factor = self.then.heed(then, loss)
        return (update + 1, factor, then), factor


def per_epoch(schedule, surface, batch, *, replacement=False):
    """A schedule as it counts epochs of a surface in batches of so many examples; where all are in
    every batch, or nothing is made of data, an epoch is an update, and the schedule stays as it is.
    """
    examples = examples_of(surface)
    if not examples or batch in (None, FULL) or schedule.key == "constant":
        return schedule
    updates = Sampling(examples, batch, replacement).an_epoch
    return schedule if updates == 1 else PerEpoch(schedule, updates)
