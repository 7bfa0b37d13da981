"""What happened on the way: the ticks on the timeline of a run."""

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


def events(m):
    """The events of every run of some `Metrics`, in the order of their steps: a list of tuples of
    (step, Event).
    """
    often = {Event.OVERSHOOT: overshoots(m), Event.LOSS_ROSE: rises(m)}
    once = {
        Event.FIRST_TOUCH: m.first_touch,
        Event.SETTLED: m.settled_at,
        Event.LEFT_MAP: m.left_map_at,
    }
    order = list(Event)
    found = []
    for b in range(m.trajectory.base_lr.size):
        ticks = [(t, e) for e, where in often.items() for t in np.flatnonzero(where[:, b]).tolist()]
        ticks += [(int(steps[b]), e) for e, steps in once.items() if steps[b] >= 0]
        found.append(tuple(sorted(ticks, key=lambda tick: (tick[0], order.index(tick[1])))))
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
