"""What the lessons on schedules say, over many seeds."""

from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, run
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()
SEEDS = range(500)
# Lesson 9: ½(x² + 4y²) with noise; what is left over the last twenty steps.
NOISY_BOWL = {"start": (-4, 2), "steps": 200, "noise": 1.0, "seed": SEEDS}
LEFT = [
    ("constant", {}, 0.4, 0.60),
    ("constant", {}, 0.02, 0.014),
    ("step", {"every": 50, "gamma": 0.2}, 0.4, 0.009),
    ("exponential", {"gamma": 0.985}, 0.4, 0.013),
]
# Lesson 10: ripples along x; the walk begins in the second dip, and the crest before it is at 3.1.
RIPPLES = {"start": (4.15, 0), "steps": 240, "noise": 1.0, "seed": SEEDS}
CREST = 3.1
OUT = [
    ("constant", {}, 0.05, 0),
    ("exponential", {"gamma": 0.98}, 0.4, 44),
    ("cosine", {}, 0.4, 90),
    ("warm_restarts", {"period": 60, "growth": 1}, 0.4, 93),
    ("triangular", {"period": 40, "floor": 0.01}, 0.4, 87),
]


@pytest.mark.parametrize(("key", "settings", "rate", "left"), LEFT)
def test_a_rate_that_falls_ends_far_below_the_floor_of_the_one_it_began_with(
    key, settings, rate, left
):
    bowl = replace(SURFACES["bowl"], condition=4.0)
    t = run(bowl, GD, lr=rate, schedule=SCHEDULES[key](**settings), **NOISY_BOWL)
    assert t.loss[-20:].mean() == pytest.approx(left, rel=0.15)


@pytest.mark.parametrize(("key", "settings", "rate", "out"), OUT)
def test_a_raised_rate_leaves_a_poor_dip_as_often_as_the_lesson_says(key, settings, rate, out):
    surface = SURFACES["ripples"]
    t = run(surface, GD, lr=rate, schedule=SCHEDULES[key](**settings), **RIPPLES)
    share = 100 * (np.abs(t.path[-1, 0]) < CREST).mean()
    assert share == pytest.approx(out, abs=5)


def test_a_rate_that_falls_by_a_tenth_each_time_can_not_travel_far():
    schedule = SCHEDULES["exponential"](gamma=0.9)
    t = run(SURFACES["ravine"], GD, lr=0.03, start=(-4, 1), steps=200, schedule=schedule)
    assert t.lr.sum() == pytest.approx(0.03 / (1 - 0.9))
    assert t.lr[:20].sum() == pytest.approx(0.88 * t.lr.sum(), rel=0.01)
    assert f"{t.path[-1, 0, 0]:.2f}" == "-2.96"
    assert f"{100 * t.loss[-1, 0] / t.loss[0, 0]:.1f}" == "13.2"
