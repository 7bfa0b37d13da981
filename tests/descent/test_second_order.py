"""The methods that ask for more than a gradient: line searches, Newton, Polyak, BFGS and L-BFGS."""

from dataclasses import dataclass

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, run
from descent.optimizers._wolfe_search import ARMIJO, CURVATURE, dot
from descent.oracle import Oracle
from descent.surface import Surface
from surfaces import SURFACES

BOWL, RAVINE, BEALE, SADDLE = (SURFACES[key] for key in ("bowl", "ravine", "beale", "saddle"))
BOUNDED = [key for key, surface in SURFACES.items() if surface.bounded_below]
QUASI = pytest.mark.parametrize("key", ["bfgs", "lbfgs"])
RATES = [0.01, 0.3, 1.0, 10.0]


def walked(optimizer, count, surface=BEALE, start=(1.0, 1.5), lr=1.0):
    """(state, gradient) after every one of `count` updates of one run."""
    p, oracle, seen = np.array([[start[0]], [start[1]]]), Oracle(surface), []
    state = optimizer.init(p)
    for t in range(count):
        p, state = optimizer.step(t, np.array([lr]), p, state, oracle)
        seen.append((p, state))
    return seen


def steps_of(t):
    """Every step that moved and was not lost in rounding: (falls of the loss, slopes along the
    step where it began and where it ended).
    """
    moves = np.diff(t.path, axis=0)
    began, ended = (
        np.einsum("tib,tib->tb", gradient, moves) for gradient in (t.gradient[:-1], t.gradient[1:])
    )
    falls = np.diff(t.loss, axis=0)
    clear = -began > 1e-9 * (np.abs(t.loss[:-1]) + 1e-30)
    return falls[clear], began[clear], ended[clear]


@pytest.mark.parametrize("key", ["line_search", "bfgs", "lbfgs"])
@pytest.mark.parametrize("surface", SURFACES)
def test_every_step_of_a_search_keeps_armijos_promise_and_the_loss_never_rises(key, surface):
    surface = SURFACES[surface]
    t = run(surface, OPTIMIZERS[key](), lr=RATES, start=surface.start, steps=60)
    falls, began, _ = steps_of(t)
    assert len(falls) > 15
    assert (falls <= ARMIJO * began * (1 - 1e-6)).all()
    assert (np.diff(t.loss, axis=0)[np.isfinite(t.loss[1:])] <= 0).all()


@QUASI
@pytest.mark.parametrize("surface", BOUNDED)
def test_every_step_of_a_wolfe_search_leaves_less_slope_than_it_found(key, surface):
    surface = SURFACES[surface]
    t = run(surface, OPTIMIZERS[key](), lr=RATES, start=surface.start, steps=60)
    _, began, ended = steps_of(t)
    assert (ended >= CURVATURE * began * (1 + 1e-6)).all()


def test_a_line_search_takes_the_first_of_its_trials_that_is_low_enough():
    t = run(BOWL, OPTIMIZERS["line_search"](), lr=1.0, start=(-4, 2), steps=30)
    for row in range(30):
        p, g = t.path[row, :, 0], t.gradient[row, :, 0]
        alpha = ((p - t.path[row + 1, :, 0]) @ g) / (g @ g)
        assert np.log2(alpha) == pytest.approx(round(np.log2(alpha)), abs=1e-9)
        if alpha < 0.9:
            longer = BOWL.value(*(p - 2 * alpha * g))
            assert longer > t.loss[row, 0] - ARMIJO * 2 * alpha * (g @ g)


def test_a_rate_that_is_far_too_large_costs_a_line_search_only_trials():
    asked = {"start": (-4, 2), "steps": 60}
    t = run(BOWL, OPTIMIZERS["line_search"](), lr=[1.0, 1024.0], **asked)
    np.testing.assert_array_equal(t.path[..., 0], t.path[..., 1])
    trials = t.evaluations.values[-1] - 1
    assert trials[1] == trials[0] + 60 * 10
    assert (t.evaluations.gradients[-1] == 60).all()


@pytest.mark.parametrize("key", ["line_search", "bfgs", "lbfgs"])
def test_a_run_that_can_find_nothing_lower_rests_and_asks_for_one_gradient_an_update(key):
    # A loss of order 1 whose last falls are lost in rounding.
    class Raised(type(SURFACES["himmelblau"])):
        def value(self, x, y):
            return 1e3 + super().value(x, y)

    t = run(
        Raised(),
        OPTIMIZERS[key](),
        lr=0.02 if key == "line_search" else 1.0,
        start=(1, 1),
        steps=120,
    )
    assert (t.path[80:] == t.path[80]).all()
    assert t.grad_norm[-1, 0] < 1e-4
    late = [counts[-1, 0] - counts[80, 0] for counts in t.evaluations]
    assert late == [40, 0, 0]


@pytest.mark.parametrize("key", ["line_search", "bfgs", "lbfgs"])
def test_with_noise_a_search_that_failed_is_tried_again_with_the_next_mini_batch(key):
    t = run(BOWL, OPTIMIZERS[key](), lr=1.0, start=(-4, 2), steps=60, noise=3.0)
    still = (np.diff(t.path[:, :, 0], axis=0) == 0).all(axis=1)
    assert (still[:-1] & ~still[1:]).sum() > 5


@QUASI
def test_a_quadratic_takes_a_quasi_newton_method_few_steps_and_descent_many(key):
    for surface in (BOWL, RAVINE):
        t = run(surface, OPTIMIZERS[key](), lr=1.0, start=surface.start, steps=14)
        assert t.loss[-1, 0] < 1e-12 * t.loss[0, 0]
    best = run(RAVINE, OPTIMIZERS["gradient_descent"](), lr=2 / 51, start=RAVINE.start, steps=14)
    assert best.loss[-1, 0] > 1e-3 * best.loss[0, 0]


@QUASI
@pytest.mark.parametrize("surface", BOUNDED)
def test_a_quasi_newton_method_comes_to_a_level_point_on_every_surface_with_a_bottom(key, surface):
    surface = SURFACES[surface]
    t = run(surface, OPTIMIZERS[key](), lr=1.0, start=surface.start, steps=150)
    (v,) = diagnose(surface, t, best=1)  # any: whether it settled, not how soon others do
    assert v.settled_at is not None or v.outcome.fate == "stuck"


def test_bfgs_satisfies_the_secant_equation_and_stays_positive_definite():
    before, oracle = np.array([[1.0], [1.5]]), Oracle(BEALE)
    for p, (_, g, (b, _), _) in walked(OPTIMIZERS["bfgs"](), 12):
        s, y = p - before, g - oracle(before)
        by = [b[0] * y[0] + b[1] * y[1], b[1] * y[0] + b[2] * y[1]]
        np.testing.assert_allclose(by, s, rtol=1e-7)
        assert b[0] > 0
        assert b[0] * b[2] - b[1] * b[1] > 0
        before = p


@pytest.mark.parametrize("history", [1, 3, 20])
def test_the_two_loops_of_lbfgs_are_the_product_of_its_pairs(history):
    optimizer, g = OPTIMIZERS["lbfgs"](history=history), np.array([[0.3], [-0.7]])
    for count, (_, (_, _, memory, _)) in enumerate(walked(optimizer, 9), start=1):
        steps, changes, rho = (each[..., 0] for each in memory)
        assert len(rho) == min(count, history)
        s, y = steps[-1], changes[-1]
        inverse = (s @ y) / (y @ y) * np.eye(2)
        for s, y, r in zip(steps, changes, rho, strict=True):
            left = np.eye(2) - r * np.outer(s, y)
            inverse = left @ inverse @ left.T + r * np.outer(s, s)
        np.testing.assert_allclose(optimizer.direction(memory, g), -inverse @ g, rtol=1e-7)


def test_with_one_pair_bfgs_and_lbfgs_go_the_same_way():
    bfgs, lbfgs = (
        run(BEALE, OPTIMIZERS[key](), lr=1.0, start=(1, 1.5), steps=2) for key in ("bfgs", "lbfgs")
    )
    np.testing.assert_allclose(bfgs.path, lbfgs.path, rtol=1e-12)


def test_a_memory_that_leads_uphill_is_forgotten():
    optimizer, p, lr = OPTIMIZERS["bfgs"](), np.array([[1.0] * 2, [1.5] * 2]), np.ones(2)
    oracle = Oracle(BEALE)
    with np.errstate(all="ignore"):
        first, state = optimizer.step(0, lr, p, None, oracle)
        (loss, g, (_, blank), failed) = optimizer.step(0, 0 * lr, p, None, oracle)[1]
        uphill = np.array([[-1.0, np.nan], [0.0, 0.0], [-1.0, np.nan]]), ~blank
        again, state_again = optimizer.step(1, lr, p, (loss, g, uphill, failed), oracle)
    np.testing.assert_array_equal(again, first)
    np.testing.assert_array_equal(state_again[2][0], state[2][0])


def test_a_first_trial_of_any_size_is_doubled_or_halved_into_place():
    rates = np.geomspace(1e-6, 1e6, 13)
    for key in ("bfgs", "lbfgs"):
        t = run(SURFACES["himmelblau"], OPTIMIZERS[key](), lr=rates, start=(-1, -2.5), steps=150)
        assert (t.grad_norm[-1] < 1e-3 * t.grad_norm[0]).all()


def test_newton_solves_a_quadratic_in_one_step_and_damped_it_does_not():
    for surface in (BOWL, RAVINE):
        t = run(surface, OPTIMIZERS["newton"](), lr=1.0, start=surface.start, steps=1)
        np.testing.assert_allclose(t.path[-1, :, 0], 0, atol=1e-14)
        damped = run(
            surface, OPTIMIZERS["newton"](damping=1.0), lr=1.0, start=surface.start, steps=1
        )
        assert 0 < damped.loss[-1, 0] < damped.loss[0, 0]


def test_newton_goes_to_a_saddle_and_with_enough_damping_away_from_it():
    plain, damped = (
        run(SADDLE, OPTIMIZERS["newton"](damping=d), lr=1.0, start=(1.0, 0.5), steps=40)
        for d in (0.0, 5.0)
    )
    np.testing.assert_allclose(plain.path[-1, :, 0], 0, atol=1e-14)
    assert diagnose(SADDLE, plain)[0].outcome is Outcome.STUCK_SADDLE
    assert diagnose(SADDLE, damped)[0].outcome is Outcome.ESCAPES


def test_newton_with_a_huge_damping_is_gradient_descent():
    newton = run(BOWL, OPTIMIZERS["newton"](damping=1000.0), lr=100.0, start=(-4, 2), steps=9)
    descent = run(BOWL, OPTIMIZERS["gradient_descent"](), lr=0.1, start=(-4, 2), steps=9)
    np.testing.assert_allclose(newton.path, descent.path, atol=0.03)


def test_newton_doubles_the_right_digits_near_a_minimum():
    t = run(BEALE, OPTIMIZERS["newton"](), lr=1.0, start=(2.9, 0.47), steps=6)
    away = np.hypot(*(t.path[:, :, 0] - (3.0, 0.5)).T)
    digits = -np.log10(np.maximum(away, 1e-15))
    assert digits[-1] == 15
    assert (digits[2:4] > 1.7 * digits[1:3]).all()


class Wells(Surface):
    """L = ¼x⁴ − ½x²: flat along y, and without curvature at x = 1/√3."""

    view = ((-2.0, 2.0), (-1.0, 1.0))
    lowest = -0.25

    def value(self, x, y):
        return 0.25 * x * x * x * x - 0.5 * x * x

    def gradient(self, x, y):
        return x * x * x - x, 0 * y

    def hessian(self, x, y):
        return 3 * x * x - 1, 0 * x, 0 * x


def test_newton_leaves_a_flat_and_level_coordinate_alone_and_leaps_where_the_curvature_fades():
    starts = [[1.5, 3**-0.5], [0.7, 0.7]]
    t = run(Wells(), OPTIMIZERS["newton"](), lr=1.0, start=starts, steps=20)
    assert (t.path[:, 1, 0] == 0.7).all()
    assert t.path[-1, 0, 0] == pytest.approx(1, abs=1e-15)
    assert t.steps_taken[1] == 1  # beyond the far end of the map, or nowhere


@pytest.mark.parametrize("rate", [0.5, 1.0, 1.9])
def test_every_polyak_step_on_a_convex_surface_comes_closer_however_it_is_scaled(rate):
    for surface in (BOWL, RAVINE):
        t = run(surface, OPTIMIZERS["polyak"](), lr=rate, start=surface.start, steps=50)
        assert (np.diff(np.hypot(*t.path[:, :, 0].T)) < 0).all()


@dataclass(frozen=True)
class Promised(type(SURFACES["bowl"])):
    """A bowl whose lowest value is not what is said of it."""

    lowest = -1.0


def test_a_polyak_step_told_of_a_loss_that_is_not_there_never_comes_to_rest():
    t = run(Promised(), OPTIMIZERS["polyak"](), lr=1.0, start=(-4, 2), steps=300)
    late = np.hypot(*np.diff(t.path[200:, :, 0], axis=0).T)
    assert (late > 0.05).all()


def test_a_polyak_step_on_a_level_point_or_below_the_lowest_loss_stays():
    for start in ((0.0, 0.0), (0.0, 100.0)):
        t = run(SADDLE, OPTIMIZERS["polyak"](), lr=1.0, start=start, steps=5)
        assert (t.path == t.path[0]).all()
        assert np.isfinite(t.path).all()


def test_a_scalar_product_of_a_batch_has_the_bits_of_its_runs():
    a, b = np.random.default_rng(1).standard_normal((2, 2, 50))
    together = dot(a, b)
    assert [dot(a[:, [i]], b[:, [i]])[0] for i in range(50)] == together.tolist()
