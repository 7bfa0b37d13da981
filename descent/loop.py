"""The only loop that walks down a surface step by step and records the path."""

import numpy as np

from descent import scalar_loop
from descent.minibatch import examples_of, minibatches
from descent.oracle import Oracle
from descent.request import Request
from descent.schedules.constant import Constant
from descent.trajectory import Trajectory

CONSTANT = Constant()
# A run this many view diagonals from the middle of the view is gone: nobody sees it, and its powers
# overflow next.
FAR = 50.0
# How often to ask whether every run has ended. The question costs about as much as three updates.
CHECK_EVERY = 32


def run(
    surface,
    optimizer,
    *,
    lr,
    start,
    steps,
    schedule=CONSTANT,
    noise=0.0,
    batch=None,
    replacement=False,
    seed=0,
    clip=None,
    watch=None,
):
    """Walk down `surface` with `optimizer`: B runs side by side → Trajectory.

    `lr` is a number or one per run, `start` (2,) or (2, B). `noise` adds N(0, noise²/batch) to
    every coordinate of every gradient that the surface does not ignore, from PCG64(seed): the noise
    of one sample, averaged over a mini-batch. With one seed all runs see the same noise, so that
    what differs is the rate. `clip` is a `Clip`, or None. `watch(t, lr, p, state, oracle)` is
    called before every update with what the method is about to see; what it asks of its oracle is
    not counted.

    On a surface made of data `batch` is how many examples an update sees, at most all; None and
    "full" are all. Every epoch has a new order from the seed, and its last batch is smaller where
    they don't come out even; with `replacement` each example of a batch is drawn from all. The loss
    and the gradient of the trajectory are over all examples, and so is what a schedule sees.

    The walk itself is never clipped and nothing is caught. A run ends at its first row that is not
    finite, which is dropped, or that is further than 50 view diagonals from the view's middle,
    which is kept; from there on its rows are NaN. A batch gives the same bits as its runs one by
    one. Raises ValueError, naming the argument, for a request that makes no sense.
    """
    of_data = {"replacement": replacement, "examples": examples_of(surface)}
    asked = Request.of(lr, start, steps, noise, batch, seed, clip, **of_data)
    with np.errstate(all="ignore"):  # overflow is data here: it is how a run diverges
        path, rates, counts = _walk(surface, optimizer, asked, schedule, watch)
        return _measured(surface, path, rates, counts, optimizer, schedule, asked)


def losses(surface, optimizer, *, lr, start, steps, schedule=CONSTANT, clip=None):
    """The losses that `run` records of runs without noise, (T+1, B), for whom nothing else
    matters.
    """
    asked = Request.of(lr, start, steps, clip=clip, examples=examples_of(surface))
    with np.errstate(all="ignore"):
        path, *_ = _walk(surface, optimizer, asked, schedule, None)
        x, y = _columns(path)
        loss = surface.value(x, y)
        loss[_rows_after(last_rows(surface, x, y, loss), len(x))] = np.nan
    return loss


def _walk(surface, optimizer, asked, schedule, watch):
    """Every point of every run, (T+1, 2, B), the rate of every update, and what was asked for
    until then; left early once every run has ended.
    """
    rates, ended = planned_rates(schedule, asked), _end_of(surface)
    if scalar_loop.can_walk(optimizer, asked, schedule, watch):
        path, counts = scalar_loop.walk(surface, optimizer, asked, rates, ended, CHECK_EVERY)
        return path, rates, counts
    path = np.empty((asked.steps + 1, *asked.start.shape))
    path[0] = p = asked.start
    heeded = schedule.begin(asked.runs) if schedule.sees_loss else None
    oracle, draws = Oracle(surface, asked.clip), asked.draws(surface)
    batches, counts = minibatches(surface, asked), [oracle.counts]
    state, step = optimizer.init(p), optimizer.step
    for t in range(asked.steps):
        if draws is not None:
            oracle.draw = draws[t]
        if batches is not None:
            oracle.see(next(batches))
        if watch is not None:
            watch(t, rates[t], p, state, oracle.aside())
        p, state = step(t, rates[t], p, state, oracle)
        path[t + 1] = p
        if schedule.sees_loss and t + 1 < asked.steps:
            heeded, factor = schedule.heed(heeded, oracle.whole_value(p))
            rates[t + 1] *= factor
        counts.append((oracle.gradients, oracle.values, oracle.hessians))
        if t % CHECK_EVERY == CHECK_EVERY - 1 and ended(*p).all():
            path[t + 2 :] = np.nan
            break
    return path, rates, tuple(zip(*counts, strict=True))


def planned_rates(schedule, asked):
    """The rate of every update, (T, B), as far as it is known before the walk."""
    factors = np.asarray(schedule(np.arange(asked.steps), asked.steps), dtype=float)
    return factors[:, None] * asked.lr


def is_far(surface, x, y):
    """Whether points lie further than FAR view diagonals from the middle of the view; along a
    coordinate that the surface ignores nothing is far.
    """
    cx, cy = surface.center
    away = np.abs(x - cx) if surface.one_dimensional else np.hypot(x - cx, y - cy)
    return away > FAR * surface.diagonal


def _end_of(surface):
    """A function that says of points, numbers or (B,) each, which are far away, or not finite."""
    (cx, cy), reach = surface.center.tolist(), FAR * surface.diagonal
    return lambda x, y: ~(np.hypot(x - cx, y - cy) <= reach)  # NaN is within nothing


def _measured(surface, path, rates, counts, optimizer, schedule, asked):
    """Loss and gradient along the whole path in one call each, and NaN after the end of every
    run.
    """
    x, y = _columns(path)
    loss = surface.value(x, y)
    gradient = np.stack(surface.gradient(x, y), axis=1)
    steps_taken = last_rows(surface, x, y, loss)
    if (steps_taken < asked.steps).any():
        gone = _rows_after(steps_taken, len(x))
        loss[gone] = np.nan
        path.transpose(0, 2, 1)[gone] = np.nan
        gradient.transpose(0, 2, 1)[gone] = np.nan
    if schedule.sees_loss:  # no loss was seen after the end: the last rate stands
        rows = np.minimum(np.arange(asked.steps)[:, None], np.maximum(steps_taken - 1, 0))
        rates = np.take_along_axis(rates, rows, axis=0)
    grad_norm = np.hypot(gradient[:, 0], gradient[:, 1])
    for array in (path, loss, gradient, grad_norm, rates, steps_taken, asked.lr, asked.start):
        array.flags.writeable = False
    return Trajectory(
        path=path,
        loss=loss,
        gradient=gradient,
        grad_norm=grad_norm,
        lr=rates,
        steps_taken=steps_taken,
        optimizer=optimizer,
        schedule=schedule,
        base_lr=asked.lr,
        start=asked.start,
        noise=asked.noise,
        batch=asked.batch,
        seed=asked.seed,
        clip=asked.clip,
        counts=counts,
        replacement=asked.replacement,
        examples=asked.examples,
        is_noisy=asked.is_noisy,
    )


def _columns(path):
    """The two coordinates of a path, each by itself in memory."""
    return np.ascontiguousarray(path[:, 0]), np.ascontiguousarray(path[:, 1])


def _rows_after(last, rows):
    """Which of so many rows come after the last one of every run, (rows, B)."""
    return np.arange(rows)[:, None] > last


def last_rows(surface, x, y, loss):
    """The last row to keep of every run: before the first non-finite one, or at the first one far
    away.
    """
    finite = np.isfinite(x) & np.isfinite(y) & np.isfinite(loss)
    ends = ~finite | is_far(surface, x, y)
    first = np.argmax(ends, axis=0)
    dropped = ~np.take_along_axis(finite, first[None], axis=0)[0]
    last = np.where(ends.any(axis=0), first - dropped, len(x) - 1)
    return np.maximum(last, 0)
