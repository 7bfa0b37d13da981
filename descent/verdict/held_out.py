"""The loss over the examples that are held out: where it was least on the way, and at the end."""

from typing import NamedTuple

import numpy as np

from descent.message import N_, template
from descent.number_format import number, percent

EARLIER = N_("test loss least at step {step}, {worse} worse at the end")
AT_THE_END = N_("test loss {loss}, least at the end")
LEVEL = 1e-3  # of the least: a test loss that is worse by less is as good as the least


class HeldOut(NamedTuple):
    """The test loss of one run: the step at which it was least, its value there, and the last."""

    least_at: int
    least: float
    last: float

    @classmethod
    def of(cls, surface, trajectory, run=0):
        """What is known of a run; None on a surface that holds nothing out, and of a run that ends
        worse than it began: it has other troubles.
        """
        if not getattr(surface, "test_examples", ()):
            return None
        loss = losses_held_out(surface, trajectory, run)
        if not loss[-1] <= loss[0]:
            return None
        least_at = int(loss.argmin())
        return cls(least_at, float(loss[least_at]), float(loss[-1]))

    @property
    def worse(self):
        """By which share of the least the test loss is worse at the end."""
        return (self.last - self.least) / self.least

    @property
    def message(self):
        """The Message of one short sentence."""
        if not self.worse > LEVEL:
            return template(AT_THE_END).filled(loss=number(self.last))
        return template(EARLIER).filled(step=str(self.least_at), worse=percent(self.worse))


def losses_held_out(surface, trajectory, run=0):
    """The test loss at every row of a run until its end, (rows,)."""
    path = trajectory.path[: int(trajectory.steps_taken[run]) + 1, :, run]
    with np.errstate(all="ignore"):
        return surface.test_loss(np.ascontiguousarray(path[:, 0]), np.ascontiguousarray(path[:, 1]))
