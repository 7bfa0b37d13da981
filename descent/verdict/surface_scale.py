"""What is usual on a surface's map: the yardsticks for "tiny" and "flat"."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

MARKER = 0.01  # of the view's extent: the radius of a marker on the map
DIRECTIONS = 64  # in which the rim of a marker is looked at
ROUNDING = 1e-14  # of the relief: rounding at the bottom is far below, any real distance far above
GRID = 41  # points a side; the medians move by less than a tenth from here to 400


class SurfaceScale(NamedTuple):
    """Numbers over the view of a surface."""

    lowest: float
    highest: float
    median_slope: float
    median_curvature: float

    @property
    def relief(self):
        """From the lowest to the highest value in the view."""
        return self.highest - self.lowest


@lru_cache(maxsize=256)
def surface_scale(surface):
    """The scale of a surface, worked out once."""
    (x0, x1), (y0, y1) = surface.view
    x, y = np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID))
    with np.errstate(all="ignore"):
        value = surface.value(x, y)
        slope = np.hypot(*surface.gradient(x, y))
        low, high = surface.curvatures(x, y)
    value = value[np.isfinite(value)]
    curvature = np.maximum(np.abs(low), np.abs(high))
    return SurfaceScale(
        float(value.min()),
        float(value.max()),
        float(np.nanmedian(slope)),
        float(np.nanmedian(curvature)),
    )


@lru_cache(maxsize=256)
def least_gap(surface):
    """The least loss above the lowest that can be seen on the map: the least on the rim of a marker
    round a best minimum, in 64 directions; where that is nothing, rounding.

    Along the axes alone the rim of a marker in Rosenbrock's valley lies 50 times as high.
    """
    angle = np.arange(DIRECTIONS) * (2 * np.pi / DIRECTIONS)
    rim = MARKER * surface.extent[:, None] * np.array([np.cos(angle), np.sin(angle)])
    if surface.one_dimensional:
        rim = rim[:, [0, DIRECTIONS // 2]]
    # Without a bottom every minimum is as good as another.
    best = [
        c
        for c in surface.critical_points
        if c.is_global or (not surface.bounded_below and c.kind == "minimum")
    ]
    rims = [
        float(np.min(surface.value(c.x + rim[0], c.y + rim[1])) - surface.value(c.x, c.y))
        for c in best
    ]
    return max(min(rims, default=0.0), ROUNDING * surface_scale(surface).relief)
