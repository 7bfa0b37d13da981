"""A map cut into tiles: the whole of it coarsely first, then ever finer, and no cell twice."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

COARSEST = 64  # cells a side of the first picture
RESOLUTIONS = (64, 256, 1024)
# Small tiles at first, so that every process has a part in the first picture and it comes soon;
# later as many cells as keep numpy's calls few and the work short enough to be shared out fairly.
COARSE_CELLS, TILE_CELLS = 2048, 8192
# Cell 5 mod r stands for r cells: 0101… in binary is near their middle for every power of two, and
# the cells of one level are among those of the next.
CHOSEN = 5


class Span(NamedTuple):
    """Some columns or rows: every `stride`-th from `first` on, `count` of them."""

    first: int
    stride: int
    count: int

    def slice(self) -> slice:
        """Return the same as a slice."""
        return slice(self.first, self.first + self.stride * self.count, self.stride)


class Tile(NamedTuple):
    """Cells of a map that are walked together: a lattice.

    With those of the levels before, the cells of level n are an even n × n of the map.
    """

    level: int
    x: Span
    y: Span

    def place(self, grid: np.ndarray, values: np.ndarray) -> None:
        """Write the values of the cells, row by row, into a grid of the whole map."""
        grid[self.y.slice(), self.x.slice()] = values.reshape(self.y.count, self.x.count)


@lru_cache(maxsize=len(RESOLUTIONS))
def cut(resolution: int) -> tuple[Tile, ...]:
    """Return all tiles of a map, in the order in which they are walked."""
    stride = resolution // COARSEST
    whole = Span(CHOSEN % stride, stride, COARSEST)
    tiles = [*bands(COARSEST, whole, whole, COARSE_CELLS)]
    level = COARSEST
    while level < resolution:
        known, between = (Span((CHOSEN + at) % stride, stride, level) for at in (0, stride // 2))
        level, stride = 2 * level, stride // 2
        for x, y in ((between, known), (known, between), (between, between)):
            tiles += bands(level, x, y, TILE_CELLS)
    return tuple(tiles)


def bands(level: int, x: Span, y: Span, most: int) -> list[Tile]:
    """Return a lattice as tiles of at most so many cells, a few rows each."""
    rows = min(y.count, most // x.count)
    return [
        Tile(level, x, Span(y.first + y.stride * row, y.stride, min(rows, y.count - row)))
        for row in range(0, y.count, rows)
    ]
