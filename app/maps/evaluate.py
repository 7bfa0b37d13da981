"""Walk the cells of a tile: the one place where maps call the engine.

Worker processes load this module: it imports little, so that they start soon and stay small.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from app.scene.scene import Scene
from descent.batch.online_metrics import OUTCOMES
from descent.batch.survey import survey

NO_MINIMUM, NOT_SETTLED = 255, 65_535
MOST_STEPS = NOT_SETTLED - 1  # the settling step is sent in two bytes


class Work(NamedTuple):
    """What is to be walked, in plain numbers: a walk, and the values of two of its numbers."""

    scene: Scene
    x: str
    y: str
    xs: np.ndarray
    ys: np.ndarray


class Found(NamedTuple):
    """What became of the cells of a tile, row by row."""

    outcome: bytes  # uint8: a number of `table()`
    minimum: bytes  # uint8: which of the surface's minima, in their order, or 255
    settled: bytes  # little-endian uint16: the settling step, or 65535

    @property
    def size(self) -> int:
        """Return how many bytes it takes."""
        return sum(map(len, self))


def table() -> list[dict]:
    """Return what each number of an outcome means."""
    return [
        {"code": code, "key": outcome.key, "word": outcome.word, "fate": outcome.fate}
        for code, outcome in enumerate(OUTCOMES)
    ]


def walk(work: Work, canceled: Callable[[], bool] | None = None) -> Found:
    """Walk every pair of values; raise `Canceled` soon after `canceled()` says so.

    What settles is called "works": how good the rate is beside the best one, a cell does not know.
    """
    scene, surface = work.scene, work.scene.surface[0]
    given = {work.x: work.xs[None, :], work.y: work.ys[:, None]}
    start = [given.pop(name, at) for name, at in zip("xy", scene.start[0], strict=True)]
    found = survey(
        surface,
        scene.opt[0],
        lr=given.pop("eta", scene.eta[0]),
        start=np.stack(np.broadcast_arrays(*start)),
        steps=scene.steps,
        schedule=scene.plan(0),
        vary=given,
        noise=scene.noise[0],
        batch=scene.batch[0],
        replacement=scene.replacement[0],
        seed=scene.seed[0],
        clip=scene.clip[0],
        canceled=canceled,
    )
    is_minimum = [point.kind == "minimum" for point in surface.critical_points]
    # The last place answers for −1.
    order = np.append(np.cumsum(is_minimum) - 1, NO_MINIMUM)
    settled = np.where(found.settled_at < 0, NOT_SETTLED, found.settled_at)
    return Found(
        found.outcome.astype(np.uint8).tobytes(),
        order[found.minimum].astype(np.uint8).tobytes(),
        settled.astype("<u2").tobytes(),
    )


def seldom(ask: Callable[[], bool], seconds: float) -> Callable[[], bool]:
    """Return a question that may be put at every update, and is passed on at most so often."""
    due = 0.0

    def asked() -> bool:
        nonlocal due
        if (now := time.monotonic()) < due:
            return False
        due = now + seconds
        return ask()

    return asked
