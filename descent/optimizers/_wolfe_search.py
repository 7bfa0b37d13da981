"""The line search of the quasi-Newton methods: double or halve until both Wolfe conditions hold."""

from typing import NamedTuple

import numpy as np

ARMIJO = 1e-4  # the share of what the slope promises that has to come true
CURVATURE = 0.9  # the share of the slope that may be left downhill
TRIALS = 30  # from the first one: a range of 10⁹ either way


class Place(NamedTuple):
    """A point of every run and what is known there."""

    p: np.ndarray  # (2, B)
    loss: np.ndarray  # (B,)
    g: np.ndarray  # (2, B)


def dot(a, b):
    """The scalar products of B pairs of vectors, (2, B) each; written out, so that a batch gives
    the bits of its runs alone.
    """
    return a[0] * b[0] + a[1] * b[1]


def wolfe_search(gradient_at, start, d, first, searching):
    """Search along p + αd for the Wolfe conditions → (α, Place).

        L(p + αd) ≤ L(p) + c₁α g·d   and   ∇L(p + αd)·d ≥ c₂ g·d,   c₁ = 10⁻⁴, c₂ = 0.9

    `start` is the Place of p, `searching` the mask of the runs that take part. The first trial is α
    = `first`; it is doubled while no trial was too long, and then the interval between the longest
    that was too short and the shortest that was too long is halved. Each trial asks for the value,
    and for the gradient only where the first condition holds.

    These are the weak conditions: the strong ones also bound a slope that has turned uphill, and
    beyond a kink of the surface no point may meet them.

    After 30 trials the longest too short one is taken: there the first condition holds. So the
    search always ends, and where it found nothing – rounding, NaN, d not downhill – α is 0 and the
    place is p.

    Reference: Lewis & Overton, Mathematical Programming 141 (2013) 135–163, algorithm 2.6.
    """
    slope = dot(start.g, d)
    promised = ARMIJO * slope
    searching = searching & (slope < 0)
    short, long, alpha = np.zeros_like(slope), np.full_like(slope, np.inf), first
    taken, best = short, start
    for _ in range(TRIALS):
        if not searching.any():
            break
        p = start.p + alpha * d
        loss = gradient_at.value(p, where=searching)
        too_short = falls = searching & (loss <= start.loss + alpha * promised)
        if falls.any():
            g = gradient_at(p, where=falls)
            left = dot(g, d)
            done = falls & (left >= CURVATURE * slope)
            too_short = falls & (left < CURVATURE * slope)
            better = done | too_short
            taken, short = np.where(better, alpha, taken), np.where(too_short, alpha, short)
            best = Place(
                *(np.where(better, *pair) for pair in zip((p, loss, g), best, strict=True))
            )
            searching = searching & ~done
        long = np.where(searching & ~too_short, alpha, long)
        alpha = np.where(long == np.inf, 2 * alpha, (short + long) / 2)
    # A step that is lost in rounding is none.
    return np.where((best.p == start.p).all(axis=0), 0.0, taken), best
