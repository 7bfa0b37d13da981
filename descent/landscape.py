"""What is usual on a surface's map: the yardsticks for "tiny" and "flat"."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

GRID = 41  # points a side; the medians move by less than a tenth from here to 400


class Landscape(NamedTuple):
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
def landscape(surface):
    """The landscape of a surface, worked out once."""
    (x0, x1), (y0, y1) = surface.view
    x, y = np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID))
    with np.errstate(all="ignore"):
        value = surface.value(x, y)
        slope = np.hypot(*surface.gradient(x, y))
        low, high = surface.curvatures(x, y)
    value = value[np.isfinite(value)]
    curvature = np.maximum(np.abs(low), np.abs(high))
    return Landscape(
        float(value.min()),
        float(value.max()),
        float(np.nanmedian(slope)),
        float(np.nanmedian(curvature)),
    )
