"""The search game as a page plays it: a visitor's tries, and with the last what was hidden."""

from functools import lru_cache

import numpy as np

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
from app.compute.search.plans import PLANS
from app.language.speaking import _
from descent.number_format import percent

LARGEST_SEED = 10_000


def game(seed: int, rates: list[float]) -> dict:
    """Return the game of a hill after some tries: what they left, and with the last of them what
    was hidden. A rate beyond the axis is its end.
    """
    surface = hill(seed)
    asked = [min(max(rate, LOW), HIGH) for rate in rates[:TRIES]]
    tries = [told(one) for one in tries_on(surface, asked)] if asked else []
    is_over = len(tries) == TRIES
    return {
        "seed": seed,
        "axis": [LOW, HIGH],
        "goal": GOAL,
        "steps": STEPS,
        "left": TRIES - len(tries),
        "tries": tries,
        "hidden": hidden(seed) if is_over else None,
    }


def told(one: Try) -> dict:
    """Return a try as plain values: without a share where it ends beyond its start."""
    known = one.left <= 1
    return {
        "rate": one.rate,
        "left": one.left if known else None,
        "text": percent(one.left) if known else _("ends higher"),
        "found": one.is_found,
    }


@lru_cache(maxsize=256)
def looked(seed: int) -> dict[str, list[Try]]:
    """Return where each plan would have looked on a hill."""
    return {key: plan.look(hill(seed), seed) for key, plan in PLANS.items()}


@lru_cache(maxsize=1)
def counts() -> dict[str, int]:
    """Return on how many of the twenty hills each plan reaches the goal; of one that leaves it to
    chance the mean of many searches, as a whole number.
    """
    return {
        key: round(
            sum(plan.found_at(each, seed) is not None for each in twenty() for seed in plan.seeds)
            / len(plan.seeds)
        )
        for key, plan in PLANS.items()
    }


def hidden(seed: int) -> dict:
    """Return what was hidden: the hill, what every rate leaves, and the plans of others."""
    surface = hill(seed)
    rates, left = curve(surface)
    points = [[float(rate), float(share)] for rate, share in zip(rates, left, strict=True)]
    ends = window(surface)
    return {
        "formula": surface.formula,
        "query": scene_of(surface, float(np.sqrt(np.prod(ends))) if ends else LOW).query(),
        "window": list(ends) if ends else None,
        "curve": [point for point in points if point[1] <= 1],
        "of": TWENTY,
        "plans": [
            {
                "key": key,
                "name": _(plan.name),
                "how": _(plan.how),
                "tries": [told(one) for one in looked(seed)[key]],
                "found_at": plan.found_at(surface, seed),
                "count": counts()[key],
            }
            for key, plan in PLANS.items()
        ],
    }
