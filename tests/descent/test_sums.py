"""Sums over the rows of a batch: the same bits for a run as alone, and so its verdict."""

import numpy as np
import pytest

from descent import CODES, OPTIMIZERS, SCHEDULES, diagnose, run, survey
from descent.sums import mean, sliding_means, total
from surfaces import SURFACES
from tests.descent.pairs import UNLIKE

RATES = np.geomspace(1e-3, 3, 7)
ROWS = np.random.default_rng(3).standard_normal((301, 9))


@pytest.mark.parametrize("add", [total, mean, lambda rows: sliding_means(rows, 70)])
def test_a_column_adds_up_alone_to_what_it_adds_up_to_among_others(add):
    whole = add(ROWS)
    for some in (slice(0, 1), [4], [8, 2, 3], slice(0, None, 2)):
        for rows in (ROWS[:, some], np.asfortranarray(ROWS[:, some])):
            np.testing.assert_array_equal(add(rows), whole[..., some])


@pytest.mark.parametrize("noise", [0.0, 0.5])
@pytest.mark.parametrize("surface", [*UNLIKE, "easom", "ackley"])
@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "adam", "rmsprop"])
def test_a_run_of_a_batch_has_the_verdict_that_it_has_alone(key, surface, noise):
    surface, method = SURFACES[surface], OPTIMIZERS[key]()
    asked = {"start": surface.start, "steps": 120, "noise": noise}
    together = diagnose(surface, run(surface, method, lr=RATES, **asked), best=20)
    for rate, verdict in zip(RATES, together, strict=True):
        (alone,) = diagnose(surface, run(surface, method, lr=rate, **asked), best=20)
        assert repr(alone.evidence) == repr(verdict.evidence)
        assert (alone.outcome, alone.motion) == (verdict.outcome, verdict.motion)
        assert (alone.events, alone.sentence) == (verdict.events, verdict.sentence)


def test_what_is_level_but_for_rounding_is_the_same_on_a_map_and_in_a_panel():
    """Thrown out onto a plain by noise: all that its loss still does there is rounding."""
    surface = SURFACES["easom"]
    method = OPTIMIZERS["amsgrad"](beta1=0.9462293933427119, beta2=0.6168944764712034, eps=1.0)
    asked = {
        "start": (3.391554100033026, 1.2372684075736724),
        "steps": 318,
        "schedule": SCHEDULES["one_cycle"](pct_start=0.09889036535286866),
        "noise": 1.0,
        "seed": 162,
    }
    rate = 1.9635374215520236
    (alone,) = diagnose(surface, run(surface, method, lr=rate, **asked), best=10)
    on_map = survey(surface, method, lr=[rate / 2, rate], vary={"eps": 1.0}, best=10, **asked)
    assert on_map.outcome[1] == CODES[alone.outcome]
