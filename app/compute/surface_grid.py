"""The land: a surface on a grid, and how high a point of it lies."""

import hashlib
import math
from functools import lru_cache, partial

import numpy as np
import orjson

from app.compute.caches import Cache, cache
from app.packing import as_text, shares
from descent.surface import Surface
from surfaces import SURFACES

COLUMNS, ROWS = 121, 91
PROFILE = 241  # points of a curve
AIR = 0.06  # of its height, above and below

# In miniature, for the gallery: a card is about four pixels to a column, and a height is one byte,
# so that thirty lands weigh less than one map.
FEW_COLUMNS, FEW_ROWS = 61, 31
MOST_MINIMA = 9  # of a land with more of them only the lowest are marked
THUMBNAILS = "surfaces.json"

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
    x, y = points_of(surface, COLUMNS, ROWS)
    height = above(surface, surface.value(*np.meshgrid(x, y)))
    minima = [[p.x, p.y] for p in surface.critical_points if p.kind == "minimum"]
    return {
        "x": [float(x[0]), float(x[-1])],
        "y": [float(y[0]), float(y[-1])],
        "columns": COLUMNS,
        "rows": ROWS,
        "relief": shares(relief(height)[0]),
        "loss": [
            surface.lowest + (0.0 if minima else float(height.min())),  # no grid meets a minimum
            surface.lowest + float(height.max()),
        ],
        "minima": minima,
    }


def points_of(surface: Surface, columns: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns and the rows of a grid over the map of a surface."""
    x_view, y_view = surface.view
    return np.linspace(*x_view, columns), np.linspace(*y_view, rows)


def relief(height: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the relief of heights, and its power."""
    share = height / height.max()
    power = relief_power(share)
    return share**power, power


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


@lru_cache(maxsize=1)
def thumbnails() -> bytes:
    """Return the lands of all surfaces by key, as JSON."""
    lands = {key: thumbnail(surface) for key, surface in SURFACES.items()}
    return orjson.dumps({"columns": FEW_COLUMNS, "rows": FEW_ROWS, "hills": lands})


@lru_cache(maxsize=1)
def thumbnails_address() -> str:
    """Return where they are, below the page; it changes with them, so that browsers keep them."""
    version = hashlib.blake2b(thumbnails(), digest_size=6).hexdigest()
    return f"bundle/{THUMBNAILS}?m={version}"


def thumbnail(surface: Surface) -> dict:
    """Return one land: its heights and the power that they were raised to, or those of its curve,
    and where its marks are, as shares of its width from the left and of its height from the top.
    """
    if surface.one_dimensional:
        return curve(surface)
    points = [(point.x, point.y) for point in marked(surface)]
    x, y = points_of(surface, FEW_COLUMNS, FEW_ROWS)
    heights, power = relief(above(surface, surface.value(*np.meshgrid(x, y))))
    return {
        "land": as_bytes(heights),
        "power": power,
        "start": place(surface.start, surface.view),
        "minima": [place(point, surface.view) for point in points],
    }


def curve(surface: Surface) -> dict:
    """Return a surface that is a curve."""
    drawn = profile(surface)
    (x, loss), view = drawn["curve"], (drawn["x"], drawn["y"])
    low, high = drawn["y"]
    start = surface.start[0], float(np.interp(surface.start[0], x, loss))
    heights = np.interp(np.linspace(*drawn["x"], FEW_COLUMNS), x, loss)
    return {
        "curve": as_bytes((heights - low) / (high - low)),
        "start": place(start, view),
        "minima": [place(point, view) for point in drawn["minima"]],
    }


def marked(surface: Surface) -> list:
    """Return the minima that are marked."""
    minima = [point for point in surface.critical_points if point.kind == "minimum"]
    if len(minima) > MOST_MINIMA:
        return [point for point in minima if point.is_global]
    return minima


def place(point, view) -> list[float]:
    """Return a point as shares of a view, from its left and from its top."""
    (x0, x1), (y0, y1) = view
    return [round((point[0] - x0) / (x1 - x0), 3), round((y1 - point[1]) / (y1 - y0), 3)]


def as_bytes(shares: np.ndarray) -> str:
    """Return shares as base64 of one byte each."""
    narrow = np.round(255 * np.clip(shares, 0, 1)).astype(np.uint8)
    return as_text(narrow.tobytes())
