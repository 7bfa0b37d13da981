"""What theory says, against independent ways to the same numbers, and against the walks."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from descent import OPTIMIZERS, Motion, diagnose, run
from descent.theory import quadratic
from descent.theory.preconditioning import (
    preconditioned_sharpness,
    preconditioners,
    sharpness_along,
)
from surfaces import SURFACES

BOWL = SURFACES["bowl"]
WITH_EQUATION = [k for k, m in OPTIMIZERS.items() if m().characteristic(np.array(0.5)) is not None]
SPANS = [(1.0, 10.0), (0.02, 6.0), (1.0, 1.0), (3.0, 300.0)]


def walked(key, steps=200, lr=0.05, surface=BOWL, **more):
    return run(surface, OPTIMIZERS[key](), lr=lr, start=surface.start, steps=steps, **more)


PRECONDITIONED = [k for k in OPTIMIZERS if preconditioners(BOWL, walked(k, 1)) is not None]


def with_momentum(key, beta):
    """A method with that momentum, where it has any."""
    named = {f.name for f in fields(OPTIMIZERS[key])}
    name = next((n for n in ("beta", "beta1") if n in named), None)
    return OPTIMIZERS[key](**{name: beta} if name else {})


def slowest(optimizer, rate, low, high):
    """The error factor of the slowest of many curvatures."""
    return quadratic.error_factor(optimizer, rate * np.linspace(low, high, 4001)).max()


@given(
    b=st.floats(-4, 4).filter(lambda b: b == 0 or abs(b) > 1e-3),
    c=st.floats(-1, 1).filter(lambda c: c == 0 or abs(c) > 1e-3),
)
def test_the_roots_solve_their_equation_and_the_larger_stands_first(b, c):
    large, small = quadratic.roots_of(b, c)
    for root in (large, small):
        assert abs(root * root + b * root + c) < 1e-13 * (1 + abs(large)) ** 2
    assert abs(large) >= abs(small) - 1e-15


@pytest.mark.parametrize("key", WITH_EQUATION)
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_the_limit_that_a_method_states_is_where_a_root_leaves_the_circle(key, beta):
    optimizer = with_momentum(key, beta)
    stated = optimizer.stability_limit()
    if stated is not None:
        assert quadratic.limit_by_roots(optimizer) == pytest.approx(stated, rel=1e-9)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_adam_with_frozen_scales_is_stable_up_to_38_at_a_momentum_of_nine_tenths(beta):
    limit = quadratic.limit_by_roots(OPTIMIZERS["adam"](beta1=beta))
    assert limit == pytest.approx(2 * (1 + beta) / (1 - beta), rel=1e-9)
    if beta == 0.9:
        assert limit == pytest.approx(38)


def test_dampening_widens_the_limit_until_nothing_is_left_to_limit():
    damped = OPTIMIZERS["momentum"](beta=0.9, dampening=0.9)
    assert quadratic.limit_by_roots(damped) == pytest.approx(38)
    assert quadratic.limit_by_roots(OPTIMIZERS["momentum"](beta=0.9, dampening=1.0)) is None


def test_without_an_equation_theory_says_nothing():
    class Bare(OPTIMIZERS["gradient_descent"]):
        def characteristic(self, eta_lambda):
            return None

    assert quadratic.characteristic_roots(Bare(), 1.0) is None
    assert quadratic.error_factor(Bare(), 1.0) is None
    assert quadratic.predicted_motion(Bare(), 1.0) is None
    assert quadratic.limit_by_roots(Bare()) is None


@pytest.mark.parametrize(
    ("key", "eta_lambda", "motion"),
    [
        ("gradient_descent", 0.5, Motion.MONOTONE),
        ("gradient_descent", 1.0, Motion.MONOTONE),
        ("gradient_descent", 1.5, Motion.ZIGZAG),
        ("momentum", 0.002, Motion.MONOTONE),
        ("momentum", 1.0, Motion.RINGING),
        ("momentum", 3.79, Motion.RINGING),
        ("momentum", 3.799, Motion.ZIGZAG),
        ("nesterov", 0.002, Motion.MONOTONE),
        ("nesterov", 0.9, Motion.RINGING),
        ("nesterov", 1.2, Motion.ZIGZAG),
    ],
)
def test_the_dominant_root_tells_the_motion(key, eta_lambda, motion):
    assert quadratic.predicted_motion(OPTIMIZERS[key](), eta_lambda) is motion


@pytest.mark.parametrize(("low", "high"), SPANS)
@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "nesterov"])
def test_the_best_rate_gives_its_factor_and_its_neighbors_are_slower(key, low, high):
    best = {
        "gradient_descent": quadratic.best_descent,
        "momentum": quadratic.best_heavy_ball,
        "nesterov": quadratic.best_nesterov,
    }[key](low, high)
    optimizer = with_momentum(key, best.beta)
    # A double root answers to rounding with the square root of it.
    assert slowest(optimizer, best.rate, low, high) == pytest.approx(best.factor, abs=1e-7)
    for nudge in (0.9, 0.98, 1.02, 1.1):
        assert slowest(optimizer, nudge * best.rate, low, high) > best.factor
        if 0 < nudge * best.beta < 1:
            nudged = with_momentum(key, nudge * best.beta)
            assert slowest(nudged, best.rate, low, high) > best.factor


def test_the_best_rates_of_the_bowl_are_those_of_the_books():
    assert quadratic.best_descent(1, 10)[::2] == pytest.approx((2 / 11, 9 / 11))
    root = np.sqrt(10)
    assert quadratic.best_heavy_ball(1, 10).factor == pytest.approx((root - 1) / (root + 1))
    with pytest.raises(ValueError, match="curvatures must be positive"):
        quadratic.best_descent(-1, 10)


def test_the_best_rate_of_theory_walks_at_the_factor_it_promises():
    best = quadratic.best_descent(1, 10)
    t = run(BOWL, OPTIMIZERS["gradient_descent"](), lr=best.rate, start=(-4, 2), steps=100)
    for row in (20, 60):
        error = np.hypot(*(t.path[row + 1] / t.path[row]))[0] / np.sqrt(2)
        assert error == pytest.approx(best.factor)


@pytest.mark.parametrize(
    ("beta", "rate", "curvature"),
    [(0.0, 0.1, 4.0), (0.5, 0.2, 1.0), (0.9, 0.05, 4.0), (0.9, 1.0, 1.0)],
)
def test_a_noisy_walk_has_the_variance_of_the_formula(beta, rate, curvature):
    surface, sigma = SURFACES["bowl"].__class__(condition=curvature), 0.3
    seeds = tuple(range(40))
    t = run(
        surface,
        with_momentum("momentum", beta),
        lr=rate,
        start=(0, 0),
        steps=4000,
        noise=sigma,
        seed=seeds,
    )
    late = t.path[500:]
    for axis, along in enumerate((1.0, curvature)):
        wanted = quadratic.stationary_variance(rate, along, sigma, beta)
        assert np.mean(late[:, axis] ** 2) == pytest.approx(wanted, rel=0.04)
    assert (t.loss[500:]).mean() == pytest.approx(
        quadratic.noise_floor(rate, (1.0, curvature), sigma, beta), rel=0.04
    )


def test_the_floors_of_the_noise_lesson_are_those_it_prints():
    for rate, batch, floor in [(0.4, 1, 0.62), (0.1, 1, 0.057), (0.4, 4, 0.16), (0.4, 16, 0.039)]:
        assert quadratic.noise_floor(rate, (1, 4), 1 / np.sqrt(batch)) == pytest.approx(
            floor, rel=0.025
        )


def test_beyond_the_limit_the_variance_knows_no_bound():
    assert quadratic.stationary_variance(0.5, 4.0, 1.0) == np.inf
    assert quadratic.stationary_variance(0.5, 0.0, 1.0) == np.inf


def test_preconditioned_sharpness_is_the_largest_eigenvalue_of_the_scaled_hessian():
    random = np.random.default_rng(2)
    for _ in range(50):
        hxx, hxy, hyy = random.normal(size=3)
        d = random.uniform(0.1, 9, 2)
        scale = np.diag(1 / np.sqrt(d))
        wanted = np.linalg.eigvalsh(scale @ [[hxx, hxy], [hxy, hyy]] @ scale)[-1]
        assert preconditioned_sharpness((hxx, hxy, hyy), d) == pytest.approx(wanted)


@pytest.mark.parametrize("key", PRECONDITIONED)
def test_a_step_over_its_divisor_is_an_average_of_the_slopes_so_far(key):
    t = walked(key, 60)
    divisors = preconditioners(BOWL, t)
    slopes = np.abs(t.gradient[:-1])
    averages = np.abs(np.diff(t.path, axis=0)) * divisors / t.lr[:, None]
    seen = np.maximum.accumulate(slopes, axis=0)
    assert (divisors > 0).all()
    np.testing.assert_allclose(averages[0] / slopes[0], averages[0, 0, 0] / slopes[0, 0, 0])
    assert (averages <= 10 * seen).all()


def test_a_method_that_divides_by_nothing_meets_the_sharpness_of_the_surface():
    t = walked("momentum", 20, lr=0.001)
    assert preconditioners(BOWL, t) is None
    assert (sharpness_along(BOWL, t) == 10).all()


def test_adams_divisors_are_those_of_its_equations_even_with_noise_and_a_batch():
    t = walked("adam", 30, lr=[0.1, 0.3], noise=0.5, batch=4, seed=(3, 4))
    m, v = np.zeros((2, 2)), np.zeros((2, 2))
    for step, divisor in enumerate(preconditioners(BOWL, t)):
        before, after = t.path[step], t.path[step + 1]
        # What the step was tells the average; the average tells the slope that Adam saw.
        average = (before - after) * divisor / t.lr[step]
        g = (average - 0.9 * m) / 0.1
        m, v = average, 0.999 * v + 0.001 * g * g
        wanted = (1 - 0.9 ** (step + 1)) * (np.sqrt(v / (1 - 0.999 ** (step + 1))) + 1e-8)
        np.testing.assert_allclose(divisor, wanted, rtol=1e-9)


def test_adam_hovers_where_its_rate_times_the_scaled_sharpness_meets_the_limit():
    t = walked("adam", 4000, lr=0.1, surface=SURFACES["rosenbrock"])
    met = t.lr * sharpness_along(SURFACES["rosenbrock"], t)
    assert np.isfinite(met).all()
    assert 0.5 * 38 < np.median(met[-1000:]) < 1.5 * 38


def stable(surface, optimizer, eta_lambda, steps):
    """Whether a walk of that rate is not called diverging."""
    start = (0.0, 1.0)
    t = run(surface, optimizer, lr=eta_lambda / 10, start=start, steps=steps)
    return diagnose(surface, t, best=1)[0].outcome.fate != "diverges"


STATED = [k for k in WITH_EQUATION if OPTIMIZERS[k]().stability_limit() is not None]


@pytest.mark.parametrize(
    ("key", "beta"),
    [
        (k, b)
        for k in STATED
        for b in (0.0, 0.5, 0.9)
        if b == 0 or with_momentum(k, 0) != with_momentum(k, b)
    ],
)
def test_the_walks_themselves_find_the_limit_to_a_thousandth(key, beta):
    optimizer = with_momentum(key, beta)
    limit = optimizer.stability_limit()
    low, high = 0.5 * limit, 2 * limit
    assert stable(BOWL, optimizer, low, 4000)
    while high - low > 4e-4 * limit:
        middle = (low + high) / 2
        low, high = (middle, high) if stable(BOWL, optimizer, middle, 4000) else (low, middle)
    assert (low + high) / 2 == pytest.approx(limit, rel=1e-3)
