"""A walk on a map as an image: its line, its dots, where it stands, and the arrow where it leaves.

The page draws the same in `core/geometry.js`, `30-panel.css` and by `app.page.outcomes`; lengths
are the page's.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image

from app.page.outcomes import LOOKS
from app.raster.antialiasing import Mask, Point, disc

FAR = 1e5  # px: nothing out there can be seen
SLACK = 0.5  # px: a start on the very edge is on the map, however it was rounded
DOT, HERE, RING = 2.2, 6.0, 2.0
SEEN = 0.1  # px that a step must be long to be seen
CAP = math.pi / 8  # of its width: what the round end of a line covers
ARROW = ((-9, -6), (0, 0), (-9, 6))
PLAIN = LOOKS["just_right"]  # where verdicts are not told


class Exit(NamedTuple):
    """Where a walk leaves the map: its last step there, a place on the edge, a turn in radians."""

    step: int
    at: Point
    turn: float


class Trail:
    """One walk over an image of the land; it is drawn step by step, and only ever on."""

    def __init__(self, points: np.ndarray, size: tuple[int, int], fate: str, unit: float) -> None:
        self.points = np.clip(np.nan_to_num(points, nan=FAR), -FAR, FAR)
        self.size = size
        self.unit = unit
        self.look = LOOKS.get(fate, PLAIN)
        self.is_hollow = self.look.is_box
        self.exit = exit_of(points, size)
        self.left = None if self.exit is None else self.exit.step
        self.mask = Mask(size)
        self.drawn = -1
        self.last: Point = tuple(self.points[0])
        self.gone = 0.0  # along the line, for its dashes

    def line_to(self, image: Image.Image, step: int, color: str) -> None:
        """Draw the line and the dots up to a step, not before the one of the last time."""
        step = min(step, len(self.points) - 1)
        while self.drawn < step:
            self.drawn += 1
            self.further(self.drawn)
        image.paste(color, mask=self.mask.cover())

    def point(self, image: Image.Image, step: int, color: str, card: str) -> None:
        """Draw where the walk stands; nothing once it has left the map."""
        if self.has_left(step):
            return
        rim, core = (color, card) if self.is_hollow else (card, color)
        at = tuple(self.points[min(step, len(self.points) - 1)])
        disc(image, at, (HERE + RING / 2) * self.unit, rim)
        disc(image, at, (HERE - RING / 2) * self.unit, core)

    def has_left(self, step: int) -> bool:
        """Say whether the walk has left the map for good at a step."""
        return self.left is not None and step > self.left

    def further(self, step: int) -> None:
        """Add one step to what is drawn; where nobody could see it, it waits for the next."""
        if self.has_left(step - 1):
            return
        here = tuple(self.points[step])
        if self.exit is not None and step > self.exit.step:
            self.line(self.exit.at)
            self.head(self.exit.at, self.exit.turn)
        elif step == 0 or math.dist(self.last, here) >= SEEN:
            self.line(here)
            self.mask.disc(here, DOT * self.unit)

    def line(self, to: Point) -> None:
        """Draw the way on to a point, in dashes if its fate has them. A dot covers each corner, so
        ends are cut straight, each as much longer as round ones would cover."""
        a, width = self.last, self.look.width * self.unit
        length = math.dist(a, to)
        for share in self.dashes(a, to) if width else ():
            low, high = share[0] * length - CAP * width, share[1] * length + CAP * width
            ends = [
                (a[0] + s / length * (to[0] - a[0]), a[1] + s / length * (to[1] - a[1]))
                for s in (low, high)
            ]
            self.mask.stroke(ends, width)
        self.gone += length
        self.last = to

    def dashes(self, a: Point, b: Point) -> Iterator[tuple[float, float]]:
        """Yield the parts of a way that are drawn, as shares of it; only what is near the map."""
        length = math.dist(a, b)
        inside = clipped(a, b, self.size)
        if inside is None or length == 0:
            return
        if not self.look.dash:
            yield inside
            return
        parts = [each * self.unit for each in self.look.dash]
        whole = sum(parts)
        low, high = (self.gone + share * length for share in inside)
        for turn in range(int(low // whole), int(high // whole) + 1):
            for i in range(0, len(parts), 2):
                at = turn * whole + sum(parts[:i])
                begin, end = max(at, low), min(at + parts[i], high)
                if begin <= end:
                    yield (begin - self.gone) / length, (end - self.gone) / length

    def head(self, at: Point, turn: float) -> None:
        """Draw the arrowhead at the edge of the map."""
        cos, sin = math.cos(turn) * self.unit, math.sin(turn) * self.unit
        points = [(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos) for x, y in ARROW]
        self.mask.line(points, 2.2 * self.unit)


def is_inside(at: Point, size: tuple[int, int]) -> bool:
    """Say whether a point is on the map."""
    return all(-SLACK <= value <= most + SLACK for value, most in zip(at, size, strict=True))


def exit_of(points: np.ndarray, size: tuple[int, int]) -> Exit | None:
    """Return where a walk leaves the map that ends outside of it, else None."""
    points = np.nan_to_num(points, nan=FAR)  # not cut off as lines are: it would turn the arrow
    step = last_inside(points, size)
    if step is None:
        return None
    here, there = ((float(x), float(y)) for x, y in points[step : step + 2])
    turn = math.atan2(there[1] - here[1], there[0] - here[0])
    return Exit(step, crossing(here, there, size), turn)


def last_inside(points: np.ndarray, size: tuple[int, int]) -> int | None:
    """Return the last step on the map of a walk that ends outside of it, else None."""
    inside = ((points >= -SLACK) & (points <= np.array(size) + SLACK)).all(axis=1)
    found = np.flatnonzero(inside)
    return None if inside[-1] or not found.size else int(found[-1])


def crossing(a: Point, b: Point, size: tuple[int, int]) -> Point:
    """Return where the way from a point on the map to one beside it crosses the edge."""
    _, share = clipped(a, b, size, 0.0) or (0.0, 0.0)
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def clipped(
    a: Point, b: Point, size: tuple[int, int], margin: float = 10.0
) -> tuple[float, float] | None:
    """Return between which shares of the way from a to b it is on the map or nearly so."""
    low, high = 0.0, 1.0
    for start, stop, most in zip(a, b, size, strict=True):
        move = stop - start
        if move == 0:
            if not -margin <= start <= most + margin:
                return None
            continue
        ends = sorted(((-margin - start) / move, (most + margin - start) / move))
        low, high = max(low, ends[0]), min(high, ends[1])
    return (low, high) if low <= high else None
