"""The path of an icon as lines: what a style sheet's browser draws, drawn without one."""

import math
import re
from collections.abc import Iterator

from app.raster.antialiasing import Point

TOKEN = re.compile(r"[a-zA-Z]|-?\d*\.?\d+")
PIECES = 12  # of a curve, or of a quarter of a circle


def lines(path: str) -> list[list[Point]]:
    """Return the lines of a path of the commands M, L, H, V, C, S, A and Z, in either case.

    Arcs are of circles. Raises KeyError for any other command.
    """
    found: list[list[Point]] = []
    for command, numbers in commands(path):
        here = found[-1][-1] if found else (0.0, 0.0)
        base = here if command.islower() else (0.0, 0.0)
        if command in "Mm":
            found.append([moved(base, numbers)])
        elif command in "Zz":
            found[-1].append(found[-1][0])
        else:
            found[-1] += DRAW[command.upper()](here, base, numbers, found[-1])
    return found


def commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield every command with its numbers; one that is said once for several is repeated."""
    command, numbers = "", []
    for token in [*TOKEN.findall(path), "end"]:
        if token[0].isalpha():
            if command:
                yield from repeated(command, numbers)
            command, numbers = token, []
        else:
            numbers.append(float(token))


def repeated(command: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    """Yield a command once for each group of its numbers; after a move the rest are lines."""
    size = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}[command.upper()]
    if not size:
        yield command, []
        return
    for at in range(0, len(numbers), size):
        is_line = at > 0 and command in "Mm"
        yield ("l" if command == "m" else "L") if is_line else command, numbers[at : at + size]


def moved(base: Point, by: list[float]) -> Point:
    """Return a point, from where it is counted."""
    return base[0] + by[0], base[1] + by[1]


def line(_here: Point, base: Point, by: list[float], _before: list[Point]) -> list[Point]:
    """Return the end of a straight line."""
    return [moved(base, by)]


def level(here: Point, base: Point, by: list[float], _before: list[Point]) -> list[Point]:
    """Return the end of a level line."""
    return [(base[0] + by[0], here[1])]


def upright(here: Point, base: Point, by: list[float], _before: list[Point]) -> list[Point]:
    """Return the end of an upright line."""
    return [(here[0], base[1] + by[0])]


def curve(here: Point, base: Point, by: list[float], before: list[Point]) -> list[Point]:
    """Return a cubic curve; one that goes on smoothly leaves its first handle out."""
    points = [moved(base, by[at : at + 2]) for at in range(0, len(by), 2)]
    if len(points) == 2:
        # The curve before ends with a short straight piece towards its last handle.
        back, share = before[-2], PIECES / 3
        handle = tuple(a + share * (a - b) for a, b in zip(here, back, strict=True))
        points.insert(0, handle)
    corners = (here, *points)
    return [bezier(corners, k / PIECES) for k in range(1, PIECES + 1)]


def bezier(corners: tuple[Point, ...], t: float) -> Point:
    """Return the point of a cubic curve at t."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return tuple(
        sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1)
    )


def arc(here: Point, base: Point, by: list[float], _before: list[Point]) -> list[Point]:
    """Return an arc of a circle."""
    radius, _, _, is_large, is_clockwise, *end = by
    x, y = moved(base, end)
    dx, dy = x - here[0], y - here[1]
    half = math.hypot(dx, dy) / 2
    side = 1.0 if bool(is_large) != bool(is_clockwise) else -1.0
    away = side * math.sqrt(max(radius * radius - half * half, 0.0)) / (2 * half)
    cx, cy = (here[0] + x) / 2 - away * dy, (here[1] + y) / 2 + away * dx
    begin, until = math.atan2(here[1] - cy, here[0] - cx), math.atan2(y - cy, x - cx)
    turn = (until - begin) % math.tau
    turn = turn if is_clockwise else turn - math.tau
    count = max(math.ceil(abs(turn) / (math.pi / 2) * PIECES), 1)
    angles = (begin + turn * k / count for k in range(1, count))
    return [*((cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in angles), (x, y)]


DRAW = {"L": line, "H": level, "V": upright, "C": curve, "S": curve, "A": arc}
