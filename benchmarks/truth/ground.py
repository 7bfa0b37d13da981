"""What a surface looks like to somebody who sees its map: worked out from its own functions."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from descent.surface import Surface

MARKER = 0.01  # of the view: a marker's radius in x and in y
DIRECTIONS = 64  # in which the rim of a marker is looked at
GRID = 61  # points a side for what is usual on a map
SAME = 1e-9  # of the map's relief: the same height
TINY = 1e-14  # of the map's relief: rounding


@dataclass(frozen=True, eq=False)
class Ground:
    """The facts of one surface's map."""

    surface: Surface
    seen: tuple[int, ...]  # the coordinates that the surface does not ignore
    best: np.ndarray  # (K, 2): the best minima
    floor: float  # the least loss above the lowest on the rim of a marker round one of them
    slope: float  # the median of the map
    relief: float

    @property
    def extent(self):
        """Width and height of the view, as far as they are seen."""
        return self.surface.extent[list(self.seen)]

    @property
    def center(self):
        return self.surface.center[list(self.seen)]

    @property
    def diagonal(self):
        """The length by which distances are measured: on a curve its width."""
        return float(np.hypot.reduce(self.extent))

    def in_marker(self, points, middle):
        """Whether points, (…, 2), lie within a marker round a point."""
        seen = list(self.seen)
        away = (points[..., seen] - np.asarray(middle)[seen]) / (MARKER * self.extent)
        return (away * away).sum(axis=-1) <= 1

    def at_best(self, point):
        """Whether a point lies within a marker of a best minimum."""
        return any(self.in_marker(np.asarray(point), middle) for middle in self.best)


@lru_cache(maxsize=256)
def ground(surface, seen=None):
    """The Ground of a surface; `seen` may pretend that other coordinates count."""
    if seen is None:
        seen = (0,) if surface.one_dimensional else (0, 1)
    (x0, x1), (y0, y1) = surface.view
    x, y = np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID))
    with np.errstate(all="ignore"):
        value = surface.value(x, y)
        slope = np.hypot(*surface.gradient(x, y))
    relief = float(np.ptp(value[np.isfinite(value)]))
    best = np.array([c[:2] for c in surface.critical_points if c.is_global]).reshape(-1, 2)
    lowest = best
    if not surface.bounded_below:  # the lowest place of the map may still be a minimum
        minima = [c[:2] for c in surface.critical_points if c.kind == "minimum"]
        lowest = [c for c in minima if surface.value(*c) - surface.lowest <= SAME * relief]
    rims = [_rim(surface, seen, middle) for middle in lowest]
    floor = max(min(rims, default=0.0), TINY * relief)
    return Ground(surface, seen, best, floor, float(np.nanmedian(slope)), relief)


def _rim(surface, seen, middle):
    """The least loss above the lowest on the rim of a marker."""
    if seen == (0,):
        turns = np.array([0.0, np.pi])
    else:
        turns = 2 * np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    reach = MARKER * surface.extent
    x, y = middle[0] + reach[0] * np.cos(turns), middle[1] + reach[1] * np.sin(turns)
    return float(surface.value(x, y).min() - surface.lowest)
