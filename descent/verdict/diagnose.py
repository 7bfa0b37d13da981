"""The verdict on every run of a trajectory: outcome, motion, evidence, events and advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np

from descent.message import N_, Message
from descent.side_by_side import SideBySide
from descent.verdict.advice import advice
from descent.verdict.events import Event, events
from descent.verdict.evidence import Evidence, evidence
from descent.verdict.lr_sweep import Ladder, ladder
from descent.verdict.metrics import Metrics
from descent.verdict.motion import Gait
from descent.verdict.outcome import Finding, Motion, Outcome
from descent.verdict.rules import outcomes
from descent.verdict.sentence import message


class Quick(Finding):
    """What a quick verdict says where a whole one depends on how soon other rates settle."""

    WORKS = (N_("Works"), "works", (N_("settled at step {settled_at}"),))


@dataclass(frozen=True)
class Verdict:
    """What became of one run, how it moved, why that is said, what happened on the way, and what to
    try next.

    `suggestion` is the Message of one short sentence, None where there is nothing to mend.
    `suggested_lr` is the rate that it names, as it is printed, or None. A quick verdict (see
    `diagnose`) knows no motion.
    """

    outcome: Outcome | Quick
    motion: Motion | None
    evidence: Evidence
    events: Sequence[tuple[int, Event]] = ()
    suggestion: Message | None = None
    suggested_lr: float | None = None

    @property
    def settled_at(self):
        """The step from which the run stays at the target, or None."""
        return self.evidence.settled_at

    @cached_property
    def message(self):
        """The Message of the short second line, None where nothing is known to say."""
        return message(self.outcome.sentences, self.evidence)

    @property
    def sentence(self):
        """The short second line in English, empty where there is none."""
        return str(self.message or "")

    @property
    def advice(self):
        """What to try next in English, empty where there is nothing to mend."""
        return str(self.suggestion or "")


def diagnose(surface, trajectory, best=None, *, advise=True):
    """One Verdict per run.

    `best` is the `Ladder` for the same surface, start, method, schedule, budget, noise and seed, or
    its `best`: what "just right" is measured by. When it is None the sweep is made here, once for
    each start and seed among the runs. Advice is read from the ladder; from a bare number only what
    theory knows of the method's limit.

    With `advise=False` the verdict is quick, for a picture that follows a hand: nothing else is
    walked, no advice is given and the motion is left out. Where no `best` is handed over either, a
    run that settled only `Quick.WORKS`, whether or not another rate would have been far sooner.
    """
    with np.errstate(all="ignore"):
        m = Metrics(surface, trajectory)
        if not advise:
            return _quick(m, [best] * trajectory.base_lr.size)
        gait = Gait(surface, trajectory)
        sweeps = _ladders(surface, trajectory, best)
        bests = np.array([_best_of(each) for each in sweeps])
        found = outcomes(m, bests)
        numbers = list(evidence(m, gait, bests, found))
        told = [
            advice(*each, m, run)
            for run, each in enumerate(zip(found, numbers, sweeps, strict=True))
        ]
        columns = zip(found, gait.motions, numbers, events(m), told, strict=True)
        return [Verdict(*each, *suggested) for *each, suggested in columns]


def diagnose_together(surface, trajectories, bests):
    """The quick verdicts on the runs of several trajectories, each with the best that is known of
    its own: a list for every trajectory.

    They are those of `diagnose` with `advise=False`, at a fraction of the time: most of it goes by
    the call, and not by the run.
    """
    sizes = [t.base_lr.size for t in trajectories]
    with np.errstate(all="ignore"):
        m = Metrics(surface, SideBySide.of(trajectories))
        known = [best for best, size in zip(bests, sizes, strict=True) for _ in range(size)]
        verdicts = iter(_quick(m, known))
    return [list(islice(verdicts, size)) for size in sizes]


def _quick(m, known):
    """The quick verdict on every run, from the measures of all, and the best that is known of
    each.
    """
    bests = np.array([_best_of(best) for best in known])
    found = outcomes(m, bests)
    numbers = list(evidence(m, _Unseen(m), bests, found))
    # Against an unknown best every settled run counts as just right. One that never was anywhere
    # else is: nothing settles sooner.
    unknown = np.array([best is None for best in known])
    for b in np.flatnonzero(unknown & (m.settled_at > 0) & (found == Outcome.JUST_RIGHT)):
        found[b] = Quick.WORKS
        numbers[b] = replace(numbers[b], best_settle=None)
    columns = zip(found, numbers, events(m), strict=True)
    return [Verdict(outcome, None, *each) for outcome, *each in columns]


class _Unseen:
    """In the place of a `Gait` that nobody asks for: it knows no factors."""

    def __init__(self, m):
        nothing = np.full(m.trajectory.base_lr.shape, np.nan)
        self.factors = nothing, nothing


def _best_of(sweep):
    """The best settling step that a ladder or a number tells, −1 where no rate settles."""
    best = sweep.best if isinstance(sweep, Ladder) else sweep
    return -1 if best is None else best


def _ladders(surface, trajectory, best):
    """What was told of the best, for every run; swept here where nothing was."""
    t, known, found = trajectory, {}, []
    if best is not None:
        return [best] * t.base_lr.size
    for run in range(t.base_lr.size):
        seed = t.seed[run] if len(t.seed) > 1 else t.seed[0]
        asked = (*t.start[:, run], seed if t.is_noisy else 0)
        if asked not in known:
            same = {
                "start": t.start[:, run],
                "steps": t.steps,
                "schedule": t.schedule,
                "noise": t.noise,
                "batch": t.batch,
                "replacement": t.replacement,
                "seed": seed,
                "clip": t.clip,
            }
            known[asked] = ladder(surface, t.optimizer, **same)
        found.append(known[asked])
    return found
