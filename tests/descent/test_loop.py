"""What a run promises: the same bits, NaN only after the end, and clear words for a bad request."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descent import OPTIMIZERS, SCHEDULES, Clip, run
from descent.loop import FAR, losses
from surfaces import SURFACES
from tests.descent.pairs import PAIRS

GD = OPTIMIZERS["gradient_descent"]()
BOWL = SURFACES["bowl"]
HERO = {"lr": [0.002, 0.15, 0.195, 0.21], "start": (-4, 2), "steps": 40}


def assert_same_run(batch, alone, b):
    """Run b of a batch is the run that went alone, to the last bit."""
    for name in ("path", "loss", "gradient", "grad_norm", "lr", "steps_taken"):
        np.testing.assert_array_equal(getattr(batch, name)[..., b], getattr(alone, name)[..., 0])


def test_the_arrays_have_the_shapes_that_were_promised():
    t = run(
        SURFACES["beale"],
        OPTIMIZERS["adam"](beta1=0.9),
        lr=[0.01, 0.1],
        start=(1.0, 1.5),
        steps=200,
    )
    assert t.path.shape == t.gradient.shape == (201, 2, 2)
    assert t.loss.shape == t.grad_norm.shape == (201, 2)
    assert t.lr.shape == (200, 2)
    assert t.steps_taken.tolist() == [200, 200]
    assert t.path[0].T.tolist() == [[1.0, 1.5]] * 2


def test_row_t_speaks_of_the_same_point_everywhere():
    t = run(BOWL, GD, **HERO)
    x, y = t.path[:, 0], t.path[:, 1]
    np.testing.assert_array_equal(t.loss, BOWL.value(x, y))
    np.testing.assert_array_equal(t.gradient[:, 1], 10 * y)
    np.testing.assert_array_equal(t.path[1:], t.path[:-1] - t.lr[:, None] * t.gradient[:-1])


@pytest.mark.parametrize(("key", "surface"), PAIRS)
def test_a_batch_is_its_runs_one_by_one_bit_for_bit(key, surface):
    surface, optimizer = SURFACES[surface], OPTIMIZERS[key]()
    rates = np.geomspace(1e-4, 10, 9)
    starts = np.array(surface.start)[:, None] + np.linspace(-0.5, 0.5, 9)
    asked = {"steps": 70, "schedule": SCHEDULES["cosine"](), "noise": 0.1}
    batch = run(surface, optimizer, lr=rates, start=starts, seed=range(9), **asked)
    for b in range(9):
        alone = run(surface, optimizer, lr=rates[b], start=starts[:, b], seed=b, **asked)
        assert_same_run(batch, alone, b)


def test_a_longer_run_begins_like_a_shorter_one():
    short = run(BOWL, GD, lr=0.1, start=(-4, 2), steps=20, noise=1.0, seed=5)
    long = run(BOWL, GD, lr=0.1, start=(-4, 2), steps=50, noise=1.0, seed=5)
    np.testing.assert_array_equal(long.path[:21], short.path)


@pytest.mark.parametrize("key", ["bowl", "rosenbrock", "anscombe", "challenger"])
def test_the_losses_alone_are_those_of_the_whole_run(key):
    surface, method = SURFACES[key], OPTIMIZERS["momentum"]()
    asked = {"lr": (*surface.rates, 1e6), "start": surface.start, "steps": 40}
    whole = run(surface, method, **asked)
    np.testing.assert_array_equal(losses(surface, method, **asked), whole.loss)
    assert np.isnan(whole.loss[-1]).any()


def test_one_seed_gives_all_runs_the_same_noise_and_several_give_each_its_own():
    asked = {"lr": [0.1, 0.1], "start": (0, 0), "steps": 20, "noise": 1.0}
    same, own = run(BOWL, GD, seed=3, **asked), run(BOWL, GD, seed=[3, 4], **asked)
    np.testing.assert_array_equal(same.path[..., 0], same.path[..., 1])
    np.testing.assert_array_equal(own.path[..., 0], same.path[..., 0])
    assert (own.path[-1, :, 1] != own.path[-1, :, 0]).all()


def test_the_gradient_that_is_reported_is_the_true_one():
    t = run(BOWL, GD, lr=0.1, start=(-4, 2), steps=20, noise=1.0)
    np.testing.assert_array_equal(t.gradient[:, 0], t.path[:, 0])


def test_a_method_that_asks_twice_in_one_step_hears_the_same_noise_twice():
    heard = []

    class Curious(type(GD)):
        def step(self, t, lr, p, state, gradient_at):
            heard.append(gradient_at(p) - gradient_at(p))
            return super().step(t, lr, p, state, gradient_at)

    run(BOWL, Curious(), lr=0.1, start=(-4, 2), steps=5, noise=1.0)
    assert not np.any(heard)


def test_a_schedule_multiplies_the_base_rate():
    t = run(BOWL, GD, schedule=SCHEDULES["step"](every=10, gamma=0.5), **HERO)
    np.testing.assert_allclose(t.lr[[0, 9, 10, 39], 1], [0.15, 0.15, 0.075, 0.15 / 8])


def test_a_run_that_is_gone_keeps_its_last_row_and_nan_after_it():
    t = run(BOWL, GD, lr=[0.1, 0.5], start=(-4, 2), steps=100)
    end = t.steps_taken[1]
    assert t.steps_taken[0] == 100
    assert np.hypot(*t.path[end, :, 1]) > FAR * BOWL.diagonal
    assert np.hypot(*t.path[end - 1, :, 1]) <= FAR * BOWL.diagonal
    for array in (t.path, t.loss, t.gradient, t.grad_norm):
        assert np.isfinite(array[: end + 1, ..., 1]).all()
        assert np.isnan(array[end + 1 :, ..., 1]).all()
        assert np.isfinite(array[..., 0]).all()


def test_a_row_that_overflows_is_dropped():
    t = run(SURFACES["rosenbrock"], GD, lr=1e200, start=(-1.2, 1), steps=10)
    assert t.steps_taken[0] == 0
    assert np.isfinite(t.path[0]).all()
    assert np.isnan(t.path[1:]).all()


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_what_was_asked_for_is_counted_row_by_row_and_stands_after_the_end_of_a_run(key):
    # The third run is thrown out at once, the second later; a search asks as often as it has to.
    asked = {"lr": [0.02, 0.3, 1e3], "start": (-1, 2), "steps": 70}
    t = run(SURFACES["rosenbrock"], OPTIMIZERS[key](), schedule=SCHEDULES["plateau"](), **asked)
    for counts, counted in zip(t.counts, t.evaluations, strict=True):
        for b, end in enumerate(t.steps_taken):
            rows = [np.broadcast_to(count, 3)[b] for count in counts]
            expected = [rows[min(step, end)] for step in range(71)]
            np.testing.assert_array_equal(counted[:, b], expected)


def test_nobody_can_write_on_a_trajectory():
    t = run(BOWL, GD, **HERO)
    with pytest.raises(ValueError, match="read-only"):
        t.path[0] = 0


@pytest.mark.parametrize(
    ("argument", "wrong"),
    [
        *(("steps", w) for w in (0, -1, 2.5, "5", True, None)),
        *(("lr", w) for w in (-0.1, np.nan, np.inf, [], [[0.1]], "fast", [0.1, -1])),
        *(("start", w) for w in (1.0, (1, 2, 3), (np.nan, 0), (0, np.inf), [[], []], "here")),
        *(("noise", w) for w in (-1, np.nan, np.inf, "1")),
        *(("seed", w) for w in (-1, 1.5, [], [1, -1])),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_by_name(argument, wrong):
    with pytest.raises(ValueError, match=argument):
        run(BOWL, GD, **{"lr": 0.1, "start": (-4, 2), "steps": 5, argument: wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"lr": [0.1, 0.2], "start": np.zeros((2, 3))},
        {"lr": 0.1, "start": np.zeros((2, 3)), "seed": [1, 2]},
    ],
)
def test_numbers_of_runs_that_do_not_agree_are_refused(wrong):
    with pytest.raises(ValueError, match="one per run"):
        run(BOWL, GD, steps=5, **wrong)


@settings(max_examples=200, deadline=None)
@given(
    surface=st.sampled_from(sorted(SURFACES)),
    key=st.sampled_from(sorted(OPTIMIZERS)),
    lr=st.floats(0, 1e308),
    x=st.floats(allow_nan=False, allow_infinity=False),
    y=st.floats(allow_nan=False, allow_infinity=False),
    steps=st.integers(1, 40),
    noise=st.sampled_from([0.0, 1.0, 1e300]),
)
def test_no_start_and_no_rate_raises_or_warns_and_nan_only_follows_the_end(
    surface, key, lr, x, y, steps, noise
):
    t = run(SURFACES[surface], OPTIMIZERS[key](), lr=lr, start=(x, y), steps=steps, noise=noise)
    assert t.path.shape == (steps + 1, 2, 1)
    end = t.steps_taken[0]
    assert t.path[0, :, 0].tolist() == [x, y]
    for array in (t.path, t.loss, t.gradient, t.grad_norm):
        assert np.isfinite(array[1 : end + 1]).all()
        assert np.isnan(array[end + 1 :]).all()


def test_a_batch_averages_its_noise():
    asked = {"lr": 0.1, "start": (0, 0), "steps": 20}
    one = run(BOWL, GD, noise=1.0, seed=3, **asked)
    four = run(BOWL, GD, noise=2.0, batch=4, seed=3, **asked)
    np.testing.assert_array_equal(one.path, four.path)


def test_what_was_asked_for_is_counted_until_the_run_ends():
    t = run(BOWL, GD, lr=[0.1, 5.0], start=(-4, 2), steps=40)
    assert t.steps_taken[1] < 40
    np.testing.assert_array_equal(t.evaluations.gradients[:, 0], np.arange(41))
    np.testing.assert_array_equal(
        t.evaluations.gradients[:, 1], np.minimum(np.arange(41), t.steps_taken[1])
    )
    assert (t.evaluations.total == t.evaluations.gradients).all()


def test_clipping_by_norm_shortens_what_the_method_sees_and_nothing_that_is_reported():
    t = run(BOWL, GD, lr=1.0, start=(-4, 2), steps=1, clip=Clip("norm", 0.5))
    move = t.path[1, :, 0] - t.path[0, :, 0]
    assert np.hypot(*move) == pytest.approx(0.5, rel=1e-6)
    np.testing.assert_allclose(move / np.hypot(*move), [4 / 416**0.5, -20 / 416**0.5])
    np.testing.assert_array_equal(t.gradient[0, :, 0], [-4, 20])


def test_clipping_by_value_bounds_each_coordinate_by_itself():
    t = run(BOWL, GD, lr=1.0, start=(-4, 2), steps=1, clip=Clip("value", 0.5))
    np.testing.assert_array_equal(t.path[1, :, 0], [-3.5, 1.5])


def test_a_short_gradient_is_not_clipped():
    asked = {"lr": 0.1, "start": (-4, 2), "steps": 30}
    for kind in ("norm", "value"):
        clipped = run(BOWL, GD, clip=Clip(kind, 100.0), **asked)
        np.testing.assert_array_equal(clipped.path, run(BOWL, GD, **asked).path)


@pytest.mark.parametrize(("kind", "bound"), [("length", 1.0), ("norm", 0.0), ("value", np.nan)])
def test_clipping_that_makes_no_sense_is_refused(kind, bound):
    with pytest.raises(ValueError, match="clipped"):
        Clip(kind, bound)


@pytest.mark.parametrize("wrong", [0, 1.5, True, "4"])
def test_a_batch_that_is_no_number_of_samples_is_refused_by_name(wrong):
    with pytest.raises(ValueError, match="batch"):
        run(BOWL, GD, lr=0.1, start=(0, 0), steps=1, batch=wrong)


def test_who_watches_sees_what_the_method_sees_and_changes_nothing():
    asked = {"lr": 0.1, "start": (-4, 2), "steps": 8, "noise": 1.0}
    seen = []
    watched = run(
        BOWL,
        OPTIMIZERS["momentum"](),
        watch=lambda t, lr, p, state, oracle: seen.append((t, lr[0], p.copy(), oracle(p))),
        **asked,
    )
    alone = run(BOWL, OPTIMIZERS["momentum"](), **asked)
    np.testing.assert_array_equal(watched.path, alone.path)
    np.testing.assert_array_equal(watched.evaluations.total, alone.evaluations.total)
    np.testing.assert_array_equal([p for _, _, p, _ in seen], alone.path[:-1])
    first = alone.path[0] - 0.1 * seen[0][3]
    np.testing.assert_allclose(first, alone.path[1])
