"""What can be read of a lesson's walks, under the names that its places and facts use.

`A.loss_left` is the share of the loss that walk A has left at the end, `A.x@1` where it stands
after one step, `try.B.settled_at` when walk B of the second scene settles.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from app.compute.lr_sweep import Walk, drawn_limit
from app.compute.runs import judged_run, walk_of
from app.language.speaking import _
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from descent import Trajectory, Verdict
from descent.number_format import number, percent

READING = re.compile(rf"(?P<trial>try\.)?(?P<panel>[{LETTERS}])\.(?P<name>\w+)(?:@(?P<step>\d+))?")


class Run(NamedTuple):
    """One walk of a scene, and what became of it."""

    walk: Walk
    rate: float
    trajectory: Trajectory
    verdict: Verdict

    @property
    def last(self) -> int:
        """The last row that was kept."""
        return int(self.trajectory.steps_taken[0])

    def share(self, step: int) -> float:
        """Return the share of the loss that is left at a step."""
        first, loss = self.trajectory.loss[0, 0], self.trajectory.loss[step, 0]
        lowest = self.walk.surface.lowest
        return float((loss - lowest) / (first - lowest))

    def move(self, step: int) -> np.ndarray:
        """Return the move of one update."""
        return self.trajectory.path[step + 1, :, 0] - self.trajectory.path[step, :, 0]


class Quantity(NamedTuple):
    """A thing to be read of a walk at a step, and how it is printed."""

    value: Callable[[Run, int], Any]
    text: Callable[[Any], str]


def whole(value: int | None) -> str:
    """Return a count, or the number of a step; none is "never"."""
    return _("never") if value is None else str(int(value))


def of_evidence(name: str) -> Callable[[Run, int], Any]:
    """Return what reads a number of the evidence behind the verdict."""
    return lambda run, _step: getattr(run.verdict.evidence, name)


def degrees_off(run: Run, step: int) -> float:
    """Return how far a move is from the way to the best minimum, in degrees."""
    ahead, at = run.move(step), run.trajectory.path[step, :, 0]
    minima = [p for p in run.walk.surface.critical_points if p.kind == "minimum" and p.is_global]
    way = np.array([minima[0].x, minima[0].y]) - at
    return float(np.degrees(np.arccos(ahead @ way / np.hypot(*ahead) / np.hypot(*way))))


def factor(run: Run, step: int) -> float:
    """Return by what a step multiplies x."""
    path = run.trajectory.path
    return float(path[step + 1, 0, 0] / path[step, 0, 0])


def highest(run: Run, _step: int) -> float:
    """Return how many times as high as at first the loss ever is."""
    return float(np.nanmax(run.trajectory.loss[:, 0]) / run.trajectory.loss[0, 0])


QUANTITIES = {
    "outcome": Quantity(lambda run, _step: run.verdict.outcome.key, str),
    "steps": Quantity(of_evidence("steps"), whole),
    "settled_at": Quantity(of_evidence("settled_at"), whole),
    "best_settle": Quantity(of_evidence("best_settle"), whole),
    "first_touch": Quantity(of_evidence("first_touch"), whole),
    "left_map_at": Quantity(of_evidence("left_map_at"), whole),
    "reversals": Quantity(of_evidence("reversals"), whole),
    "last_step": Quantity(lambda run, _step: run.last, whole),
    "rate": Quantity(lambda run, _step: run.rate, number),
    "limit": Quantity(lambda run, _step: drawn_limit(run.walk), number),
    "loss": Quantity(lambda run, step: float(run.trajectory.loss[step, 0]), number),
    "loss_left": Quantity(lambda run, step: run.share(step), percent),
    "growth": Quantity(lambda run, step: run.share(step), number),
    "highest": Quantity(highest, number),
    "slope": Quantity(lambda run, step: float(run.trajectory.grad_norm[step, 0]), number),
    "x": Quantity(lambda run, step: float(run.trajectory.path[step, 0, 0]), number),
    "y": Quantity(lambda run, step: float(run.trajectory.path[step, 1, 0]), number),
    "step_length": Quantity(lambda run, step: float(np.hypot(*run.move(step))), number),
    "factor": Quantity(factor, number),
    "degrees_off": Quantity(degrees_off, lambda value: f"{value:.0f}°"),
}


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
