"""The numbers behind a verdict: what the page prints, and what the advice is computed from."""

from dataclasses import dataclass

import numpy as np

from descent.side_by_side import by_part
from descent.theory.sampling import known_limit
from descent.verdict.metrics import LAST_MOVES, UNDAMPED
from descent.verdict.outcome import Outcome
from descent.verdict.rules import WIDE
from descent.verdict.turns import swing, times_turned


@dataclass(frozen=True)
class Evidence:
    """The very numbers behind a verdict; None where there is none."""

    steps: int  # the budget
    steps_taken: int  # the last kept row
    lr: float  # the base rate
    last_point: tuple[float, float]
    start_loss: float  # L_0
    loss: float  # at the last point
    loss_left: float  # e_N = (L_N − L*)/(L_0 − L*)
    unseen_gap: bool  # whether it began so near to the bottom that shares of the loss say nothing
    above_best: float | None  # L_N − L*, where the surface has a bottom
    grad_norm: float  # at the last point
    slopeless: bool  # whether that is next to nothing on this map, and the run rests there
    last_seen: int  # the last row inside the view: the step in question for the next two
    sharpness: float | None  # the largest curvature there
    eta_lambda: float | None  # the rate that was in force there times that
    limit: (
        float | None
    )  # what η·λ must stay below on a quadratic, where the method has such a limit
    reversals: int  # visible moves that point against the one before
    moves: int  # of so many that have one before
    turned_back: int | None  # how often the coordinate that turned most turned back; if it swings
    passes_through: bool  # whether it jumped into the target lately and swings as widely as before
    swing: float  # how wide the last quarter of the path is, as a share of the view
    settled_swing: float | None  # the same since it settled
    still_growing: bool  # whether the path of the last quarter is wider than that of the one before
    shrink: float | None  # what a move's length was multiplied by, on average, over the last ten
    observed_factor: (
        float | None
    )  # what the error is multiplied by a step, read from the last moves
    predicted_factor: float | None  # and what theory says, of the curvature at the last point
    first_touch: int | None  # the first step at the target
    settled_at: int | None  # the first step from which it stays there
    at_target_since: int | None  # since when it is there, also where nobody saw it stay
    best_settle: int | None  # the same for the best of the ladder's rates
    beyond_numbers: bool  # whether it ended because a number was no longer finite
    left_map_at: int | None  # the first step outside the view
    off_map_since: int | None  # since when it is outside to the end
    went_past_at: int | None  # since when it is far beyond the minimum, seen from the start
    least_loss: float | None  # the least loss of the second half, before its end …
    least_left: float | None  # … as a share of the first …
    least_at: int | None  # … and its step
    level: float | None  # with noise: the mean loss over the last quarter …
    level_left: float | None  # … as a share of the first
    floor: float | None  # … and above the best
    batch: int  # how many samples an update averaged, or how many examples it saw …
    batch_limit: float | None  # … whose mean square grows from this rate on, if the run's is beyond


def evidence(m, gait, bests, found):
    """The evidence on every run, from the measures of all; `found` are the outcomes."""
    columns = (
        _of_the_loss(m, bests)
        | _of_the_ground(m)
        | _of_the_place(m)
        | _of_the_motion(m, gait, found)
        | _of_the_batches(m)
        | (_of_the_noise(m) if m.noisy else {"level": None, "level_left": None, "floor": None})
    )
    for b in range(m.trajectory.base_lr.size):
        yield Evidence(
            steps=m.steps,
            last_point=(float(m.last_point[0, b]), float(m.last_point[1, b])),
            **{name: _at(column, b) for name, column in columns.items()},
        )


def _at(column, b):
    """One run's value of a column: an array, a value for all, or (array, mask of what is known)."""
    if isinstance(column, tuple):
        values, known = column
        return _at(values, b) if known[b] else None
    value = column[b].item() if isinstance(column, np.ndarray) else column
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _step(steps):
    """A column of steps, −1 where there is none."""
    steps = np.asarray(steps)
    return steps, steps >= 0


def _of_the_loss(m, bests):
    least, least_at = m.least_late
    # The fewest steps to settle: a rate between those of the ladder may beat all of the ladder's.
    most = m.steps + 1
    best = np.minimum(*(np.where(each < 0, most, each) for each in (bests, m.settled_at)))
    passed = np.isfinite(least) & (least_at < m.trajectory.steps_taken)
    return {
        "steps_taken": m.trajectory.steps_taken,
        "lr": m.trajectory.base_lr,
        "start_loss": m.trajectory.loss[0],
        "loss": m.last_loss,
        "loss_left": m.loss_left,
        "unseen_gap": m.unseen_gap,
        "above_best": m.last_loss - m.surface.lowest if m.surface.bounded_below else None,
        "first_touch": _step(m.first_touch),
        "settled_at": _step(m.settled_at),
        "at_target_since": (m.at_target_since, m.at_target),
        "best_settle": _step(np.where(best < most, best, -1)),
        "least_loss": (np.take_along_axis(m.trajectory.loss, least_at[None], axis=0)[0], passed),
        "least_left": (least, passed),
        "least_at": (least_at, passed),
        "still_growing": _still_growing(m),
    }


def _still_growing(m):
    q = max(m.quarter, 1)
    late, before = (np.ptp(rows, axis=0) / m.scale for rows in _last_quarters(m.late_path, q))
    return UNDAMPED * late.max(axis=0) > before.max(axis=0)


def _last_quarters(path, q):
    """The last quarter of a path and the one before, with the row between them in both."""
    return path[-q - 1 :], path[-2 * q - 1 : -q]


def _of_the_ground(m):
    sharpness, rate = _in_question(m)
    return {
        "grad_norm": m.stationarity.slope,
        "slopeless": m.stationarity.slopeless,
        "last_seen": m.last_seen,
        "sharpness": sharpness,
        "eta_lambda": rate * sharpness,
        "limit": by_part(m.trajectory, _limit),
    }


def _limit(t):
    """The method's own limit, or NaN; a schedule or clipping has another, which nobody knows."""
    plain = t.clip is None and t.schedule.key == "constant"
    limit = t.optimizer.stability_limit() if plain else None
    return np.nan if limit is None else float(limit)


def _in_question(m):
    """(the sharpness at the last point on the map, the rate of the update from there), (B,) each;
    of the last point there is no update from, the rate of the one to it.
    """
    t = m.trajectory
    point = np.take_along_axis(t.path, m.last_seen[None, None], axis=0)[0]
    update = np.clip(m.last_seen, 0, np.maximum(t.steps_taken - 1, 0))
    return m.surface.sharpness(*point), np.take_along_axis(t.lr, update[None], axis=0)[0]


def _of_the_place(m):
    outside = m.outside(m.trajectory.path)
    kept = np.arange(m.steps + 1)[:, None] <= m.trajectory.steps_taken
    since = m.steps + 1 - (~outside & kept)[::-1].argmax(axis=0)
    since = np.where((~outside & kept).any(axis=0), since, 0)
    return {
        "beyond_numbers": m.beyond_numbers,
        "left_map_at": _step(m.left_map_at),
        "off_map_since": _step(np.where(m.half_widths > 1, since, -1)),
        "went_past_at": _step(_went_past_at(m)),
        "passes_through": m.passes_through,
        "swing": m.swing_of_quarters[0],
        "settled_swing": _settled_swing(m),
    }


def _settled_swing(m):
    """How wide the path is since it settled, as a share of the view; NaN where it did not."""
    path, result = m.trajectory.path, np.full(m.last_loss.shape, np.nan)
    for b in np.flatnonzero(m.settled_at >= 0):
        result[b] = swing(path[m.settled_at[b] :, :, [b]], m.scale)[0]
    return result


def _went_past_at(m):
    """The first step of the stay beyond the minimum in which a run ends, or −1, (B,).

    Beyond is on the other side of it than the start in a coordinate, by more than a visible part of
    the map.
    """
    minima = m.minima
    if not minima.shape[1] or m.noisy:
        return np.full(m.last_loss.shape, -1)
    distance = np.hypot(*(minima[:, :, None] - m.last_point[:, None]))
    offset = m.trajectory.path - minima[:, distance.argmin(axis=0)]
    side = offset * np.sign(offset[0]) / m.scale
    ended = np.take_along_axis(side, m.trajectory.steps_taken[None, None], axis=0)[0]
    # What is beyond in one coordinate and yet farther to go in the other is not past it to the eye.
    past = (side[0] > WIDE) & (ended < -WIDE) & (np.abs(ended) >= np.abs(ended).max(axis=0))
    since = m.steps + 1 - (side[::-1] >= 0).argmax(axis=0)
    return np.where(past, since, -1).max(axis=0)


def _of_the_motion(m, gait, found):
    counted, turned = m.turns
    observed, predicted = gait.factors
    swinging = found == Outcome.OSCILLATES
    turns = np.full(swinging.shape, -1)
    if swinging.any():  # asked of those only: it looks at every row
        often = times_turned(m.trajectory.path[:, :, swinging], m.scale).max(axis=0)
        turns[swinging] = np.maximum(often, turned.sum(axis=0)[swinging])
    return {
        "reversals": turned.sum(axis=0),
        "moves": counted.sum(axis=0),
        "turned_back": _step(turns),
        "shrink": _shrink(m),
        "observed_factor": observed,
        "predicted_factor": predicted,
    }


def _shrink(m):
    """The mean factor from one move's length to the next over the last ten, (B,); or NaN."""
    length = np.hypot(m.moves[:, 0], m.moves[:, 1])
    last = np.maximum(m.trajectory.steps_taken - 1, 0)
    first = np.maximum(last - LAST_MOVES, 0)
    ends = [np.take_along_axis(length, row[None], axis=0)[0] for row in (first, last)]
    return (ends[1] / ends[0]) ** (1 / np.maximum(last - first, 1))


def _of_the_batches(m):
    def limit(t):
        plain = t.schedule.key == "constant" and t.clip is None
        return known_limit(m.surface, t.optimizer, t.batch) if t.replacement and plain else None

    limits = by_part(m.trajectory, lambda part: limit(part) or np.nan)
    beyond = m.trajectory.base_lr >= limits
    return {
        "batch": by_part(m.trajectory, lambda part: part.batch),
        "batch_limit": (limits, beyond),
    }


def _of_the_noise(m):
    above = m.level.late * m.gap
    return {
        "level": above + m.surface.lowest,
        "level_left": m.level.late,
        "floor": above if m.surface.bounded_below else None,
    }
