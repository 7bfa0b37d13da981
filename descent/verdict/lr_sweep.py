"""The ladder: the same walk at 101 rates, and what becomes of it at each."""

from dataclasses import dataclass, field

import numpy as np

from descent.loop import CONSTANT, run
from descent.verdict.metrics import Metrics
from descent.verdict.outcome import Outcome
from descent.verdict.rules import outcomes

LADDER_RATES = np.geomspace(1e-4, 10, 101)
LADDER_RATES.flags.writeable = False


@dataclass(frozen=True, eq=False)
class Ladder:
    """The outcome at each rate; `best` is the fewest steps to settle, and `best_rate` the smallest
    of its rates that settles soonest. Both are None where no rate settles within the budget.
    """

    rates: np.ndarray
    outcomes: tuple[Outcome, ...]
    best: int | None
    best_rate: float | None
    settled_at: np.ndarray  # the settling step at each rate, −1 where there is none
    loss_left: np.ndarray  # e at the end: the share of the loss that is left
    trials: dict = field(
        default_factory=dict, repr=False
    )  # walks tried for advice: see `AdviceTrials`


def ladder(
    surface,
    optimizer,
    *,
    start,
    steps,
    schedule=CONSTANT,
    noise=0.0,
    batch=None,
    replacement=False,
    seed=0,
    clip=None,
    rates=LADDER_RATES,
    best=None,
):
    """Run every rate of `rates` from one start, with one seed → Ladder.

    A `best` known from another ladder is what "just right" is held against, should no rate here
    settle sooner: two ladders over different rates then agree wherever they meet.
    """
    t = run(
        surface,
        optimizer,
        lr=rates,
        start=start,
        steps=steps,
        schedule=schedule,
        noise=noise,
        batch=batch,
        replacement=replacement,
        seed=seed,
        clip=clip,
    )
    with np.errstate(all="ignore"):
        m = Metrics(surface, t)
        settled = np.flatnonzero(m.settled_at >= 0)
        own = int(m.settled_at[settled].min()) if settled.size else None
        best = min((step for step in (own, best) if step is not None), default=None)
        found = outcomes(m, np.full(t.base_lr.shape, -1 if best is None else best))
    best_rate = None if own is None else float(t.base_lr[m.settled_at == own].min())
    for array in (m.settled_at, m.loss_left):
        array.flags.writeable = False
    return Ladder(t.base_lr, tuple(found), best, best_rate, m.settled_at, m.loss_left)
