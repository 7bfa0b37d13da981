"""What becomes of 10⁴–10⁶ walks: the same rules as for a few, outcomes only."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from descent.batch.batch_spec import BatchSpec, Cells, checked_values
from descent.batch.evaluate import judged_by_path, judged_by_tail
from descent.batch.history_buffer import HistoryBuffer
from descent.batch.online_metrics import CODES
from descent.loop import CONSTANT
from descent.minibatch import examples_of
from descent.request import Request
from descent.verdict.outcome import Outcome

CHUNK = 16_384  # cells at a time: their arrays stay in the cache, and numpy's calls are few
MEMORY = 2**26  # bytes for the rows that a chunk keeps: long walks go in smaller chunks
AT_A_MINIMUM = (
    *(Outcome.JUST_RIGHT, Outcome.WORKS_SLOWLY, Outcome.WORKS_OVERSHOOTS),
    Outcome.STUCK_MINIMUM,
)


class Canceled(Exception):
    """A survey was given up because its caller said so."""


@dataclass(frozen=True, eq=False)
class Survey:
    """What became of every cell; all arrays have the cells' shape.

    `outcome` holds small whole numbers: `OUTCOMES[number]` is an Outcome, `CODES[outcome]` the
    number.
    """

    outcome: np.ndarray
    settled_at: np.ndarray  # the step from which a cell stays at the target, or −1
    minimum: np.ndarray  # which of the surface's critical points it came to rest at, or −1

    def holds(self, *outcomes):
        """In which cells one of these outcomes holds, as a mask."""
        return np.isin(self.outcome, [CODES[outcome] for outcome in outcomes])


def survey(
    surface,
    optimizer,
    *,
    lr,
    start,
    steps,
    schedule=CONSTANT,
    vary=None,
    noise=0.0,
    batch=None,
    replacement=False,
    seed=0,
    clip=None,
    best=None,
    dtype=np.float64,
    progress=None,
    canceled=None,
):
    """Walk down `surface` from many starts or with many settings, as `run` does → Survey.

    `lr`, (…), and `start`, (2, …), are broadcast against each other, and so are the arrays of
    `vary`, which maps names of the method's hyper-parameters to values that differ from cell to
    cell: a row of rates and a column of `vary={"beta": betas}` make a map of rate × momentum. With
    noise, or mini-batches of data, all cells hear the same, and every path is kept for a while:
    that takes ten times as long.

    `best`, a `Ladder`, a number or one per cell, −1 where no rate settles, is what "just right" is
    measured by. Without it a cell that settles works, slowly or with overshoots, by its motion
    alone; only one that starts at the target is called just right.

    With float32 as `dtype` it takes little more than half the time; a walk that hovers for ever, as
    RMSProp's do, then ends elsewhere in it. `progress(done, total)` is told of the updates made and
    `canceled()` asked whether to give up, at every update of a chunk and between verdicts. Raises
    ValueError, naming the argument, and Canceled.
    """
    cells = Cells.of(lr, start, best, checked_values(surface, optimizer, vary or {}))
    of_data = {"replacement": replacement, "examples": examples_of(surface)}
    asked = Request.of(cells.lr, cells.start, steps, noise, batch, seed, clip, **of_data)
    if np.dtype(dtype) not in (np.float64, np.float32):
        raise ValueError(f"dtype must be float64 or float32, not {dtype!r}")
    if len(asked.seed) > 1:
        raise ValueError("seed must be one number: all cells hear the same noise")

    def tick(before, size, step):
        if canceled is not None and canceled():
            raise Canceled
        if progress is not None:
            progress(before * steps + round(size * step), asked.runs * steps)

    spec = BatchSpec.of(surface, optimizer, schedule, asked)
    columns = _by_chunks(spec, cells, np.dtype(dtype), tick)
    return Survey(*(column.reshape(cells.shape) for column in columns))


def _by_chunks(spec, cells, dtype, tick):
    """The outcomes, settling steps and minima of all cells, (B,) each; `tick(before, size, step)`
    is called as the chunks go on.
    """
    surface, asked = spec.surface, spec.asked
    size = min(CHUNK, asked.runs, max(1, MEMORY // HistoryBuffer.bytes_a_cell(asked.steps, dtype)))
    recent = HistoryBuffer(asked.steps, size, dtype)
    columns = [np.empty(asked.runs, dtype=kind) for kind in (np.uint8, np.int32, np.int16)]
    judge = judged_by_path if asked.is_noisy else judged_by_tail
    with np.errstate(all="ignore"):
        for before in range(0, asked.runs, size):
            part = cells.only(slice(before, before + size))
            go_on = partial(tick, before, part.lr.size)
            for ids, codes, settled_at, point in judge(spec, recent, part, go_on):
                minima = _minimum(surface, codes, point)
                for column, values in zip(columns, (codes, settled_at, minima), strict=True):
                    column[before + ids] = values
    return columns


def _minimum(surface, codes, point):
    """Which critical point is the minimum nearest to where a cell came to rest, or −1."""
    minima = [i for i, c in enumerate(surface.critical_points) if c.kind == "minimum"]
    if not minima:
        return np.full(codes.shape, -1)
    rests = np.isin(codes, [CODES[outcome] for outcome in AT_A_MINIMUM])
    known = np.array([surface.critical_points[i][:2] for i in minima]).T
    nearest = np.hypot(*(known[:, :, None] - point[:, None, :])).argmin(axis=0)
    return np.where(rests, np.array(minima)[nearest], -1)
