"""Surfaces made of data against what was published, and against loops over their examples."""

import re
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pytest

from descent import OPTIMIZERS, Outcome, diagnose, ladder, run
from descent.data_surface import AT_ONCE
from surfaces import SURFACES, tables
from tests.surfaces.gallery import EVERY, points

DESCENT = OPTIMIZERS["gradient_descent"]()
DATA = {key: surface for key, surface in EVERY.items() if hasattr(surface, "examples")}
OF_DATA = pytest.mark.parametrize("surface", DATA.values(), ids=DATA)


def raw(key, **parameters):
    """A data surface with its inputs as they were published."""
    return replace(SURFACES[key], standardised=False, **parameters)


def minimum(surface):
    """Where the only minimum of a surface is."""
    (point,) = [c for c in surface.critical_points if c.kind == "minimum"]
    return point.x, point.y


def limit_and_condition(surface):
    """2/λ_max and κ at the minimum."""
    low, high = surface.curvatures(*minimum(surface))
    return 2 / high, high / low


@OF_DATA
def test_value_gradient_and_hessian_are_the_means_over_the_examples(surface):
    x, y = points(surface, 50)
    u, v = np.array(surface.examples).T[:, :, None]  # every example beside every run
    for whole, each in (
        ([surface.value(x, y)], [surface.example_loss(x, y, u, v)]),
        (surface.gradient(x, y), surface.example_gradient(x, y, u, v)),
        (surface.hessian(x, y), surface.example_hessian(x, y, u, v)),
    ):
        for ours, parts in zip(whole, each, strict=True):
            parts = np.broadcast_to(parts, (len(surface.examples), 50))
            size = np.abs(parts).mean(axis=0)
            assert (np.abs(ours - parts.mean(axis=0)) <= 1e-14 * size).all()


def complex_step(function, x, y, u, v):
    """The derivatives of a function of weights and examples by x and by y, without cancellation."""
    h = 1e-30
    by_x, by_y = function(x + 1j * h, y, u, v), function(x, y + 1j * h, u, v)
    return [np.imag(np.array(each)) / h for each in (by_x, by_y)]


@OF_DATA
def test_gradient_and_hessian_of_each_example_are_the_derivatives_of_its_loss(surface):
    x, y = points(surface, 50)
    u, v = np.array((*surface.examples, *surface.test_examples)).T[:, :, None]
    whole = np.broadcast_shapes(x.shape, u.shape)
    slopes = [np.broadcast_to(g, whole) for g in surface.example_gradient(x, y, u, v)]
    hxx, hxy, hyy = (np.broadcast_to(h, whole) for h in surface.example_hessian(x, y, u, v))
    size = np.hypot(*slopes) + 1e-3 * np.hypot(*slopes).mean()
    for ours, true in zip(slopes, complex_step(surface.example_loss, x, y, u, v), strict=True):
        assert (np.abs(ours - true) <= 1e-9 * size).all()
    bends = complex_step(surface.example_gradient, x, y, u, v)
    size = np.abs(hxx) + np.abs(hxy) + np.abs(hyy)
    size = size + 1e-3 * size.mean()
    for ours, true in zip(((hxx, hxy), (hxy, hyy)), bends, strict=True):
        assert (np.abs(np.array(ours) - np.broadcast_to(true, (2, *whole))) <= 1e-9 * size).all()


@OF_DATA
def test_many_runs_get_the_bits_of_few(surface):
    """Few runs take all examples at once, many one example after the other."""
    p = points(surface, 30_000, beyond=3.0)
    assert p[0].size * len(surface.examples) > AT_ONCE
    for ask in (surface.value, surface.gradient, surface.hessian):
        many = np.atleast_2d(ask(*p))
        for few in (slice(0, 1), slice(7, 9), slice(100, 250)):
            alone = np.atleast_2d(ask(*p[:, few]))
            np.testing.assert_array_equal(alone, many[:, few])


@OF_DATA
def test_places_that_go_into_no_array_with_all_examples_are_taken_by_blocks_to_the_same_bits(
    surface, monkeypatch
):
    x, y = points(surface, 60, beyond=3.0)
    asks = (surface.value, surface.gradient, surface.hessian)
    at_once = [np.atleast_2d(ask(x, y)) for ask in asks]
    monkeypatch.setattr("descent.data_surface.AT_ONCE", 7 * len(surface.examples))
    for ask, found in zip(asks, at_once, strict=True):
        np.testing.assert_array_equal(np.atleast_2d(ask(x, y)), found)
        square = np.array(ask(x.reshape(15, 4), y.reshape(15, 4)))
        np.testing.assert_array_equal(square.reshape(found.shape), found)


@pytest.mark.parametrize("key", [key for key, each in DATA.items() if each.is_arithmetic])
def test_a_mean_slope_taken_by_numbers_has_the_bits_of_the_whole(key):
    surface = DATA[key]
    for x, y in points(surface, 20).T:
        by_numbers = surface.mean_gradient(surface.examples, float(x), float(y))
        assert by_numbers == tuple(map(float, surface.gradient(x, y)))


@OF_DATA
def test_standardised_inputs_have_mean_0_and_deviation_1(surface):
    if getattr(surface, "standardised", False):
        u = np.array(surface.examples)[:, 0]
        assert abs(u.mean()) <= 1e-14
        assert u.std() == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize(
    ("table", "intercept", "slope", "squares"),
    [(1, 3.000091, 0.500091, 13.762690), (4, 3.001727, 0.499909, 13.742490)],
)
def test_the_lines_of_anscombe_are_the_published_ones(table, intercept, slope, squares):
    surface = raw("anscombe", table=table)
    assert minimum(surface) == pytest.approx((intercept, slope), abs=5e-7)
    assert 2 * 11 * surface.value(*minimum(surface)) == pytest.approx(squares, abs=5e-7)
    assert 2 * 11 * surface.lowest == pytest.approx(squares, abs=5e-7)


@pytest.mark.parametrize("table", [1, 2, 3, 4])
def test_the_four_tables_of_anscombe_have_one_curvature(table):
    limit, condition = limit_and_condition(raw("anscombe", table=table))
    assert limit == pytest.approx(0.0217649, abs=5e-8)
    assert condition == pytest.approx(844.4, abs=0.05)
    hessian = replace(SURFACES["anscombe"], table=table).hessian(0.0, 0.0)
    np.testing.assert_allclose(hessian, (1, 0, 1), atol=1e-14)


def full_batch_paths(standardised, rates):
    """The four tables walked side by side from ten starts at each of some rates, (4, T, 2, B)."""
    tables = [
        replace(SURFACES["anscombe"], table=table, standardised=standardised)
        for table in (1, 2, 3, 4)
    ]
    starts = np.tile(np.c_[[0, 0], points(tables[0], 9)], len(rates))
    lr = np.repeat(rates, 10)
    return np.array([run(s, DESCENT, lr=lr, start=starts, steps=300).path for s in tables])


RATES = np.array([0.02, 0.1, 0.5, 1.0, 1.5, 1.73, 1.9, 1.99, 2.05])


def test_full_batch_walks_of_the_four_tables_differ_as_their_minima_do_whatever_the_start():
    """By the difference of the minima times 1 − (1 − η)ᵗ, since all four curve alike."""
    paths = full_batch_paths(True, RATES)
    tables = [replace(SURFACES["anscombe"], table=table) for table in (1, 2, 3, 4)]
    apart = np.array([minimum(s) for s in tables]) - minimum(tables[0])
    share = 1 - (1 - np.repeat(RATES, 10)) ** np.arange(301)[:, None]
    differences = (paths - paths[0])[:, :, :, np.repeat(RATES <= 2, 10)]
    expected = (apart[:, None, :, None] * share[:, None])[..., np.repeat(RATES <= 2, 10)]
    np.testing.assert_allclose(differences, expected, atol=1e-11)


def test_nobody_sees_a_difference_between_full_batch_walks_of_the_four_tables():
    """To two thousandths at every step up to a rate of 1.73, to 0.0023 up to the limit."""
    paths = full_batch_paths(True, RATES[:-1])
    apart = np.ptp(paths, axis=0).max(axis=(0, 1)).reshape(-1, 10).max(axis=1)
    assert (apart[RATES[:-1] <= 1] <= 0.00115).all()
    assert (apart[RATES[:-1] <= 1.73] <= 0.002).all()
    assert (apart <= 0.0023).all()
    assert apart[-1] > 0.002
    size = SURFACES["anscombe"].diagonal
    assert apart.max() < size / 5000


def test_full_batch_walks_of_the_raw_tables_agree_to_a_few_thousandths_below_the_limit():
    paths = full_batch_paths(False, np.array([0.0001, 0.002, 0.01, 0.02, 0.0217]))
    assert np.ptp(paths, axis=0).max() <= 0.0024


def test_the_line_of_hubble_is_the_published_one():
    surface = raw("hubble")
    assert len(surface.examples) == 24
    assert minimum(surface) == pytest.approx((-40.783649, 454.158441), abs=5e-7)
    u, v = np.array(surface.examples).T
    assert (u @ v) / (u @ u) == pytest.approx(423.937323, abs=5e-7)  # through the origin
    assert limit_and_condition(surface) == pytest.approx((0.983502, 10.36), rel=5e-4)


@pytest.mark.parametrize(
    ("standardised", "point"),
    [(False, (15.042902, -0.232163)), (True, (-1.107550, -1.602378))],
)
def test_the_fit_to_the_flights_before_challenger_is_the_published_one(standardised, point):
    surface = replace(SURFACES["challenger"], standardised=standardised)
    assert len(surface.examples) == 23
    assert minimum(surface) == pytest.approx(point, abs=5e-7)
    assert surface.value(*minimum(surface)) == pytest.approx(0.441635, abs=5e-7)


def test_raw_temperatures_make_a_condition_number_in_the_hundred_thousands():
    _, condition = limit_and_condition(raw("challenger"))
    assert condition == pytest.approx(825_897, abs=0.5)
    limit, condition = limit_and_condition(SURFACES["challenger"])
    assert limit == pytest.approx(12.759, abs=5e-4)
    assert condition < 3


def test_no_rate_settles_on_raw_temperatures():
    surface = raw("challenger")
    t = run(surface, DESCENT, lr=0.002, start=(0.0, 0.0), steps=2000)
    left = (t.loss[-1, 0] - surface.lowest) / (t.loss[0, 0] - surface.lowest)
    assert left == pytest.approx(0.59, abs=0.005)
    assert ladder(surface, DESCENT, start=(0.0, 0.0), steps=2000).best is None


def test_below_the_limit_of_the_standardised_flights_a_run_comes_to_rest_in_the_end():
    surface = SURFACES["challenger"]
    t = run(surface, DESCENT, lr=12.7, start=(0.0, 0.0), steps=4000)
    assert np.hypot(*(t.path[-1, :, 0] - minimum(surface))) <= 1e-12
    moves = np.abs(np.diff(t.path[:, :, 0], axis=0)).max(axis=1)
    assert np.flatnonzero(moves > 1e-10)[-1] + 2 == 2102  # the first step that is at rest


def test_just_above_it_a_run_swings_for_ever_under_the_target():
    surface = SURFACES["challenger"]
    t = run(surface, DESCENT, lr=12.8, start=(0.0, 0.0), steps=4000)
    even, odd = t.path[-2, :, 0], t.path[-1, :, 0]
    np.testing.assert_allclose(t.path[-3, :, 0], odd, atol=1e-6)  # a cycle of two
    assert np.hypot(*(even - odd)) > 0.1
    assert t.loss[-1, 0] - surface.lowest < 0.01 * (t.loss[0, 0] - surface.lowest)
    assert diagnose(surface, t)[0].outcome is Outcome.WORKS_OVERSHOOTS


def test_further_above_it_a_run_oscillates_on_the_map():
    surface = SURFACES["challenger"]
    t = run(surface, DESCENT, lr=14, start=(0.0, 0.0), steps=surface.steps)
    (verdict,) = diagnose(surface, t)
    assert verdict.outcome is Outcome.OSCILLATES
    assert verdict.evidence.loss_left == pytest.approx(0.208, abs=5e-4)
    half = surface.extent[:, None, None] / 2
    assert (np.abs(t.path.swapaxes(0, 1) - surface.center[:, None, None]) <= half).all()


def test_a_threshold_parts_the_two_irises():
    petals = {kind: [u for u, v in raw("iris").examples if v == kind] for kind in (-1, 1)}
    assert (len(petals[-1]), len(petals[1])) == (50, 50)
    assert max(petals[-1]) == 1.9
    assert min(petals[1]) == 3.0
    assert (sum(petals[-1]), sum(petals[1])) == pytest.approx((73.1, 213.0))


def test_on_the_irises_the_loss_falls_for_ever_and_the_weights_grow():
    surface = SURFACES["iris"]
    t = run(surface, DESCENT, lr=2.0, start=(0.0, 0.0), steps=3000)
    assert (np.diff(t.loss[:, 0]) < 0).all()
    assert (np.diff(np.hypot(*t.path[:, :, 0].T)) > 0).all()
    assert t.loss[-1, 0] > surface.lowest


def test_boxbod_has_the_certified_answer():
    surface = SURFACES["boxbod"]
    assert minimum(surface) == pytest.approx((213.80940889, 0.54723748542), rel=1e-11)
    assert 2 * 6 * surface.lowest == pytest.approx(1168.0088766, abs=5e-8)
    assert set(surface.starts.values()) == {(1.0, 1.0), (100.0, 0.75)}


def test_on_the_way_to_the_cars_trained_on_the_loss_of_the_others_falls_then_rises_by_half():
    surface = SURFACES["cars"]
    assert (len(surface.examples), len(surface.test_examples)) == (6, 23)
    t = run(surface, DESCENT, lr=0.2, start=(0.0, 0.0), steps=surface.steps)
    test = surface.test_loss(*t.path[:, :, 0].T)
    least = test.argmin()
    assert 0 < least < surface.steps
    assert (np.diff(test[: least + 1]) < 0).all()
    assert (np.diff(test[least:]) > 0).all()
    assert test[-1] / test[least] == pytest.approx(1.5, abs=0.02)
    assert (np.diff(t.loss[:, 0]) < 0).all()


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_every_car_is_either_trained_on_or_held_out(share):
    surface = raw("cars", held_out=share)
    assert len(surface.test_examples) == round(share * 29)
    assert sorted((*surface.examples, *surface.test_examples)) == sorted(
        raw("cars").examples + raw("cars").test_examples
    )


@pytest.mark.parametrize("name", [each.name for each in iter_modules(tables.__path__)])
def test_every_table_says_where_it_was_published(name):
    told = import_module(f"{tables.__name__}.{name}").__doc__
    title, _, source = told.partition("\n\n")
    assert title
    assert re.search(r"\b(1[89]|20)\d\d\b", source)
    assert re.search(r"[A-Z]\. [A-Z]|NIST", source)  # somebody
