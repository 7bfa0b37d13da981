"""The hill as a solid: heights over the map, on an even grid that bends to pass through minima."""

from functools import partial

import numpy as np

from app.compute.caches import Cache, cache
from app.compute.surface_grid import above, relief_power
from app.packing import float32
from descent.surface import Surface

# Plotly cuts a coarser grid finer by itself, and draws it no faster.
LINES = 101


WORDS = 4000  # bytes of a kept solid beside its heights


def solid(surface: Surface) -> dict:
    """Return the hill as a solid, kept for whoever asks next."""
    return solid_cache().find(surface, partial(raised, surface))


def solid_cache() -> Cache:
    """Return the cache of solids, bounded in bytes."""
    return cache("solids", "surface_cache_bytes", lambda solid: WORDS + len(solid["height"]))


def raised(surface: Surface) -> dict:
    """Return the heights L − L* of a surface over the corners of a grid, row by row.

    The grid is even, but for the inner corner nearest to each minimum, which is moved onto it: a
    logarithm would else show the minimum as deep as a corner happens to lie. `bent` are these
    corners, each `[index, x, y]`. A surface that ignores y is the same along two lines. `power`
    makes the relief of the map out of a share of the height.
    """
    columns, rows = LINES, 2 if surface.one_dimensional else LINES
    x, y = np.meshgrid(
        *(
            np.linspace(*ends, count)
            for ends, count in zip(surface.view, (columns, rows), strict=True)
        )
    )
    bent = bends(surface, columns, rows)
    for at, *place in bent:
        x.flat[at], y.flat[at] = place
    height = above(surface, surface.value(x, y))
    return {
        "x": list(map(float, surface.view[0])),
        "y": list(map(float, surface.view[1])),
        "columns": columns,
        "rows": rows,
        "bent": bent,
        "height": float32(height),
        "lowest": float(surface.lowest),
        "is_best": surface.bounded_below,  # that is the best, not the map’s lowest
        "power": relief_power(height / height.max()),
        "flat": surface.one_dimensional,
    }


def bends(surface: Surface, columns: int, rows: int) -> list[list]:
    """Return the corners that are moved: `[index, x, y]`. Those on the edge of the grid stay."""
    found = {}
    for point in surface.critical_points:
        i, j = (
            round((at - low) / (high - low) * (count - 1))
            for at, (low, high), count in zip(point[:2], surface.view, (columns, rows), strict=True)
        )
        if point.kind == "minimum" and 0 < i < columns - 1 and 0 < j < rows - 1:
            found[j * columns + i] = [j * columns + i, float(point.x), float(point.y)]
    return list(found.values())
