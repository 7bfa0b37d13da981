"""The search game as a page plays it: a visitor's tries, and with the last what was hidden."""

import math
from collections.abc import Iterable
from functools import lru_cache

from app.compute.search.hills import (
    GOAL,
    HIGH,
    LOW,
    STEPS,
    TRIES,
    TWENTY,
    Try,
    curve,
    hill,
    scene_of,
    tries_on,
    twenty,
    window,
)
from app.compute.search.plans import PLANS, Plan, by_chance, share_by_chance
from app.language.speaking import _
from descent.message import N_
from descent.number_format import number, percent

LARGEST_SEED = 9_999
REACHED = N_("Try {count} reached the goal: {left} of the loss is left.")
LEFT = N_("Try {count} left {left} of the loss.")
HIGHER = N_("Try {count} ended higher than it began.")
FOUND = N_("Your try {count} reached the goal: {left} of the loss is left.")
NONE = N_("None of your tries reached the goal.")
WIDTH = N_(
    "The good rates run from {low} to {high}. That is {log} of this axis, but {linear} of the way "
    "from 0 to 1."
)


def game(seed: int, rates: list[float]) -> dict:
    """Return the game of a hill after some tries: what they left, and with the last of them what
    was hidden. A rate beyond the axis is its end.
    """
    asked = [min(max(rate, LOW), HIGH) for rate in rates[:TRIES]]
    tries = tries_on(hill(seed), asked) if asked else []
    is_over = len(tries) == TRIES
    return {
        "seed": seed,
        "axis": [LOW, HIGH],
        "goal": GOAL,
        "steps": STEPS,
        "left": TRIES - len(tries),
        "tries": [as_answer(one, count) for count, one in enumerate(tries, start=1)],
        "hidden": hidden(seed) | {"outcome": outcome(tries)} if is_over else None,
    }


def as_answer(one: Try, count: int) -> dict:
    """Return a try as plain values and in words: without a share where it ends beyond its start."""
    known = one.left <= 1
    text = percent(one.left) if known else _("ends higher")
    if one.is_found:
        said = _(REACHED, count=str(count), left=text)
    else:
        said = _(LEFT if known else HIGHER, count=str(count), left=text)
    return {
        "rate": one.rate,
        "left": one.left if known else None,
        "text": text,
        "said": said,
        "found": one.is_found,
    }


def outcome(tries: list[Try]) -> str:
    """Return what came of all tries, in a sentence."""
    for count, one in enumerate(tries, start=1):
        if one.is_found:
            return _(FOUND, count=str(count), left=percent(one.left))
    return _(NONE)


@lru_cache(maxsize=1)
def counts() -> dict[str, int]:
    """Return on how many of the twenty hills each plan reaches the goal; of one that leaves it to
    chance the mean of many searches, as a whole number.
    """
    certain = {
        key: sum(plan.found_at(each, 0) is not None for each in twenty())
        for key, plan in PLANS.items()
        if plan.look is not by_chance
    }
    return certain | {"chance": round(sum(map(share_by_chance, twenty())))}


def hidden(seed: int) -> dict:
    """Return what was hidden: the hill, what every rate leaves, and the plans of others."""
    surface = hill(seed)
    rates, left = curve(surface)
    points = [[brief(rate), brief(share)] for rate, share in zip(rates, left, strict=True)]
    low, high = window(surface)
    return {
        "formula": surface.formula,
        "query": scene_of(surface, float(f"{math.sqrt(low * high):.2g}")).query(),
        "window": [low, high],
        "why": why(low, high),
        "curve": [point for point in points if point[1] <= 1],
        "plans": [looked(key, plan, seed) for key, plan in PLANS.items()],
    }


def why(low: float, high: float) -> str:
    """Return how wide the good rates are on either axis, in words."""
    linear = max(min(high, 1.0) - low, 0.0)
    return _(
        WIDTH,
        low=number(low),
        high=number(high),
        log=percent(math.log(high / low) / math.log(HIGH / LOW)),
        linear=percent(linear),
    )


def looked(key: str, plan: Plan, seed: int) -> dict:
    """Return where a plan would have looked on a hill, and on how many of twenty it arrives."""
    tries, at = plan.look(hill(seed), seed), plan.found_at(hill(seed), seed)
    return {
        "key": key,
        "name": _(plan.name),
        "how": _(plan.how),
        "tries": [as_answer(one, count) for count, one in enumerate(tries, start=plan.first)],
        "found_at": at,
        "count": counts()[key],
        "result": _("not found") if at is None else _("try {count}", count=str(at)),
        "share": _("{count} of {all}", count=str(counts()[key]), all=str(TWENTY)),
    }


def carried(seeds: Iterable[int]) -> dict:
    """Return games for a file that has no server: of each hill every stop of the axis as a try."""
    return {
        "empty": game(0, []),
        "rates": [brief(rate) for rate in curve(hill(0))[0]],
        "hills": {str(seed): carried_hill(seed) for seed in seeds},
        "outcomes": {"found": _(FOUND), "none": _(NONE)},
    }


def carried_hill(seed: int) -> dict:
    """Return what each stop of the axis leaves on a hill, and what was hidden; the curve is made of
    the stops."""
    stops = [as_answer(one, 0) for one in tries_on(hill(seed), curve(hill(seed))[0])]
    return {
        "left": [one["left"] and brief(one["left"]) for one in stops],
        "text": [one["text"] for one in stops],
        "found": [at for at, one in enumerate(stops) if one["found"]],
        "hidden": {name: value for name, value in hidden(seed).items() if name != "curve"},
    }


def brief(value: float) -> float:
    """Return a number in four digits."""
    return float(f"{value:.4g}")
