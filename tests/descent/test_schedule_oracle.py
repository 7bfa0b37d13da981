"""Every schedule against PyTorch's own factors, and against its equation in plain floats."""

import importlib.util
from math import cos, pi, sqrt
from pathlib import Path

import numpy as np
import pytest

from descent import SCHEDULES

ORACLE = Path(__file__).parent / "oracle"
_spec = importlib.util.spec_from_file_location("schedule_cases", ORACLE / "schedule_cases.py")
cases = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cases)

HERE_ALONE = {"inverse_time", "inverse_sqrt", "warm_stable_decay", "piecewise"}


@pytest.fixture(scope="module")
def torch_factors():
    with np.load(ORACLE / "torch_schedules.npz", allow_pickle=False) as file:
        return dict(file)


def made(key, settings):
    """A schedule of a case, whose inner one is given by its key and settings."""
    if "then" in settings:
        then, inner = settings["then"]
        settings = {**settings, "then": SCHEDULES[then](**inner)}
    return SCHEDULES[key](**settings)


def test_every_schedule_that_torch_has_is_compared_with_it(torch_factors):
    assert set(torch_factors) == cases.PLANNED.keys() | cases.HEEDED.keys()
    compared = {key for key, *_ in cases.PLANNED.values()} | {"plateau"}
    assert compared == SCHEDULES.keys() - HERE_ALONE


def test_the_fixture_stays_small():
    assert (ORACLE / "torch_schedules.npz").stat().st_size < 50_000


@pytest.mark.parametrize("case", cases.PLANNED)
def test_a_factor_is_the_rate_that_torch_has(case, torch_factors):
    key, settings, horizon, _, _ = cases.PLANNED[case]
    expected = torch_factors[case]
    found = made(key, settings)(np.arange(len(expected)), horizon)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("case", cases.HEEDED)
def test_patience_is_counted_as_torch_counts_it(case, torch_factors):
    settings, _, losses = cases.HEEDED[case]
    schedule = SCHEDULES["plateau"](**settings)
    state, found = schedule.begin(1), []
    for loss in losses:
        state, factor = schedule.heed(state, np.array([loss]))
        found.append(factor[0])
    np.testing.assert_allclose(found, torch_factors[case], rtol=1e-12)
    # Below zero the relative bar is above the best: there the rate never falls, in torch either.
    assert (len(set(found)) == 1) == (schedule.relative and losses is cases.BELOW)


# One factor of each as its equation has it, in plain floats.


def step(s, t, horizon):
    return s.gamma ** (t // s.every)


def multi_step(s, t, horizon):
    return s.gamma ** sum(t >= each for each in s.milestones)


def warm_restarts(s, t, horizon):
    since, length = 0, s.period
    for _ in range(t):
        since += 1
        if since == length:
            since, length = 0, length * s.growth
    return s.final + (1 - s.final) * (1 + cos(pi * since / length)) / 2


def triangle(t, period):
    since, half = t % period, period / 2
    return since / half if since <= half else (period - since) / half


def triangular(s, t, horizon):
    return s.floor + (1 - s.floor) * triangle(t, s.period)


def triangular2(s, t, horizon):
    return s.floor + (1 - s.floor) * triangle(t, s.period) / 2 ** (t // s.period)


def exp_range(s, t, horizon):
    return s.floor + (1 - s.floor) * triangle(t, s.period) * s.gamma**t


def cosine(s, t, horizon):
    return s.final + (1 - s.final) * (1 + cos(pi * min(t / horizon, 1))) / 2


def polynomial(s, t, horizon):
    return s.final + (1 - s.final) * max(1 - t / horizon, 0.0) ** s.power


def one_cycle(s, t, horizon):
    first = 1 / s.div_factor
    last = 1 / s.div_factor / s.final_div_factor
    peak, end = s.pct_start * horizon - 1, horizon - 1
    if t <= peak:
        return 1 + (first - 1) / 2 * (cos(pi * t / peak) + 1) if peak else 1.0
    share = min((t - peak) / (end - peak), 1.0) if end > peak else 1.0
    return last + (1 - last) / 2 * (cos(pi * share) + 1)


def warm_up(s, t, horizon):
    if t < s.steps:
        return (t + 1) / s.steps
    return FACTORS[s.then.key](s.then, t - s.steps, horizon - s.steps)


def warm_stable_decay(s, t, horizon):
    if t + 1 < s.warm * horizon:
        return (t + 1) / (s.warm * horizon)
    if t > horizon - s.decay * horizon:
        return s.final + (1 - s.final) * max(horizon - t, 0) / (s.decay * horizon)
    return 1.0


def piecewise(s, t, horizon):
    share = t / horizon
    if share <= s.points[0][0]:
        return s.points[0][1]
    for (a, low), (b, high) in zip(s.points, s.points[1:], strict=False):
        if share <= b:
            return low + (high - low) * (share - a) / (b - a)
    return s.points[-1][1]


FACTORS = {
    "constant": lambda s, t, horizon: 1.0,
    "exponential": lambda s, t, horizon: s.gamma**t,
    "inverse_time": lambda s, t, horizon: 1 / (1 + t / s.tau),
    "inverse_sqrt": lambda s, t, horizon: 1 / sqrt(1 + t / s.tau),
    "plateau": lambda s, t, horizon: 1.0,  # as long as it has heard nothing
} | {
    f.__name__: f
    for f in (
        *(step, multi_step, cosine, polynomial, warm_restarts, triangular, triangular2, exp_range),
        *(one_cycle, warm_up, warm_stable_decay, piecewise),
    )
}
OTHER_SETTINGS = [
    ("inverse_time", {"tau": 0.1}),
    ("inverse_sqrt", {"tau": 123.4}),
    ("polynomial", {"power": 0.5, "final": 0.2}),
    ("warm_restarts", {"period": 7, "growth": 3, "final": 0.3}),
    ("triangular", {"period": 3, "floor": 0.0}),
    ("one_cycle", {"pct_start": 0.1, "div_factor": 2.0, "final_div_factor": 3.0}),
    ("one_cycle", {"pct_start": 0.0}),
    ("one_cycle", {"pct_start": 1.0}),
    ("warm_up", {"steps": 1, "then": ("inverse_time", {})}),
    ("warm_up", {"steps": 30, "then": ("one_cycle", {"pct_start": 0.5})}),
    ("warm_stable_decay", {"warm": 0.0, "decay": 0.0}),
    ("warm_stable_decay", {"warm": 0.5, "decay": 0.5, "final": 0.25}),
    ("piecewise", {"points": ((0.1, 0.0), (0.11, 3.0), (0.5, 3.0), (0.9, 0.1))}),
]


def test_every_schedule_is_compared_with_its_equation():
    assert set(FACTORS) == set(SCHEDULES)


@pytest.mark.parametrize("horizon", [1, 10, 45, 120])
@pytest.mark.parametrize(("key", "settings"), [*((key, {}) for key in SCHEDULES), *OTHER_SETTINGS])
def test_a_schedule_follows_its_equation(key, settings, horizon):
    schedule = made(key, settings)
    expected = [FACTORS[key](schedule, t, horizon) for t in range(horizon)]
    found = schedule(np.arange(horizon), horizon)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("key", sorted(SCHEDULES.keys() - {"warm_up"}))
def test_beyond_the_end_of_its_run_a_schedule_goes_on_by_its_equation(key):
    schedule = SCHEDULES[key]()
    expected = [FACTORS[key](schedule, t, 120) for t in range(120, 170)]
    found = schedule(np.arange(120, 170), 120)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)
