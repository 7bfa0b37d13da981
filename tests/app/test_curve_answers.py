"""The curves over all rates and the range test: held to the ladder and to sums by hand."""

import json

import numpy as np
import pytest

from app import compute
from app.compute import answers, lr_sweep, runs
from app.compute.lr_range_test import MOST_POINTS, Rise, lost, range_test, steepest
from app.scene.parse import read
from descent import LADDER_RATES, SCHEDULES, Outcome
from surfaces import SURFACES
from tests.app.queries import random_scenes

FATES = {outcome.fate for outcome in Outcome}
LANDMARKS = ("steepest", "lowest", "lost")


def curves_of(query):
    return answers.curves(query)["curves"]


@pytest.fixture(scope="module")
def bowl():
    (curve,) = curves_of("")
    return curve


def test_the_bowls_best_rate_and_the_ends_of_what_works(bowl):
    assert bowl["panels"] == [0, 1, 2, 3]
    assert bowl["limit"] == pytest.approx(0.2)
    assert (bowl["best"], bowl["best_at"]) == (pytest.approx(0.158, abs=5e-4), 10)
    low, high = bowl["works"]
    # By hand: 16·(1 − η)⁸⁰ is 1 % of 56 at 0.0410; up to 0.1942 the last five losses are below it.
    assert low == pytest.approx(0.0410, rel=2e-3)
    assert high == pytest.approx(0.1942, rel=5e-3)
    assert low < bowl["best"] <= high < bowl["limit"] < bowl["gone"]
    assert bowl["gone"] == pytest.approx(0.2033, rel=1e-3)


def test_the_largest_rate_that_works_is_found_between_those_of_the_ladder():
    asked = "surface=parabola&start=4,0&steps=60&eta=0.98,0.981,0.982,0.983"
    (curve,) = curves_of(asked)
    assert 0.981 <= curve["works"][1] < 0.982
    assert curve["gone"] == pytest.approx(1.0098, rel=1e-3)


def test_a_curve_is_the_closed_form_on_the_bowl(bowl):
    rates = LADDER_RATES[LADDER_RATES < 0.2]
    x, y = -4 * (1 - rates) ** 40, 2 * (1 - 10 * rates) ** 40
    assert bowl["left"][: len(rates)] == pytest.approx((x * x + 10 * y * y) / 56, rel=1e-3)


def test_panels_that_differ_only_in_their_rate_share_a_curve():
    found = curves_of("opt=adam,momentum,adam,adam&beta1=0.9,0.9,0.9,0.8")
    assert [curve["panels"] for curve in found] == [[0, 2], [1], [3]]
    assert [curve["method"] for curve in found] == ["Adam", "Momentum", "Adam"]


def test_a_curve_tells_what_the_ladder_found():
    for scene in random_scenes(30, seed=3):
        for curve in compute.curves(scene)["curves"]:
            found = lr_sweep.sweep(runs.walk_of(scene, curve["panels"][0])[0])
            fates = [fate for fate, count in curve["zones"] for _ in range(count)]
            assert fates == [outcome.fate for outcome in found.outcomes], scene.query()
            assert curve["settled"] == found.settled_at.tolist()
            assert (curve["best"], curve["best_at"]) == (found.best_rate, found.best)
            if curve["best"] is not None:
                low, high = curve["works"]
                inside = (found.rates >= low) & (found.rates <= high)
                assert low <= curve["best"] <= high
                settled = {"just_right", "works", "arrived"}
                assert {fates[k] for k in np.flatnonzero(inside)} <= settled


def test_every_number_of_the_curves_is_finite():
    for scene in random_scenes(60, seed=9):
        json.dumps(compute.curves(scene), allow_nan=False)


def test_the_curves_of_the_longest_walks_stay_small():
    query = "surface=rosenbrock&noise=1&steps=2000&opt=gradient_descent,momentum,rmsprop,adam"
    assert len(json.dumps(answers.curves(query))) < 60_000


def test_the_rate_of_a_range_test_rises_by_equal_factors_from_end_to_end():
    rates = 1e-4 * Rise(1e5)(np.arange(40), 40)
    assert rates[[0, -1]] == pytest.approx([1e-4, 10])
    assert np.diff(np.log(rates)) == pytest.approx(np.log(1e5) / 39)
    assert Rise(1e5)(np.arange(1), 1).tolist() == [1]


def test_the_rising_rate_is_no_schedule_of_the_catalogue():
    assert Rise not in SCHEDULES.values()


def test_the_range_test_of_plain_descent_is_the_product_of_its_steps(bowl):
    rates = 1e-4 * Rise(1e5)(np.arange(40), 40)
    x, y = -4 * np.cumprod(1 - rates), 2 * np.cumprod(1 - 10 * rates)
    left = (x * x + 10 * y * y) / 56
    points = np.array(bowl["test"]["points"])
    assert points[:, 0] == pytest.approx(rates[: len(points)], rel=1e-3)
    assert points[:, 1] == pytest.approx(left[: len(points)], rel=1e-3)
    assert bowl["test"]["factor"] == pytest.approx(rates[1] / rates[0])
    assert bowl["test"]["lowest"] == pytest.approx([rates[left.argmin()], left.min()], rel=1e-3)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_landmarks_of_a_range_test_stand_in_their_order_on_its_curve(surface):
    walk, _ = runs.walk_of(read(f"surface={surface}&opt=adam").scene, 0)
    found = range_test(walk)
    rates = [rate for rate, _ in found["points"]]
    assert rates == sorted(rates)
    assert len(rates) <= MOST_POINTS
    lowest = min(share for _, share in found["points"])
    assert found["lowest"][1] == lowest or len(rates) == MOST_POINTS
    seen = [found[name][0] for name in LANDMARKS if found[name]]
    assert seen == sorted(seen)
    since = found["lost"][0] if found["lost"] else np.inf
    assert all(share > 1 for rate, share in found["points"] if rate >= since)


def test_a_range_test_sets_the_schedule_aside_and_nothing_else():
    plain = range_test(runs.walk_of(read("opt=momentum&noise=1").scene, 0)[0])
    for query, is_same in (("sched=cosine", True), ("clip=norm:1", False), ("seed=4", False)):
        other = range_test(runs.walk_of(read(f"opt=momentum&noise=1&{query}").scene, 0)[0])
        assert (other == plain) == is_same, query


def test_a_walk_that_never_falls_has_no_steepest_place():
    assert steepest(np.array([1.0, 2.0, 3.0]), 0) is None
    assert steepest(np.array([]), None) is None
    assert steepest(np.array([1.0, 0.9, 0.2, 0.1]), 3) == 1


def test_a_walk_is_lost_from_where_it_stays_above_its_start():
    assert lost(np.array([0.5, 2.0, 0.5, 3.0, 4.0])) == 3
    assert lost(np.array([2.0, 3.0])) == 0
    assert lost(np.array([2.0, 0.5])) is None
    assert lost(np.array([])) is None


def test_one_step_is_enough_for_an_answer():
    (curve,) = curves_of("steps=1")
    assert len(curve["test"]["points"]) == 1
    assert curve["test"]["steepest"] is None
    assert {fate for fate, _ in curve["zones"]} <= FATES


@pytest.mark.parametrize("method", ["gradient_descent", "adam", "momentum"])
@pytest.mark.parametrize("surface", ["bowl", "rosenbrock", "beale"])
def test_every_rate_of_the_ladder_between_those_that_suit_settles(surface, method):
    query = f"surface={surface}&opt={method}"
    suits = answers.walked(query)["picture"]["panels"][0]["suits"]
    if suits is None:
        return
    low, high, named = suits
    assert low <= named <= high
    found = lr_sweep.sweep(compute.walk_of(read(query).scene, 0)[0])
    within = (found.rates >= low) & (found.rates <= high)
    assert (found.settled_at[within] >= 0).all()
    beyond = np.flatnonzero(within)[[0, -1]] + [-1, 1]
    assert all(found.settled_at[each] < 0 for each in beyond if 0 <= each < found.rates.size)
