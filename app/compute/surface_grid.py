"""The land: a surface on a grid, and how high a point of it lies."""

import math
from functools import partial

import numpy as np

from app.compute.caches import Cache, cache
from app.packing import float32
from descent.surface import Surface

COLUMNS, ROWS = 121, 91
PROFILE = 241  # points of a curve
AIR = 0.06  # of its height, above and below


# What a kept surface takes beside its heights.
WORDS = 1000
NUMBER = 32  # bytes of a number in a list


def land(surface: Surface) -> dict:
    """Return the surface on a grid, kept for whoever asks next."""
    return land_cache().find(surface, partial(gridded, surface))


def land_cache() -> Cache:
    """Return the cache of surfaces as they are drawn from above, bounded in bytes."""
    return cache("surfaces", "surface_cache_bytes", size)


def size(land: dict) -> int:
    """Return about how many bytes a kept surface takes."""
    numbers = sum(map(len, land.get("curve", ()))) + 2 * len(land["minima"])
    return WORDS + NUMBER * numbers + len(land.get("relief", ""))


def gridded(surface: Surface) -> dict:
    """Return the surface on a grid, relieved so that half of the map lies above the middle level.

    The relief is ((L − L*)/(max − L*))^p, with p such that the median becomes ½: contours are
    then spread over valley and rim alike. Where more than half of the map is high ground already,
    as round a hole in a plain, p is 1: a plain stays level, and the contours are left to the hole.
    A surface that ignores y is its curve instead.
    """
    if surface.one_dimensional:
        return profile(surface)
    x, y = (
        np.linspace(*bounds, count)
        for bounds, count in zip(surface.view, (COLUMNS, ROWS), strict=True)
    )
    height = above(surface, surface.value(*np.meshgrid(x, y)))
    share = height / height.max()
    minima = [[p.x, p.y] for p in surface.critical_points if p.kind == "minimum"]
    return {
        "x": [float(x[0]), float(x[-1])],
        "y": [float(y[0]), float(y[-1])],
        "columns": COLUMNS,
        "rows": ROWS,
        "relief": float32(share ** relief_power(share)),
        "loss": [
            surface.lowest + (0.0 if minima else float(height.min())),  # no grid meets a minimum
            surface.lowest + float(height.max()),
        ],
        "minima": minima,
    }


def relief_power(share: np.ndarray) -> float:
    """Return the power that brings the median of shares of the height to ½, or 1 if it is above."""
    return math.log(0.5) / math.log(min(max(float(np.median(share)), 1e-9), 0.5))


def profile(surface: Surface) -> dict:
    """Return a surface that is a curve: its loss along x, and a frame with some air round it."""
    x = np.linspace(*surface.view[0], PROFILE)
    y = np.full_like(x, surface.start[1])
    loss = surface.value(x, y)
    air = AIR * np.ptp(loss)
    minima = [p for p in surface.critical_points if p.kind == "minimum"]
    return {
        "x": [float(x[0]), float(x[-1])],
        "y": [float(loss.min() - air), float(loss.max() + air)],
        "curve": [x.tolist(), loss.tolist()],
        "minima": [[p.x, float(surface.value(np.float64(p.x), y[0]))] for p in minima],
    }


def above(surface: Surface, loss):
    """Return the loss above the lowest known value, never negative."""
    return np.maximum(loss - surface.lowest, 0.0)


def height(surface: Surface, at: tuple[float, float]) -> float:
    """Return how far a point lies above the lowest known value."""
    return float(above(surface, surface.value(np.float64(at[0]), np.float64(at[1]))))
