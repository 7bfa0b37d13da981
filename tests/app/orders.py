"""Orders of maps for tests, and what a map of them must be."""

import os
import time

import numpy as np

from app.maps.evaluate import Found, Work, walk
from app.maps.parse import read_order
from app.settings import Settings

STARTS = {"x": {"name": "x"}, "y": {"name": "y"}}
RATE_AND_MOMENTUM = {"x": {"name": "eta"}, "y": {"name": "beta"}}


def order_of(query="", settings=None, **body):
    """The order of a body; of all starts, coarsely, unless it says otherwise."""
    body = {"query": query, "resolution": 64, **STARTS, **body}
    return read_order(body, settings or Settings())


def windows(count, steps=20):
    """So many orders of different maps."""
    ends = [{"name": "x", "low": -4 + i / 1000, "high": 4} for i in range(count)]
    return [order_of(f"steps={steps}", x=x) for x in ends]


def pieced(order, pieces):
    """The grids of a map, (outcome, minimum, settled), from its finished tiles."""
    grids = [np.full((order.resolution,) * 2, -1) for _ in Found._fields]
    for _, tile, found in pieces:
        for grid, part in zip(grids, arrays(found), strict=True):
            tile.place(grid, part)
    return grids


def at_once(order):
    """The grids of a map that was walked in one piece."""
    xs, ys = (axis.cells(order.resolution) for axis in (order.x, order.y))
    found = walk(Work(order.scene, order.x.name, order.y.name, xs, ys))
    return [part.reshape((order.resolution,) * 2) for part in arrays(found)]


def arrays(found):
    """What was found, as arrays of whole numbers."""
    kinds = zip(found, ("u1", "u1", "<u2"), strict=True)
    return [np.frombuffer(data, kind).astype(int) for data, kind in kinds]


def finished(desk, name, seconds=120):
    """All progress of a map, once it is over."""
    end, pieces = time.monotonic() + seconds, []
    while time.monotonic() < end:
        progress = desk.look(name, {piece.number for piece in pieces}, 0.05)
        pieces += progress.pieces
        if progress.state not in ("waits", "runs") and not progress.pieces:
            return progress, pieces
    raise AssertionError(f"the map is not over after {seconds} s")


def comes_true(what, seconds=30):
    """Whether something comes true in time; it is looked at again and again."""
    end = time.monotonic() + seconds
    while not (true := what()) and time.monotonic() < end:
        time.sleep(0.01)
    return true


def lives(pid):
    """Whether a process is there, and no zombie."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
    except OSError:
        os.kill(pid, 0)
        return True
