"""The recurrence that a sequence of moves obeys, fitted by least squares, and its roots."""

from typing import NamedTuple

import numpy as np

from descent.theory.quadratic import roots_of

PLAIN = 1e-6  # misfit of one root: below it a second one would be fitted to rounding
# How much the two regressors must differ; where they don't, one root says all.
SINGULAR = 1e-10


class Recurrence(NamedTuple):
    """mₜ = a·mₜ₋₁ + b·mₜ₋₂ for every sequence of a batch."""

    roots: np.ndarray  # of r² − ar − b, complex, (2, …), the larger in modulus first
    misfit: np.ndarray  # (…): root of the mean squared error, in units of the moves themselves
    rows: np.ndarray  # (…): how many moves were compared


def fitted(moves, usable):
    """The recurrences of `moves`, (T, …), through the moves t that are `usable`, (T, …).

    An AR(1) where that explains the moves, else an AR(2). Every row is measured in units of its
    largest move, so that a decaying run is heard to its end and a growing one from its beginning.
    Reference: Box & Jenkins, Time Series Analysis (1970), section 7.3.
    """
    zeros = np.zeros_like(moves[:1])
    now, before, earlier = moves[1:], moves[:-1], np.concatenate([zeros, moves[:-2]])[: len(moves)]
    size = np.maximum(np.abs(now), np.abs(before))
    first, misfit, rows = _one_root(now, before, size, usable[1:])
    size = np.maximum(size, np.abs(earlier))[1:]
    a, b, second_misfit, second_rows = _two_roots(
        now[1:], before[1:], earlier[1:], size, usable[2:]
    )
    second = (misfit > PLAIN) & (second_rows >= 2) & np.isfinite(a)
    roots = np.where(second, roots_of(-a, -b), np.stack([first, 0 * first]))
    return Recurrence(
        roots, np.where(second, second_misfit, misfit), np.where(second, second_rows, rows)
    )


def _scaled(parts, size, usable):
    """Every row in units of its own size; rows that are not usable count nothing."""
    with np.errstate(all="ignore"):
        weight = np.where(usable & (size > 0), 1 / size, 0.0)
        return [np.where(weight > 0, part * weight, 0.0) for part in parts], (weight > 0).sum(0)


def _root_mean(error, rows):
    with np.errstate(all="ignore"):
        return np.where(rows > 0, np.sqrt((error * error).sum(axis=0) / rows), np.inf)


def _one_root(now, before, size, usable):
    (y, x), rows = _scaled((now, before), size, usable)
    xx = (x * x).sum(axis=0)
    r = np.where(xx > 0, (x * y).sum(axis=0) / np.where(xx > 0, xx, 1), 0.0)
    return r, _root_mean(y - r * x, rows), rows


def _two_roots(now, before, earlier, size, usable):
    (y, u, w), rows = _scaled((now, before, earlier), size, usable)
    uu, ww, uw = (u * u).sum(axis=0), (w * w).sum(axis=0), (u * w).sum(axis=0)
    uy, wy = (u * y).sum(axis=0), (w * y).sum(axis=0)
    det = uu * ww - uw * uw
    with np.errstate(all="ignore"):
        regular = det > SINGULAR * uu * ww
        a = np.where(regular, (ww * uy - uw * wy) / det, np.nan)
        b = np.where(regular, (uu * wy - uw * uy) / det, np.nan)
    return a, b, _root_mean(y - a * u - b * w, rows), rows
