"""The still of a lesson for its card: where it begins, before any step, in ink.

Surfaces and starts are those of its panels; the rates are ticks on a ruler of decades beneath. No
walk is in it, so none is given away.
"""

import io
import math

from PIL import Image, ImageDraw

from app import compute
from app.raster.antialiasing import disc
from app.raster.color_tokens import tokens
from app.raster.surface_image import ground, place
from app.scene.scene import Scene
from descent.surface import Surface

WIDTH, HEIGHT, GAP = 518, 160, 6  # two pixels to one of the page
RING, LINE, TICK, FOOT, EDGE = 9, 4, 16, 28, 14
RATES = 1e-3, 3.0  # the ends of the axis


def still(scene: Scene, theme: str, *, is_covered: bool = False) -> bytes:
    """Return the still of a lesson's scene as a PNG; of a hill that nobody may see, its cover."""
    colors = tokens(theme)
    shown = range(scene.panels)
    lands = [*dict.fromkeys(scene.surface[panel] for panel in shown)]
    image = Image.new("RGB", (WIDTH, HEIGHT), colors["card"])
    wide = (WIDTH - GAP * (len(lands) - 1)) // len(lands)
    for at, surface in enumerate(lands):
        mine = [panel for panel in shown if scene.surface[panel] == surface]
        made = part(scene, surface, mine, wide, colors, is_covered=is_covered)
        image.paste(made, (at * (wide + GAP), 0))
    file = io.BytesIO()
    image.quantize(64).save(file, format="PNG")
    return file.getvalue()


def part(
    scene: Scene,
    surface: Surface,
    panels: list[int],
    wide: int,
    colors: dict[str, str],
    *,
    is_covered: bool,
) -> Image.Image:
    """Return one surface with the starts and the rates of the panels on it, or its cover."""
    land = compute.land(surface)
    made = Image.new("RGB", (wide, HEIGHT), colors["card"])
    if is_covered:
        made.paste(hatched((wide, HEIGHT - FOOT), colors))
        made.paste(colors["muted"], (EDGE, HEIGHT - EDGE, wide - EDGE, HEIGHT - EDGE + 2))
        return made
    hill = ground(land, (wide, HEIGHT - FOOT), colors, 2.0)
    made.paste(colors["muted"], (EDGE, HEIGHT - EDGE, wide - EDGE, HEIGHT - EDGE + 2))
    for panel in dict.fromkeys(panels):
        x = EDGE + round((wide - 2 * EDGE) * share(scene.eta[panel]))
        tick = (x - LINE // 2, HEIGHT - EDGE - TICK // 2, x + LINE // 2, HEIGHT - EDGE + TICK // 2)
        made.paste(colors["ink"], tick)
    for x, y in dict.fromkeys(scene.start[panel] for panel in panels):
        height = float(surface.value(x, y)) if surface.one_dimensional else y
        at = place(land, hill.size, x, height)
        disc(hill, at, RING + LINE / 2, colors["ink"])
        disc(hill, at, RING - LINE / 2, colors["card"])
    made.paste(hill)
    return made


def hatched(size: tuple[int, int], colors: dict[str, str]) -> Image.Image:
    """Return what lies over a hidden hill."""
    image = Image.new("RGB", size, colors["chip"])
    pen = ImageDraw.Draw(image)
    for x in range(-size[1], size[0], 24):
        pen.line([(x, size[1]), (x + size[1], 0)], fill=colors["line"], width=4)
    return image


def share(rate: float) -> float:
    """Return how far along the axis a rate stands."""
    low, high = map(math.log10, RATES)
    return min(max((math.log10(rate) - low) / (high - low), 0.02), 0.98)
