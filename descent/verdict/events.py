"""What happened on the way: the ticks on the timeline of a run."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from descent.message import N_
from descent.verdict.metrics import ULP
from descent.verdict.outcome import Word


class Event(Word):
    """Something that happened at a step. Each member carries what the page says of it.

    The step is the row at which a run arrives: 0 is the start, 1 the point after the first update.
    """

    OVERSHOOT = (N_("overshoot"), N_("crossed the minimum in a coordinate"))
    LOSS_ROSE = (N_("loss rose"), N_("the step raised the loss"))
    FIRST_TOUCH = (N_("first touch"), N_("1 % of the loss left, for the first time"))
    SETTLED = (N_("settled"), N_("from here on no more than 1 % of the loss is left"))
    LEFT_MAP = (N_("left the map"), N_("outside the map for the first time"))


class Events(Sequence):
    """The events of one run in the order of their steps: pairs of (step, Event).

    A noisy run has a thousand, and of the many walks of a ruler nobody asks for them: they are
    kept as bits, and made into pairs when somebody does.
    """

    def __init__(self, happened):
        """From where each kind happened, (T+1, kinds)."""
        self._happened = happened

    @cached_property
    def _pairs(self):
        kinds = list(Event)
        steps, which = (found.tolist() for found in np.nonzero(self._happened))
        return [(step, kinds[k]) for step, k in zip(steps, which, strict=True)]

    def __len__(self):
        return int(self._happened.sum())

    def __getitem__(self, place):
        return self._pairs[place]

    def __eq__(self, other):
        """Say whether another sequence has the same pairs: a list and a tuple are compared, too."""
        return isinstance(other, Sequence) and self._pairs == list(other)

    def __hash__(self):
        return hash(tuple(self._pairs))

    def __repr__(self):
        return f"Events({self._pairs})"


def events(m):
    """The `Events` of every run of some `Metrics`."""
    often = {Event.OVERSHOOT: overshoots(m), Event.LOSS_ROSE: rises(m)}
    once = {
        Event.FIRST_TOUCH: m.first_touch,
        Event.SETTLED: m.settled_at,
        Event.LEFT_MAP: m.left_map_at,
    }
    kinds, found = list(Event), []
    for b in range(m.trajectory.base_lr.size):
        happened = np.zeros((m.steps + 1, len(kinds)), dtype=bool)
        for e, where in often.items():
            happened[:, kinds.index(e)] = where[:, b]
        for e, steps in once.items():
            happened[steps[b], kinds.index(e)] |= steps[b] >= 0
        found.append(Events(happened))
    return found


def overshoots(m):
    """Where a move crosses the minimum, (T+1, B): in some coordinate it lands on the other side of
    the minimum that is nearest to where it lands.

    Both sides must be further away than 8 units of rounding of the map's extent.
    """
    path, minima = m.trajectory.path, m.minima
    crossed = np.zeros((m.steps + 1, path.shape[2]), dtype=bool)
    if not minima.shape[1]:
        return crossed
    after = path[1:]
    if minima.shape[1] == 1:
        middle = minima[None]
    else:
        distance = np.hypot(*(minima[:, :, None, None] - after.transpose(1, 0, 2)[:, None]))
        # A row after the end of a run has no nearest minimum, and crosses none.
        nearest = np.nan_to_num(distance, nan=np.inf).argmin(axis=0)
        middle = minima[:, nearest].transpose(1, 0, 2)
    least = ULP * m.surface.extent[:, None]
    before, after = path[:-1] - middle, after - middle
    wide = (np.abs(before) > least) & (np.abs(after) > least)
    crossed[1:] = (wide & (np.sign(before) * np.sign(after) < 0)).any(axis=1)
    return crossed


def rises(m):
    """Where a step raised the loss by more than rounding, (T+1, B)."""
    loss = m.trajectory.loss
    raised = np.zeros(loss.shape, dtype=bool)
    raised[1:] = loss[1:] - loss[:-1] > ULP * np.maximum(np.abs(loss[:-1]), m.gap)
    return raised
