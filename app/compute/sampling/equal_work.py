"""Panels at equal work: how many updates each has where the clock counts examples or epochs."""

import math
from functools import lru_cache

import numpy as np

from app.packing import float32
from app.scene.scene import CLOCKS_OF_DATA, Scene
from descent.minibatch import Sampling, examples_of


def updates(scene: Scene, panel: int) -> int:
    """Return how many updates a panel has: the budget of the scene, which is that of the panel with
    the most of them; the others stop where they have seen as many examples, or epochs."""
    if scene.clock not in CLOCKS_OF_DATA:
        return scene.steps
    least = min(examples_before(scene, each)[-1] for each in range(scene.panels))
    enough = np.searchsorted(examples_before(scene, panel), least * (1 + 1e-12), side="right") - 1
    return max(int(enough), 1)


def examples_before(scene: Scene, panel: int) -> np.ndarray:
    """Return how many examples a panel has seen before each row, or how many epochs."""
    count = examples_of(scene.surface[panel])
    size = scene.batch[panel] if scene.is_sampled(panel) else count
    found = seen_by(Sampling(count, size, scene.replacement[panel]), scene.steps)
    return found / count if scene.clock == "epochs" else found


@lru_cache(maxsize=64)
def seen_by(sampling: Sampling, steps: int) -> np.ndarray:
    """Return how many examples such batches have seen before each row."""
    return sampling.seen(steps).astype(float)


def on_clock(scene: Scene, panel: int, shown: dict) -> dict:
    """Return where a walk, as the page shows it, ends by the clock of its scene; and at which tick
    each of its rows is reached, where that is not told of it yet."""
    if scene.clock == "steps":
        return {"ends": shown["end"]}
    if scene.clock == "evaluations":
        return {"ends": shown["evaluations"]}
    ticks = examples_before(scene, panel)
    ends = math.ceil(ticks[shown["end"]] - 1e-9)
    return {"ends": ends, "asked": float32(ticks[: shown["last"] + 1])}
