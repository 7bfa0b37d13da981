"""One scene: its four runs, what is said of them, and what of that is false."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from benchmarks.truth.advice import heed
from benchmarks.truth.facts import Facts
from benchmarks.truth.ground import ground
from benchmarks.truth.kinds import violations
from benchmarks.truth.limits import false_limit
from benchmarks.truth.scenes import LONGEST, scene
from descent import diagnose

NOT_BETTER, WORSE, CLAIM = "8 not better", "8 worse", "8 claim"
CELLS, FLOORS = "10 survey and diagnose", "4 floors of thirty seeds"


@dataclass
class Found:
    """What a number of scenes came to."""

    runs: int = 0
    advice: int = 0  # runs that carry any
    checkable: int = 0  # and of those the ones that can be followed
    cells: int = 0  # of surveys
    floors: int = 0  # settings with which thirty seeds hover
    counts: Counter = field(default_factory=Counter)  # kind → runs
    words: Counter = field(default_factory=Counter)
    cases: dict = field(default_factory=dict)  # kind → [(steps, text)]

    def add(self, kinds, case, steps):
        for kind in kinds:
            self.counts[kind] += 1
            self.cases.setdefault(kind, []).append((steps, case))

    def merge(self, other, keep):
        """Take in what others found, and keep the shortest cases of every kind."""
        for name in ("runs", "advice", "checkable", "cells", "floors"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.counts += other.counts
        self.words += other.words
        for kind, cases in other.cases.items():
            self.cases[kind] = sorted([*self.cases.get(kind, []), *cases])[:keep]


def judge(seed, index, most=LONGEST):
    """Run scene `index` of a seed → Found."""
    drawn, found = scene(seed, index, most), Found()
    land = ground(drawn.surface)
    trajectory = drawn.run()
    verdicts = diagnose(drawn.surface, trajectory)
    facts = [Facts(land, trajectory, panel) for panel in range(len(verdicts))]
    if trajectory.is_noisy:
        quiet = drawn.run(noise=0.0, batch=None)
        for panel, each in enumerate(facts):
            each.without_noise = Facts(land, quiet, panel)
    with np.errstate(all="ignore"):
        heeded = heed(drawn, facts, [verdict.advice for verdict in verdicts])
        limit = [(9, each) for each in false_limit(drawn)]
        for panel, verdict in enumerate(verdicts):
            wrong = with_kind_2(facts[panel], verdict) + _false_advice(heeded[panel])
            wrong += limit if not panel else []
            found.runs += 1
            found.words[verdict.outcome.word] += 1
            found.advice += bool(verdict.advice)
            found.checkable += heeded[panel].can_check
            if wrong:
                case = report(drawn, panel, verdict, wrong, seed, index)
                found.add(sorted({kind for kind, _ in wrong}, key=str), case, drawn.steps)
    return found


def with_kind_2(facts, verdict):
    """The violations; one that would be none if the unseen coordinate counted is of kind 2."""
    wrong = violations(facts, verdict)
    if not (wrong and facts.surface.one_dimensional):
        return wrong
    both = Facts(ground(facts.surface, (0, 1)), facts.trajectory, facts.column)
    both.without_noise = facts.without_noise
    still = {kind for kind, _ in violations(both, verdict)}
    return [(kind if kind in still else 2, text) for kind, text in wrong]


def _false_advice(heeded):
    wrong = [(CLAIM, each) for each in heeded.wrong]
    if heeded.can_check and not heeded.better:
        wrong.append((NOT_BETTER, heeded.how))
    if heeded.worse:
        wrong.append((WORSE, heeded.how))
    return wrong


def report(drawn, panel, verdict, wrong, seed, index):
    """All that is needed to see a violation again."""
    said = f"{verdict.outcome.word}: {verdict.sentence} [{verdict.motion.word}]"
    advice = f" → {verdict.advice}" if verdict.advice else ""
    lines = [f"      kind {kind}: {text}" for kind, text in wrong]
    head = f"{drawn.text(panel)}   (--seed {seed} --only {index})"
    return "\n".join([head, f"      “{said}”{advice}", *lines])
