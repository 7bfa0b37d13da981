"""The ladder: what becomes of the same walk at 101 rates."""

import numpy as np
import pytest

from descent import LADDER_RATES, OPTIMIZERS, SCHEDULES, Outcome, diagnose, ladder, run
from surfaces import SURFACES

GD = OPTIMIZERS["gradient_descent"]()
BOWL = SURFACES["bowl"]


def test_the_rates_are_101_from_a_ten_thousandth_to_ten():
    assert LADDER_RATES.size == 101
    assert (LADDER_RATES[0], LADDER_RATES[-1]) == pytest.approx((1e-4, 10))


def test_the_ladder_goes_from_too_slow_to_divergence_and_its_best_lies_between():
    sweep = ladder(BOWL, GD, start=(-4, 2), steps=40)
    assert sweep.best == 10
    assert 0.1 < sweep.best_rate < 0.2
    assert sweep.outcomes[0] is Outcome.TOO_SLOW
    assert sweep.outcomes[-1] is Outcome.DIVERGES
    # The border is the stability limit of theory, as finely as the sweep can show it.
    first = next(i for i, o in enumerate(sweep.outcomes) if o is Outcome.DIVERGES)
    assert sweep.rates[first - 1] <= 0.2 < sweep.rates[first + 1]


def test_a_rung_knows_when_it_settles_and_what_it_leaves():
    sweep = ladder(BOWL, GD, start=(-4, 2), steps=40)
    settled = sweep.settled_at >= 0
    assert sweep.settled_at[settled].min() == sweep.best
    assert (sweep.loss_left[settled] <= 0.01).all()
    assert sweep.best_rate == sweep.rates[sweep.settled_at == sweep.best].min()
    for outcome, there in zip(sweep.outcomes, settled, strict=True):
        assert there or outcome.fate not in {"just_right", "works"}
        assert not there or outcome.fate in {"just_right", "works", "arrived"}


@pytest.mark.parametrize("key", SURFACES)
def test_a_rung_says_what_the_panel_says_at_that_rate(key):
    surface, adam = SURFACES[key], OPTIMIZERS["adam"]()
    asked = {"start": surface.start, "steps": 60, "schedule": SCHEDULES["cosine"](), "seed": 3}
    for noise in (0.0, 1.0):
        sweep = ladder(surface, adam, noise=noise, **asked)
        t = run(surface, adam, lr=LADDER_RATES[::20], noise=noise, **asked)
        assert tuple(v.outcome for v in diagnose(surface, t)) == sweep.outcomes[::20]


def test_where_no_rate_settles_there_is_no_best():
    sweep = ladder(SURFACES["saddle"], GD, start=(-2.5, 0.01), steps=40)
    assert sweep.best is None
    assert sweep.best_rate is None


def test_every_run_is_judged_by_the_sweep_from_its_own_start():
    t = run(BOWL, GD, lr=0.1, start=np.array([[-4.0, -4.0], [2.0, 0.0]]), steps=40)
    steep, flat = diagnose(BOWL, t)
    assert steep.evidence.best_settle == 10
    assert flat.evidence.best_settle == 1
