"""What a lesson reads of its walks, for its places, its facts and its answers.

`A.loss_left` is the share of the loss that walk A has left at the end, `A.x@1` where it stands
after one step, `try.B.settled_at` when walk B of the second scene settles. The names are those of
`quantities`.
"""

import re
from functools import lru_cache
from typing import Any

from app.compute.runs import judged_run, walk_of
from app.lessons.quantities import QUANTITIES, Quantity, Run
from app.scene.ids import LETTERS
from app.scene.scene import Scene

READING = re.compile(rf"(?P<trial>try\.)?(?P<panel>[{LETTERS}])\.(?P<name>\w+)(?:@(?P<step>\d+))?")


@lru_cache(maxsize=256)
def run_of(scene: Scene, panel: int) -> Run:
    """Return the walk of a panel, kept for the next text that speaks of it."""
    walk, rate = walk_of(scene, panel)
    return Run(walk, rate, *judged_run(scene, panel))


def value_of(reading: str, scene: Scene, trial: Scene) -> Any:
    """Return what is read of the walks of a scene, or of those of the trial after it."""
    quantity, run, step = found(reading, scene, trial)
    return quantity.value(run, step)


def text_of(reading: str, scene: Scene, trial: Scene) -> str:
    """Return what is read as it is printed."""
    quantity, run, step = found(reading, scene, trial)
    return quantity.text(quantity.value(run, step))


def found(reading: str, scene: Scene, trial: Scene) -> tuple[Quantity, Run, int]:
    """Return what to read, of which walk, and at which step: the last, if none is named."""
    match = READING.fullmatch(reading)
    if match is None or match["name"] not in QUANTITIES:
        raise ValueError(f"{reading!r} can't be read of a walk")
    run = run_of(trial if match["trial"] else scene, LETTERS.index(match["panel"]))
    return QUANTITIES[match["name"]], run, run.last if match["step"] is None else int(match["step"])
