"""The range test: one walk whose rate rises at every step, and the loss that it meets on the way.

Leslie N. Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017, arXiv:1506.01186,
section 3.3. His rate rises by equal steps; by equal factors it crosses five decades.
"""

from dataclasses import dataclass

import numpy as np

from app.compute.lr_sweep import Walk
from descent import LADDER_RATES
from descent.schedule import Schedule
from descent.verdict.metrics import Metrics

# Below this share nothing is left of the loss; what has grown beyond its inverse is gone.
NOTHING = 1e-12
# The stretch of the walk over which a fall is measured: half a decade, longer than one zigzag.
WINDOW = 0.1
MOST_POINTS = 240  # that are drawn


@dataclass(frozen=True)
class Rise(Schedule):
    """factor = r^(t/(horizon − 1)): from 1 to r by equal factors. Nobody trains with it."""

    ratio: float

    def __call__(self, t, horizon):
        return self.ratio ** (np.asarray(t, dtype=float) / max(horizon - 1, 1))


def range_test(walk: Walk) -> dict:
    """Return the share of the loss that is left after each update against the rate of that update,
    and where it fell fastest, was lowest and was lost: each a rate and a share, or None.

    The schedule of the walk is set aside, since the test is one itself.
    """
    low, high = LADDER_RATES[0], LADDER_RATES[-1]
    trajectory = walk._replace(schedule=Rise(float(high / low))).run(low)
    taken = int(trajectory.steps_taken[0])
    with np.errstate(all="ignore"):
        left = Metrics(walk.surface, trajectory).excess[1 : taken + 1, 0]
    left = np.clip(left, NOTHING, 1 / NOTHING)
    points = [
        [float(f"{rate:.4g}"), float(f"{share:.4g}")]
        for rate, share in zip(trajectory.lr[:taken, 0], left, strict=True)
    ]
    lowest = int(left.argmin()) if taken else None
    landmarks = {"steepest": steepest(left, lowest), "lowest": lowest, "lost": lost(left)}
    thin = np.unique(np.linspace(0, taken - 1, min(taken, MOST_POINTS)).astype(int))
    return {
        "factor": float((high / low) ** (1 / max(walk.steps - 1, 1))),
        "points": [points[row] for row in thin],
        **{name: None if row is None else points[row] for name, row in landmarks.items()},
    }


def steepest(left: np.ndarray, lowest: int | None) -> int | None:
    """Return where the loss falls fastest on its way to the lowest point, None where it never does.

    It is the loss itself that falls, against the logarithm of the rate, over a window of it.
    """
    width = max(round(WINDOW * len(left)), 1)
    if lowest is None or lowest < width:
        return None
    falls = left[width : lowest + 1] - left[: lowest + 1 - width]
    return int(falls.argmin()) + width // 2 if falls.min() < 0 else None


def lost(left: np.ndarray) -> int | None:
    """Return since when more is left than there was at the start, None where it is not so."""
    if not left.size or left[-1] <= 1:
        return None
    return len(left) - int((left[::-1] <= 1).argmax()) if (left <= 1).any() else 0
