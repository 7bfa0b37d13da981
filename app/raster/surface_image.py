"""The land of a map as an image: seven bands with thin contour lines, or a curve over its land."""

import numpy as np
from PIL import Image, ImageDraw

from app.packing import read_shares
from app.page.figures.map import BANDS
from app.raster.antialiasing import FINE, rgb

LINE = 0.4  # px, half of a contour line
CROSS = 5.0  # px, half of a cross at a minimum


def ground(land: dict, size: tuple[int, int], colors: dict[str, str], unit: float) -> Image.Image:
    """Return the land (`compute.land`) in a size; lengths are those of the page times `unit`."""
    image = curve(land, size, colors) if "curve" in land else bands(land, size, colors)
    return crossed(image, land, colors["ink"], unit)


def bands(land: dict, size: tuple[int, int], colors: dict[str, str]) -> Image.Image:
    """Return the bands from low to high, and a line wherever two of them meet."""
    relief = read_shares(land["relief"], land["columns"])
    # The outermost points of the grid lie on the edges of the map.
    box = (0.5, 0.5, land["columns"] - 0.5, land["rows"] - 0.5)
    grid = Image.fromarray(relief[::-1].copy()).resize(size, Image.Resampling.BICUBIC, box)
    height = np.asarray(grid) * BANDS
    paints = np.array([rgb(color) for color in hues(colors)])
    band = np.clip(np.floor(height), 0, BANDS - 1).astype(np.uint8)
    image = paints.astype(np.uint8)[band]
    line = line_cover(height)
    met = line > 0
    share = line[met][:, None]
    image[met] = np.round(paints[band[met]] * (1 - share) + rgb(colors["contour"]) * share)
    return Image.fromarray(image)


def hues(colors: dict[str, str]) -> list[str]:
    """Return the colors of the bands, the lowest first."""
    low, high = rgb(colors["land-low"]), rgb(colors["land-high"])
    steps = (low + (high - low) * band / (BANDS - 1) for band in range(BANDS))
    return ["#" + np.round(each).astype(np.uint8).tobytes().hex() for each in steps]


def line_cover(height: np.ndarray) -> np.ndarray:
    """Return how much of each pixel a contour line covers, from 0 to 1.

    The distance to a line is how far the height is from its level, over the slope.
    """
    level = np.clip(np.round(height), 1, BANDS - 1)
    slope = np.maximum(np.hypot(*np.gradient(height)), 1e-6)
    return np.clip(LINE + 0.5 - np.abs(height - level) / slope, 0, 1)


def curve(land: dict, size: tuple[int, int], colors: dict[str, str]) -> Image.Image:
    """Return a surface that is a curve, with the land beneath it."""
    width, height = size
    fine = Image.new("RGB", (width * FINE, height * FINE), colors["land-high"])
    pen = ImageDraw.Draw(fine)
    points = [place(land, fine.size, *at) for at in zip(*land["curve"], strict=True)]
    pen.polygon([*points, (fine.width, fine.height), (0, fine.height)], fill=colors["land-low"])
    pen.line(points, fill=colors["contour"], width=round(1.6 * FINE), joint="curve")
    return fine.reduce(FINE)


def crossed(image: Image.Image, land: dict, ink: str, unit: float) -> Image.Image:
    """Return an image of the land with a cross at each minimum."""
    mask = Image.new("L", (image.width * FINE, image.height * FINE))
    pen = ImageDraw.Draw(mask)
    arm, thick = CROSS * unit * FINE, round(1.6 * unit * FINE)
    for at in land["minima"]:
        x, y = place(land, mask.size, *at)
        pen.line([(x - arm, y), (x + arm, y)], fill=255, width=thick)
        pen.line([(x, y - arm), (x, y + arm)], fill=255, width=thick)
    image.paste(ink, mask=mask.reduce(FINE))
    return image


def place(land: dict, size: tuple[int, int], x: float, y: float) -> tuple[float, float]:
    """Return where a point of the map lies in an image of that size."""
    (x0, x1), (y0, y1) = land["x"], land["y"]
    return size[0] * (x - x0) / (x1 - x0), size[1] * (y1 - y) / (y1 - y0)
