"""A chunk of a survey: its cells are walked, and what became of them is judged.

Both functions yield (ids, numbers of the outcomes, settling steps, last points), each cell once.
"""

from dataclasses import replace

import numpy as np

from descent.batch.active_set import GONE, WALKS, ActiveSet
from descent.batch.batch_spec import cellwise
from descent.batch.online_metrics import OnlineRecord, coded, judge
from descent.loop import run
from descent.verdict.metrics import Metrics, steps_to_stay
from descent.verdict.rules import outcomes

JUDGED = 1_024  # cells at a time whose last half is looked at
ROWS = 2**17  # rows of paths at a time


def judged_by_tail(spec, recent, cells, tick):
    """Without noise: walk without a path, and judge by what was noted on the way.

    The rules look at the last half of a walk that is not at the target, or has only just come
    there. It was not kept where the cell had been at the target in that time: those few, which have
    left it again, are walked once more; and so are those that may be at the target in a poorer
    minimum, since a few rows of the last quarter don't say for sure that they stayed there, and
    those that settled and moved visibly so seldom that their last ten such moves are forgotten.
    """
    surface, dtype = spec.surface, recent.dtype
    begun = OnlineRecord.begun(surface, spec.optimizer, spec.asked.steps, cells.start)
    m = Metrics(surface, begun)
    active_set = ActiveSet(
        spec,
        recent,
        cells.start.astype(dtype),
        cells.lr.astype(dtype),
        {name: each.astype(dtype) for name, each in cells.values.items()},
        gap=m.gap.astype(dtype),
        missed=np.where(m.reached[0], -1, 0),
    )
    ends, steps = active_set.walk(tick), spec.asked.steps
    walks, everyone = ends.how == WALKS, ends.ids.size
    # With fewer rows at the target than this the rules ask how the cell came there.
    arrived = ends.missed + 1 <= steps - steps_to_stay(steps)
    again = [ends.ids[walks & ~arrived & ~ends.kept]]
    for mask, size, half in (
        (~walks, everyone, False),
        (walks & arrived, everyone, False),
        (walks & ~arrived & ends.kept, JUDGED, True),
    ):
        for some in ends.parts(mask, size):
            tick(steps)
            tail = _tail(surface, recent, begun.only(some.ids), some, half)
            codes, settled_at = judge(surface, tail, cells.best[some.ids])
            sure = (settled_at >= 0) | (some.how != WALKS) | half
            sure &= (settled_at < 0) | (some.reversing[2] > 0)
            again.append(some.ids[~sure])
            yield some.ids[sure], codes[sure], settled_at[sure], tail.last_point[:, sure]
    again = np.concatenate(again)
    for ids, *judged in judged_by_path(spec, recent, cells.only(again), lambda _: tick(steps)):
        yield again[ids], *judged


def _tail(surface, recent, begun, ends, half):
    """What is left of the walks of some cells, all of one kind."""
    point = ends.point.astype(float)
    tail = replace(
        begun,
        path=point[None],
        last_point=point,
        last_loss=surface.value(*point),
        steps_taken=begun.steps - (ends.how == GONE),
        missed=ends.missed,
        reversing=ends.reversing[:2],
        left_map=ends.left_map,
        stayed=ends.stayed,
        falling=ends.falling,
    )
    if (ends.how != WALKS).any():
        return tail
    if not half:
        return replace(tail, path=recent.seen(ends.ids))
    rows = recent.half(ends.ids)
    return replace(tail, path=rows[-(tail.steps // 4) - 2 :].astype(float), half=rows)


def judged_by_path(spec, recent, cells, tick):
    """Walk as `run` does, a few cells at a time, and judge by the whole path."""
    surface, asked = spec.surface, spec.asked
    size = max(1, ROWS // asked.steps)
    for first in range(0, cells.lr.size, size):
        tick(asked.steps * first / cells.lr.size)
        some = cells.only(slice(first, first + size))
        t = run(
            surface,
            cellwise(spec.optimizer, some.values),
            lr=some.lr,
            start=some.start,
            steps=asked.steps,
            schedule=spec.schedule,
            noise=asked.noise,
            batch=asked.batch,
            replacement=asked.replacement,
            seed=asked.seed,
            clip=asked.clip,
        )
        m = Metrics(surface, t)
        codes = coded(outcomes(m, some.best))
        yield first + np.arange(some.lr.size), codes, m.settled_at, t.last_point
