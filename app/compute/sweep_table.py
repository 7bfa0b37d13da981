"""What becomes of every rate of the sweep, as a table for files and the shell."""

from collections.abc import Iterator
from typing import NamedTuple

from app.compute.lr_sweep import Walk, sweep
from app.compute.runs import walk_of
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from descent import Outcome
from descent.optimizer import Optimizer


class Rung(NamedTuple):
    """What becomes of one rate: `settled_at` is None where the walk does not settle, and `loss`
    NaN where it has none.
    """

    rate: float
    outcome: Outcome
    loss: float
    loss_left: float
    settled_at: int | None


class Table(NamedTuple):
    """A setup among the panels: who shares it, and what becomes of it at every rate."""

    panels: str
    method: Optimizer
    best_rate: float | None
    rungs: list[Rung]


def setups(scene: Scene) -> dict[Walk, str]:
    """Return the different walks among the panels, each with the letters that share it."""
    owners: dict[Walk, str] = {}
    for panel in range(scene.panels):
        walk, _ = walk_of(scene, panel)
        owners[walk] = owners.get(walk, "") + LETTERS[panel]
    return owners


def tabulated(scene: Scene) -> Iterator[Table]:
    """Yield the table of each setup among the panels; panels that differ in their rate share one.

    The loss is that at the last point of the walk.
    """
    for walk, panels in setups(scene).items():
        found = sweep(walk)
        last = walk.run(found.rates).last_loss
        columns = (found.rates, found.outcomes, last, found.loss_left, found.settled_at)
        rungs = [
            Rung(float(rate), outcome, float(loss), float(left), int(at) if at >= 0 else None)
            for rate, outcome, loss, left, at in zip(*columns, strict=True)
        ]
        yield Table(panels, walk.method, found.best_rate, rungs)
