"""Fine drawing: everything is drawn several times as large, as a mask, and then made smaller."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

FINE = 4

Point = tuple[float, float]


def rgb(color: str) -> np.ndarray:
    """Return `#rrggbb` as three numbers."""
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)], float)


class Mask:
    """What one color covers of an image, drawn finely; it can be added to."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.fine = Image.new("L", (size[0] * FINE, size[1] * FINE))
        self.pen = ImageDraw.Draw(self.fine)
        self.small: Image.Image | None = None

    def line(self, points: list[Point], width: float) -> None:
        """Draw a line with round ends and corners."""
        self.stroke(points, width)
        for point in points:
            self.disc(point, width / 2)

    def stroke(self, points: list[Point], width: float) -> None:
        """Draw a line whose ends are cut straight."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self.pen.line(fine, fill=255, width=max(round(width * FINE), 1))
        self.small = None

    def disc(self, at: Point, radius: float, fill: int = 255) -> None:
        """Draw a disc."""
        x, y, r = at[0] * FINE, at[1] * FINE, radius * FINE
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)
        self.small = None

    def wedge(self, at: Point, radius: float, begin: float, end: float) -> None:
        """Draw a piece of a pie; angles in degrees, clockwise from the right."""
        x, y, r = at[0] * FINE, at[1] * FINE, radius * FINE
        self.pen.pieslice((x - r, y - r, x + r, y + r), begin, end, fill=255)
        self.small = None

    def polygon(self, corners: list[Point]) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * FINE, y * FINE) for x, y in corners], fill=255)
        self.small = None

    def cover(self) -> Image.Image:
        """Return how much of each pixel is covered."""
        if self.small is None:
            self.small = self.fine.reduce(FINE)
        return self.small


def stamp(image: Image.Image, at: Point, radius: float, color: str, draw: Callable) -> None:
    """Draw something small and round a place: `draw(mask, center)` says what is covered."""
    reach = int(radius) + 3
    left, top = int(at[0]) - reach, int(at[1]) - reach
    mask = Mask((2 * reach + 1, 2 * reach + 1))
    draw(mask, (at[0] - left, at[1] - top))
    image.paste(color, (left, top), mask.cover())


def disc(image: Image.Image, at: Point, radius: float, color: str) -> None:
    """Draw a disc with smooth edges."""
    stamp(image, at, radius, color, lambda mask, center: mask.disc(center, radius))


def rounded(image: Image.Image, box: tuple[float, ...], radius: float, color: str) -> None:
    """Draw a box with round corners."""
    left, top, right, bottom = map(round, box)
    image.paste(color, (left, top), corners((right - left, bottom - top), radius))


def corners(size: tuple[int, int], radius: float) -> Image.Image:
    """Return the mask of a box with round corners."""
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE))
    box = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * FINE, fill=255)
    return mask.reduce(FINE)
