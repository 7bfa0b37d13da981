"""The signs of the fates, in a box of 16 as the page's own (`core/icons.js`)."""

import math

from PIL import Image

from app.raster.antialiasing import Mask, Point, disc, rounded, stamp

BOX = 16.0
THICK = 1.8


def wave(height: float) -> list[Point]:
    """Return a wave across the box."""
    return [(2.5 + i, height - 1.4 * math.sin(i * math.pi / 5.5)) for i in range(12)]


CHECK = [[(3.5, 8.5), (6.5, 11.5), (12.5, 4.5)]]
RINGS = ("works", "arrived", "at_rest")  # not filled
LINES = {
    "just_right": CHECK,
    "works": CHECK,
    "oscillates": [
        [(2.5, 6), (12.5, 6), (9.7, 3.2)],
        [(13.5, 10), (3.5, 10), (6.3, 12.8)],
    ],
    "diverges": [[(4, 4), (12, 12)], [(12, 4), (4, 12)]],
    "escapes": [[(4, 12), (12, 4)], [(6, 4), (12, 4), (12, 10)]],
    "stuck": [[(5.8, 4), (5.8, 12)], [(10.2, 4), (10.2, 12)]],
    "arrived": [[(3, 8), (10, 8)], [(7, 4.5), (10.5, 8), (7, 11.5)], [(13, 3.5), (13, 12.5)]],
    "at_rest": [
        [(3, 11.5), (13, 11.5)],
        [(6.5, 9), (8, 7.5), (9.5, 9), (8, 10.5), (6.5, 9)],
    ],
    "lost": [[(4, 12), (7, 9)], [(9, 7), (12, 4)], [(8, 4), (12, 4), (12, 8)]],
    "hovers": [wave(6.2), wave(10.8)],
}


def sign(
    image: Image.Image, at: Point, radius: float, fate: str, colors: tuple[str, str, str]
) -> None:
    """Draw the sign of a fate on its disc; `colors` are the fate's, what is on it, and the ground.

    What works, has just arrived or rests is a ring, what is stuck a box, as on the page.
    """
    color, on_fate, tint = colors
    if fate == "stuck":
        x, y = at
        box = (x - radius, y - radius, x + radius, y + radius)
        rounded(image, box, 0.54 * radius, color)
    else:
        disc(image, at, radius, color)
    if fate in RINGS:
        disc(image, at, radius - 2, tint)
        on_fate = color
    unit = 1.15 * radius / BOX

    def drawn(mask: Mask, center: Point) -> None:
        def place(x: float, y: float) -> Point:
            return center[0] + (x - BOX / 2) * unit, center[1] + (y - BOX / 2) * unit

        if fate == "too_slow":
            clock(mask, center, unit)
        for line in LINES.get(fate, ()):
            mask.line([place(*point) for point in line], THICK * unit)

    stamp(image, at, radius, on_fate, drawn)


def clock(mask: Mask, center: Point, unit: float) -> None:
    """Draw a clock of which three quarters are gone: a ring, and a disc without its first
    quarter."""
    mask.disc(center, 6.4 * unit)
    mask.disc(center, 4.9 * unit, 0)
    mask.wedge(center, 5.0 * unit, 0, 270)
