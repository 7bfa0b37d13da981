"""Schedules that count epochs: the factor of an epoch holds for all of its updates."""

from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, PerEpoch, diagnose, per_epoch, run, survey
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()
ANSCOMBE = SURFACES["anscombe"]
# Three batches of four, or fewer, make an epoch of eleven examples.
WALK = {"start": (0.0, 0.0), "steps": 62, "batch": 4, "seed": 3}
PLATEAU = SCHEDULES["plateau"](patience=1)


@pytest.mark.parametrize("key", [key for key, each in SCHEDULES.items() if not each.sees_loss])
def test_the_rate_of_an_update_is_that_of_its_epoch(key):
    schedule = SCHEDULES[key]()
    t = run(ANSCOMBE, GD, lr=0.1, schedule=PerEpoch(schedule, 3), **WALK)
    epochs = schedule(np.arange(21), 21)  # the last one is cut short
    np.testing.assert_array_equal(t.lr[:, 0], 0.1 * np.repeat(epochs, 3)[:62])


def test_with_one_update_an_epoch_nothing_changes():
    for schedule in (SCHEDULES["cosine"](), PLATEAU, SCHEDULES["warm_up"](steps=5, then=PLATEAU)):
        plain = run(ANSCOMBE, GD, lr=0.9, schedule=schedule, **WALK)
        same = run(ANSCOMBE, GD, lr=0.9, schedule=PerEpoch(schedule, 1), **WALK)
        np.testing.assert_array_equal(same.lr, plain.lr)


def test_a_schedule_that_sees_the_loss_is_told_it_at_the_end_of_each_epoch():
    heard = []

    class Listening(SCHEDULES["plateau"]):
        def heed(self, state, loss):
            heard.append(loss)
            return super().heed(state, loss)

    t = run(ANSCOMBE, GD, lr=0.9, schedule=PerEpoch(Listening(patience=0), 3), **WALK)
    np.testing.assert_array_equal(heard, t.loss[3:62:3])
    rates = t.lr[:60, 0].reshape(20, 3)
    assert (rates == rates[:, :1]).all()
    assert len(set(rates[:, 0])) > 2


@pytest.mark.parametrize("schedule", [SCHEDULES["cosine"](), PLATEAU], ids=["cosine", "plateau"])
def test_runs_side_by_side_are_those_one_by_one(schedule):
    asked = WALK | {"schedule": PerEpoch(schedule, 3)}
    rates, seeds = (0.02, 0.5, 1.4), (1, 2, 3)
    batch = run(ANSCOMBE, GD, lr=rates, **asked | {"seed": seeds})
    for b, (rate, seed) in enumerate(zip(rates, seeds, strict=True)):
        alone = run(ANSCOMBE, GD, lr=rate, **asked | {"seed": seed})
        np.testing.assert_array_equal(batch.path[..., b], alone.path[..., 0])
        np.testing.assert_array_equal(batch.lr[:, b], alone.lr[:, 0])


def test_a_survey_says_what_single_runs_do():
    rates = np.array([0.02, 0.1, 0.5, 3.0])
    asked = WALK | {"lr": rates, "steps": 120, "schedule": PerEpoch(PLATEAU, 3)}
    cells = survey(ANSCOMBE, GD, best=5, **asked)
    found = diagnose(ANSCOMBE, run(ANSCOMBE, GD, **asked), best=5, advise=False)
    assert all(cells.holds(each.outcome)[i] for i, each in enumerate(found))


def test_an_epoch_is_as_many_updates_as_see_every_example():
    cosine = SCHEDULES["cosine"]()
    for batch, updates in ((1, 11), (4, 3), (10, 2)):
        for replacement in (False, True):
            found = per_epoch(cosine, ANSCOMBE, batch, replacement=replacement)
            assert found == PerEpoch(cosine, updates)
    cars = replace(SURFACES["cars"], held_out=0.9)  # three to train on
    assert per_epoch(cosine, cars, 2) == PerEpoch(cosine, 2)


def test_where_an_epoch_is_an_update_the_schedule_stays_as_it_is():
    cosine = SCHEDULES["cosine"]()
    for batch in (None, "full", 11):
        assert per_epoch(cosine, ANSCOMBE, batch) is cosine
    assert per_epoch(cosine, SURFACES["bowl"], 4) is cosine
    constant = SCHEDULES["constant"]()
    assert per_epoch(constant, ANSCOMBE, 1) is constant


@pytest.mark.parametrize("updates", [0, -1, 1.5, True, "3"])
def test_what_is_no_number_of_updates_is_refused(updates):
    with pytest.raises(ValueError, match="updates must be a whole number above 0"):
        PerEpoch(SCHEDULES["cosine"](), updates)
    with pytest.raises(ValueError, match="then must be a schedule"):
        PerEpoch("cosine", 3)
