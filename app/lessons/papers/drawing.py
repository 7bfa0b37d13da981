"""Drawings for paper, black on white: the start on its hill, empty axes, a small curve."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from app.compute.surface_grid import land
from app.language.speaking import _
from app.lessons.papers.markup import Markup, element
from app.packing import read_shares
from app.scene.scene import Scene
from descent.surface import Surface

LEVELS = 6  # contour lines of a hill
HIGHEST = 2.5  # of the axes of a loss, in first losses
DASHES = ("none", "6 3", "2 2")  # of curves on the same axes
LINE = 15  # from one name of a curve to the next
# Of the grid of a land every third point: lines on paper need no more.
COARSE = 3
# The four sides of a square: the corner where each begins, as a step along (row, column), and
# whether it goes along the columns.
SIDES = (((0, 0), True), ((1, 0), True), ((0, 0), False), ((0, 1), False))


def still(scene: Scene, panel: int, size: tuple[int, int] = (162, 108)) -> Markup:
    """Return the hill of a panel with the start on it: nothing of a walk."""
    surface, start = scene.surface[panel], scene.start[panel]
    drawn = land(surface)
    width, height = size
    place = placed(drawn, size)
    x, y = place(start[0], height_of(surface, start) if surface.one_dimensional else start[1])
    side, anchor = (-9, "end") if x > width / 2 else (9, "start")
    return element(
        "svg",
        hill(surface, size),
        *(cross(*place(*at)) for at in drawn["minima"]),
        element("circle", cx=x, cy=y, r=5, fill="#fff", stroke="#000", stroke_width=2),
        element("text", "start", x=x + side, y=y + 4, text_anchor=anchor, class_="edged"),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=_("The hill and the start on it"),
        class_="still",
    )


def placed(drawn: dict, size: tuple[int, int]):
    """Return what gives a point of a land its place in a picture."""
    (x0, x1), (y0, y1) = drawn["x"], drawn["y"]

    def place(x: float, y: float) -> tuple[float, float]:
        return round(size[0] * (x - x0) / (x1 - x0), 1), round(size[1] * (y1 - y) / (y1 - y0), 1)

    return place


def height_of(surface: Surface, at: tuple[float, float]) -> float:
    """Return the loss at a point."""
    return float(surface.value(np.float64(at[0]), np.float64(at[1])))


@lru_cache(maxsize=64)
def hill(surface: Surface, size: tuple[int, int]) -> Markup:
    """Return a surface as its curve, or as contour lines."""
    drawn = land(surface)
    if "curve" in drawn:
        path = path_of([placed(drawn, size)(x, y) for x, y in zip(*drawn["curve"], strict=True)])
        return element("path", d=path, fill="none", stroke="#000", stroke_width=1.5)
    relief = read_shares(drawn["relief"], drawn["columns"])[::COARSE, ::COARSE]
    segments = [each for level in range(1, LEVELS + 1) for each in contour(relief, level / 7)]
    path = "".join(path_of([scaled(point, relief.shape, size) for point in s]) for s in segments)
    return element("path", d=path, fill="none", stroke="#000", stroke_width=0.8)


def scaled(point, shape: tuple[int, int], size: tuple[int, int]) -> tuple[float, float]:
    """Return where a point of a grid, (row, column), lies in a picture."""
    (row, column), (rows, columns) = point, shape
    x, y = size[0] * column / (columns - 1), size[1] * (1 - row / (rows - 1))
    return round(float(x), 1), round(float(y), 1)


def contour(grid: np.ndarray, level: float) -> list[np.ndarray]:
    """Return the pieces of one contour line, two points (row, column) each: where it enters and
    leaves a square of the grid.
    """
    found: dict[tuple[int, int], list] = {}
    rows, columns = np.array(grid.shape) - 1
    for (row, column), is_along in SIDES:
        here = grid[row : row + rows, column : column + columns]
        beyond = grid[row + (not is_along) :, column + is_along :][:rows, :columns]
        for r, c in np.argwhere((here < level) != (beyond < level)).tolist():
            share = (level - here[r, c]) / (beyond[r, c] - here[r, c])
            at = [r + row + share * (not is_along), c + column + share * is_along]
            found.setdefault((r, c), []).append(at)
    return [np.array(pair) for each in found.values() for pair in (each[:2], each[2:]) if pair]


def path_of(points) -> str:
    """Return the path of a line through points."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def cross(x: float, y: float) -> Markup:
    """Return the mark of a minimum."""
    return element(
        "path", d=f"M{x - 4} {y}h8M{x} {y - 4}v8", stroke="#000", stroke_width=1.2, fill="none"
    )


def small_curve(heights: tuple[float, ...], size: tuple[int, int] = (132, 66)) -> Markup:
    """Return a small drawing of a loss by step, on axes without numbers."""
    width, height = size
    low, high = min(*heights, -4.0), max(*heights, 0.5)
    points = [
        (
            round(4 + (width - 8) * i / (len(heights) - 1), 1),
            round(4 + (height - 8) * (high - each) / (high - low), 1),
        )
        for i, each in enumerate(heights)
    ]
    axes = f"M1 0V{height - 1}H{width}"
    return element(
        "svg",
        element("path", d=axes, stroke="#000", fill="none"),
        element("path", d=path_of(points), stroke="#000", stroke_width=2, fill="none"),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=_("A loss by step"),
    )


def loss_axes(
    first: str,
    words: tuple[str, str],
    curves: Mapping[str, Sequence[float]] = MappingProxyType({}),
    size: tuple[int, int] = (310, 190),
) -> Markup:
    """Return axes to draw on: the loss from nothing to twice and a half of the first, which is
    marked, by the first four steps. Such a height tells nothing of what comes.

    `curves` are what is to be drawn, by name: shares of the first loss. None leaves the axes empty.
    """
    width, height = size
    left, bottom = 40, height - 24

    def level(share: float) -> float:
        return round(max(bottom - (bottom - 8) * share / HIGHEST, 4.0), 1)

    ticks = [left + (width - left - 12) * step / 4 for step in range(5)]
    parts = [element("path", d=f"M{left} 4V{bottom}H{width}", stroke="#000", fill="none")]
    for y in map(level, (1, 2)):
        parts.append(
            element("path", d=f"M{left} {y}H{width}", stroke="#777", stroke_dasharray="1 3")
        )
    for step, x in enumerate(ticks):
        parts.append(element("path", d=f"M{x} {bottom}v4", stroke="#000"))
        parts.append(element("text", str(step), x=x, y=bottom + 17, text_anchor="middle"))
    parts += [
        *drawn_curves(curves, ticks, level),
        element("text", first, x=left - 8, y=level(1) + 4, text_anchor="end"),
        element("text", "0", x=left - 8, y=bottom + 4, text_anchor="end"),
        element("text", words[0], x=left + 8, y=14),
        element("text", words[1], x=width - 2, y=bottom - 6, text_anchor="end"),
        element("circle", cx=left, cy=level(1), r=5, fill="#fff", stroke="#000", stroke_width=2),
    ]
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=_("A loss by step") if curves else _("Axes to draw on"),
    )


def drawn_curves(
    curves: Mapping[str, Sequence[float]], ticks: list[float], level: Callable[[float], float]
) -> Iterator[Markup]:
    """Yield curves of the loss, each with its own dashes, and their names beside the axis of the
    loss; one that leaves the axes ends at their edge.
    """
    for i, (name, shares) in enumerate(curves.items()):
        style = {
            "stroke": "#000",
            "stroke_width": 1.5,
            "stroke_dasharray": DASHES[i],
            "fill": "none",
        }
        inside = next((k for k, share in enumerate(shares) if share > HIGHEST), len(shares))
        points = [(x, level(share)) for x, share in zip(ticks, shares[: inside + 1], strict=False)]
        x, y = ticks[2], 14 + LINE * i
        yield element("path", d=path_of(points), **style)
        yield element("path", d=f"M{x} {y - 4}h26", **style)
        yield element("text", name, x=x + 32, y=y, class_="edged")
