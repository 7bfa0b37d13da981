"""A run that wants advice, and what may be tried for it: another rate, or more steps.

What helps is worth an Advice: a message, and the rate that it names.
"""

from typing import NamedTuple

import numpy as np

from descent.message import N_, Message, template
from descent.number_format import number
from descent.optimizer import Optimizer
from descent.verdict.advice_trial import AdviceTrials
from descent.verdict.rate_suggestions import RateSuggestions

LONGER = 2  # times the steps: as far as anybody goes on without a change
# To name a rate, with how much of the present one it is where that is known.
APPROACH = (
    N_("try η ≈ {rate}"),
    N_("try η ≈ {rate}, about {ratio} times as much"),
    N_("try η ≈ {rate}, about 1/{ratio} of it"),
)


class Advice(NamedTuple):
    """A message, None where there is nothing to mend, and the rate that it names, as printed."""

    message: Message | None = None
    rate: float | None = None

    @classmethod
    def of(cls, sentence, rate=None, /, **values):
        """The advice of one sentence with these values in its places."""
        return cls(template(sentence).filled(**values), rate)


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


# Things to try: each yields the advice if it helps, else nothing.


def rate(case, sentence, named, /, **values):
    """Another rate, in a sentence with {rate}, perhaps {steps}, and what `values` are given."""
    fate = named and case.trials.better(lr=named.rate)
    if not fate:
        return None
    sentence = template(sentence)
    if "steps" in sentence.needs:
        if fate.settled_at < 1:
            return None
        values["steps"] = fate.settled_at
    return Advice.of(sentence, named.rate, **values | {"rate": number(named.rate)})


def approach(case, named):
    """Another rate, and how much of the present one that is."""
    if not named:
        return None
    plain, more, less = APPROACH
    ratio = named.rate / case.evidence.lr if case.evidence.lr else 1.0
    if f"{ratio:.2g}" == "1":
        return rate(case, plain, named)
    sentence, size = (more, ratio) if ratio >= 1 else (less, 1 / ratio)
    return rate(case, sentence, named, ratio=number(float(f"{size:.2g}")))


def longer(case, sentence, trial=None, /, **values):
    """Twice the steps, and perhaps what else a `trial` differs in."""
    better = case.trials.better(steps=LONGER * case.trials.steps, **(trial or {}))
    return Advice.of(sentence, **values) if better else None


def rates(case, *choices):
    """Rates of the ladder, one after another."""
    return (approach(case, each) for each in choices)
