"""What is claimed of single methods: where they shine, where they fail, how they begin."""

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, diagnose, run
from surfaces import SURFACES

BOWL, RAVINE, HIMMELBLAU = SURFACES["bowl"], SURFACES["ravine"], SURFACES["himmelblau"]
RATE = 0.1


def constant_slope(p):
    return np.array([[3.0], [-0.02]]) * np.ones_like(p)


def moves(optimizer, count, lr=RATE, gradient_at=constant_slope):
    """The moves of an optimizer from the origin, (count, 2)."""
    p, made = np.zeros((2, 1)), []
    state = optimizer.init(p)
    for t in range(count):
        q, state = optimizer.step(t, np.array([lr]), p, state, gradient_at)
        made.append((q - p)[:, 0])
        p = q
    return np.array(made)


def moves_on(slopes, optimizer):
    """The moves along x of an optimizer that hears one slope after the other."""
    heard = iter(slopes)
    return moves(optimizer, len(slopes), gradient_at=lambda p: np.full_like(p, next(heard)))[:, 0]


def assert_same_path(one, rate, other, other_rate):
    asked = {"start": (1.0, 1.5), "steps": 60}
    ours = run(SURFACES["beale"], one, lr=rate, **asked).path
    np.testing.assert_allclose(
        ours, run(SURFACES["beale"], other, lr=other_rate, **asked).path, rtol=1e-11
    )


@pytest.mark.parametrize("key", ["adam", "adagrad", "amsgrad", "adamax", "sign_descent", "rprop"])
def test_the_first_step_is_the_rate_in_every_coordinate(key):
    np.testing.assert_allclose(moves(OPTIMIZERS[key](), 1), [[-RATE, RATE]], rtol=1e-5)


@pytest.mark.parametrize(("alpha", "times"), [(0.99, 10), (0.9, 10**0.5)])
def test_the_first_step_of_rmsprop_is_the_rate_over_a_root(alpha, times):
    made = moves(OPTIMIZERS["rmsprop"](alpha=alpha), 1)
    np.testing.assert_allclose(made, [[-times * RATE, times * RATE]], rtol=1e-5)


def test_the_first_step_of_yogi_is_three_times_the_rate_for_want_of_corrections():
    made = moves(OPTIMIZERS["yogi"](eps=1e-16), 1)
    np.testing.assert_allclose(np.abs(made), RATE * 0.1 / 0.001**0.5)


def test_the_first_step_of_adadelta_is_a_root_of_epsilon_whatever_the_slope():
    for slope in (3.0, 3000.0):
        (made,) = moves_on([slope], OPTIMIZERS["adadelta"]())
        assert -made == pytest.approx(RATE * (1e-6 / 0.1) ** 0.5, rel=1e-5)


@pytest.mark.parametrize("key", ["adam", "adamax", "sign_descent"])
def test_on_a_constant_slope_the_rate_is_moved_at_every_step(key):
    np.testing.assert_allclose(np.abs(moves(OPTIMIZERS[key](), 50)), RATE, rtol=1e-5)


@pytest.mark.parametrize(
    "key",
    [
        *("adam", "rmsprop", "adagrad", "amsgrad", "adamax", "nadam", "yogi"),
        *("sign_descent", "rprop", "lion"),
    ],
)
def test_scaling_the_loss_changes_nothing(key):
    small = {"eps": 1e-16} if hasattr(OPTIMIZERS[key], "eps") else {}
    optimizer = OPTIMIZERS[key](**small)
    plain = moves(optimizer, 30, 0.01, lambda p: p - 1)
    scaled = moves(optimizer, 30, 0.01, lambda p: 1000 * (p - 1))
    np.testing.assert_allclose(plain, scaled, rtol=1e-9)


def test_momentum_and_nesterov_without_momentum_are_gradient_descent():
    for key in ("momentum", "nesterov"):
        made = moves(OPTIMIZERS[key](beta=0.0), 5)
        np.testing.assert_array_equal(made, moves(OPTIMIZERS["gradient_descent"](), 5))


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_averaged_momentum_is_the_heavy_ball_at_a_smaller_rate(beta):
    ema, heavy = OPTIMIZERS["momentum_ema"](beta=beta), OPTIMIZERS["momentum"](beta=beta)
    assert_same_path(ema, 0.01, heavy, 0.01 * (1 - beta))


@pytest.mark.parametrize("beta", [0.5, 0.9])
def test_quasi_hyperbolic_momentum_is_descent_nesterov_and_averaged_momentum(beta):
    def qhm(nu):
        return OPTIMIZERS["qhm"](beta=beta, nu=nu)

    assert_same_path(qhm(0.0), 0.005, OPTIMIZERS["gradient_descent"](), 0.005)
    assert_same_path(qhm(1.0), 0.01, OPTIMIZERS["momentum_ema"](beta=beta), 0.01)
    assert_same_path(qhm(beta), 0.01, OPTIMIZERS["nesterov"](beta=beta), 0.01 * (1 - beta))


def test_on_a_steady_slope_averaged_momentum_goes_the_same_pace_at_any_beta():
    for beta in (0.0, 0.5, 0.9):
        last = moves(OPTIMIZERS["momentum_ema"](beta=beta), 300)[-1]
        np.testing.assert_allclose(last, [-3 * RATE, 0.02 * RATE])


@pytest.mark.parametrize("beta", [0.0, 0.9])
def test_noise_spreads_the_heavy_ball_as_theory_says(beta):
    rate, sigma, slope = 0.02, 1.0, 10.0
    t = run(
        BOWL,
        OPTIMIZERS["momentum"](beta=beta),
        lr=[rate] * 40,
        start=(0, 0),
        steps=4000,
        noise=sigma,
        seed=range(40),
    )
    expected = rate * sigma**2 * (1 + beta) / (slope * (1 - beta) * (2 * (1 + beta) - rate * slope))
    assert t.path[500:, 1].var() == pytest.approx(expected, rel=0.05)


def test_schedule_free_averages_the_noise_away_and_descent_does_not():
    def spread(key):
        asked = {"lr": [0.1] * 40, "start": (-4, 2), "steps": 2000, "noise": 1.0}
        return run(BOWL, OPTIMIZERS[key](), seed=range(40), **asked).path[-500:].var()

    assert spread("schedule_free") < 0.1 * spread("gradient_descent")


def test_a_rate_that_comes_late_counts_in_the_average_from_then_on():
    optimizer, p = OPTIMIZERS["schedule_free"](), np.array([[1.0], [2.0]])
    state = optimizer.init(p)
    for rate in (0.0, 0.0, 0.1):
        q, state = optimizer.step(0, np.array([rate]), p, state, lambda p: p)
    np.testing.assert_allclose(q, 0.9 * p)


def test_weight_decay_keeps_adamw_off_a_minimum_that_is_not_the_origin():
    asked = {"lr": 0.1, "start": (-1.0, -2.5), "steps": 600, "schedule": SCHEDULES["cosine"]()}
    adam, adamw = (run(HIMMELBLAU, OPTIMIZERS[key](), **asked) for key in ("adam", "adamw"))
    assert adam.loss[-1, 0] < 1e-12
    assert adamw.loss[-1, 0] > 1e-3
    assert np.hypot(*adamw.path[-1, :, 0]) < np.hypot(*adam.path[-1, :, 0])


def test_one_cliff_makes_the_later_steps_of_amsgrad_small_and_not_those_of_adam():
    slopes = [100.0] + [1.0] * 99
    ams, adam = (OPTIMIZERS[key](beta2=0.9) for key in ("amsgrad", "adam"))
    assert np.abs(moves_on(slopes, ams)[-1]) < 0.05 * RATE
    assert np.abs(moves_on(slopes, adam)[-1]) > 0.5 * RATE


def test_no_step_of_adamax_is_longer_than_about_the_rate_and_some_of_adam_are():
    slopes = [0.01] * 1500 + [100.0] * 5
    assert np.abs(moves_on(slopes, OPTIMIZERS["adamax"]())).max() < 1.01 * RATE
    assert np.abs(moves_on(slopes, OPTIMIZERS["adam"]())).max() > 1.5 * RATE


def test_nadam_turns_sooner_than_adam():
    slopes = [1.0] * 30 + [-1.0] * 30
    adam, nadam = (moves_on(slopes, OPTIMIZERS[key]()) for key in ("adam", "nadam"))
    assert np.argmax(nadam > 0) < np.argmax(adam > 0)


def test_radam_is_momentum_for_five_steps_and_then_begins_small():
    made = -moves_on([50.0] * 200, OPTIMIZERS["radam"]())
    np.testing.assert_allclose(made[:5], 50 * RATE)
    assert made[5] < 0.1 * RATE
    assert (np.diff(made[5:]) > 0).all()


def test_adabelief_hurries_where_the_slope_stays_as_it_was():
    steady = -moves_on([1.0] * 100, OPTIMIZERS["adabelief"]())
    assert (np.diff(steady[10:]) > 0).all()
    assert steady[-1] > 2 * RATE
    changing = -moves_on([1.0, 3.0] * 50, OPTIMIZERS["adabelief"]())
    assert changing[-1] < steady[-1]


def test_when_slopes_fade_the_steps_of_adam_swell_again_and_those_of_yogi_do_not():
    slopes = [1.0] * 100 + [0.01] * 150
    adam, yogi = (moves_on(slopes, OPTIMIZERS[k](beta2=0.9, eps=1e-8)) for k in ("adam", "yogi"))
    assert np.abs(adam[-1]) > 0.9 * RATE
    assert np.abs(yogi[-1]) < 0.05 * RATE


@pytest.mark.parametrize("key", ["sign_descent", "lion"])
def test_every_step_of_a_sign_is_the_rate_so_it_never_comes_to_rest(key):
    t = run(BOWL, OPTIMIZERS[key](), lr=0.03, start=(-4.005, 2.005), steps=400)
    np.testing.assert_allclose(np.abs(np.diff(t.path, axis=0)), 0.03, rtol=1e-9)
    assert t.loss[-50:].max() > 1e-5


def test_almost_any_first_rate_will_do_for_rprop():
    rates = np.geomspace(1e-4, 1, 9)
    t = run(RAVINE, OPTIMIZERS["rprop"](), lr=rates, start=RAVINE.start, steps=120)
    assert all(v.settled_at is not None for v in diagnose(RAVINE, t))


def test_noise_makes_rprop_stand_still_far_from_the_minimum():
    asked = {"lr": 0.01, "start": (-4, 2), "steps": 200}
    clear, noisy = (run(BOWL, OPTIMIZERS["rprop"](), noise=n, **asked) for n in (0.0, 100.0))
    assert clear.loss[-1, 0] < 1e-6
    assert noisy.loss[-1, 0] > 1
    assert np.abs(np.diff(noisy.path[-20:], axis=0)).max() < 1e-3


def test_a_schedule_scales_the_steps_of_rprop_from_the_first_rate_on():
    optimizer, p = OPTIMIZERS["rprop"](), np.zeros((2, 1))
    state, made = optimizer.init(p), []
    for rate in (0.0, 0.1, 0.1, 0.05, 0.0):
        q, state = optimizer.step(0, np.array([rate]), p, state, constant_slope)
        made.append(float(q[1, 0]))
    np.testing.assert_allclose(made, [0, 0.1, 0.12, 0.072, 0])
