"""Advice is followed, and the run that comes of it is held against the run that got it.

What is followed, by its form. Alternatives ("…, or …") are followed one by one.

- "try η ≈ r" and "try η ≤ r": the same run at r, in the same budget.
- "more steps", "take more": the same run with twice and with four times the budget; the better of
  the two counts. Where a number of steps is named, that number.
- both joined by "and": both at once.
- "a smaller rate", "a larger rate" without a number: half of it, twice of it.
- "less momentum": its β further from 1 by a factor of two.
- "a larger batch": four times the batch.
- "start elsewhere", "another rate", "let it fall more slowly", "watch", "more steps show whether":
  nothing to be checked.

Better: it settles where it did not; or it settles sooner; or, where neither settles, less of the
loss is left at the end – with noise on average over the last quarter. Worse: it settled and does
not settle any more; or, where neither settles, a hundredth more of the loss is left, or more. Where
there is no bottom less loss is only further off: there a run does better that ends on the map. An
advice is better if any of its alternatives is, and worse if any of them is. A run without noise
that rests at a poorer critical point has not settled.

Beside that two claims are checked: "needs about n steps" within a tenth, or a step; and "no rate
settles" against 1001 rates, "none of 101 rates settles" or "does better" against those.
"""

import re
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from benchmarks.truth.facts import TARGET, UP, Facts
from benchmarks.truth.sentences import NUMBER, Printed

TIMES = (2, 4)
LONGEST = 8_000  # steps that are walked to check an advice
WORSE = 1.01
NEARLY = 0.1
CLEARLY = 0.9  # of what is left: nobody would call less of a gain better
RATES = tuple(np.geomspace(1e-4, 10, 101))  # those of the page's own sweep
MANY = tuple(np.geomspace(1e-4, 10, 1001))  # where it is said of every rate


class Way(NamedTuple):
    """One way to follow an advice: other settings, and budgets, the first that helps counts."""

    change: tuple  # (name of a field of the scene, value), but for its steps
    budgets: tuple[int, ...]


class Heeded(NamedTuple):
    """What came of an advice."""

    can_check: bool
    better: bool
    worse: bool
    wrong: tuple[str, ...]  # claims in it that are false
    how: str


def ways(scene, panel, text):
    """The ways to follow an advice that can be checked."""
    found = []
    for part in re.split(r",? or (?!η)", text):
        if "show whether" in part or "neither" in text:  # no promise
            continue
        change = _change(scene, panel, part)
        budgets = _budgets(scene, part)
        if change is None or not (change or budgets != (scene.steps,)):
            continue
        change.setdefault("rates", (scene.rates[panel],))
        found.append(Way(tuple(sorted(change.items())), budgets))
    return found


def _change(scene, panel, part):
    """What to change beside the budget; None for what the method has none of."""
    rate = re.search(rf"η [≈≤=] ({NUMBER})", part)
    if rate:
        return {"rates": (Printed.of(rate[1]).value,)}
    if "smaller rate" in part:
        return {"rates": (scene.rates[panel] / 2,)}
    if "larger rate" in part:
        return {"rates": (scene.rates[panel] * 2,)}
    if "larger batch" in part:
        return {"batch": 4 * scene.batch}
    if "less momentum" in part:
        method = _calmer(scene.method)
        return None if method is None else {"method": method}
    return {}


def _budgets(scene, part):
    named = re.search(r"(?:take|try|within|budget of|give it)(?: about)? (\d+) steps", part)
    if named:
        return (int(named[1]),)
    if re.search(r"more steps|take more|longer|times (?:as many|the) steps", part):
        return tuple(scene.steps * times for times in TIMES)
    return (scene.steps,)


def _calmer(method):
    """The method with a memory half as long."""
    for name in ("beta", "beta1"):
        if getattr(method, name, 0):
            return replace(method, **{name: max(0.0, 1 - 2 * (1 - getattr(method, name)))})
    return None


class Standing(NamedTuple):
    """How well a run did: where it settles, when; else what is left, but no less than the target:
    who stands there without having stayed has come no further by a smaller number.
    """

    settled_at: int | None
    left: float

    @classmethod
    def of(cls, facts):
        """With noise what is left is the mean of the last quarter."""
        settled = facts.settled_at
        if settled is not None and not facts.noisy and facts.rests_poorly:
            settled = None
        left = facts.level if facts.noisy else facts.left_at_end
        if not facts.surface.bounded_below:
            left = 0.0 if not facts.off_map[-1] else 1.0 if left <= UP else left
        else:
            left = max(left, TARGET)
        return cls(settled, np.inf if facts.is_beyond_numbers or not np.isfinite(left) else left)

    def __str__(self):
        where = "" if self.settled_at is None else f"settles at {self.settled_at}, "
        return f"{where}{100 * self.left:.4g} % left"

    def beats(self, other):
        """Whether it did better."""
        if self.settled_at is None or other.settled_at is None:
            if self.settled_at is None and other.settled_at is None:
                return self.left < other.left
            return other.settled_at is None
        return self.settled_at < other.settled_at

    def is_worse_than(self, other):
        """Whether it did worse; a few steps more are not."""
        if self.settled_at is None and other.settled_at is None:
            return self.left > other.left * WORSE
        return self.settled_at is None


def heed(scene, facts, texts):
    """Follow the advice, "" where there is none, that the runs of a scene got → [Heeded]."""
    asked = [(panel, way) for panel, text in enumerate(texts) for way in ways(scene, panel, text)]
    before = [Standing.of(each) for each in facts]
    after = {(panel, way): [] for panel, way in asked}
    for turn in range(len(TIMES)):
        left = [
            (panel, way)
            for panel, way in asked
            if len(way.budgets) > turn
            and way.budgets[turn] <= LONGEST
            and not any(each.beats(before[panel]) for each in after[panel, way])
        ]
        for key, standing in _followed(scene, left, turn, facts[0].ground):
            after[key].append(standing)
    best = _Best(scene, facts[0].ground)
    return [
        _heeded(
            text, before[panel], [v for k, v in after.items() if k[0] == panel and v], best, panel
        )
        for panel, text in enumerate(texts)
    ]


def _followed(scene, asked, turn, ground):
    """(panel, way), and how it did: those that differ in the rate alone run side by side."""
    groups = {}
    for panel, way in asked:
        change = dict(way.change)
        rate = change.pop("rates")[0]
        same = (way.budgets[turn], tuple(change.items()))
        groups.setdefault(same, []).append(((panel, way), rate))
    for (steps, change), some in groups.items():
        rates = tuple(rate for _, rate in some)
        walked = scene.run(**dict(change), steps=steps, rates=rates)
        for column, (key, _) in enumerate(some):
            yield key, Standing.of(Facts(ground, walked, column))


def _heeded(text, before, after, best, panel):
    """What came of one advice, from how the ways to follow it did, each in its budgets."""
    better = [any(each.beats(before) for each in tried) for tried in after]
    worse = [all(each.is_worse_than(before) for each in tried) for tried in after]
    how = "; ".join(f"{before} → {' or '.join(map(str, tried))}" for tried in after)
    needed = [each.settled_at for tried in after for each in tried]
    return Heeded(
        bool(after), any(better), any(worse), tuple(_false(text, needed, best, before, panel)), how
    )


def _false(text, needed, best, before, panel):
    """The claims in an advice that are false."""
    needs = re.search(r"needs? (?:about )?(\d+) steps?", text)
    if needs and not any(
        true is not None and abs(int(needs[1]) - true) <= max(1, NEARLY * true) for true in needed
    ):
        yield f"“{needs[0]}”, and it needs {needed}"
    none = re.search(r"(?:no|none of (?:the )?\d+) rates? settles?", text)
    if none and (rate := best.settles(MANY if none[0].startswith("no rate") else RATES)):
        yield f"η {rate:.4g} settles"
    if re.search(r"none of (?:the )?\d+ rates does better", text):
        yield from best.better_than(before)
    if "neither half the rate nor four times the batch" in text:
        yield from best.lowered(panel, before)


class _Best:
    """The same run at the rates of a ladder; asked for seldom."""

    def __init__(self, scene, ground):
        self.scene, self.ground, self.known = scene, ground, {}

    def standings(self, rates):
        """[(rate, how it did)]; the four runs of a scene ask the same."""
        if rates not in self.known:
            walked = self.scene.run(rates=rates)
            each = (Facts(self.ground, walked, column) for column in range(len(rates)))
            self.known[rates] = [(facts.rate, Standing.of(facts)) for facts in each]
        return self.known[rates]

    def settles(self, rates):
        """The one of some rates that settles soonest, or None."""
        if not self.ground.surface.bounded_below:
            return None
        settling = [
            (standing.settled_at, rate)
            for rate, standing in self.standings(rates)
            if standing.settled_at is not None
        ]
        return min(settling, default=(None, None))[1]

    def better_than(self, before):
        """The rates that did clearly better, in words."""
        clearly = before._replace(left=before.left * CLEARLY)
        better = [
            (rate, standing) for rate, standing in self.standings(RATES) if standing.beats(clearly)
        ]
        if better:
            rate, standing = better[0]
            yield f"η {rate:.4g} does better than {before}: {standing}"

    def lowered(self, panel, before):
        """What lowers the floor of a run clearly: half its rate, or four times the batch."""
        rate, batch = self.scene.rates[panel], self.scene.batch
        clearly = before._replace(left=before.left * CLEARLY)
        for change in ({"rates": (rate / 2,)}, {"rates": (rate,), "batch": 4 * batch}):
            after = Standing.of(Facts(self.ground, self.scene.run(**change), 0))
            if after.beats(clearly):
                yield f"{change} lowers it: {before} → {after}"
