"""Lines along which a function of two axes is zero."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from app.maps.order import Axis

NODES = 129  # lines of the grid each way: what is smaller than a square of it is not seen
HALVINGS = 60


class Side(NamedTuple):
    """A side of a square of the grid: its lower end, and whether it goes along x."""

    row: int
    column: int
    along_x: bool


def zero_lines(function: Callable, x: Axis, y: Axis) -> tuple[np.ndarray, ...]:
    """Return where `function(x, y)`, elementwise, changes its sign, as lines of points (n, 2).

    Marching squares: a line enters and leaves a square of the grid through its sides, and each
    crossing is then halved in until it is exact. Reference: Lorensen & Cline, Computer Graphics 21
    (1987) 163–169, in two dimensions.
    """
    shares = np.linspace(0, 1, NODES)
    with np.errstate(all="ignore"):
        above = function(*np.meshgrid(x.at(shares), y.at(shares))) > 0
        points = crossings(function, x, y, above)
    return tuple(np.array([points[side] for side in line]) for line in chains(neighbors(above)))


def crossings(function: Callable, x: Axis, y: Axis, above: np.ndarray) -> dict[Side, np.ndarray]:
    """Return the point at which each side is crossed."""
    found = {}
    for along_x in (True, False):
        row, column = np.nonzero(np.diff(above, axis=1 if along_x else 0))
        if not row.size:
            continue
        fixed = (row if along_x else column) / (NODES - 1)
        low = (column if along_x else row) / (NODES - 1)
        high = low + 1 / (NODES - 1)
        rises = ~above[row, column]
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            at = (middle, fixed) if along_x else (fixed, middle)
            is_low = (function(x.at(at[0]), y.at(at[1])) > 0) != rises
            low, high = np.where(is_low, middle, low), np.where(is_low, high, middle)
        at = (low, fixed) if along_x else (fixed, low)
        points = np.column_stack([x.at(at[0]), y.at(at[1])])
        sides = zip(row.tolist(), column.tolist(), points, strict=True)
        found |= {Side(r, c, along_x): point for r, c, point in sides}
    return found


def neighbors(above: np.ndarray) -> dict[Side, list[Side]]:
    """Return which crossed sides are joined within a square."""
    corners = above[:-1, :-1], above[:-1, 1:], above[1:, :-1], above[1:, 1:]
    mixed = np.logical_or.reduce(corners) & ~np.logical_and.reduce(corners)
    found: dict[Side, list[Side]] = {}
    for row, column in np.argwhere(mixed).tolist():
        around = (
            (Side(row, column, True), above[row, column : column + 2]),
            (Side(row, column, False), above[row : row + 2, column]),
            (Side(row + 1, column, True), above[row + 1, column : column + 2]),
            (Side(row, column + 1, False), above[row : row + 2, column + 1]),
        )
        crossed = [side for side, ends in around if ends[0] != ends[1]]
        # Where all four are crossed, two lines pass: each cuts off a corner.
        for one, other in zip(crossed[::2], crossed[1::2], strict=True):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def chains(joined: dict[Side, list[Side]]) -> Iterator[list[Side]]:
    """Yield the sides along each line: first of the lines that end at the edge, then of rings."""
    left = set(joined)
    for begin in sorted(joined, key=lambda side: (len(joined[side]), side)):
        if begin not in left:
            continue
        line, here = [], begin
        while here is not None:
            left.discard(here)
            line.append(here)
            here = next((side for side in joined[here] if side in left), None)
        if begin in joined[line[-1]] and len(line) > 2:
            line.append(begin)
        yield line
