"""What a run leaves behind: the path, what was measured along it, and what was asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from descent.clipping import Clip
from descent.optimizer import Optimizer
from descent.schedule import Schedule


class Evaluations(NamedTuple):
    """What a method had asked for before it stood at row t: (T+1, B) each, whole numbers.

    The loss and the gradient that every run records for its own account are not among them.
    """

    gradients: np.ndarray
    values: np.ndarray
    hessians: np.ndarray

    @property
    def total(self):
        """Everything asked for, each thing counted once, (T+1, B)."""
        return self.gradients + self.values + self.hessians


class Runs:
    """What is read of runs side by side from their arrays, under the names of a `Trajectory`."""

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


@dataclass(frozen=True, eq=False)
class Trajectory(Runs):
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
    noise: float  # σ of one sample
    batch: int  # samples that an update averages, or examples that it sees
    seed: tuple[int, ...]  # one number for all runs, or one per run
    clip: Clip | None
    counts: tuple  # what was asked for before each row: gradients, values, Hessians
    replacement: bool  # whether a batch is drawn from all examples anew
    examples: int  # that the surface is made of, 0 for one that is made of none
    is_noisy: bool  # whether chance has a say: there is noise, or there are mini-batches

    @cached_property
    def evaluations(self):
        """What each run had asked for before each row; after its end, the last count stands."""
        rows = np.minimum(np.arange(self.steps + 1)[:, None], self.steps_taken)
        return Evaluations(*(_at_rows(each, rows) for each in self.counts))


def _at_rows(counts, rows):
    """The counts, a number for all runs or an array (B,) each, at rows (T+1, B) → (T+1, B).

    A count is a number until its method first says which of the runs ask, and an array from then
    on: two conversions then do for all rows.
    """
    if not isinstance(counts[-1], np.ndarray):
        return np.array(counts)[rows]
    first = next(t for t, count in enumerate(counts) if isinstance(count, np.ndarray))
    by_run = np.empty((len(counts), rows.shape[1]), dtype=int)
    by_run[:first] = np.array(counts[:first], dtype=int)[:, None]
    by_run[first:] = np.array(counts[first:])
    return np.take_along_axis(by_run, rows, axis=0)
