"""What to try next, in one short sentence computed from the evidence and the ladder of rates.

A rate is named only where the ladder saw the same walk fare better with it or, without a ladder,
where theory puts it inside the method's limit: following the advice changes the verdict.
"""

from typing import NamedTuple

import numpy as np

from descent.ladder import Ladder
from descent.optimizer import Optimizer
from descent.outcome import Outcome
from descent.rungs import CLOSE, Rungs, printed
from descent.words import number

# Of the limit, where there is no ladder to read: the steepest axis then shrinks by a tenth a step.
INSIDE = 0.95
FREEZES = 0.01  # of its first rate left at the end: the schedule, not the rate, ends the walk
RINGS = 0.5  # of the last step kept: momentum of this size is what makes a walk ring


class Advice(NamedTuple):
    """A sentence, empty where there is nothing to mend, and the rate that it names, as printed."""

    sentence: str = ""
    rate: float | None = None


class Walk(NamedTuple):
    """What is known of a run beside its evidence: its method, and the rate of each update."""

    optimizer: Optimizer
    rates: np.ndarray


def advice(outcome, evidence, ladder, trajectory, run):
    """The Advice to one run; `ladder` is a Ladder, or anything else where there is none."""
    rungs = Rungs.of(ladder, evidence.lr) if isinstance(ladder, Ladder) else None
    walk = Walk(trajectory.optimizer, trajectory.lr[: evidence.steps_taken, run])
    return ADVISERS[outcome](evidence, rungs, walk)


def _nothing(evidence, rungs, walk):
    return Advice()


def _for_working(evidence, rungs, walk):
    named = rungs and rungs.about(rungs.right)
    if not named:
        return Advice()
    steps = "1 step" if named.steps == 1 else f"{named.steps} steps"
    return _naming("try η ≈ {rate}, which needs about {steps}", named, steps=steps)


def _for_slow(evidence, rungs, walk):
    named = rungs and rungs.about(rungs.settles)
    if named:
        return _naming("try η ≈ {rate}{times}", named, times=_times(named.rate, evidence.lr))
    if walk.rates[-1] < FREEZES * walk.rates[0]:
        return Advice("the rate falls too fast: let it fall more slowly")
    if evidence.above_best is None:
        return Advice("no rate settles where there is no bottom: watch which way it goes")
    if rungs is None or rungs.settles.any():
        return Advice("more steps, or another rate")
    words = f"no rate settles in {evidence.steps} steps: take more"
    if rate := rungs.better(evidence.loss_left):
        words += f", and a {'larger' if rate > evidence.lr else 'smaller'} rate"
    return Advice(words)


def _for_wild(evidence, rungs, walk):
    """For a run that is gone, or goes to and fro."""
    if rungs is None:
        return _by_the_limit(evidence, walk)
    if named := rungs.at_most():
        return _naming("try η ≤ {rate}", named)
    if named := rungs.about(rungs.settles):
        return _naming("try η ≈ {rate}{times}", named, times=_times(named.rate, evidence.lr))
    if named := rungs.furthest():
        return _naming("try η ≈ {rate}, and more steps", named)
    return _by_calming(walk)


def _for_past(evidence, rungs, walk):
    """For a run that was there and ran past: it needs time, or less of what carries it."""
    named = rungs and (rungs.at_most() or rungs.about(rungs.settles))
    if not named:
        return _by_calming(walk)
    return _naming("try η ≈ {rate}{times}", named, times=_times(named.rate, evidence.lr))


def _by_the_limit(evidence, walk):
    """η·λ against its limit, at the last step on the map."""
    if evidence.limit is not None and evidence.sharpness > 0:
        rate = printed(INSIDE * evidence.limit / evidence.sharpness)
        if 0 < rate < (1 - CLOSE) * evidence.lr:
            return Advice(f"try η ≤ {number(rate)}", rate)
    return _by_calming(walk)


def _by_calming(walk):
    equation = walk.optimizer.characteristic(np.array(0.0))
    if equation is not None and equation[1] >= RINGS:
        return Advice("less momentum, or more steps")
    return Advice("a smaller rate, and more steps")


def _for_stuck(evidence, rungs, walk, words="start elsewhere"):
    named = rungs and rungs.about(rungs.settles)
    return _naming(words + ", or try η ≈ {rate}", named) if named else Advice(words)


def _for_ridge(evidence, rungs, walk):
    return _for_stuck(evidence, rungs, walk, words="start a little to the side")


def _for_escape(evidence, rungs, walk):
    named = rungs and rungs.at_most()
    if named:
        return _naming("try η ≤ {rate}", named)
    return Advice("start elsewhere: this way it falls without end")


def _for_noise(evidence, rungs, walk):
    words = "a smaller rate or a larger batch lowers the floor"
    named = rungs and rungs.at_most()
    return _naming(words + ": try η ≤ {rate}", named) if named else Advice(words)


ADVISERS = {
    Outcome.JUST_RIGHT: _nothing,
    Outcome.WORKS_SLOWLY: _for_working,
    Outcome.WORKS_OVERSHOOTS: _for_working,
    Outcome.TOO_SLOW: _for_slow,
    Outcome.OSCILLATES: _for_wild,
    Outcome.OVERSHOOTS: _for_past,
    Outcome.ENDS_HIGHER: _for_wild,
    Outcome.DIVERGES: _for_wild,
    Outcome.ESCAPES: _for_escape,
    Outcome.STUCK_MINIMUM: _for_stuck,
    Outcome.STUCK_SADDLE: _for_ridge,
    Outcome.STUCK_MAXIMUM: _for_ridge,
    Outcome.STUCK_DEGENERATE: _for_stuck,
    Outcome.STUCK_PLATEAU: _for_stuck,
    Outcome.HOVERS: _for_noise,
}


def _naming(template, named, **words):
    return Advice(template.format(rate=number(named.rate), **words), named.rate)


def _times(rate, present):
    """How much of the present rate: ", about 70 times as much", ", about 1/3 of it"."""
    if not present:
        return ""
    ratio = rate / present
    if ratio >= 1:
        return f", about {number(float(f'{ratio:.2g}'))} times as much"
    return f", about 1/{number(float(f'{1 / ratio:.2g}'))} of it"
