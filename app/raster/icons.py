"""The icons of the outcomes, in a box of 16: the paths of the page's own (`app.page.outcomes`)."""

from PIL import Image

from app.page.outcomes import LOOKS
from app.raster.antialiasing import Mask, Point, disc, rounded, stamp
from app.raster.svg_path import lines

BOX = 16.0
THICK = 1.8


def sign(
    image: Image.Image, at: Point, radius: float, fate: str, colors: tuple[str, str, str]
) -> None:
    """Draw the icon of an outcome on its disc; `colors` are its own, what is on it, and the ground.

    Some discs are rings, and one is a box, as on the page.
    """
    color, on_fate, tint = colors
    look = LOOKS[fate]
    if look.is_box:
        x, y = at
        box = (x - radius, y - radius, x + radius, y + radius)
        rounded(image, box, 0.54 * radius, color)
    else:
        disc(image, at, radius, color)
    if look.is_ring:
        disc(image, at, radius - 2, tint)
        on_fate = color
    unit = 1.15 * radius / BOX

    def drawn(mask: Mask, center: Point) -> None:
        def place(point: Point) -> Point:
            return tuple(c + (p - BOX / 2) * unit for c, p in zip(center, point, strict=True))

        if look.circle:
            mask.disc(center, (look.circle + THICK / 2) * unit)
            mask.disc(center, (look.circle - THICK / 2) * unit, 0)
        for line in lines(look.icon):
            points = [place(point) for point in line]
            if look.is_filled:
                mask.polygon(points)
            else:
                mask.line(points, THICK * unit)

    stamp(image, at, radius, on_fate, drawn)
