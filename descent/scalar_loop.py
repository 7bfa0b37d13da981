"""One run that walks alone, by numbers: the same bits as in a batch, at a fraction of the time.

An operation on two arrays of one number takes numpy ten times as long as one on two numbers, and
Python less still. A method that treats each coordinate by itself has a `step` that is as happy with
numbers.
"""

from math import sqrt

import numpy as np

from descent.minibatch import gradients


def can_walk(optimizer, asked, schedule, watch):
    """Whether `walk` gives what the general loop would: nobody looks at arrays on the way."""
    plain = asked.clip is None and not schedule.sees_loss and watch is None
    plain &= not any(isinstance(each, np.ndarray) for each in vars(optimizer).values())
    return plain and optimizer.by_coordinate and asked.runs == 1


def walk(surface, optimizer, asked, rates, ended, every):
    """Every point of the run, (T+1, 2, 1), and what was asked for until then; left early once it
    has `ended(x, y)`, which is asked after every so many updates.
    """
    draws = asked.draws(surface)
    (x,), (y,) = asked.start
    plain = float(x), float(y), rates[:, 0].tolist()
    try:  # Python's own numbers are three times as fast as numpy's …
        xs, ys = _points(surface, optimizer, asked, *plain, draws, ended, every)
    except (ZeroDivisionError, OverflowError):  # … which alone know 1/0 and 1e200**2 to be infinite
        xs, ys = _points(surface, optimizer, asked, x, y, rates[:, 0], draws, ended, every)
    path = np.full((asked.steps + 1, 2, 1), np.nan)
    path[: len(xs), 0, 0], path[: len(ys), 1, 0] = xs, ys
    rows, none = np.arange(len(xs)), np.zeros(len(xs), dtype=int)
    return path, (rows, none, none)


def _points(surface, optimizer, asked, x, y, rates, draws, ended, every):
    """The coordinates of the points, as two lists of numbers of the kind of x and y."""
    kind, step, gradient_of = type(x), optimizer.step, surface.gradient
    of_batches = gradients(surface, asked)
    state_x, state_y = (_of(optimizer.init(asked.start), axis, kind) for axis in (0, 1))
    xs, ys = [x], [y]
    slope_x = slope_y = None

    def along_x(_point):
        return slope_x

    def along_y(_point):
        return slope_y

    for t, rate in enumerate(rates):
        if of_batches is not None:
            gradient_of = next(of_batches)
        slope_x, slope_y = gradient_of(x, y)
        if type(slope_x) is not kind or type(slope_y) is not kind:
            slope_x, slope_y = kind(slope_x), kind(slope_y)
        if draws is not None:
            slope_x, slope_y = slope_x + kind(draws[t, 0, 0]), slope_y + kind(draws[t, 1, 0])
        x, state_x = step(t, rate, x, state_x, along_x)
        y, state_y = step(t, rate, y, state_y, along_y)
        xs.append(x)
        ys.append(y)
        if t % every == every - 1 and ended(x, y):
            break
    return xs, ys


def _of(state, axis, kind):
    """The part of a state that belongs to one coordinate of a single run."""
    if isinstance(state, tuple):
        return tuple(_of(each, axis, kind) for each in state)
    return kind(state[axis, 0]) if isinstance(state, np.ndarray) else state


def root(value):
    """√value, of a number or of an array: the same bits, and of a number ten times as fast as
    numpy. It must not be negative.
    """
    return sqrt(value) if isinstance(value, float) else np.sqrt(value)
