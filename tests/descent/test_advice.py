"""The advice, tested by following it."""

import zlib
from dataclasses import replace

import numpy as np
import pytest

from descent import OPTIMIZERS, SCHEDULES, Clip, Ladder, Outcome, ladder
from descent.verdict.rate_suggestions import RateSuggestions, printed
from surfaces import SURFACES
from tests.descent.judging import judged

GD = OPTIMIZERS["gradient_descent"]()
BUDGETS = (20, 40, 100, 200)
COMPLAINTS = {o for o in Outcome if o is not Outcome.JUST_RIGHT}


def test_the_first_screen_advises_what_a_teacher_would():
    verdicts = judged("bowl", GD, [0.002, 0.05, 0.15, 0.195, 0.21], (-4, 2), 40)
    assert [(v.advice, v.suggested_lr) for v in verdicts] == [
        ("try η ≈ 0.16, about 80 times as much", 0.16),
        ("try η ≈ 0.16, which needs about 10 steps", 0.16),
        ("", None),
        ("try η ≤ 0.16", 0.16),
        ("try η ≤ 0.16", 0.16),
    ]


def test_without_a_ladder_a_run_beyond_the_limit_is_sent_inside_it():
    verdicts = judged("bowl", GD, [0.002, 0.15, 0.2, 0.21], (-4, 2), 40, best=10)
    assert [(v.advice, v.suggested_lr) for v in verdicts] == [
        ("more steps, or another rate", None),
        ("", None),
        ("try η ≤ 0.19", 0.19),
        ("try η ≤ 0.19", 0.19),
    ]
    (followed,) = judged("bowl", GD, 0.19, (-4, 2), 40)
    assert followed.settled_at is not None


def test_the_advice_to_a_run_is_the_same_alone_and_in_company():
    # Each run's rate falls by its own losses.
    falling = SCHEDULES["plateau"](gamma=0.1, patience=0)
    method, start = OPTIMIZERS["nadam"](), (1.8226, 0.24008)
    rates = [0.1003, 0.00111, 0.00539, 0.02436]
    together = judged("goldstein_price", method, rates, start, 16, schedule=falling)
    alone = [judged("goldstein_price", method, rate, start, 16, schedule=falling) for rate in rates]
    assert [v.advice for v in together] == [v.advice for (v,) in alone]
    assert "the rate falls too fast: let it fall more slowly" in [v.advice for v in together]


@pytest.mark.parametrize(
    ("surface", "key", "lr", "start", "steps", "more", "advice"),
    [
        ("saddle", "gradient_descent", 0.1, (-2.5, 0.01), 60, {}, "start elsewhere: this way it"),
        ("double_well", "gradient_descent", 0.1, (-3, 0), 200, {}, "start a little to the side"),
        ("tilted_well", "gradient_descent", 0.02, (1.8, 0), 200, {}, "start elsewhere, or try η ≈"),
        ("six_hump_camel", "gradient_descent", 0.001, (-1.9, -1.0), 400, {}, "start elsewhere"),
        ("bowl", "gradient_descent", 0.001, (-4, 2), 3, {}, "none of 101 rates settles in 3 steps"),
        ("bowl", "momentum", 0.1, (-4, 2), 20, {}, "try η ≈ "),
        (
            "bowl",
            "gradient_descent",
            0.1,
            (-4, 2),
            400,
            {"noise": 9.0},
            "a smaller rate or a larger",
        ),
    ],
)
def test_each_complaint_has_its_own_advice(surface, key, lr, start, steps, more, advice):
    (v,) = judged(surface, OPTIMIZERS[key](), lr, start, steps, **more)
    assert v.outcome in COMPLAINTS
    assert v.advice.startswith(advice)


def test_where_no_rate_gets_there_in_time_more_steps_are_asked_for():
    few, slow = judged("bowl", GD, [0.1, 0.001], (-4, 2), 4)
    assert few.advice == "none of 101 rates settles in 4 steps: take more"
    assert slow.advice == "none of 101 rates settles in 4 steps: take more, and η ≈ 0.16"
    assert few.suggested_lr is slow.suggested_lr is None


def test_a_schedule_that_freezes_the_walk_is_named_where_no_rate_helps():
    falling = SCHEDULES["exponential"](gamma=0.9)
    (v,) = judged("ravine", GD, 0.03, (-4, 1), 200, schedule=falling)
    assert v.advice == "the rate falls too fast: let it fall more slowly"


def test_where_momentum_rings_at_every_rate_less_of_it_is_advised():
    (v,) = judged("ravine", OPTIMIZERS["momentum"](beta=0.99), 0.03, (-4, 1), 200)
    assert v.outcome is Outcome.OSCILLATES
    assert v.advice == "less momentum, or more steps"


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_walk_that_is_just_right_gets_no_advice_and_any_other_outcome_has_some(key):
    for surface in ("bowl", "himmelblau", "plateau"):
        surface = SURFACES[surface]
        for v in judged(surface, OPTIMIZERS[key](), np.geomspace(1e-4, 10, 9), surface.start, 60):
            if v.outcome is Outcome.JUST_RIGHT:
                assert (v.advice, v.suggested_lr) == ("", None)
            elif v.outcome.fate != "works":
                assert v.advice
            assert "{" not in v.advice
            assert v.suggested_lr is None or v.suggested_lr == float(f"{v.suggested_lr:.3g}")


def followed(key, method, noise):
    """(advised, [what was advised in vain]) for some starts, budgets and rates of a surface."""
    surface, optimizer = SURFACES[key], OPTIMIZERS[method]()
    random = np.random.default_rng(zlib.crc32(f"{key} {method} {noise}".encode()))
    starts = list(surface.starts.values())
    start, steps = starts[random.integers(len(starts))], int(random.choice(BUDGETS))
    asked = {"start": start, "steps": steps, "noise": noise}
    rates, sweeps = (
        np.exp(random.uniform(*np.log([1e-4, 10]), 8)),
        ladder(surface, optimizer, **asked),
    )
    found = judged(surface, optimizer, rates, best=sweeps, **asked)
    advised = [v for v in found if v.suggested_lr is not None]
    if not advised:
        return 0, []
    after = judged(surface, optimizer, [v.suggested_lr for v in advised], best=sweeps, **asked)
    return len(advised), [
        (key, method, noise, steps, v.evidence.lr, v.outcome, v.advice)
        for v, w in zip(advised, after, strict=True)
        if w.outcome is v.outcome
    ]


METHODS = ["gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]


def test_following_the_advice_changes_the_verdict():
    told = [followed(key, method, 0.0) for key in SURFACES for method in METHODS]
    advised, vain = sum(n for n, _ in told), [each for _, some in told for each in some]
    assert advised > 20 * len(SURFACES)
    # A map of rates may be as ragged as a coast: now and then a rate between two good ones is none.
    assert len(vain) <= 0.005 * advised, vain


def test_following_the_advice_changes_the_verdict_on_a_noisy_walk_too():
    told = [followed(key, method, 0.3) for key in SURFACES for method in METHODS[::2]]
    advised, vain = sum(n for n, _ in told), [each for _, some in told for each in some]
    assert advised > 8 * len(SURFACES)
    assert len(vain) <= 0.01 * advised, vain


def made(outcomes, settled):
    """A ladder with these outcomes."""
    rates = np.geomspace(0.01, 1, len(outcomes))
    settled = np.array(settled)
    good = settled[settled >= 0]
    best = int(good.min()) if good.size else None
    return Ladder(rates, tuple(outcomes), best, None, settled, np.linspace(1, 0, len(outcomes)))


def test_a_rung_that_stands_alone_is_never_named():
    slow, right, gone = Outcome.TOO_SLOW, Outcome.JUST_RIGHT, Outcome.DIVERGES
    alone = made([slow, slow, right, slow, gone, gone], [-1, -1, 5, -1, -1, -1])
    suggestions = RateSuggestions.of(alone, 0.9)
    assert suggestions.about(suggestions.settles) is None
    assert suggestions.at_most() is None
    among = made([slow, right, right, right, gone, gone], [-1, 7, 5, 4, -1, -1])
    suggestions = RateSuggestions.of(among, 0.9)
    assert (
        suggestions.about(suggestions.settles).rate
        == suggestions.at_most().rate
        == printed(among.rates[2])
    )
    assert suggestions.furthest() is None


def test_the_present_rate_is_never_advised():
    sweep = ladder(SURFACES["bowl"], GD, start=(-4, 2), steps=40)
    for rate in sweep.rates[20:70]:
        seen = RateSuggestions.of(sweep, rate)
        for named in (seen.about(seen.settles), seen.at_most(), seen.furthest()):
            assert named is None or abs(named.rate / rate - 1) > 0.03


def test_a_printed_rate_is_short_and_near():
    for rate in np.geomspace(1e-4, 10, 101):
        assert printed(rate) == pytest.approx(rate, rel=0.01)
        assert len(f"{printed(rate):g}".replace("0.", "").lstrip("0")) <= 5
    assert printed(0.15848931924611134) == 0.16


def test_a_rate_of_nothing_gets_advice_too():
    (v,) = judged("bowl", GD, 0.0, (-4, 2), 40)
    assert v.advice == "try η ≈ 0.16"


def test_advice_knows_the_surface_it_is_given():
    steep = replace(SURFACES["bowl"], condition=100.0)
    (v,) = judged(steep, GD, 0.03, (-4, 2), 400)
    assert v.outcome is Outcome.DIVERGES
    assert v.suggested_lr < 0.02


def test_where_there_is_no_bottom_nobody_is_told_to_go_on_until_it_settles():
    (v,) = judged("saddle", GD, 0.02, SURFACES["saddle"].start, SURFACES["saddle"].steps)
    assert v.outcome is Outcome.TOO_SLOW
    assert v.advice == "no rate settles where there is no bottom: watch which way it goes"


def test_nobody_is_sent_from_one_way_off_the_map_to_another_that_ends_higher():
    steep, qhm = replace(SURFACES["rosenbrock"], b=17.732577360706856), OPTIMIZERS["qhm"]()
    warm = SCHEDULES["warm_restarts"]()
    (gone,) = judged(steep, qhm, 2.2530385158198905, (0, 0), 6, schedule=warm)
    assert gone.outcome is Outcome.DIVERGES
    (after,) = judged(steep, qhm, gone.suggested_lr, (0, 0), 6, schedule=warm)
    assert after.outcome is not Outcome.DIVERGES
    noisy = {"start": (241.93821045846835, 0.7603778470181728), "steps": 20, "noise": 1}
    v = judged("boxbod", OPTIMIZERS["nesterov"](), 0.00019732606490003817, seed=542, batch=1,
               schedule=SCHEDULES["cosine"](), **noisy)[0]  # fmt: skip
    assert v.outcome is Outcome.DIVERGES
    assert v.advice == "another start, or another method"


def test_a_rate_that_only_just_arrives_is_said_to_need_no_number_of_steps():
    more = {"schedule": SCHEDULES["warm_up"](), "clip": Clip("value", 3.174438768961734)}
    where = SURFACES["abs_valley"], OPTIMIZERS["schedule_free"]()
    late, named = (judged(*where, lr, (-1.1, 2.1), 32, **more)[0] for lr in (1.69383649, 0.126))
    assert late.outcome is named.outcome is Outcome.JUST_ARRIVED
    assert late.advice == "go on, and see whether it stays"


def test_beyond_all_numbers_nothing_is_said_of_how_the_other_rates_do():
    heavy = OPTIMIZERS["momentum"](beta=0.9976673852377607, dampening=0.6651330339407273)
    start = (213.8094088903979, 0.5472374854191994)
    (v,) = judged("boxbod", heavy, 0.04060158554469764, start, 125, batch=1, seed=855)
    assert v.evidence.beyond_numbers
    assert v.advice == "another start, or another method"


def test_a_floor_off_the_map_is_lowered_by_what_lowers_its_mean():
    noisy = {"start": (3.4, -1.8), "steps": 95, "noise": 1, "seed": 928}
    (v,) = judged("abs_valley", OPTIMIZERS["lion"](), 6.834938611921302, **noisy)
    assert v.outcome is Outcome.HOVERS
    assert "lowers the floor" in v.advice
