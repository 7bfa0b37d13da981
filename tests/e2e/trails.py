"""Lines on a map, held against one another as an eye would."""

import math
from functools import partial


def points(trail):
    """The points of a line."""
    return [tuple(map(float, pair.split())) for pair in trail.removeprefix("M").split("L")]


def gap(one, other):
    """How far, in pixels, a point of one line lies from the other line at most.

    What can't be told from the point before it is not drawn; of two lines that are the same but
    for rounding that may be different points.
    """
    lines = points(one), points(other)
    return max(
        min(map(partial(_distance, at), line[:-1], line[1:]))
        for line, ats in (lines, lines[::-1])
        for at in ats
    )


def _distance(at, begin, end):
    """How far a point lies from a piece of a line."""
    way = [b - a for a, b in zip(begin, end, strict=True)]
    along = sum((p - a) * w for p, a, w in zip(at, begin, way, strict=True))
    share = min(max(along / (sum(w * w for w in way) or 1), 0), 1)
    return math.dist(at, [a + share * w for a, w in zip(begin, way, strict=True)])
