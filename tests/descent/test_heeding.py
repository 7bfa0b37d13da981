"""Runs whose schedule sees the loss."""

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, Outcome, diagnose, run
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()
BOWL = SURFACES["bowl"]
PLATEAU = SCHEDULES["plateau"](patience=6)
WARMED = SCHEDULES["warm_up"](steps=7, then=PLATEAU)
NOISY = {"start": (-4, 2), "steps": 120, "noise": 1.0, "schedule": PLATEAU}


def heard(losses, schedule):
    """The factor after each loss, by PyTorch's counting in plain floats."""
    best, bad, resting, factor = float("inf"), 0, 0, 1.0
    for loss in losses:
        if loss < (best * (1 - schedule.threshold)):
            best, bad = loss, 0
        else:
            bad += 1
        if resting > 0:
            resting, bad = resting - 1, 0
        if bad > schedule.patience:
            factor, resting, bad = max(factor * schedule.gamma, schedule.floor), 0, 0
        yield factor


@pytest.mark.parametrize("schedule", [PLATEAU, WARMED], ids=["plateau", "warm-up first"])
@pytest.mark.parametrize("surface", SURFACES)
def test_a_batch_is_its_runs_one_by_one_bit_for_bit(surface, schedule):
    surface = SURFACES[surface]
    rates = np.geomspace(1e-4, 10, 9)  # some of them leave for good
    starts = np.array(surface.start)[:, None] + np.linspace(-0.5, 0.5, 9)
    asked = {"steps": 70, "schedule": schedule, "noise": 0.3}
    batch = run(surface, GD, lr=rates, start=starts, seed=range(9), **asked)
    for b in range(9):
        alone = run(surface, GD, lr=rates[b], start=starts[:, b], seed=b, **asked)
        for name in ("path", "loss", "gradient", "lr", "steps_taken"):
            np.testing.assert_array_equal(
                getattr(batch, name)[..., b], getattr(alone, name)[..., 0]
            )


def test_the_first_rate_is_the_base_rate_and_each_further_one_answers_the_losses_so_far():
    t = run(BOWL, GD, lr=0.1, seed=4, **NOISY)
    expected = [1.0, *heard(t.loss[1:-1, 0].tolist(), PLATEAU)]
    np.testing.assert_allclose(t.lr[:, 0] / 0.1, expected, rtol=1e-15)
    assert t.lr[-1, 0] < 0.1 / 8


def test_too_little_patience_brakes_until_nothing_moves():
    hasty = SCHEDULES["plateau"](patience=1)
    t = run(BOWL, GD, lr=0.1, seed=4, **{**NOISY, "schedule": hasty})
    assert t.lr[-1, 0] < 1e-8
    assert np.ptp(t.path[-20:], axis=0).max() < 1e-6 < np.abs(t.path[-1]).min()


def test_each_run_of_a_batch_has_the_rate_that_its_own_losses_earn():
    t = run(BOWL, GD, lr=[0.001, 0.1, 0.19], seed=4, **NOISY)
    for b in range(3):
        expected = [1.0, *heard(t.loss[1:-1, b].tolist(), PLATEAU)]
        np.testing.assert_allclose(t.lr[:, b] / t.base_lr[b], expected, rtol=1e-15)
    assert len({tuple(row) for row in (t.lr / t.base_lr).T.tolist()}) == 3


def test_a_loss_that_falls_at_every_update_never_lowers_the_rate():
    t = run(BOWL, GD, lr=0.05, start=(-4, 2), steps=40, schedule=PLATEAU)
    assert (t.lr == 0.05).all()


def test_the_rate_falls_until_noise_settles_where_a_fixed_rate_can_not():
    seeds = range(20)
    fixed = run(BOWL, GD, lr=0.15, seed=seeds, **{**NOISY, "schedule": SCHEDULES["constant"]()})
    falling = run(BOWL, GD, lr=0.15, seed=seeds, **NOISY)
    assert falling.loss[-20:].mean() < 0.1 * fixed.loss[-20:].mean()


def test_a_bounce_for_ever_is_braked_until_it_lands():
    asked = {"lr": 0.2, "start": (0, 2), "steps": 60}  # η·λ = 2: up and down without end
    forever = run(BOWL, GD, **asked)
    braked = run(BOWL, GD, schedule=PLATEAU, **asked)
    assert forever.loss[-1, 0] == pytest.approx(20)
    assert braked.loss[-1, 0] < 1e-6


def test_after_a_warm_up_the_loss_counts_from_nothing():
    t = run(BOWL, GD, lr=0.1, seed=4, **{**NOISY, "schedule": WARMED})
    np.testing.assert_allclose(t.lr[:7, 0] / 0.1, np.arange(1, 8) / 7, rtol=1e-15)
    expected = [1.0, *heard(t.loss[8:-1, 0].tolist(), PLATEAU)]
    np.testing.assert_allclose(t.lr[7:, 0] / 0.1, expected, rtol=1e-15)
    assert t.lr[-1, 0] < 0.1


def test_after_the_end_of_a_run_its_last_rate_stands():
    t = run(BOWL, GD, lr=[0.1, 3.0], start=(-4, 2), steps=90, schedule=WARMED)
    end = t.steps_taken[1]
    assert end < 90
    assert (t.lr[end - 1 :, 1] == t.lr[end - 1, 1]).all()


def test_to_see_the_loss_costs_a_value_for_every_update_but_the_last():
    t = run(BOWL, GD, lr=0.1, start=(-4, 2), steps=40, schedule=PLATEAU)
    assert t.evaluations.values[-1, 0] == 39
    assert t.evaluations.gradients[-1, 0] == 40


def test_a_run_that_sees_its_loss_has_a_verdict():
    t = run(BOWL, GD, lr=[0.001, 0.15, 3.0], start=(-4, 2), steps=40, schedule=PLATEAU)
    slow, right, wild = diagnose(BOWL, t)
    assert slow.outcome is Outcome.TOO_SLOW
    assert right.outcome is Outcome.JUST_RIGHT
    assert wild.outcome is Outcome.DIVERGES
