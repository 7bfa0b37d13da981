"""The numbers behind a verdict: what the page prints, and what the advice is computed from."""

from dataclasses import dataclass

import numpy as np

from descent.measures import LAST_MOVES
from descent.rules import MOSTLY, WIDE
from descent.words import number, percent

SHARES = {"loss_left", "least_left"}  # printed as a percentage


@dataclass(frozen=True)
class Evidence:
    """The very numbers behind a verdict; None where there is none."""

    steps: int  # the budget
    steps_taken: int  # the last kept row
    lr: float  # the base rate
    last_point: tuple[float, float]
    loss: float  # at the last point
    loss_left: float  # e_N = (L_N − L*)/(L_0 − L*)
    loss_ratio: float | None  # L_N / L_0, where L_0 > 0
    above_best: float | None  # L_N − L*, where the surface has a bottom
    grad_norm: float  # at the last point
    last_seen: int  # the last row inside the view: the step in question for the next two
    sharpness: float  # the largest curvature there
    eta_lambda: float  # the rate that was in force there times that
    limit: (
        float | None
    )  # what η·λ must stay below on a quadratic, where the method has such a limit
    reversals: int  # moves that point against the one before
    moves: int  # of so many that have one before
    turned_back: int  # how often the coordinate that turned most turned back
    shrink: float | None  # what a move's length was multiplied by, on average, over the last ten
    observed_factor: (
        float | None
    )  # what the error is multiplied by a step, read from the last moves
    predicted_factor: float | None  # and what theory says, of the curvature at the last point
    first_touch: int | None  # the first step at the target
    settled_at: int | None  # the first step from which it stays there
    best_settle: int | None  # the same for the best of the ladder's rates
    left_map_at: int | None  # the first step outside the view
    went_past_at: int | None  # since when it is far beyond the minimum, seen from the start
    least_left: float | None  # the least e of the second half …
    least_at: int | None  # … and its step
    floor: float | None  # with noise: mean of L − L* over the last quarter


def evidence(m, gait, bests):
    """The evidence on every run, from the measures of all."""
    t = m.trajectory
    counted, turned = m.turns
    limit = t.optimizer.stability_limit()
    late, _ = m.quarter_means
    sharpness, rate = _in_question(m)
    least, least_at = m.least_late
    shrink, went_past_at = _shrink(m), _went_past_at(m)
    observed, predicted = gait.factors
    for b in range(t.base_lr.size):
        start_loss, loss = t.loss[0, b], float(m.last_loss[b])
        yield Evidence(
            steps=t.steps,
            steps_taken=int(t.steps_taken[b]),
            lr=float(t.base_lr[b]),
            last_point=(float(m.last_point[0, b]), float(m.last_point[1, b])),
            loss=loss,
            loss_left=float(m.loss_left[b]),
            loss_ratio=float(loss / start_loss) if start_loss > 0 else None,
            above_best=loss - m.surface.lowest if m.surface.bounded_below else None,
            grad_norm=float(m.footing.slope[b]),
            last_seen=int(m.last_seen[b]),
            sharpness=float(sharpness[b]),
            eta_lambda=float(rate[b] * sharpness[b]),
            limit=limit,
            reversals=int(turned[:, b].sum()),
            moves=int(counted[:, b].sum()),
            turned_back=int(m.turned_back[b]),
            shrink=_known(shrink[b]),
            observed_factor=_known(observed[b]),
            predicted_factor=_known(predicted[b]),
            first_touch=_step(m.first_touch[b]),
            settled_at=_step(m.settled_at[b]),
            best_settle=_step(_best_known(bests[b], m.settled_at[b])),
            left_map_at=_step(m.left_map_at[b]),
            went_past_at=_step(went_past_at[b]),
            least_left=_known(least[b]),
            least_at=int(least_at[b]) if np.isfinite(least[b]) else None,
            floor=_known(late[b] * m.gap[b]) if m.noisy else None,
        )


def _in_question(m):
    """(the sharpness at the last point on the map, the rate of the update from there), (B,) each;
    of the last point there is no update from, the rate of the one to it.
    """
    t = m.trajectory
    point = np.take_along_axis(t.path, m.last_seen[None, None], axis=0)[0]
    update = np.clip(m.last_seen, 0, np.maximum(t.steps_taken - 1, 0))
    return m.surface.sharpness(*point), np.take_along_axis(t.lr, update[None], axis=0)[0]


def _shrink(m):
    """The mean factor from one move's length to the next over the last ten, (B,); or NaN."""
    length = np.hypot(m.moves[:, 0], m.moves[:, 1])
    last = np.maximum(m.trajectory.steps_taken - 1, 0)
    first = np.maximum(last - LAST_MOVES, 0)
    ends = [np.take_along_axis(length, row[None], axis=0)[0] for row in (first, last)]
    return (ends[1] / ends[0]) ** (1 / np.maximum(last - first, 1))


def _went_past_at(m):
    """The first step of the stay beyond the minimum in which a run ends, or −1, (B,).

    Beyond is on the other side of it than the start in a coordinate, by more than a visible part of
    the map.
    """
    minima = m.minima
    if not minima.shape[1]:
        return np.full(m.last_loss.shape, -1)
    distance = np.hypot(*(minima[:, :, None] - m.last_point[:, None]))
    offset = m.trajectory.path - minima[:, distance.argmin(axis=0)]
    side = offset * np.sign(offset[0]) / m.surface.extent[:, None]
    ended = np.take_along_axis(side, m.trajectory.steps_taken[None, None], axis=0)[0]
    # What is beyond in one coordinate and yet farther to go in the other is not past it to the eye.
    past = (side[0] > WIDE) & (ended < -WIDE) & (np.abs(ended) >= np.abs(ended).max(axis=0))
    since = m.steps + 1 - (side[::-1] >= 0).argmax(axis=0)
    return np.where(past, since, -1).max(axis=0)


def _best_known(best, settled_at):
    """The fewest steps to settle: a rate between the rungs may beat all of the ladder's."""
    return min((step for step in (best, settled_at) if step >= 0), default=-1)


def _known(value):
    return float(value) if np.isfinite(value) else None


def _step(value):
    return int(value) if value >= 0 else None


def words(evidence):
    """The evidence as it is printed, without what is not known."""
    unsaid = set()
    if evidence.above_best is None:  # without a bottom there is no telling what share is left
        unsaid |= {"loss_left", "loss_ratio"}
    elif evidence.loss_left > 1:  # more than all of it is not "left"
        unsaid |= {"loss_left"}
    if evidence.reversals < MOSTLY * evidence.moves:
        unsaid |= {"reversals"}
    known = {
        name: value
        for name, value in vars(evidence).items()
        if isinstance(value, (int, float)) and name not in unsaid
    }
    printed = {name: str(v) if isinstance(v, int) else number(v) for name, v in known.items()}
    printed["budget"] = f"{evidence.steps} step{'s' * (evidence.steps != 1)}"
    return printed | {name: percent(known[name]) for name in SHARES & set(known)}
