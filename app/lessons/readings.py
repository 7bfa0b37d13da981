"""What a lesson reads of its walks, for its places, its facts and its answers.

`A.loss_left` is the share of the loss that walk A has left at the end, `A.x@1` where it stands
after one step, `try.B.settled_at` when walk B of the second scene settles, `done.B.settled_at` when
it does once what is asked there is done. The names are those of `quantities`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.compute.runs import judged_run, walk_of
from app.lessons.quantities import QUANTITIES, Quantity, Run
from app.scene.ids import LETTERS
from app.scene.scene import Scene

READING = re.compile(
    rf"((?P<scene>try|done)\.)?(?P<panel>[{LETTERS}])\.(?P<name>\w+)(@(?P<step>\d+))?"
)


@lru_cache(maxsize=256)
def run_of(scene: Scene, panel: int) -> Run:
    """Return the walk of a panel, kept for the next text that speaks of it."""
    walk, rate = walk_of(scene, panel)
    return Run(walk, rate, *judged_run(scene, panel))


def value_of(reading: str, scenes: Mapping[str, Scene]) -> Any:
    """Return what is read of the walks of a lesson's scenes."""
    quantity, run, step = found(reading, scenes)
    return quantity.value(run, step)


def text_of(reading: str, scenes: Mapping[str, Scene]) -> str:
    """Return what is read as it is printed."""
    quantity, run, step = found(reading, scenes)
    return quantity.text(quantity.value(run, step))


def found(reading: str, scenes: Mapping[str, Scene]) -> tuple[Quantity, Run, int]:
    """Return what to read, of which walk, and at which step: the last, if none is named."""
    match = READING.fullmatch(reading)
    if match is None or match["name"] not in QUANTITIES:
        raise ValueError(f"{reading!r} can't be read of a walk")
    run = run_of(scenes[match["scene"] or ""], LETTERS.index(match["panel"]))
    return QUANTITIES[match["name"]], run, run.last if match["step"] is None else int(match["step"])
