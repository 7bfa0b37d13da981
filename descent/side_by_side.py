"""Trajectories of several methods, side by side: what is asked of one is asked of all at once."""

from dataclasses import dataclass

import numpy as np

from descent.trajectory import Runs, Trajectory


@dataclass(frozen=True, eq=False)
class SideBySide(Runs):
    """The runs of some trajectories under the names of one: on one surface, of as many steps, and
    all with noise or none.
    """

    parts: tuple[Trajectory, ...]
    path: np.ndarray
    loss: np.ndarray
    grad_norm: np.ndarray
    lr: np.ndarray
    steps_taken: np.ndarray
    base_lr: np.ndarray
    start: np.ndarray
    is_noisy: bool

    @classmethod
    def of(cls, parts):
        """The runs of these trajectories, in their order."""
        names = ("path", "loss", "grad_norm", "lr", "steps_taken", "base_lr", "start")
        arrays = {
            name: np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in names
        }
        return cls(tuple(parts), **arrays, is_noisy=parts[0].is_noisy)


def parts_of(runs):
    """The trajectories of one method each that runs are made of."""
    return runs.parts if isinstance(runs, SideBySide) else (runs,)


def by_part(runs, fact):
    """What a fact is of each trajectory, for every run, (B,)."""
    return np.concatenate([np.full(part.start.shape[1], fact(part)) for part in parts_of(runs)])
