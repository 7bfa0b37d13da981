"""The verdict on every run of a trajectory: outcome, motion, and the evidence that the page
prints.
"""

from dataclasses import asdict, dataclass

import numpy as np

from descent.ladder import Ladder, ladder
from descent.measures import LAST_MOVES, Measures
from descent.motion import Gait
from descent.outcome import Motion, Outcome
from descent.rules import MOSTLY, outcomes
from descent.words import number, percent

SHARES = {"loss_left"}  # printed as a percentage


@dataclass(frozen=True)
class Evidence:
    """The very numbers behind a verdict; None where there is none."""

    steps: int  # the budget
    steps_taken: int  # the last kept row
    lr: float  # the base rate
    last_point: tuple[float, float]
    loss: float  # at the last point
    loss_left: float  # e_N = (L_N − L*)/(L_0 − L*)
    loss_ratio: float | None  # L_N / L_0, where L_0 > 0
    above_best: float | None  # L_N − L*, where the surface has a bottom
    grad_norm: float  # at the last point
    sharpness: float  # the largest curvature at the last point
    eta_lambda: float  # the last rate times that
    limit: (
        float | None
    )  # what η·λ must stay below on a quadratic, where the method has such a limit
    reversals: int  # moves that point against the one before
    moves: int  # of so many that have one before
    turned_back: int  # how often the coordinate that turned most turned back
    shrink: float | None  # what a move's length was multiplied by, on average, over the last ten
    first_touch: int | None  # the first step at the target
    settled_at: int | None  # the first step from which it stays there
    best_settle: int | None  # the same for the best of the ladder's rates
    left_map_at: int | None  # the first step outside the view
    floor: float | None  # with noise: mean of L − L* over the last quarter


@dataclass(frozen=True)
class Verdict:
    """What became of one run, how it moved, and why that is said."""

    outcome: Outcome
    motion: Motion
    evidence: Evidence

    @property
    def settled_at(self):
        """The step from which the run stays at the target, or None."""
        return self.evidence.settled_at

    @property
    def sentence(self):
        """The short second line: the outcome's first template whose numbers are all known."""
        known = _words(self.evidence)
        for template in self.outcome.sentences:
            try:
                return template.format_map(known)
            except KeyError:
                continue
        return ""


def diagnose(surface, trajectory, best=None):
    """One Verdict per run.

    `best` is the `Ladder` for the same surface, start, method, schedule, budget, noise and seed, or
    its `best`: what "just right" is measured by. When it is None the sweep is made here, once for
    each start and seed among the runs.
    """
    with np.errstate(all="ignore"):
        m = Measures(surface, trajectory)
        if best is None:
            bests = _swept_bests(surface, trajectory)
        else:
            best = best.best if isinstance(best, Ladder) else best
            bests = np.full(m.last_loss.shape, -1 if best is None else best)
        found = outcomes(m, bests)
        moved = Gait(surface, trajectory).motions
        evidence = list(_evidence(m, bests))
    return [Verdict(*each) for each in zip(found, moved, evidence, strict=True)]


def _swept_bests(surface, trajectory):
    """The best settling step for every run, −1 where no rate settles."""
    t, known, bests = trajectory, {}, []
    for run in range(t.base_lr.size):
        seed = t.seed[run] if len(t.seed) > 1 else t.seed[0]
        asked = (*t.start[:, run], seed if t.noise else 0)
        if asked not in known:
            same = {
                "start": t.start[:, run],
                "steps": t.steps,
                "schedule": t.schedule,
                "noise": t.noise,
                "batch": t.batch,
                "seed": seed,
                "clip": t.clip,
            }
            known[asked] = ladder(surface, t.optimizer, **same).best
        bests.append(-1 if known[asked] is None else known[asked])
    return np.array(bests)


def _evidence(m, bests):
    """The evidence on every run, from the measures of all."""
    t = m.trajectory
    counted, turned = m.turns
    last_lr = np.take_along_axis(t.lr, np.maximum(t.steps_taken - 1, 0)[None], axis=0)[0]
    limit = t.optimizer.stability_limit()
    late, _ = m.quarter_means
    shrink = _shrink(m)
    for b in range(t.base_lr.size):
        start_loss, loss = t.loss[0, b], float(m.last_loss[b])
        yield Evidence(
            steps=t.steps,
            steps_taken=int(t.steps_taken[b]),
            lr=float(t.base_lr[b]),
            last_point=(float(m.last_point[0, b]), float(m.last_point[1, b])),
            loss=loss,
            loss_left=float(m.loss_left[b]),
            loss_ratio=float(loss / start_loss) if start_loss > 0 else None,
            above_best=loss - m.surface.lowest if m.surface.bounded_below else None,
            grad_norm=float(m.footing.slope[b]),
            sharpness=float(m.footing.high[b]),
            eta_lambda=float(last_lr[b] * m.footing.high[b]),
            limit=limit,
            reversals=int(turned[:, b].sum()),
            moves=int(counted[:, b].sum()),
            turned_back=int(m.turned_back[b]),
            shrink=_known(shrink[b]),
            first_touch=_step(m.first_touch[b]),
            settled_at=_step(m.settled_at[b]),
            best_settle=_step(_best_known(bests[b], m.settled_at[b])),
            left_map_at=_step(m.left_map_at[b]),
            floor=_known(late[b] * m.gap[b]) if m.noisy else None,
        )


def _shrink(m):
    """The mean factor from one move's length to the next over the last ten, (B,); or NaN."""
    length = np.hypot(m.moves[:, 0], m.moves[:, 1])
    last = np.maximum(m.trajectory.steps_taken - 1, 0)
    first = np.maximum(last - LAST_MOVES, 0)
    ends = [np.take_along_axis(length, row[None], axis=0)[0] for row in (first, last)]
    return (ends[1] / ends[0]) ** (1 / np.maximum(last - first, 1))


def _best_known(best, settled_at):
    """The fewest steps to settle: a rate between the rungs may beat all of the ladder's."""
    return min((step for step in (best, settled_at) if step >= 0), default=-1)


def _known(value):
    return float(value) if np.isfinite(value) else None


def _step(value):
    return int(value) if value >= 0 else None


def _words(evidence):
    """The evidence as it is printed, without what is not known."""
    unsaid = set()
    if evidence.above_best is None:  # without a bottom there is no telling what share is left
        unsaid |= {"loss_left", "loss_ratio"}
    elif evidence.loss_left > 1:  # more than all of it is not "left"
        unsaid |= {"loss_left"}
    if evidence.reversals < MOSTLY * evidence.moves:
        unsaid |= {"reversals"}
    known = {
        name: value
        for name, value in asdict(evidence).items()
        if isinstance(value, (int, float)) and name not in unsaid
    }
    words = {name: str(v) if isinstance(v, int) else number(v) for name, v in known.items()}
    return words | {name: percent(known[name]) for name in SHARES & set(known)}
