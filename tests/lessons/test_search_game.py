"""The search game: honest plans, numbers of the hills themselves, nothing told before the last."""

import json

import numpy as np
import pytest

from app.compute.search import plans
from app.compute.search.game import counts, game
from app.compute.search.hills import (
    GOAL,
    HIGH,
    LOW,
    TRIES,
    hill,
    scene_of,
    tries_on,
    twenty,
    window,
)
from app.compute.search.plans import PLANS
from app.scene.parse import read
from descent import OPTIMIZERS, run

SIX = [0.1, 0.01, 0.05, 0.02, 0.03, 0.04]


def test_a_try_is_a_walk_of_the_engine():
    surface = hill(7)
    for one in tries_on(surface, [0.001, 0.004]):
        walked = run(
            surface,
            OPTIMIZERS["gradient_descent"](),
            lr=one.rate,
            start=(-4.0, 1.0),
            steps=60,
        )
        assert one.left == pytest.approx(float(walked.loss[-1, 0] / walked.loss[0, 0]))
        assert one.is_found == (one.left < GOAL)


def test_the_first_hill_is_that_of_the_lesson():
    low, high = window(hill(0))
    assert 0.013 < low < 0.0135
    assert 0.0385 < high < 0.039
    assert [one["text"] for one in game(0, SIX)["tries"]] == [
        *("ends higher", "7.3 %", "ends higher", "2.1 %", "0.63 %", "75.9 %")
    ]


def test_each_of_the_twenty_hills_has_a_rate_that_reaches_the_goal():
    assert len(set(twenty())) == 20
    assert all(window(surface) for surface in twenty())


def test_even_steps_reach_the_goal_on_half_of_the_hills_and_halving_on_all():
    found = counts()
    assert (found["even"], found["halving"], found["range_test"]) == (10, 20, 20)
    assert 7 <= found["chance"] <= 11


@pytest.mark.parametrize("key", PLANS)
def test_a_plan_has_no_more_than_its_tries_and_stays_on_the_axis(key):
    plan = PLANS[key]
    for seed, surface in enumerate(twenty()):
        tries = plan.look(surface, seed)
        assert len(tries) + plan.first - 1 == TRIES
        if key != "range_test":
            assert all(LOW <= one.rate <= HIGH for one in tries)


@pytest.mark.parametrize("key", PLANS)
def test_a_plan_tells_of_every_walk_that_it_pays_for(key, monkeypatch):
    paid = []
    walk = plans.tries_on

    def counted(surface, rates):
        paid.extend(np.atleast_1d(rates).tolist())
        return walk(surface, rates)

    monkeypatch.setattr(plans, "tries_on", counted)
    tries = PLANS[key].look(hill(3), 3)
    assert paid == [one.rate for one in tries]


def test_before_the_last_try_nothing_is_told_of_the_hill():
    told = game(5, SIX[:-1])
    assert told["hidden"] is None
    assert told["left"] == 1
    assert hill(5).formula not in json.dumps(told, ensure_ascii=False)
    empty = [game(seed, []) for seed in (1, 2)]
    assert {key: value for key, value in empty[0].items() if key != "seed"} == {
        key: value for key, value in empty[1].items() if key != "seed"
    }


def test_after_the_last_try_all_that_was_hidden_is_there():
    hidden = game(0, SIX)["hidden"]
    assert read(hidden["query"]).notes == ()
    assert [plan["key"] for plan in hidden["plans"]] == list(PLANS)
    assert hidden["plans"][0]["found_at"] is None
    assert all(share <= 1 for _, share in hidden["curve"])
    json.dumps(hidden, allow_nan=False)


def test_a_hill_can_be_opened_by_its_address():
    for seed in range(30):
        scene = scene_of(hill(seed), 0.01)
        assert read(scene.query()) == (scene, ())


def test_rates_beyond_the_axis_are_its_ends_and_more_than_six_are_not_walked():
    told = game(0, [1e9, 0.0, *SIX])
    assert [one["rate"] for one in told["tries"]] == [HIGH, LOW, *SIX[:4]]
