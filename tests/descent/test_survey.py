"""A survey says of thousands of cells what would be said of each by itself."""

import sys

import numpy as np
import pytest

from descent import (
    CODES,
    OPTIMIZERS,
    OUTCOMES,
    SCHEDULES,
    Canceled,
    Clip,
    Outcome,
    diagnose,
    ladder,
    run,
    survey,
)
from surfaces import SURFACES
from tests.descent.surveying import assert_equal, scattered

module = sys.modules[survey.__module__]  # `descent.batch.survey` is the function

GD, MOMENTUM, ADAM = (OPTIMIZERS[key]() for key in ("gradient_descent", "momentum", "adam"))
BOWL, HIMMELBLAU, RAVINE = (SURFACES[key] for key in ("bowl", "himmelblau", "ravine"))
METHODS = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
LANDS = ("beale", "double_well", "himmelblau", "plateau", "ravine", "rosenbrock", "saddle")


def told(surface, optimizer, **asked):
    """(numbers of the outcomes, settling steps, last points), by `run` and `diagnose`."""
    t = run(surface, optimizer, **asked)
    verdicts = diagnose(surface, t, best=0, advise=False)
    settled_at = [-1 if v.settled_at is None else v.settled_at for v in verdicts]
    return np.array([CODES[v.outcome] for v in verdicts]), np.array(settled_at), t.last_point


def assert_alike(found, told, share):
    """All but a few cells got the same outcome, and the same settling step."""
    codes, settled_at, _ = told
    assert (found.outcome == codes).mean() >= share
    assert (found.settled_at == settled_at).mean() >= share


# The same verdicts.


@pytest.mark.parametrize("land", LANDS)
@pytest.mark.parametrize("key", METHODS)
def test_a_cell_fares_as_its_run_does(key, land):
    surface, optimizer = SURFACES[land], OPTIMIZERS[key]()
    for steps, count in ((40, 200), (300, 200)):
        asked = {"steps": steps, **scattered(surface, count, seed=steps)}
        assert_alike(survey(surface, optimizer, **asked), told(surface, optimizer, **asked), 0.995)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_can_be_surveyed(key):
    asked = {"steps": 120, **scattered(HIMMELBLAU, 100)}
    optimizer = OPTIMIZERS[key]()
    assert_alike(survey(HIMMELBLAU, optimizer, **asked), told(HIMMELBLAU, optimizer, **asked), 0.98)


def test_the_cells_that_are_compared_meet_every_fate():
    met = set()
    for land in LANDS:
        for key in ("gradient_descent", "momentum"):
            surface = SURFACES[land]
            found = survey(
                surface, OPTIMIZERS[key](), steps=300, **scattered(surface, 200, seed=300)
            )
            met |= {OUTCOMES[code].fate for code in np.unique(found.outcome)}
    assert met == {
        *("works", "too_slow", "oscillates", "diverges", "escapes", "stuck"),
        *("arrived", "at_rest", "lost"),
    }


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_survey_heeds_the_schedule(key):
    asked = {"steps": 150, "schedule": SCHEDULES[key](), **scattered(HIMMELBLAU, 200)}
    assert_alike(survey(HIMMELBLAU, MOMENTUM, **asked), told(HIMMELBLAU, MOMENTUM, **asked), 0.99)


def test_a_rate_that_rises_again_wakes_cells_that_rest():
    asked = {"steps": 300, "schedule": SCHEDULES["warm_restarts"](), **scattered(HIMMELBLAU, 400)}
    assert_alike(survey(HIMMELBLAU, GD, **asked), told(HIMMELBLAU, GD, **asked), 0.995)


@pytest.mark.parametrize("method", [MOMENTUM, ADAM])
def test_a_survey_tells_what_ran_past_from_what_is_slow(method):
    asked = {"lr": np.geomspace(0.005, 0.5, 200), "start": np.array(BOWL.start), "steps": 40}
    found = survey(BOWL, method, best=0, **asked)
    assert found.holds(Outcome.OVERSHOOTS).sum() > 5
    assert found.holds(Outcome.TOO_SLOW).any()
    assert_alike(found, told(BOWL, method, **asked), 1)


@pytest.mark.parametrize("more", [{"noise": 2.0, "batch": 4, "seed": 3}, {"clip": Clip("norm", 5)}])
def test_a_survey_hears_the_noise_and_the_clipping_of_a_run(more):
    asked = {"steps": 120, **scattered(HIMMELBLAU, 200), **more}
    assert_alike(survey(HIMMELBLAU, GD, **asked), told(HIMMELBLAU, GD, **asked), 0.995)


def test_a_cell_that_leaves_the_target_again_is_judged_by_all_of_its_walk():
    rms, rates = OPTIMIZERS["rmsprop"](), np.geomspace(0.3, 1, 200)
    asked = {"lr": rates, "start": HIMMELBLAU.start, "steps": 500}
    found = survey(HIMMELBLAU, rms, **asked)
    t = run(HIMMELBLAU, rms, **asked)
    reached = (t.loss - HIMMELBLAU.lowest) / t.loss[0] <= 0.01
    left = reached[250:490].all(axis=0) & ~reached[-1] | (reached[300] & ~reached[-1])
    codes, _, _ = told(HIMMELBLAU, rms, **asked)
    assert left.any()
    np.testing.assert_array_equal(found.outcome[left], codes[left])


def test_a_cell_that_rests_only_in_the_end_is_judged_by_how_it_came_there():
    plateau, newton = SURFACES["plateau"], OPTIMIZERS["newton"]()
    asked = {"steps": 200, **scattered(plateau, 1000)}
    assert_alike(survey(plateau, newton, **asked), told(plateau, newton, **asked), 1.0)


def test_float32_agrees_but_where_the_last_bits_decide():
    asked = {"steps": 200, **scattered(HIMMELBLAU, 1000)}
    exact, short = (survey(HIMMELBLAU, MOMENTUM, dtype=d, **asked) for d in (float, np.float32))
    assert (exact.outcome == short.outcome).mean() >= 0.98


# Cells of any shape.


# What differs from cell to cell.


# Just right, and where.


def test_just_right_is_measured_by_the_best_that_is_given():
    asked = {"start": BOWL.start, "steps": 100}
    sweep = ladder(BOWL, GD, **asked)
    found = survey(BOWL, GD, lr=sweep.rates, best=sweep, **asked)
    np.testing.assert_array_equal(found.outcome, [CODES[each] for each in sweep.outcomes])
    assert_equal(survey(BOWL, GD, lr=sweep.rates, best=sweep.best, **asked), found)
    assert_equal(survey(BOWL, GD, lr=sweep.rates, best=np.full(101, sweep.best), **asked), found)
    settles = found.settled_at >= 0
    none_settles = survey(BOWL, GD, lr=sweep.rates, best=-1, **asked)
    np.testing.assert_array_equal(none_settles.holds(Outcome.JUST_RIGHT), settles)


def test_without_a_best_only_a_cell_that_starts_at_the_target_is_just_right():
    sweep = survey(BOWL, GD, lr=np.geomspace(1e-3, 0.19, 50), start=BOWL.start, steps=100)
    assert not sweep.holds(Outcome.JUST_RIGHT).any()
    assert sweep.holds(Outcome.WORKS_SLOWLY).any()
    assert sweep.holds(Outcome.WORKS_OVERSHOOTS).any()
    there = survey(BOWL, GD, lr=0.1, start=(0.0, 0.0), steps=100)
    assert there.holds(Outcome.JUST_RIGHT)
    assert there.settled_at == 0


def test_the_map_of_basins_names_the_minimum_that_a_run_ends_at():
    x, y = np.meshgrid(*(np.linspace(*side, 20) for side in HIMMELBLAU.view))
    found = survey(HIMMELBLAU, GD, lr=0.01, start=[x, y], steps=300)
    t = run(HIMMELBLAU, GD, lr=0.01, start=np.array([x.ravel(), y.ravel()]), steps=300)
    for ends, cell in zip(t.last_point.T, found.minimum.ravel(), strict=True):
        point = HIMMELBLAU.critical_points[cell]
        assert point.kind == "minimum"
        assert np.hypot(*(ends - point[:2])) < 0.1
    assert len(np.unique(found.minimum)) == 4


def test_a_cell_in_a_poorer_minimum_names_it_and_one_that_is_nowhere_names_none():
    well = SURFACES["tilted_well"]
    points = well.critical_points
    poorer = next(i for i, c in enumerate(points) if c.kind == "minimum" and not c.is_global)
    found = survey(
        well, GD, lr=[0.01, 1e-6, 100.0], start=(points[poorer].x + 0.05, 0.3), steps=400
    )
    assert found.minimum.tolist() == [poorer, -1, -1]
    assert found.holds(Outcome.STUCK_MINIMUM).tolist() == [True, False, False]


# Progress, and giving up.


def test_progress_only_grows_and_ends_at_the_total(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 100)
    heard = []
    asked = {"lr": 0.001, "steps": 50, "start": scattered(BOWL, 250)["start"]}
    survey(BOWL, GD, progress=lambda *told: heard.append(told), **asked)
    done, total = np.array(heard).T
    assert (total == 250 * 50).all()
    assert (np.diff(done) >= 0).all()
    assert done[0] == 0
    assert done[-1] == 250 * 50


@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_a_survey_asks_all_the_time_whether_to_give_up(noise):
    asked = []

    def canceled():
        asked.append(None)
        return len(asked) == 3

    with pytest.raises(Canceled):
        survey(
            BOWL,
            GD,
            steps=500,
            noise=noise,
            canceled=canceled,
            lr=0.01,
            start=scattered(BOWL, 1000)["start"],
        )
    assert len(asked) == 3


# What makes no sense.


@pytest.mark.parametrize(
    ("argument", "wrong"),
    [
        *(("lr", w) for w in (-0.1, np.nan, "fast", [])),
        *(("start", w) for w in (1.0, (1, 2, 3), (np.nan, 0))),
        *(("steps", w) for w in (0, 2.5)),
        *(("seed", w) for w in (-1, [1, 2])),
        ("best", "soon"),
        ("dtype", int),
        ("beta", 2.0),
        ("beta", [0.5, np.nan]),
        ("rate", 0.5),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_by_name(argument, wrong):
    asked = {"lr": [0.1, 0.2], "start": (-4, 2), "steps": 5}
    if argument in ("beta", "rate"):
        asked["vary"] = {argument: wrong}
    else:
        asked[argument] = wrong
    with pytest.raises(ValueError, match=argument):
        survey(BOWL, MOMENTUM, **asked)


def test_shapes_that_do_not_go_together_are_refused():
    with pytest.raises(ValueError, match=r"lr \(2,\), start \(3,\)"):
        survey(BOWL, GD, lr=[0.1, 0.2], start=np.zeros((2, 3)), steps=5)
