"""The critical points that a surface declares are what it says, and are all there are."""

import numpy as np
import pytest

from descent.verdict.surface_scale import surface_scale
from tests.surfaces.gallery import ALL, KINKED, points
from tests.surfaces.search import LEVEL, critical_points, lowest_around, signs

NEAR = 1e-6  # in view diagonals: two finds so close are one
EQUAL = 1e-12  # of the view's relief: two depths so close are one


def declared(surface, *kinds):
    """Where the critical points of these kinds are, (2, N); without a kind, all of them."""
    known = [(c.x, c.y) for c in surface.critical_points if c.kind in kinds or not kinds]
    return np.array(known).reshape(-1, 2).T


def undeclared(surface, found, known, near=NEAR):
    """Those of the points found (2, N) that are none of the known."""
    if not known.size:
        return found
    distance = np.hypot(*(found[:, :, None] - known[:, None, :])).min(axis=1)
    return found[:, distance > near * surface.diagonal]


def on_kink(surface, x, y):
    return hasattr(surface, "kinks") and surface.kinks(x, y) <= 1e-12 * surface.diagonal


def rings(surface, x, y):
    """How much higher than (x, y) the ground is on three small rings around it, (3, 360, …)."""
    turn = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    around = np.array([np.cos(turn), 0 * turn if surface.one_dimensional else np.sin(turn)])
    away = np.multiply.outer(around, surface.diagonal * np.array([1e-5, 1e-4, 1e-3])).swapaxes(1, 2)
    x, y = np.asarray(x), np.asarray(y)
    away = away.reshape(away.shape + (1,) * x.ndim)
    return surface.value(x + away[0], y + away[1]) - surface.value(x, y)


@ALL
def test_a_critical_point_is_level_and_of_the_kind_it_says(surface):
    for c in surface.critical_points:
        slope = np.hypot(*surface.gradient(c.x, c.y))
        assert slope <= LEVEL * surface_scale(surface).median_slope
        if not on_kink(surface, c.x, c.y):
            assert signs(surface, np.array([[c.x], [c.y]])) == [c.kind]


@ALL
def test_a_critical_point_on_a_kink_is_what_the_ground_around_it_says(surface):
    for c in surface.critical_points:
        if on_kink(surface, c.x, c.y) and c.kind != "degenerate":
            for higher in rings(surface, c.x, c.y):
                kind = {(True, False): "minimum", (False, True): "maximum", (True, True): "saddle"}
                assert kind[bool((higher > 0).any()), bool((higher < 0).any())] == c.kind


@ALL
def test_no_minimum_is_undeclared(surface):
    found, kinds = critical_points(surface, downhill=True)
    minima = found[:, kinds == "minimum"]
    assert not undeclared(surface, minima, declared(surface, "minimum")).size


@pytest.mark.parametrize("surface", KINKED.values(), ids=KINKED)
def test_no_minimum_on_a_kink_is_undeclared(surface):
    found = lowest_around(surface)
    higher = rings(surface, *found)
    pits = found[:, (higher > 0).all(axis=(0, 1))]  # the rest is level ground
    assert not undeclared(surface, pits, declared(surface, "minimum"), near=1e-5).size


@ALL
def test_no_saddle_and_no_hilltop_is_undeclared(surface):
    found, kinds = critical_points(surface, side=40)
    only_minima = getattr(surface, "only_minima_listed", False)
    kept = kinds == "minimum" if only_minima else kinds != "degenerate"
    assert not undeclared(surface, found[:, kept], declared(surface)).size


@ALL
def test_every_declared_point_in_the_view_that_is_no_kink_is_found(surface):
    """Else the search above would be no search."""
    found, _ = critical_points(surface, side=40)
    half = surface.extent / 2
    for c in surface.critical_points:
        at = np.array([c.x, c.y])
        if (np.abs(at - surface.center) < half).all() and not on_kink(surface, *at):
            distance = np.hypot(*(found - at[:, None]))
            assert c.kind == "degenerate" or distance.min() <= NEAR * surface.diagonal


@ALL
def test_the_global_minima_are_the_lowest_points_and_no_others_are(surface):
    equal = EQUAL * surface_scale(surface).relief
    assert surface.value(*points(surface, 20_000)).min() >= surface.lowest - equal
    for c in surface.critical_points:
        lowest = surface.value(c.x, c.y) - surface.lowest <= equal
        assert (lowest and surface.bounded_below) == c.is_global
    reaches = surface.bounded_below and surface.has_minimum
    assert any(c.is_global for c in surface.critical_points) == reaches


@ALL
def test_a_loss_without_a_minimum_is_nowhere_as_low_as_what_it_nears(surface):
    if surface.bounded_below and not surface.has_minimum:
        assert not surface.critical_points
        assert (surface.value(*points(surface, 20_000)) > surface.lowest).all()
