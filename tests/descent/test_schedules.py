"""The contract that every schedule keeps, and what is claimed of some."""

import re
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from descent import SCHEDULES, parameters_of
from descent.schedule import Schedule
from tests.descent.strategies import schedules

EVERY = pytest.mark.parametrize("key", SCHEDULES)
DECAYS = [key for key, cls in SCHEDULES.items() if cls.group in ("Fixed", "Decay")]
BUDGETS = (40, 100, 200, 500)


def factors(key, horizon, **settings):
    """The factors of a whole run."""
    return SCHEDULES[key](**settings)(np.arange(horizon), horizon)


def test_the_catalogue_reads_from_plain_to_clever():
    assert list(SCHEDULES) == [
        "constant",
        *("step", "multi_step", "exponential", "inverse_time", "inverse_sqrt", "polynomial"),
        *("cosine", "warm_restarts", "triangular", "triangular2", "exp_range"),
        *("warm_up", "warm_stable_decay", "one_cycle", "plateau", "piecewise"),
    ]


@EVERY
def test_a_schedule_says_what_the_page_tells(key):
    schedule = SCHEDULES[key]
    assert schedule.key == key
    for fact in schedule.facts:
        assert getattr(schedule, fact).strip()
    assert len(schedule.formula) <= 60
    assert schedule.__doc__


@EVERY
def test_a_schedule_tells_itself_over_a_map_with_its_own_numbers(key):
    """In its brief there is no place left that has no number."""
    text = str(SCHEDULES[key]().in_brief())
    assert 0 < len(text) <= 30
    assert not re.search(r"[{}]", text)
    for p in parameters_of(SCHEDULES[key]):
        if f"{{{p.name}}}" in SCHEDULES[key].brief and not isinstance(p.default, bool):
            other = SCHEDULES[key](**{p.name: p.high})
            assert str(other.in_brief()) != text


def test_a_warm_up_tells_what_comes_after():
    then = SCHEDULES["cosine"](final=0.1)
    text = str(SCHEDULES["warm_up"](steps=5, then=then).in_brief())
    assert text == "warm-up 5, then cosine → 0.1"


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
def test_a_field_that_is_no_number_stands_alone_and_last_so_that_an_address_can_spell_it(key):
    declared = [p.name for p in parameters_of(SCHEDULES[key])]
    names = [f.name for f in fields(SCHEDULES[key])]
    assert names[: len(declared)] == declared
    for f in fields(SCHEDULES[key])[len(declared) :]:
        assert f is fields(SCHEDULES[key])[-1]
        assert isinstance(f.default, (Schedule, tuple))


SIXTEEN = tuple(range(1, 17))
DRAWN = tuple((k / 15, 10.0) for k in range(16))
GOOD = [
    *(("multi_step", "milestones", good) for good in ((1,), SIXTEEN, (1, 100_000))),
    *(("piecewise", "points", good) for good in (((0, 0), (1, 10)), DRAWN, ((0.4, 1), (0.6, 2)))),
    *(("warm_up", "then", SCHEDULES[then]()) for then in SCHEDULES if then != "warm_up"),
]
BAD = [
    *(
        ("multi_step", "milestones", bad)
        for bad in (
            *(None, 3, "30", [30, 60], (), (0,), (-1, 5), (60, 30), (30, 30), (1.5,), (True, 5)),
            *(("30",), (100_001,), (float("nan"),), (*SIXTEEN, 17)),
        )
    ),
    *(
        ("piecewise", "points", bad)
        for bad in (
            *(None, 1.0, (), ((0, 1),), (0, 1, 1, 0), [(0, 1), (1, 0)], ([0, 1], [1, 0])),
            *(((1, 0), (0, 1)), ((0, 1), (0, 0)), ((-0.1, 1), (1, 0)), ((0, 1), (1.1, 0))),
            *(((0, -1), (1, 0)), ((0, 10.1), (1, 0)), ((0, 1, 2), (1, 0, 2)), ((0, True), (1, 0))),
            *(((0, float("nan")), (1, 0)), ((float("nan"), 1), (1, 0)), ((0, "1"), (1, 0))),
            (*DRAWN, (2.0, 1.0)),
            tuple((k / 16, 1.0) for k in range(17)),
        )
    ),
    *(
        ("warm_up", "then", bad)
        for bad in (None, "cosine", SCHEDULES["cosine"], 1.0, SCHEDULES["warm_up"]())
    ),
]


@pytest.mark.parametrize(("key", "name", "good"), GOOD)
def test_a_field_that_is_no_number_takes_what_it_should(key, name, good):
    schedule = SCHEDULES[key](**{name: good})
    assert getattr(schedule, name) == good
    assert np.isfinite(schedule(np.arange(100), 100)).all()


@pytest.mark.parametrize(("key", "name", "bad"), BAD)
def test_a_field_that_is_no_number_refuses_by_name_what_it_should_not_take(key, name, bad):
    with pytest.raises(ValueError, match=name):
        SCHEDULES[key](**{name: bad})


@given(schedules())
def test_equal_schedules_have_one_hash_and_a_copy_is_equal(schedule):
    assert replace(schedule) == schedule
    assert hash(replace(schedule)) == hash(schedule)
    assert replace(schedule).sees_loss == schedule.sees_loss


@given(
    schedules(),
    st.sampled_from([1, 2, 3, 37, 500, 10**7]),
    st.lists(st.floats(0, 1.2), min_size=6, max_size=6),
)
def test_a_factor_is_finite_never_negative_and_that_of_its_update_alone(schedule, horizon, shares):
    t = np.array([int(share * horizon) for share in shares]).reshape(2, 3)
    found = schedule(t, horizon)
    assert found.shape == t.shape
    assert found.dtype == float
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    alone = [float(schedule(int(each), horizon)) for each in t.ravel()]
    # A vector unit may round a power or a cosine another way.
    np.testing.assert_allclose(found.ravel(), alone, rtol=1e-14, atol=1e-300)


def test_a_way_up_and_a_way_down_shorter_than_any_update_are_none():
    found = SCHEDULES["warm_stable_decay"](warm=5e-324, decay=5e-324)(np.arange(4), 3)
    assert found.tolist() == [1.0, 1.0, 1.0, 0.0]


@EVERY
@pytest.mark.parametrize("horizon", [1, 10**6])
def test_the_shortest_run_and_the_longest_have_a_rate_for_every_update(key, horizon):
    found = factors(key, horizon)
    assert found.shape == (horizon,)
    assert np.isfinite(found).all()
    assert (found >= 0).all()


@pytest.mark.parametrize("key", DECAYS)
@pytest.mark.parametrize("horizon", BUDGETS)
def test_a_decay_starts_at_the_base_rate_and_never_climbs(key, horizon):
    found = SCHEDULES[key]()(np.arange(horizon + 50), horizon)
    assert found[0] == 1
    assert (np.diff(found) <= 0).all()


@pytest.mark.parametrize("horizon", BUDGETS)
@pytest.mark.parametrize("key", sorted(SCHEDULES.keys() - {"constant", "plateau"}))
def test_by_default_a_schedule_changes_the_rate_and_still_gets_somewhere(key, horizon):
    if key == "step":
        horizon += 20  # its first drop comes at update 50, as in every lesson
    found = factors(key, horizon)
    assert 0.8 < found.max() <= 1
    assert found.min() < 0.6
    assert found.mean() > 0.05


def test_inverse_decays_have_halved_when_they_say():
    assert factors("inverse_time", 50, tau=20.0)[[20, 40]].tolist() == [1 / 2, 1 / 3]
    assert factors("inverse_sqrt", 50, tau=10.0)[30] == 1 / 2


def test_a_straight_line_can_be_said_in_three_ways():
    line = np.linspace(1, 0, 41)[:40]
    for key, settings in (
        ("polynomial", {"power": 1.0}),
        ("piecewise", {"points": ((0, 1), (1, 0))}),
        ("warm_stable_decay", {"warm": 0.0, "decay": 0.5}),
    ):
        found = factors(key, 40, **settings)
        expected = np.minimum(2 * line, 1) if key == "warm_stable_decay" else line
        np.testing.assert_allclose(found, expected, atol=1e-15)


def test_a_hand_draws_level_lines_outside_its_points():
    found = factors("piecewise", 100, points=((0.2, 0.5), (0.4, 2.0)))
    assert (found[:21] == 0.5).all()
    assert found[30] == pytest.approx(1.25)
    assert (found[40:] == 2).all()


def test_restarts_as_long_as_the_run_are_the_cosine():
    restarts = factors("warm_restarts", 80, period=80, growth=1, final=0.1)
    np.testing.assert_array_equal(restarts, factors("cosine", 80, final=0.1))


@pytest.mark.parametrize(("growth", "starts"), [(1, range(0, 300, 30)), (2, (0, 30, 90, 210))])
def test_a_restart_is_at_the_full_rate_again_and_nothing_else_is(growth, starts):
    found = factors("warm_restarts", 300, period=30, growth=growth)
    assert np.flatnonzero(found == 1).tolist() == list(starts)
    assert np.flatnonzero(np.diff(found) > 0).tolist() == [s - 1 for s in starts if s]


def test_cycles_differ_by_the_height_of_their_peaks_alone():
    plain, halving, fading = (
        factors(key, 200) for key in ("triangular", "triangular2", "exp_range")
    )
    peaks = np.arange(20, 200, 40)
    assert plain[peaks].tolist() == [1] * 5
    np.testing.assert_allclose(halving[peaks], 0.01 + 0.99 * 0.5 ** np.arange(5), rtol=1e-15)
    np.testing.assert_allclose(fading[peaks], 0.01 + 0.99 * 0.99**peaks, rtol=1e-15)
    for found in (plain, halving, fading):
        assert (found[::40] == 0.01).all()
    np.testing.assert_array_equal(factors("exp_range", 200, gamma=1.0), plain)


@pytest.mark.parametrize("horizon", [20, 50, 130, 400])
def test_one_cycle_peaks_at_its_share_of_the_run_less_one_update(horizon):
    found = factors("one_cycle", horizon)
    assert found.argmax() == 0.3 * horizon - 1
    assert found.max() == 1
    assert found[[0, -1]] == pytest.approx([1 / 25, 1 / 25e4])


def test_a_warm_up_climbs_to_the_full_rate_and_hands_over_the_rest_of_the_run():
    cosine = SCHEDULES["cosine"](final=0.2)
    found = factors("warm_up", 50, steps=10, then=cosine)
    np.testing.assert_allclose(found[:10], np.arange(1, 11) / 10)
    np.testing.assert_array_equal(found[10:], cosine(np.arange(40), 40))


def test_a_warm_up_longer_than_the_run_only_climbs():
    found = factors("warm_up", 20, steps=50, then=SCHEDULES["cosine"]())
    np.testing.assert_allclose(found, np.arange(1, 21) / 50)


def test_the_trapezoid_is_level_between_its_slopes():
    found = factors("warm_stable_decay", 100, warm=0.1, decay=0.2, final=0.5)
    np.testing.assert_allclose(found[:10], np.arange(1, 11) / 10)
    assert (found[9:81] == 1).all()
    np.testing.assert_allclose(found[80:], 0.5 + 0.5 * np.arange(20, 0, -1) / 20)


def test_the_maths_page_spells_every_schedule_by_the_symbols_of_its_fields():
    page = (Path(__file__).parents[2] / "docs" / "maths.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)`", page.partition("## Schedules")[2], re.MULTILINE)
    assert [row.split(":")[0] for row in rows] == list(SCHEDULES)
    for row in rows:
        key, *symbols = row.split(":")
        declared = [p.symbol for p in parameters_of(SCHEDULES[key])]
        assert symbols[: len(declared)] == declared
