"""What to try next, in one short sentence: tried before it is given.

Each outcome has its own list of things to try, the most welcome first. A rate is named, and more
steps are asked for, only where the same walk with that very rate or twice the steps was seen to
fare better; where nothing was, the sentence says what that rests on.
"""

from dataclasses import replace

import numpy as np

from descent.message import N_, nN_
from descent.number_format import number
from descent.request import LARGEST_BATCH
from descent.verdict.advice_case import Advice, Case, approach, longer, rate, rates
from descent.verdict.advice_trial import AdviceTrials
from descent.verdict.lr_sweep import Ladder
from descent.verdict.outcome import Outcome
from descent.verdict.rate_suggestions import CLOSE, RateSuggestions, printed

# Of the limit, where there is no ladder to read: the steepest axis then shrinks by a tenth a step.
INSIDE = 0.95
FREEZES = 0.01  # of its first rate left at the end: the schedule, not the rate, ends the walk
RINGS = 0.5  # of the last step kept: momentum of this size is what makes a walk ring
AT_MOST = N_("try η ≤ {rate}")
MORE_STEPS = N_("more steps, or another rate")
# What lowers the floor of the noise, alone and with a rate to try.
SMALLER_RATE = (
    N_("a smaller rate lowers the floor"),
    N_("a smaller rate lowers the floor: try η ≤ {rate}"),
)
LARGER_BATCHES = (
    N_("a larger batch lowers the floor"),
    N_("a larger batch lowers the floor: try η ≤ {rate}"),
)
EITHER = (
    N_("a smaller rate or a larger batch lowers the floor"),
    N_("a smaller rate or a larger batch lowers the floor: try η ≤ {rate}"),
)
LARGER_BATCH = 4  # times: half of the noise


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


# What to try after each outcome.


def _nothing(case):
    return ()


def _for_working(case):
    if case.suggestions:
        named = case.suggestions.about(case.suggestions.right)
        needing = nN_(
            "try η ≈ {rate}, which needs about {steps} step",
            "try η ≈ {rate}, which needs about {steps} steps",
            count="steps",
        )
        yield rate(case, needing, named)


def _for_arrived(case):
    yield from _for_working(case)
    yield Advice.of(N_("go on, and see whether it stays"))


def _for_rest(case):
    yield Advice.of(N_("start farther away"))


def _for_slow(case):
    suggestions = case.suggestions
    if suggestions:
        yield approach(case, suggestions.about(suggestions.settles))
    if case.rates[-1] < FREEZES * case.rates[0]:
        yield Advice.of(N_("the rate falls too fast: let it fall more slowly"))
    if case.bottomless:
        yield Advice.of(N_("no rate settles where there is no bottom: watch which way it goes"))
    if suggestions is None:
        yield longer(case, MORE_STEPS)
    else:
        yield from rates(case, suggestions.soonest())
        yield from _with_more_steps(case)
        yield from rates(case, suggestions.deepest())
    yield from _for_hopeless(case)


def _with_more_steps(case):
    suggestions, sentence, values = case.suggestions, MORE_STEPS, {}
    if not suggestions.settles.any():
        sentence = nN_(
            "none of {count} rates settles in {steps} step: take more",
            "none of {count} rates settles in {steps} steps: take more",
            count="steps",
        )
        values = {"count": str(suggestions.rates.size), "steps": case.evidence.steps}
        lr = suggestions.better(case.evidence.loss_left)
        if lr:
            lr = printed(lr)
            and_rate = nN_(
                "none of {count} rates settles in {steps} step: take more, and η ≈ {rate}",
                "none of {count} rates settles in {steps} steps: take more, and η ≈ {rate}",
                count="steps",
            )
            yield longer(case, and_rate, {"lr": lr}, rate=number(lr), **values)
    yield longer(case, sentence, **values)


def _for_wild(case):
    """For a run that is gone, or goes to and fro."""
    suggestions = case.suggestions
    if suggestions is None:
        yield from _by_the_limit(case)
    else:
        yield rate(case, AT_MOST, suggestions.at_most())
        yield approach(case, suggestions.about(suggestions.settles))
        yield _furthest(case)
    yield from _by_calming(case)


def _furthest(case):
    """The smaller rate that gets furthest down, and twice the steps."""
    named = case.suggestions.furthest()
    if named:
        sentence = N_("try η ≈ {rate}, and more steps")
        better = longer(case, sentence, {"lr": named.rate}, rate=number(named.rate))
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
            yield Advice.of(AT_MOST, lr, rate=number(lr))


def _by_calming(case):
    calm = _with_less_momentum(case)
    if calm and case.trials.better(optimizer=calm):
        more = longer(case, N_("less momentum, or more steps"))
        yield more or Advice.of(N_("less momentum"))
    if case.suggestions:
        yield from rates(case, case.suggestions.soonest())
    yield longer(case, N_("more steps"))
    yield longer(case, N_("a smaller rate, and more steps"), {"lr": case.evidence.lr / 2})
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
    # A noisy ladder tells where each run happens to end, not its level; and what is left beyond all
    # numbers is no share to be held against others.
    unclear = case.trials.is_noisy or case.bottomless or case.evidence.beyond_numbers
    if case.suggestions and not unclear and case.suggestions.beaten_by(case.evidence.loss_left):
        sentence = N_("none of {count} rates does better: try another method")
        yield Advice.of(sentence, count=str(case.suggestions.rates.size))
    yield Advice.of(N_("another start, or another method"))


def _for_stuck(case):
    yield from _elsewhere(case, N_("start elsewhere"), N_("start elsewhere, or try η ≈ {rate}"))


def _for_ridge(case):
    beside = N_("start a little to the side")
    yield from _elsewhere(case, beside, N_("start a little to the side, or try η ≈ {rate}"))


def _elsewhere(case, alone, with_rate):
    """Another start; a rate beside it where one settles."""
    if case.suggestions:
        yield rate(case, with_rate, case.suggestions.about(case.suggestions.settles))
    yield Advice.of(alone)


def _for_escape(case):
    if case.suggestions:
        yield rate(case, AT_MOST, case.suggestions.at_most())
    yield Advice.of(N_("start elsewhere: this way it falls without end"))


def _for_lost(case):
    if case.suggestions:
        named = case.suggestions.at_most(), case.suggestions.about(case.suggestions.settles)
        yield from rates(case, *named, case.suggestions.soonest())
    yield Advice.of(N_("start elsewhere, or try another method"))


def _for_noise(case):
    slower = case.trials.better(lr=case.evidence.lr / 2)
    fuller = case.trials.better(batch=min(LARGER_BATCH * case.batch, LARGEST_BATCH))
    if not (slower or fuller):
        yield Advice.of(N_("neither half the rate nor four times the batch lowers this floor"))
        return
    alone, with_rate = EITHER if slower and fuller else SMALLER_RATE if slower else LARGER_BATCHES
    if case.suggestions:
        yield rate(case, with_rate, case.suggestions.at_most())
    yield Advice.of(alone)


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
