"""The contract that every schedule keeps, and each against its equation in plain floats."""

from math import cos, floor, pi

import numpy as np
import pytest

from descent import SCHEDULES, parameters_of

EVERY = pytest.mark.parametrize("key", SCHEDULES)


def test_the_catalogue_reads_from_plain_to_clever():
    assert list(SCHEDULES) == ["constant", "step", "exponential", "cosine"]


@EVERY
def test_a_schedule_says_what_the_page_tells(key):
    schedule = SCHEDULES[key]
    assert schedule.key == key
    for fact in schedule.facts:
        assert getattr(schedule, fact).strip()
    assert schedule.__doc__


@EVERY
def test_a_default_lies_in_its_range_and_the_field_is_explained(key):
    for p in parameters_of(SCHEDULES[key]):
        assert p.symbol
        assert p.help
        if not isinstance(p.default, bool):
            assert p.low <= p.default <= p.high


@EVERY
def test_the_ends_of_every_range_are_accepted_and_what_is_beyond_is_refused_by_name(key):
    for p in parameters_of(SCHEDULES[key]):
        wrong = [None, "1", float("nan")]
        if not isinstance(p.default, bool):
            assert SCHEDULES[key](**{p.name: p.low}) != SCHEDULES[key](**{p.name: p.high})
            wrong += [p.low - 1, p.high + 1, True]
        for value in wrong:
            with pytest.raises(ValueError, match=p.name):
                SCHEDULES[key](**{p.name: value})


@EVERY
def test_a_decay_starts_at_the_base_rate_and_never_climbs(key):
    if SCHEDULES[key].group not in ("Fixed", "Decay"):
        return
    factor = SCHEDULES[key]()(np.arange(300), 300)
    assert factor[0] == 1
    assert (np.diff(factor) <= 0).all()
    assert (factor >= 0).all()


# One factor of each as its equation has it, in plain floats.
FACTORS = {
    "constant": lambda s, t, horizon: 1.0,
    "step": lambda s, t, horizon: s.gamma ** floor(t / s.every),
    "exponential": lambda s, t, horizon: s.gamma**t,
    "cosine": lambda s, t, horizon: (
        s.final + (1 - s.final) * (1 + cos(pi * min(t, horizon) / horizon)) / 2
    ),
}


@EVERY
def test_a_schedule_follows_its_equation(key):
    schedule = SCHEDULES[key]()
    expected = [FACTORS[key](schedule, t, 120) for t in range(130)]
    np.testing.assert_allclose(schedule(np.arange(130), 120), expected, rtol=1e-13, atol=1e-15)
    assert float(schedule(7, 120)) == pytest.approx(expected[7])
