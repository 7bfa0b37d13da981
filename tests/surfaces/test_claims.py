"""What single surfaces are there to show: the sentences on the page and in the docstrings."""

from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, Outcome, diagnose, ladder, run
from surfaces import SURFACES

DESCENT = OPTIMIZERS["gradient_descent"]()


def walk(surface, lr, optimizer=DESCENT, start=None, steps=None):
    """One walk on which the surface is met, (T+1, 2)."""
    start, steps = start or surface.start, steps or surface.steps
    return run(surface, optimizer, lr=lr, start=start, steps=steps).path[:, :, 0]


def best(surface, key):
    """The fewest steps in which any rate of a method settles from the default start."""
    return ladder(surface, OPTIMIZERS[key](), start=surface.start, steps=100).best


@pytest.mark.parametrize("curvature", [0.5, 2.0, 40.0])
def test_on_the_parabola_one_over_the_curvature_lands_and_two_over_it_mirrors(curvature):
    surface = replace(SURFACES["parabola"], curvature=curvature)
    assert abs(walk(surface, 1 / curvature)[1, 0]) <= 1e-15
    np.testing.assert_allclose(walk(surface, 2 / curvature)[1:3, 0], [-4, 4], rtol=1e-14)


def test_a_parabola_is_printed_as_briefly_as_it_can_be():
    parabola = SURFACES["parabola"]
    printed = [replace(parabola, curvature=k).formula for k in (2.0, 1.0, 5.0)]
    assert printed == ["x²", "½x²", "½·5x²"]


def test_a_condition_number_changes_the_formula_and_the_slope_and_the_key_stays():
    steep = replace(SURFACES["bowl"], condition=50.0)
    assert steep.formula == "½(x² + 50y²)"
    assert steep.gradient(1.0, 1.0) == (1.0, 50.0)
    assert steep.sharpness(0.0, 0.0) == 50
    assert steep.key == "bowl"


def test_a_bowl_as_it_comes_is_computed_to_the_bit_as_its_formula_is_read():
    x, y = np.random.default_rng(3).normal(0, 1, (2, 10_000)) * np.geomspace(1e-150, 1e150, 10_000)
    bowl = SURFACES["bowl"]
    np.testing.assert_array_equal(bowl.value(x, y), 0.5 * (x * x + 10 * y * y))
    np.testing.assert_array_equal(bowl.gradient(x, y), (x, 10 * y))
    assert (bowl.formula, bowl.curvatures(x, y)[1].max()) == ("½(x² + 10y²)", 10)


def test_a_turned_bowl_prints_its_axes():
    turned = replace(SURFACES["bowl"], angle=-30.0, scale=3.0)
    assert turned.formula == (
        "3·½(u² + 10v²), u = cos(−30°)x + sin(−30°)y, v = cos(−30°)y − sin(−30°)x"
    )
    np.testing.assert_allclose(turned.curvatures(0.0, 0.0), (3, 30), rtol=1e-15)


@pytest.mark.parametrize("angle", [-90.0, -20.0, 45.0])
def test_the_axes_named_among_the_starts_of_a_bowl_are_its_axes(angle):
    bowl = replace(SURFACES["bowl"], angle=angle)
    for name, curvature in (("on the long axis", 1), ("on the steep axis", 10)):
        point = np.array(bowl.starts[name])
        np.testing.assert_allclose(bowl.gradient(*point), curvature * point, atol=1e-14)


def test_turning_the_bowl_changes_nothing_for_plain_descent_and_much_for_adagrad():
    bowl, turn = SURFACES["bowl"], np.radians(45)
    turned = replace(bowl, angle=45.0)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    start = tuple(matrix @ bowl.start)
    straight = walk(bowl, 0.15)
    np.testing.assert_allclose(walk(turned, 0.15, start=start), straight @ matrix.T, atol=1e-14)
    adagrad = OPTIMIZERS["adagrad"]()
    settled = [
        ladder(surface, adagrad, start=at, steps=100).best
        for surface, at in ((bowl, bowl.start), (turned, start))
    ]
    assert settled[1] > 5 * settled[0]


def test_a_scaled_loss_with_a_scaled_rate_is_the_same_walk():
    bowl = SURFACES["bowl"]
    scaled = replace(bowl, scale=8.0)
    np.testing.assert_array_equal(walk(scaled, 0.15 / 8), walk(bowl, 0.15))


def test_rosenbrock_prints_the_walls_it_has():
    assert SURFACES["rosenbrock"].formula == "(1 − x)² + 100(y − x²)²"
    assert replace(SURFACES["rosenbrock"], b=7.5).formula == "(1 − x)² + 7.5(y − x²)²"


def test_on_booth_a_rate_for_each_weight_does_not_help():
    booth = SURFACES["booth"]
    assert best(booth, "gradient_descent") < min(best(booth, "adagrad"), best(booth, "rmsprop"))


def test_on_matyas_the_best_rate_is_near_two():
    matyas = SURFACES["matyas"]
    rungs = ladder(matyas, DESCENT, start=matyas.start, steps=matyas.steps)
    assert 1.7 < rungs.best_rate < 2


@pytest.mark.parametrize("key", ["tilted_well", "three_hump_camel", "six_hump_camel"])
def test_a_small_rate_stays_in_the_poorer_basin_that_a_larger_one_leaves(key):
    surface = SURFACES[key]
    t = run(surface, DESCENT, lr=surface.rates, start=surface.start, steps=surface.steps)
    _, careful, bold, _ = diagnose(surface, t)
    assert careful.outcome is Outcome.STUCK_MINIMUM
    assert bold.outcome is Outcome.JUST_RIGHT


@pytest.mark.parametrize("tilt", [0.0, 0.3, 1.0, 1.5])
def test_the_tilt_lowers_one_well_and_raises_the_other(tilt):
    surface = replace(SURFACES["tilted_well"], tilt=tilt)
    better, poorer, between = (surface.value(c.x, c.y) for c in surface.critical_points)
    assert better <= poorer < between
    assert (better == poorer) == (tilt == 0)


def test_a_rate_that_is_right_between_the_basins_is_thrown_out_from_the_rim():
    surface = SURFACES["goldstein_price"]
    rate = surface.rates[2]
    assert surface.value(*walk(surface, rate)[-1]) - surface.lowest <= 1e-9
    corners = [(x, y) for x in surface.view[0] for y in surface.view[1]]
    assert surface.value(*np.array(corners).T).max() == pytest.approx(2.5e5, rel=0.2)
    for corner in corners:
        assert not np.isfinite(walk(surface, rate, start=corner)[-1]).all()


def test_every_basin_of_mccormick_is_lower_than_the_last_and_momentum_rolls_on():
    surface = SURFACES["mccormick"]
    s = 4 * np.pi / 3 + 2 * np.pi * np.arange(-5, 5)
    x, y = (s + 1) / 2, (s - 1) / 2
    assert np.hypot(*surface.gradient(x, y)).max() <= 1e-13
    assert surface.curvatures(x, y)[0].min() > 0
    np.testing.assert_allclose(np.diff(surface.value(x, y)), np.pi, rtol=1e-13)

    upper = [c for c in surface.critical_points if c.kind == "minimum"][1]
    plain = walk(surface, 0.1, steps=300)[-1]
    rolled = walk(surface, 0.06, OPTIMIZERS["momentum"](), steps=300)[-1]
    np.testing.assert_allclose(plain, (upper.x, upper.y), rtol=1e-9)
    assert surface.value(*rolled) < surface.value(*plain) - 3


def test_every_point_of_the_product_valley_is_a_minimum_as_sharp_as_it_is_far_out():
    surface, out = SURFACES["product"], np.geomspace(0.3, 4, 50)
    for side in (1, -1):
        x, y = side * out, side / out
        assert surface.value(x, y).max() <= 1e-31
        assert np.hypot(*surface.gradient(x, y)).max() <= 1e-15
        low, high = surface.curvatures(x, y)
        np.testing.assert_allclose(low, 0, atol=1e-14)
        np.testing.assert_allclose(high, x * x + y * y, rtol=1e-14)


@pytest.mark.parametrize("rate", [0.2, 0.25, 0.3])
def test_a_rate_too_large_for_the_narrow_end_ends_where_the_product_valley_is_wider(rate):
    surface = SURFACES["product"]
    there = walk(surface, 0.01, steps=2000)[-1]  # where a small rate ends
    assert surface.sharpness(*there) > 2 / rate
    end = walk(surface, rate, steps=2000)[-1]
    assert surface.value(*end) <= 1e-20
    assert surface.sharpness(*end) < 2 / rate


def test_above_one_no_rate_can_stay_in_the_product_valley():
    starts = np.random.default_rng(5).uniform(-2, 2, (2, 50))

    def resting(rate):
        t = run(SURFACES["product"], DESCENT, lr=np.full(50, rate), start=starts, steps=1000)
        return (t.loss[-1] <= 1e-12).sum()

    assert resting(0.9) >= 25
    assert resting(1.1) == 0


@pytest.mark.parametrize(("steps", "arrival"), [(10, 10), (50, 32), (200, 69)])
def test_a_warm_up_carries_a_rate_into_the_product_valley_that_diverges_without_one(steps, arrival):
    surface, setting = SURFACES["product"], {"lr": 0.5, "start": (3.0, 3.0), "steps": 300}
    alone = run(surface, DESCENT, **setting)
    assert (alone.steps_taken, diagnose(surface, alone)[0].outcome) == (3, Outcome.DIVERGES)
    warm = run(surface, DESCENT, schedule=SCHEDULES["warm_up"](steps=steps), **setting)
    x, y = warm.path[:, :, 0].T
    has_arrived = np.abs(x * y - 1) <= 1e-6
    assert has_arrived.argmax() == arrival
    assert has_arrived[arrival:].all()


@pytest.mark.parametrize(("rate", "sharpness"), [(0.2, 9.92748), (0.05, 39.97550)])
def test_in_the_deep_product_valley_a_run_stops_just_short_of_two_over_the_rate(rate, sharpness):
    surface = SURFACES["deep_product"]
    distance, product = 1.05 / rate, 1.02  # x² + y² and xy of the start
    both, apart = np.sqrt([distance + 2 * product, distance - 2 * product])
    start = ((both + apart) / 2, (both - apart) / 2)
    assert surface.sharpness(*start) > 2 / rate
    end = walk(surface, rate, start=start, steps=20_000)[-1]
    assert surface.value(*end) <= 1e-20
    assert surface.sharpness(*end) == pytest.approx(sharpness, abs=5e-6)


def test_the_gap_to_two_over_the_rate_tends_to_half_the_rate():
    surface, gaps = SURFACES["deep_product"], []
    for rate in (0.2, 0.1, 0.05):
        x = np.sqrt(1.05 / rate)
        end = walk(surface, rate, start=(x, 1.02 / x), steps=20_000)[-1]
        gaps.append((2 / rate - surface.sharpness(*end)) / (rate / 2))
    assert 0.7 < gaps[0] < gaps[1] < gaps[2] < 1
    assert gaps[2] > 0.97


def test_every_point_of_the_deep_product_valley_is_a_minimum_twice_as_sharp_as_that_of_product():
    surface, out = SURFACES["deep_product"], np.geomspace(0.3, 4, 50)
    for x, y in ((out, 1 / out), (-out, -1 / out), (out, -1 / out), (-out, 1 / out)):
        assert surface.value(x, y).max() <= 1e-31
        np.testing.assert_allclose(surface.sharpness(x, y), 2 * (x * x + y * y), rtol=1e-14)


def test_on_the_ridge_of_the_monkey_saddle_descent_nears_it_as_one_over_time():
    surface = SURFACES["monkey_saddle"]
    for rate in (0.02, 0.1):
        x, y = walk(surface, rate, start=(1.8, 0.0), steps=4000)[-1]
        assert y == 0
        assert x == pytest.approx(1 / (3 * rate * 4000), rel=0.05)
