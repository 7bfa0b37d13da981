"""The golden table: what the page says of known runs, and that it is true."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descent import OPTIMIZERS, SCHEDULES, Outcome, diagnose, ladder, run
from descent.theory import quadratic
from surfaces import SURFACES
from tests.descent.judging import judged
from tests.descent.pairs import PAIRS

GD = OPTIMIZERS["gradient_descent"]()

JUST_RIGHT, SLOWLY = Outcome.JUST_RIGHT, Outcome.WORKS_SLOWLY
BOUNCES = Outcome.WORKS_OVERSHOOTS
TOO_SLOW, OSCILLATES, DIVERGES = Outcome.TOO_SLOW, Outcome.OSCILLATES, Outcome.DIVERGES
PARABOLA, TILTED, PLATEAU = (SURFACES[key] for key in ("parabola", "tilted_well", "plateau"))


class Wide(type(PARABOLA)):
    """The parabola on a map so wide that sixty growing steps stay within fifty of its diagonals."""

    view = ((-10.5, 10.5), (-6.3, 6.3))


def test_the_first_screen_says_what_it_always_said():
    rates = [0.002, 0.05, 0.15, 0.18, 0.195, 0.2, 0.21]
    verdicts = judged("bowl", GD, rates, (-4, 2), 40)
    assert [(v.outcome, v.sentence) for v in verdicts] == [
        (TOO_SLOW, "38.5 % of the loss is left after 40 steps"),
        (SLOWLY, "step 33; the best rate needs 10"),
        (JUST_RIGHT, "settled at step 11; the best needs 10"),
        (JUST_RIGHT, "settled at step 11; the best needs 10"),
        (OSCILLATES, "39 of 39 steps reversed; 1.2 % left"),
        (OSCILLATES, "39 of 39 steps reversed; 71.4 % left"),
        (DIVERGES, "left the map at step 5; loss × 1463"),
    ]


def test_the_evidence_of_the_first_screen_has_the_printed_digits():
    slow, right, crossing, gone = judged("bowl", GD, [0.002, 0.15, 0.195, 0.21], (-4, 2), 40)
    assert f"{slow.evidence.loss_left:.3f}" == "0.385"
    assert f"{slow.evidence.last_point[0]:.2f}" == "-3.69"
    assert right.settled_at == right.evidence.first_touch == 11
    assert f"{right.evidence.loss_left:.1e}" == "6.4e-07"
    assert (crossing.evidence.reversals, crossing.evidence.moves) == (39, 39)
    assert f"{crossing.evidence.loss_left:.4f}" == "0.0118"
    assert crossing.evidence.shrink == pytest.approx(0.95, abs=1e-4)
    assert crossing.evidence.eta_lambda == pytest.approx(1.95)
    assert crossing.evidence.limit == 2
    assert gone.evidence.left_map_at == 5
    assert f"{gone.evidence.loss_left:.0f}" == "1463"
    assert [v.motion.word for v in (slow, right, crossing, gone)] == [
        *("monotone", "zigzag", "zigzag", "zigzag")
    ]


# (surface, method, its fields, rate, start, steps) → outcome or None, settled, first touch, % left
ROWS = [
    *(
        ("parabola", "gradient_descent", {}, rate, (4, 0), 60, *expected)
        for rate, expected in {
            0.005: (TOO_SLOW, None, None, 29.9),
            0.1: (SLOWLY, 11, 11, None),
            0.45: (JUST_RIGHT, 1, 1, None),
            0.5: (JUST_RIGHT, 1, 1, None),
            0.9: (BOUNCES, 11, 11, None),
            0.95: (BOUNCES, 22, 22, None),
            0.99: (OSCILLATES, None, None, 8.9),
            1.0: (OSCILLATES, None, None, 100.0),
            1.05: (DIVERGES, None, None, None),
        }.items()
    ),
    *(
        (replace(PARABOLA, curvature=k), "gradient_descent", {}, 0.4, (4, 0), 20, *expected)
        for k, expected in {
            0.1: (TOO_SLOW, None, None, 19.5),
            2.5: (JUST_RIGHT, 1, 1, None),
            4.8: (OSCILLATES, None, None, 3.6),
            6.0: (DIVERGES, None, None, None),
        }.items()
    ),
    *(
        ("ravine", "gradient_descent", {}, rate, (-4, 1), 200, *expected)
        for rate, expected in {
            0.002: (TOO_SLOW, None, None, 10.9),
            0.03: (None, 53, 53, None),
            0.0385: (None, 43, 43, None),
            0.041: (DIVERGES, None, None, None),
        }.items()
    ),
    *(
        ("ravine", "momentum", {"beta": beta}, 0.03, (-4, 1), 200, *expected)
        for beta, expected in {
            0.0: (None, 53, 53, None),
            0.5: (None, 26, 26, None),
            0.9: (None, 42, 10, None),
            0.99: (OSCILLATES, None, None, 5.6),
        }.items()
    ),
    ("ravine", "adagrad", {}, 0.1, (-4, 1), 200, TOO_SLOW, None, None, 4.4),
    ("ravine", "adagrad", {}, 1.0, (-4, 1), 200, None, 9, 9, None),
    ("ravine", "rmsprop", {"alpha": 0.9}, 0.05, (-4, 1), 200, None, 66, 66, None),
    ("ravine", "rmsprop", {"alpha": 0.9}, 0.3, (-4, 1), 200, OSCILLATES, None, 8, None),
    ("ravine", "adam", {}, 0.01, (-4, 1), 200, TOO_SLOW, None, None, 7.5),
    ("ravine", "adam", {}, 0.3, (-4, 1), 200, None, 32, 13, None),
    ("ravine", "adam", {}, 10.0, (-4, 1), 200, None, 83, None, None),
    *(
        ("tilted_well", "gradient_descent", {}, rate, (x, 0), 200, *expected)
        for (rate, x), expected in {
            (0.02, 1.8): (Outcome.STUCK_MINIMUM, None, None, None),
            (0.15, 1.8): (None, 2, None, None),
            (0.22, 1.8): (Outcome.STUCK_MINIMUM, None, None, None),
            (0.25, 1.8): (DIVERGES, None, None, None),
            (0.02, -0.5): (None, 20, None, None),
        }.items()
    ),
    ("double_well", "gradient_descent", {}, 0.1, (-3, 0), 200, Outcome.STUCK_SADDLE, *[None] * 3),
    ("double_well", "gradient_descent", {}, 0.1, (-3, 0.001), 200, None, 74, 74, None),
    ("plateau", "gradient_descent", {}, 0.5, (4, 0), 200, Outcome.STUCK_PLATEAU, None, None, 100.0),
    ("plateau", "adam", {}, 0.1, (4, 0), 200, None, 65, 36, None),
]


@pytest.mark.parametrize(
    ("surface", "key", "fields", "lr", "start", "steps", "outcome", "settled", "touch", "left"),
    ROWS,
)
def test_a_row_of_the_golden_table_holds(
    surface, key, fields, lr, start, steps, outcome, settled, touch, left
):
    (v,) = judged(surface, OPTIMIZERS[key](**fields), lr, start, steps)
    if outcome is not None:
        assert v.outcome is outcome
    if settled is not None:
        assert v.outcome.fate in {"just_right", "works"}
    assert v.settled_at == settled
    if touch is not None:
        assert v.evidence.first_touch == touch
    if left is not None:
        assert f"{100 * v.evidence.loss_left:.1f}" == str(left)


def test_adam_with_a_huge_rate_is_thrown_up_first_and_comes_home():
    t = run(SURFACES["ravine"], OPTIMIZERS["adam"](), lr=10, start=(-4, 1), steps=200)
    assert f"{t.loss.max() / t.loss[0, 0]:.0f}" == "62"
    (v,) = diagnose(SURFACES["ravine"], t)
    assert (v.outcome, v.settled_at) == (SLOWLY, 83)


def test_the_floors_of_the_noise_lesson_are_found_where_theory_has_them():
    surface = replace(SURFACES["bowl"], condition=4.0)
    seeds = tuple(range(30))
    for rate, floor in [(0.4, 0.62), (0.1, 0.057)]:
        t = run(surface, GD, lr=rate, start=(-4, 2), steps=200, noise=1.0, seed=seeds)
        found = diagnose(surface, t, best=50)
        assert np.mean([v.evidence.floor for v in found]) == pytest.approx(floor, rel=0.15)
        assert quadratic.noise_floor(rate, (1.0, 4.0), 1.0) == pytest.approx(floor, rel=0.02)


def test_a_rate_that_falls_too_fast_freezes_on_the_way():
    falling = SCHEDULES["exponential"](gamma=0.9)
    (v,) = judged("ravine", GD, 0.03, (-4, 1), 200, schedule=falling)
    assert v.outcome is TOO_SLOW
    assert v.sentence == "13.2 % of the loss is left after 200 steps"
    assert f"{v.evidence.last_point[0]:.2f}" == "-2.96"


def test_on_a_map_wide_enough_sixty_growing_steps_are_told_to_the_end():
    (v,) = judged(Wide(), GD, 1.05, (4, 0), 60)
    assert v.sentence == "left the map at step 11; loss × 92709"


def test_at_the_limit_the_parabola_bounces_for_ever():
    (v,) = judged("parabola", GD, 1.0, (4, 0), 60)
    assert v.sentence == "59 of 59 steps reversed; 100.0 % left"
    assert v.evidence.observed_factor == v.evidence.predicted_factor == 1


@pytest.mark.parametrize(
    ("key", "fields", "rate"),
    [
        *(("gradient_descent", {}, rate) for rate in (0.002, 0.15, 0.195, 0.21)),
        *(("momentum", {"beta": beta}, rate) for beta in (0.5, 0.9) for rate in (0.01, 0.1)),
        *(("nesterov", {"beta": beta}, rate) for beta in (0.5, 0.9) for rate in (0.01, 0.1)),
    ],
)
def test_on_a_quadratic_the_observed_factor_is_the_one_that_theory_predicts(key, fields, rate):
    (v,) = judged("bowl", OPTIMIZERS[key](**fields), rate, (-4, 2), 100)
    assert v.evidence.observed_factor == pytest.approx(v.evidence.predicted_factor, rel=1e-6)


def test_beside_a_minimum_the_observed_factor_comes_near_the_predicted_one():
    for key, rate, steps in [("himmelblau", 0.01, 60), ("rosenbrock", 0.001, 2000)]:
        (v,) = judged(key, GD, rate, SURFACES[key].start, steps)
        assert v.evidence.observed_factor == pytest.approx(v.evidence.predicted_factor, rel=0.01)


def test_where_no_factor_can_be_read_none_is_given():
    falling = SCHEDULES["exponential"](gamma=0.9)
    noisy, faded, short = (
        judged("bowl", GD, 0.1, (-4, 2), steps, **more)[0].evidence
        for steps, more in [(60, {"noise": 1.0}), (60, {"schedule": falling}), (2, {})]
    )
    for evidence in (noisy, faded, short):
        assert evidence.observed_factor is evidence.predicted_factor is None
    (adaptive,) = judged("bowl", OPTIMIZERS["adam"](), 0.1, (-4, 2), 60)
    assert adaptive.evidence.observed_factor is not None
    assert adaptive.evidence.predicted_factor is None


def test_the_sharpness_of_a_run_that_is_gone_is_that_of_the_map_and_not_of_the_void():
    (v,) = judged("rosenbrock", GD, 0.0065, (-1.2, 1), 500)
    assert v.outcome is DIVERGES
    assert v.evidence.last_seen < v.evidence.left_map_at
    assert v.evidence.limit < v.evidence.eta_lambda < 20


def test_a_verdict_needs_no_sweep_when_it_is_told_the_best():
    surface = SURFACES["bowl"]
    t = run(surface, GD, lr=[0.05, 0.15], start=(-4, 2), steps=40)
    swept = diagnose(surface, t)
    assert swept == diagnose(surface, t, best=ladder(surface, GD, start=(-4, 2), steps=40))
    for told, found in zip(diagnose(surface, t, best=10), swept, strict=True):
        assert (told.outcome, told.evidence) == (found.outcome, found.evidence)
    assert diagnose(surface, t, best=20)[0].outcome is JUST_RIGHT


@pytest.mark.parametrize(("key", "surface"), PAIRS)
def test_every_verdict_has_a_sentence_without_gaps(key, surface):
    surface = SURFACES[surface]
    for noise, rates in ((0.0, np.geomspace(1e-4, 10, 12)), (1.0, [1e-3, 1.0])):
        t = run(surface, OPTIMIZERS[key](), lr=rates, start=surface.start, steps=30, noise=noise)
        for v in diagnose(surface, t, best=10):
            assert v.sentence
            assert not {"{", "nan", "inf", "None"} & set(v.sentence.replace("{", " { ").split())


@pytest.mark.parametrize("steps", [1, 2, 3, 5])
def test_a_run_of_very_few_steps_is_judged_without_complaint(steps):
    for key in OPTIMIZERS:
        assert len(judged("bowl", OPTIMIZERS[key](), [1e-4, 0.1, 10], (-4, 2), steps)) == 3


def test_an_outcome_carries_its_word_and_its_family():
    fates = {"just_right", "works", "too_slow", "oscillates", "diverges"} | {
        *("stuck", "hovers", "escapes", "arrived", "at_rest", "lost")
    }
    assert {o.fate for o in Outcome} == fates
    assert len({o.word for o in Outcome}) == len(Outcome)
    assert all(o.sentences for o in Outcome)


@settings(max_examples=150, deadline=None)
@given(
    surface=st.sampled_from(sorted(SURFACES)),
    key=st.sampled_from(sorted(OPTIMIZERS)),
    lr=st.floats(0, 1e308),
    x=st.floats(allow_nan=False, allow_infinity=False),
    y=st.floats(allow_nan=False, allow_infinity=False),
    steps=st.integers(1, 40),
    noise=st.sampled_from([0.0, 1.0, 1e300]),
)
def test_there_is_a_verdict_on_any_run_at_all(surface, key, lr, x, y, steps, noise):
    (v,) = judged(surface, OPTIMIZERS[key](), lr, (x, y), steps, noise=noise)
    assert v.sentence
    assert "{" not in v.sentence
    assert "nan" not in v.sentence
    assert "inf" not in v.sentence
