"""What a run leaves behind: the path, what was measured along it, and what was asked for."""

from dataclasses import dataclass

import numpy as np

from descent.optimizer import Optimizer
from descent.schedule import Schedule


@dataclass(frozen=True, eq=False)
class Trajectory:
    """B runs of T updates side by side. All arrays are read-only; row t speaks of the same point
    everywhere.

    A run that left for good (see `run`) has NaN after row `steps_taken`. Row 0 is kept as given
    even where the loss there overflows; no other kept row holds anything but finite numbers.
    """

    path: np.ndarray  # (T+1, 2, B), row 0 the start
    loss: np.ndarray  # (T+1, B)
    gradient: np.ndarray  # (T+1, 2, B): the true one, even of a run with noise
    grad_norm: np.ndarray  # (T+1, B)
    lr: np.ndarray  # (T, B): the rate in force for update t
    steps_taken: np.ndarray  # (B,): the last row that was kept
    optimizer: Optimizer
    schedule: Schedule
    base_lr: np.ndarray  # (B,)
    start: np.ndarray  # (2, B)
    noise: float
    seed: tuple[int, ...]  # one number for all runs, or one per run

    @property
    def steps(self):
        """T, the number of updates asked for."""
        return self.path.shape[0] - 1

    @property
    def last_point(self):
        """The last kept point of every run, (2, B)."""
        return np.take_along_axis(self.path, self.steps_taken[None, None, :], axis=0)[0]

    @property
    def last_loss(self):
        """The loss at the last kept point of every run, (B,)."""
        return np.take_along_axis(self.loss, self.steps_taken[None, :], axis=0)[0]
