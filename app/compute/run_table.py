"""One walk in full: every number of every step, exactly, for the table and the files."""

from functools import partial

import numpy as np

from app.compute.cost import seconds
from app.compute.lr_sweep import Walk
from app.compute.runs import walk_of
from app.executor.place import placed
from app.packing import float64
from app.scene.scene import Scene
from descent import Trajectory

COLUMNS = ("step", "x", "y", "loss", "gx", "gy", "gradient", "rate", "evaluations")


def trace(scene: Scene, panel: int) -> dict:
    """Return the walk of a panel by columns, as base64 of little-endian float64.

    Row t is the walk at step t; its rate is that of the update that leaves it, NaN in the last.
    """
    found = columns(scene, panel)
    return {
        "rows": len(found["step"]),
        "columns": {name: float64(values) for name, values in found.items()},
    }


def columns(scene: Scene, panel: int) -> dict[str, np.ndarray]:
    """Return the walk of a panel by columns, until its end."""
    walk, rate = walk_of(scene, panel)
    return placed(columns_at, (walk, rate), partial(seconds, walk))


def columns_at(walk: Walk, rate: float) -> dict[str, np.ndarray]:
    """Return the columns of a walk at a rate."""
    return columns_of(walk.run(rate))


def columns_of(trajectory: Trajectory, run: int = 0) -> dict[str, np.ndarray]:
    """Return the columns of one run, until its end."""
    t, rows = trajectory, int(trajectory.steps_taken[run]) + 1
    rates = np.append(t.lr[: rows - 1, run], np.nan)
    values = (
        np.arange(rows),
        *(t.path[:rows, axis, run] for axis in (0, 1)),
        t.loss[:rows, run],
        *(t.gradient[:rows, axis, run] for axis in (0, 1)),
        t.grad_norm[:rows, run],
        rates,
        t.evaluations.total[:rows, run],
    )
    return dict(zip(COLUMNS, values, strict=True))
