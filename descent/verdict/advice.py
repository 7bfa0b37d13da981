"""What to try next, in one short sentence: tried before it is given.

Each outcome has its own list of things to try, the most welcome first. A rate is named, and more
steps are asked for, only where the same walk with that very rate or twice the steps was seen to
fare better; where nothing was, the sentence says what that rests on.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from descent.number_format import number
from descent.optimizer import Optimizer
from descent.request import LARGEST_BATCH
from descent.verdict.advice_trial import AdviceTrials
from descent.verdict.lr_sweep import Ladder
from descent.verdict.outcome import Outcome
from descent.verdict.rate_suggestions import CLOSE, RateSuggestions, printed

# Of the limit, where there is no ladder to read: the steepest axis then shrinks by a tenth a step.
INSIDE = 0.95
FREEZES = 0.01  # of its first rate left at the end: the schedule, not the rate, ends the walk
RINGS = 0.5  # of the last step kept: momentum of this size is what makes a walk ring
APPROACH = "try η ≈ {rate}{times}"
LARGER_BATCH = 4  # times: half of the noise
LONGER = 2  # times the steps: as far as anybody goes on without a change


class Advice(NamedTuple):
    """A sentence, empty where there is nothing to mend, and the rate that it names, as printed."""

    sentence: str = ""
    rate: float | None = None


class Case(NamedTuple):
    """What is known of a run beside its outcome."""

    evidence: object
    suggestions: RateSuggestions | None  # what the ladder says, where there is one
    trials: AdviceTrials
    optimizer: Optimizer
    batch: int
    rates: np.ndarray  # of each update

    @property
    def bottomless(self):
        """Whether the surface has no bottom: nothing settles there."""
        return self.evidence.above_best is None


def advice(outcome, evidence, ladder, m, run):
    """The Advice to one run of some `Metrics`; `ladder` is a Ladder, or anything else where there
    is none.
    """
    is_ladder = isinstance(ladder, Ladder)
    case = Case(
        evidence,
        RateSuggestions.of(ladder, evidence.lr) if is_ladder else None,
        AdviceTrials(m, run, ladder.trials if is_ladder else {}),
        m.trajectory.optimizer,
        m.trajectory.batch,
        m.trajectory.lr[: evidence.steps_taken, run],
    )
    return next(filter(None, ADVISERS[outcome](case)), Advice())


# Things to try: each yields the advice if it helps, else nothing.


def rate(case, template, named):
    """Another rate, in a template with {rate}, {times} and {steps}."""
    fate = named and case.trials.better(lr=named.rate)
    if not fate:
        return None
    steps = "1 step" if fate.settled_at == 1 else f"{fate.settled_at} steps"
    if "{steps}" in template and fate.settled_at < 1:
        return None
    times = _times(named.rate, case.evidence.lr)
    return Advice(template.format(rate=number(named.rate), times=times, steps=steps), named.rate)


def longer(case, words, **other):
    """Twice the steps, and perhaps another rate."""
    better = case.trials.better(steps=LONGER * case.trials.steps, **other)
    return Advice(words) if better else None


def rates(case, *choices):
    """Rates of the ladder, one after another."""
    return (rate(case, APPROACH, each) for each in choices)


# What to try after each outcome.


def _nothing(case):
    return ()


def _for_working(case):
    if case.suggestions:
        named = case.suggestions.about(case.suggestions.right)
        yield rate(case, "try η ≈ {rate}, which needs about {steps}", named)


def _for_arrived(case):
    yield from _for_working(case)
    yield Advice("go on, and see whether it stays")


def _for_rest(case):
    yield Advice("start farther away")


def _for_slow(case):
    suggestions = case.suggestions
    if suggestions:
        yield rate(case, APPROACH, suggestions.about(suggestions.settles))
    if case.rates[-1] < FREEZES * case.rates[0]:
        yield Advice("the rate falls too fast: let it fall more slowly")
    if case.bottomless:
        yield Advice("no rate settles where there is no bottom: watch which way it goes")
    if suggestions is None:
        yield longer(case, "more steps, or another rate")
    else:
        yield from rates(case, suggestions.soonest())
        yield from _with_more_steps(case)
        yield from rates(case, suggestions.deepest())
    yield from _for_hopeless(case)


def _with_more_steps(case):
    suggestions, words = case.suggestions, "more steps, or another rate"
    if not suggestions.settles.any():
        size, steps = suggestions.rates.size, case.evidence.steps
        words = f"none of {size} rates settles in {steps} step{'s' * (steps != 1)}: take more"
        lr = suggestions.better(case.evidence.loss_left)
        if lr:
            lr = printed(lr)
            yield longer(case, f"{words}, and η ≈ {number(lr)}", lr=lr)
    yield longer(case, words)


def _for_wild(case):
    """For a run that is gone, or goes to and fro."""
    suggestions = case.suggestions
    if suggestions is None:
        yield from _by_the_limit(case)
    else:
        yield rate(case, "try η ≤ {rate}", suggestions.at_most())
        yield rate(case, APPROACH, suggestions.about(suggestions.settles))
        yield _furthest(case)
    yield from _by_calming(case)


def _furthest(case):
    """The smaller rate that gets furthest down, and twice the steps."""
    named = case.suggestions.furthest()
    if named:
        words = f"try η ≈ {number(named.rate)}, and more steps"
        better = longer(case, words, lr=named.rate)
        return better and better._replace(rate=named.rate)
    return None


def _for_past(case):
    """For a run that was there and ran past: it needs time, or less of what carries it."""
    suggestions = case.suggestions
    if suggestions:
        yield from rates(case, suggestions.at_most(), suggestions.about(suggestions.settles))
    yield from _by_calming(case)


def _by_the_limit(case):
    """η·λ against its limit, at the last step on the map."""
    evidence = case.evidence
    if evidence.limit is not None and evidence.sharpness is not None and evidence.sharpness > 0:
        lr = printed(INSIDE * evidence.limit / evidence.sharpness)
        if 0 < lr < (1 - CLOSE) * evidence.lr and case.trials.better(lr=lr):
            yield Advice(f"try η ≤ {number(lr)}", lr)


def _by_calming(case):
    calm = _with_less_momentum(case)
    if calm and case.trials.better(optimizer=calm):
        more = longer(case, "less momentum, or more steps")
        yield more or Advice("less momentum")
    if case.suggestions:
        yield from rates(case, case.suggestions.soonest())
    yield longer(case, "more steps")
    yield longer(case, "a smaller rate, and more steps", lr=case.evidence.lr / 2)
    if case.suggestions:
        yield from rates(case, case.suggestions.deepest())
    yield from _for_hopeless(case)


def _with_less_momentum(case):
    """The method with a memory half as long, where it is what makes the walk ring; or None."""
    equation = case.optimizer.characteristic(np.array(0.0))
    if equation is None or equation[1] < RINGS:
        return None
    name = next((name for name in ("beta", "beta1") if getattr(case.optimizer, name, 0)), None)
    if name is None:
        return None
    return replace(case.optimizer, **{name: max(0.0, 1 - 2 * (1 - getattr(case.optimizer, name)))})


def _for_hopeless(case):
    """Where nothing that was tried helps."""
    # A noisy ladder tells where each run happens to end, not its level.
    is_clear = case.suggestions and not case.bottomless and case.evidence.level is None
    if is_clear and case.suggestions.beaten_by(case.evidence.loss_left):
        yield Advice(f"none of {case.suggestions.rates.size} rates does better: try another method")
    yield Advice("another start, or another method")


def _for_stuck(case, words="start elsewhere"):
    if case.suggestions:
        named = case.suggestions.about(case.suggestions.settles)
        yield rate(case, words + ", or try η ≈ {rate}", named)
    yield Advice(words)


def _for_ridge(case):
    return _for_stuck(case, words="start a little to the side")


def _for_escape(case):
    if case.suggestions:
        yield rate(case, "try η ≤ {rate}", case.suggestions.at_most())
    yield Advice("start elsewhere: this way it falls without end")


def _for_lost(case):
    if case.suggestions:
        named = case.suggestions.at_most(), case.suggestions.about(case.suggestions.settles)
        yield from rates(case, *named, case.suggestions.soonest())
    yield Advice("start elsewhere, or try another method")


def _for_noise(case):
    ways = [
        words
        for words, other in (
            ("a smaller rate", {"lr": case.evidence.lr / 2}),
            ("a larger batch", {"batch": min(LARGER_BATCH * case.batch, LARGEST_BATCH)}),
        )
        if case.trials.better(**other)
    ]
    if not ways:
        yield Advice("neither half the rate nor four times the batch lowers this floor")
    words = " or ".join(ways) + " lowers the floor"
    if case.suggestions:
        yield rate(case, words + ": try η ≤ {rate}", case.suggestions.at_most())
    yield Advice(words)


ADVISERS = {
    Outcome.JUST_RIGHT: _nothing,
    Outcome.WORKS_SLOWLY: _for_working,
    Outcome.WORKS_OVERSHOOTS: _for_working,
    Outcome.JUST_ARRIVED: _for_arrived,
    Outcome.AT_REST: _for_rest,
    Outcome.TOO_SLOW: _for_slow,
    Outcome.OSCILLATES: _for_wild,
    Outcome.OVERSHOOTS: _for_past,
    Outcome.ENDS_HIGHER: _for_wild,
    Outcome.LOST: _for_lost,
    Outcome.DIVERGES: _for_wild,
    Outcome.ESCAPES: _for_escape,
    Outcome.STUCK_MINIMUM: _for_stuck,
    Outcome.STUCK_SADDLE: _for_ridge,
    Outcome.STUCK_MAXIMUM: _for_ridge,
    Outcome.STUCK_DEGENERATE: _for_stuck,
    Outcome.STUCK_PLATEAU: _for_stuck,
    Outcome.HOVERS: _for_noise,
}


def _times(rate, present):
    """How much of the present rate: ", about 70 times as much", ", about 1/3 of it"."""
    if not present or f"{rate / present:.2g}" == "1":
        return ""
    ratio = rate / present
    if ratio >= 1:
        return f", about {number(float(f'{ratio:.2g}'))} times as much"
    return f", about 1/{number(float(f'{1 / ratio:.2g}'))} of it"
