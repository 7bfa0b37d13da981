"""The verdict on every run of a trajectory: outcome, motion, evidence, events and advice."""

from dataclasses import dataclass

import numpy as np

from descent.advice import advice
from descent.events import Event, events
from descent.evidence import Evidence, evidence, words
from descent.ladder import Ladder, ladder
from descent.measures import Measures
from descent.motion import Gait
from descent.outcome import Motion, Outcome
from descent.rules import outcomes


@dataclass(frozen=True)
class Verdict:
    """What became of one run, how it moved, why that is said, what happened on the way, and what to
    try next.

    `advice` is one short sentence, empty where there is nothing to mend. `suggested_lr` is the
    rate that it names, as it is printed, or None.
    """

    outcome: Outcome
    motion: Motion
    evidence: Evidence
    events: tuple[tuple[int, Event], ...] = ()
    advice: str = ""
    suggested_lr: float | None = None

    @property
    def settled_at(self):
        """The step from which the run stays at the target, or None."""
        return self.evidence.settled_at

    @property
    def sentence(self):
        """The short second line: the outcome's first template whose numbers are all known."""
        known = words(self.evidence)
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
    each start and seed among the runs. Advice is read from the ladder; from a bare number only what
    theory knows of the method's limit.
    """
    with np.errstate(all="ignore"):
        m, gait = Measures(surface, trajectory), Gait(surface, trajectory)
        rungs = _ladders(surface, trajectory, best)
        bests = np.array([_best_of(each) for each in rungs])
        found = outcomes(m, bests)
        numbers = list(evidence(m, gait, bests))
        told = [
            advice(*each, trajectory, run)
            for run, each in enumerate(zip(found, numbers, rungs, strict=True))
        ]
        columns = zip(found, gait.motions, numbers, events(m), told, strict=True)
        return [Verdict(*each, *suggested) for *each, suggested in columns]


def _best_of(rungs):
    """The best settling step that a ladder or a number tells, −1 where no rate settles."""
    best = rungs.best if isinstance(rungs, Ladder) else rungs
    return -1 if best is None else best


def _ladders(surface, trajectory, best):
    """What was told of the best, for every run; swept here where nothing was."""
    t, known, found = trajectory, {}, []
    if best is not None:
        return [best] * t.base_lr.size
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
            known[asked] = ladder(surface, t.optimizer, **same)
        found.append(known[asked])
    return found
