"""The only loop that walks down a surface step by step and records the path."""

import numpy as np

from descent.request import Request
from descent.schedules.constant import Constant
from descent.trajectory import Trajectory

CONSTANT = Constant()
# A run this many view diagonals from the middle of the view is gone: nobody sees it, and its powers
# overflow next.
FAR = 50.0
# How often to ask whether every run has ended. The question costs about as much as three updates.
CHECK_EVERY = 32


def run(surface, optimizer, *, lr, start, steps, schedule=CONSTANT, noise=0.0, seed=0):
    """Walk down `surface` with `optimizer`: B runs side by side → Trajectory.

    `lr` is a number or one per run, `start` (2,) or (2, B). `noise` adds N(0, noise²) to every
    coordinate of every gradient, from PCG64(seed); with one seed all runs see the same noise, so
    that what differs is the rate.

    Nothing is clipped and nothing is caught. A run ends at its first row that is not finite, which
    is dropped, or that is further than 50 view diagonals from the view's middle, which is kept;
    from there on its rows are NaN. A batch gives the same bits as its runs one by one. Raises
    ValueError, naming the argument, for a request that makes no sense.
    """
    asked = Request.of(lr, start, steps, noise, seed)
    factors = np.asarray(schedule(np.arange(asked.steps), asked.steps), dtype=float)
    rates = factors[:, None] * asked.lr
    with np.errstate(all="ignore"):  # overflow is data here: it is how a run diverges
        path = _walk(surface, optimizer, asked, rates)
        return _measured(surface, path, rates, optimizer, schedule, asked)


def _walk(surface, optimizer, asked, rates):
    """Every point of every run, (T+1, 2, B), left early once every run has ended."""
    path = np.empty((asked.steps + 1, *asked.start.shape))
    path[0] = p = asked.start
    state = optimizer.init(p)
    ask, draws = _asker(surface), asked.draws()
    step = optimizer.step
    for t in range(asked.steps):
        # However often a method asks within one update, it hears the same noise: one update, one
        # mini-batch.
        gradient_at = ask if draws is None else lambda q, draw=draws[t]: ask(q) + draw
        p, state = step(t, rates[t], p, state, gradient_at)
        path[t + 1] = p
        if t % CHECK_EVERY == CHECK_EVERY - 1 and _ended(surface, p).all():
            path[t + 2 :] = np.nan
            break
    return path


def _asker(surface):
    """The surface's gradient as a function of points p, (2, B) → (2, B)."""
    gradient = surface.gradient

    def gradient_at(p):
        g = np.empty_like(p)
        g[0], g[1] = gradient(p[0], p[1])
        return g

    return gradient_at


def is_far(surface, x, y):
    """Whether points lie further than FAR view diagonals from the middle of the view."""
    cx, cy = surface.center
    return np.hypot(x - cx, y - cy) > FAR * surface.diagonal


def _ended(surface, p):
    return is_far(surface, *p) | ~np.isfinite(p).all(axis=0)


def _measured(surface, path, rates, optimizer, schedule, asked):
    """Loss and gradient along the whole path in one call each, and NaN after the end of every
    run.
    """
    x, y = np.ascontiguousarray(path[:, 0]), np.ascontiguousarray(path[:, 1])
    loss = surface.value(x, y)
    gradient = np.stack(surface.gradient(x, y), axis=1)
    steps_taken = _last_rows(surface, x, y, loss)
    if (steps_taken < asked.steps).any():
        gone = np.arange(asked.steps + 1)[:, None] > steps_taken
        loss[gone] = np.nan
        path.transpose(0, 2, 1)[gone] = np.nan
        gradient.transpose(0, 2, 1)[gone] = np.nan
    arrays = (
        path,
        loss,
        gradient,
        np.hypot(gradient[:, 0], gradient[:, 1]),
        rates,
        steps_taken,
        asked.lr,
        asked.start,
    )
    for array in arrays:
        array.flags.writeable = False
    *measured, base_lr, start = arrays
    return Trajectory(*measured, optimizer, schedule, base_lr, start, asked.noise, asked.seed)


def _last_rows(surface, x, y, loss):
    """The last row to keep of every run: before the first non-finite one, or at the first one far
    away.
    """
    finite = np.isfinite(x) & np.isfinite(y) & np.isfinite(loss)
    ends = ~finite | is_far(surface, x, y)
    first = np.argmax(ends, axis=0)
    dropped = ~np.take_along_axis(finite, first[None], axis=0)[0]
    last = np.where(ends.any(axis=0), first - dropped, len(x) - 1)
    return np.maximum(last, 0)
