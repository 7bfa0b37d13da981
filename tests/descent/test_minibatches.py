"""Mini-batches of data: which examples an update sees, and what that does to a walk."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, diagnose, run, survey
from descent.minibatch import Sampling
from descent.request import Request
from descent.theory.sampling import covariance, floor, mean_square_limit, update_of_moments
from surfaces import SURFACES
from tests.surfaces.gallery import EVERY

GD = OPTIMIZERS["gradient_descent"]()
ANSCOMBE = SURFACES["anscombe"]
TABLES = [replace(ANSCOMBE, table=table) for table in (1, 2, 3, 4)]
DATA = {key: surface for key, surface in EVERY.items() if hasattr(surface, "examples")}
LINES = {
    key: surface
    for key, surface in DATA.items()
    if key.startswith(("anscombe", "hubble", "cars")) and surface.standardised
}
WALK = {"lr": 0.1, "start": (0.0, 0.0), "steps": 60}
SAMPLES = [
    {"batch": 1},
    {"batch": 4},
    {"batch": 3, "replacement": True},
    {"batch": 50},
    {"batch": "full"},
]


def assert_same(batch, alone, b):
    """Run b of a batch is the run that went alone, to the last bit."""
    for name in ("path", "loss", "gradient", "lr", "steps_taken"):
        np.testing.assert_array_equal(getattr(batch, name)[..., b], getattr(alone, name)[..., 0])


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
@pytest.mark.parametrize("key", DATA)
def test_runs_side_by_side_are_those_one_by_one_on_every_surface(key, sample):
    surface = DATA[key]
    rates = np.array(surface.rates)
    asked = {"start": surface.start, "steps": 40, "schedule": SCHEDULES["plateau"]()} | sample
    for optimizer in (GD, OPTIMIZERS["momentum"](), OPTIMIZERS["adam"]()):
        batch = run(surface, optimizer, lr=rates, seed=range(4), **asked)
        for b in range(4):
            assert_same(batch, run(surface, optimizer, lr=rates[b], seed=b, **asked), b)


def test_an_epoch_sees_every_example_once_and_its_last_batch_is_smaller():
    picks = list(Sampling(11, 4, False).picks((0, 1), 9))
    assert [len(pick) for pick in picks] == [4, 4, 3] * 3
    for first in (0, 3, 6):
        for seed in (0, 1):
            order = np.concatenate(picks[first : first + 3])[:, seed]
            assert sorted(order) == list(range(11))
    assert (np.concatenate(picks[:3]) != np.concatenate(picks[3:6])).any()


@pytest.mark.parametrize("size", [1, 2, 5, 10])
def test_the_order_of_an_epoch_is_a_permutation_of_the_seed_whatever_the_size(size):
    generator = np.random.Generator(np.random.PCG64(7))
    orders = np.concatenate([generator.permutation(11) for _ in range(3)])
    picks = list(Sampling(11, size, False).picks((7,), 3 * -(-11 // size)))
    np.testing.assert_array_equal(np.concatenate(picks)[:, 0], orders)


@pytest.mark.parametrize("replacement", [False, True])
def test_blocks_of_draws_do_not_show(monkeypatch, replacement):
    sampling = Sampling(11, 3, replacement)
    whole = np.concatenate(list(sampling.picks((3, 4), 100)))
    monkeypatch.setattr("descent.minibatch.AT_ONCE", 1)
    np.testing.assert_array_equal(np.concatenate(list(sampling.picks((3, 4), 100))), whole)


@pytest.mark.parametrize("replacement", [False, True])
def test_what_was_seen_is_counted_row_by_row(replacement):
    sampling = Sampling(11, 4, replacement)
    sizes = [len(pick) for pick in sampling.picks((0,), 20)]
    np.testing.assert_array_equal(sampling.seen(20), np.cumsum([0, *sizes]))


def test_replacement_draws_some_twice():
    picks = np.array(list(Sampling(11, 11, True).picks((0,), 50)))
    assert all(len(set(pick[:, 0])) < 11 for pick in picks)
    assert np.bincount(picks.ravel(), minlength=11).min() > 25


def test_all_examples_are_the_default_and_give_the_bits_of_the_surface():
    whole = run(ANSCOMBE, GD, **WALK)
    for batch in (None, "full", 11, 1000):
        same = run(ANSCOMBE, GD, batch=batch, seed=9, **WALK)
        np.testing.assert_array_equal(same.path, whole.path)
        assert (same.batch, same.replacement, same.is_noisy) == (11, False, False)


def test_full_batches_walk_as_on_the_quadratic_without_data():

    surface = replace(ANSCOMBE, standardised=False)
    (best,) = surface.critical_points
    hxx, hxy, hyy = (float(each) for each in surface.hessian(0.0, 0.0))
    p, rate = np.array([0.0, 0.0]), 0.02
    path = run(surface, GD, lr=rate, start=p, steps=200, batch="full").path[..., 0]
    for row in path:
        assert np.abs(row - p).max() <= 1e-12 * max(1.0, np.abs(p).max())
        x, y = p - best[:2]
        p = p - rate * np.array([hxx * x + hxy * y, hxy * x + hyy * y])


def test_a_batch_of_an_analytic_surface_averages_noise_as_before():
    asked = WALK | {"noise": 1.0, "seed": 2}
    one, four = (run(SURFACES["bowl"], GD, batch=batch, **asked) for batch in (None, 4))
    np.testing.assert_array_equal(
        run(SURFACES["bowl"], GD, batch=1, replacement=True, **asked).path, one.path
    )
    first = one.path[1] - 0.9 * one.path[0], four.path[1] - 0.9 * four.path[0]
    assert first[0][0] == pytest.approx(2 * first[1][0])
    with pytest.raises(ValueError, match="batch 'full' is for a surface made of data"):
        run(SURFACES["bowl"], GD, batch="full", **WALK)


@pytest.mark.parametrize("batch", [0, -1, 1.5, True, "all"])
def test_what_is_no_batch_is_refused(batch):
    with pytest.raises(ValueError, match="batch"):
        run(ANSCOMBE, GD, batch=batch, **WALK)
    with pytest.raises(ValueError, match="replacement"):
        Request.of(0.1, (0, 0), 5, replacement=1, examples=11)


@pytest.mark.parametrize("key", ["line_search", "bfgs", "lbfgs", "polyak"])
def test_all_that_an_update_asks_is_of_one_batch_and_of_its_own(key):
    optimizer, asks = OPTIMIZERS[key](), []

    def watch(t, lr, p, state, oracle):
        # With one example a batch is told by its residual: value, slope and curvature follow.
        g, value = oracle(p)[:, 0], oracle.value(p)[0]
        assert value == pytest.approx(g[0] * g[0] / 2, rel=1e-12)
        hxx, hxy, hyy = oracle.hessian(p)[:, 0]
        assert (hxx, hyy) == (1, pytest.approx(hxy * hxy))
        account = optimizer.account(t, lr, p, state, oracle)
        asks.append((g, account[0].value[:, 0]))

    run(ANSCOMBE, optimizer, batch=1, watch=watch, **WALK)
    for of_this_batch, followed in asks:
        np.testing.assert_array_equal(followed, of_this_batch)


def test_the_loss_that_is_recorded_is_over_all_examples():
    t = run(ANSCOMBE, GD, batch=1, **WALK)
    np.testing.assert_array_equal(t.loss, ANSCOMBE.value(t.path[:, 0], t.path[:, 1]))
    np.testing.assert_array_equal(
        t.gradient, np.stack(ANSCOMBE.gradient(t.path[:, 0], t.path[:, 1]), axis=1)
    )


def test_a_schedule_that_sees_the_loss_sees_that_of_all_examples():
    heard = []

    class Listening(SCHEDULES["plateau"]):
        def heed(self, state, loss):
            heard.append(loss)
            return super().heed(state, loss)

    t = run(ANSCOMBE, GD, batch=2, schedule=Listening(), **WALK)
    np.testing.assert_array_equal(heard, t.loss[1:-1])


def test_a_longer_walk_begins_like_a_shorter_one():
    for sample in SAMPLES:
        short, long = (run(ANSCOMBE, GD, **WALK | {"steps": n} | sample) for n in (25, 60))
        np.testing.assert_array_equal(long.path[:26], short.path)


def test_a_survey_of_mini_batches_says_what_single_runs_do():
    rates = np.array([0.02, 0.1, 0.5, 3.0])
    asked = WALK | {"lr": rates, "steps": 200, "batch": 2, "replacement": True, "seed": 3}
    cells = survey(ANSCOMBE, GD, best=5, **asked)
    t = run(ANSCOMBE, GD, **asked)
    found = diagnose(ANSCOMBE, t, best=5, advise=False)
    assert all(cells.holds(each.outcome)[i] for i, each in enumerate(found))


def test_the_mean_square_limits_are_the_published_ones():
    assert mean_square_limit(ANSCOMBE, 1) == pytest.approx(0.81190, abs=5e-6)
    for batch in range(1, 12):
        assert mean_square_limit(TABLES[3], batch) == pytest.approx(2 * batch / (batch + 10))


@pytest.mark.parametrize("key", LINES)
def test_the_mean_square_limit_is_where_the_exact_recursion_begins_to_grow(key):
    surface = LINES[key]
    for batch in range(1, len(surface.examples) + 1):
        low, high = 1e-6, 2.1
        while high - low > 1e-8:
            middle = (low + high) / 2
            radius = np.abs(np.linalg.eigvals(update_of_moments(surface, middle, batch))).max()
            low, high = (middle, high) if radius < 1 else (low, middle)
        assert mean_square_limit(surface, batch) == pytest.approx(low, abs=1e-6)


def test_the_floors_are_the_published_ones_and_infinite_beyond_the_limit():
    assert floor(ANSCOMBE, 0.1, 1) == pytest.approx(0.068808, abs=5e-7)
    assert floor(ANSCOMBE, 0.1, 4) == pytest.approx(0.016242, abs=5e-7)
    assert floor(ANSCOMBE, 0.82, 1) == np.inf
    assert covariance(ANSCOMBE, 0.82, 1) is None


@pytest.mark.parametrize("batch", [1, 4])
@pytest.mark.parametrize("key", LINES)
def test_the_simulated_floor_is_the_exact_one(key, batch):
    surface = LINES[key]
    exact = floor(surface, 0.1, batch)
    best = surface.critical_points[0][:2]
    if not np.isfinite(exact):
        assert mean_square_limit(surface, batch) < 0.1
        return
    asked = {"lr": 0.1, "start": best, "steps": 400, "batch": batch, "replacement": True}
    t = run(surface, GD, seed=range(2000), **asked)
    assert (t.loss[100:] - surface.lowest).mean() == pytest.approx(exact, rel=0.05)


def test_four_times_the_batch_at_four_times_the_rate_keeps_the_floor():
    assert floor(ANSCOMBE, 0.04, 4) == pytest.approx(floor(ANSCOMBE, 0.01, 1), rel=0.05)
    assert floor(ANSCOMBE, 1.2, 4) > 1.2 * floor(ANSCOMBE, 0.3, 1)  # but not near the limit


def test_with_batches_of_one_the_four_tables_meet_different_fates():
    asked = {"lr": 0.5, "start": (0.0, 0.0), "steps": 600, "batch": 1, "replacement": True}
    for surface in TABLES:
        t = run(surface, GD, seed=range(200), **asked)
        keys = [each.outcome.key for each in diagnose(surface, t, best=3, advise=False)]
        if surface.table == 4:
            assert set(keys) == {"diverges"}
        else:
            assert "diverges" not in keys
            assert keys.count("hovers") >= 0.95 * len(keys)


def test_at_half_the_rate_single_examples_throw_every_walk_on_the_fourth_table_off_the_map():
    asked = {"lr": 0.5, "start": (0.0, 0.0), "steps": 600, "batch": 1, "replacement": True}
    t = run(TABLES[3], GD, seed=range(2000), **asked)
    assert (t.steps_taken < 600).all()


TORCH = json.loads((Path(__file__).parent / "oracle" / "torch_batches.json").read_text())
RATES = {"gradient_descent": 0.1, "momentum": 0.05, "adam": 0.3}


@pytest.mark.parametrize("size", [1, 4, 8])
@pytest.mark.parametrize("key", RATES)
def test_a_walk_is_that_of_pytorch_with_a_data_loader_of_the_same_order(key, size):
    path = np.array(TORCH["paths"][key][str(size)])
    asked = {"lr": RATES[key], "start": (0, 0), "batch": size, "seed": TORCH["seed"]}
    ours = run(ANSCOMBE, OPTIMIZERS[key](), steps=len(path) - 1, **asked).path[..., 0]
    assert len(path) == 5 * -(-11 // size) + 1  # five epochs
    np.testing.assert_allclose(ours, path, rtol=1e-12, atol=1e-12)
