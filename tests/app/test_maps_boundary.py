"""The line that theory draws through a map: where it is, and that the map agrees with it."""

import numpy as np
import pytest

from app.maps.boundary import boundary, curvatures_of
from app.maps.contour import zero_lines
from app.maps.evaluate import table
from app.maps.order import Axis
from descent import OPTIMIZERS
from descent.batch.batch_spec import cellwise
from descent.theory.quadratic import error_factor
from surfaces import SURFACES
from tests.app.orders import RATE_AND_MOMENTUM, at_once, order_of

SQUARE = Axis("x", -2.0, 2.0), Axis("y", -2.0, 2.0)
FIELDS = {"x": {"name": "dampening"}, "y": {"name": "beta"}}
MAPS = {
    "rate and momentum": ("surface=ravine&opt=momentum&steps=500", RATE_AND_MOMENTUM),
    "rate and momentum, linear": (
        "surface=bowl&opt=momentum&steps=500",
        {"x": {"name": "eta", "low": 0.1, "high": 0.6, "scale": "linear"}, "y": {"name": "beta"}},
    ),
    "Nesterov": ("surface=bowl&opt=nesterov&steps=500", RATE_AND_MOMENTUM),
    "averaged momentum": ("surface=bowl&opt=momentum_ema&steps=500", RATE_AND_MOMENTUM),
    "dampening and momentum": ("surface=bowl&opt=momentum&eta=0.3&steps=500", FIELDS),
    "start and rate": (
        "surface=parabola&steps=500",
        {"x": {"name": "x"}, "y": {"name": "eta", "low": 0.5, "high": 5}},
    ),
}


def growth(order, x, y):
    """The largest error factor of a cell, by the formula."""
    given = {order.x.name: np.asarray(x), order.y.name: np.asarray(y)}
    rate = given.pop("eta", np.asarray(order.scene.eta[0]))
    fields = {name: each for name, each in given.items() if name not in ("x", "y")}
    method = cellwise(order.scene.opt[0], fields)
    curvatures = curvatures_of(order.scene.surface[0])
    shape = np.broadcast_shapes(np.shape(x), np.shape(y))
    return np.max([error_factor(method, np.broadcast_to(rate * c, shape)) for c in curvatures], 0)


@pytest.mark.parametrize("name", MAPS)
def test_on_the_boundary_an_error_neither_shrinks_nor_grows(name):
    query, body = MAPS[name]
    order = order_of(query, **body)
    lines = boundary(order)
    assert lines
    for line in lines:
        assert line.shape[1] == 2
        assert np.abs(growth(order, *line.T) - 1).max() < 1e-6
        for values, axis in zip(line.T, (order.x, order.y), strict=True):
            assert (values >= axis.low).all()
            assert (values <= axis.high).all()


def test_the_boundary_of_momentum_is_its_limit():
    (line,) = boundary(order_of(*MAPS["rate and momentum"][:1], **RATE_AND_MOMENTUM))
    rate, beta = line.T
    assert np.allclose(rate, 2 * (1 + beta) / 50, rtol=1e-6)
    assert (beta.min(), beta.max()) == pytest.approx((0, 0.999))


@pytest.mark.parametrize("name", MAPS)
def test_a_map_of_500_steps_agrees_with_theory(name):
    query, body = MAPS[name]
    order = order_of(query, resolution=256, **body)
    outcome, _, _ = at_once(order)
    diverges = np.isin(outcome, [row["code"] for row in table() if row["fate"] == "diverges"])
    x, y = np.meshgrid(order.x.cells(256), order.y.cells(256))
    grows = growth(order, x, y) > 1
    assert 0.05 < grows.mean() < 0.95
    assert (diverges == grows).mean() >= 0.995


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_line_is_drawn_for_every_method_of_which_theory_knows_a_limit(key):
    rate = {"name": "eta", "low": 1e-3, "high": 10}
    order = order_of(f"surface=bowl&opt={key}", x=rate, y={"name": "y"})
    assert bool(boundary(order)) == (OPTIMIZERS[key]().stability_limit() is not None)


@pytest.mark.parametrize("surface", ["saddle", "abs_valley", "rosenbrock"])
def test_where_theory_is_silent_no_line_is_drawn(surface):
    rate = {"name": "eta", "low": 1e-3, "high": 10}
    assert boundary(order_of(f"surface={surface}&opt=momentum", x=rate, y={"name": "beta"})) == ()


@pytest.mark.parametrize("more", ["sched=cosine", "clip=norm:1", "opt=adam"])
def test_what_changes_the_walk_takes_the_line_away(more):
    body = {"x": {"name": "eta"}, "y": {"name": "x"}}
    assert boundary(order_of("surface=bowl", **body))
    assert boundary(order_of(f"surface=bowl&{more}", **body)) == ()


def test_a_map_of_starts_has_no_line():
    assert boundary(order_of("surface=bowl&eta=0.3")) == ()


def test_only_a_bowl_has_curvatures_to_go_by():
    assert curvatures_of(SURFACES["ravine"]) == (1.0, 50.0)
    assert curvatures_of(SURFACES["parabola"]) == (2.0,)
    assert curvatures_of(SURFACES["saddle"]) == ()
    assert curvatures_of(SURFACES["abs_valley"]) == ()
    assert curvatures_of(SURFACES["himmelblau"]) == ()


def test_a_ring_is_one_closed_line():
    (line,) = zero_lines(lambda x, y: x * x + y * y - 1, *SQUARE)
    assert (line[0] == line[-1]).all()
    assert np.allclose(np.hypot(*line.T), 1, atol=1e-12)
    turned = np.diff(np.unwrap(np.arctan2(*line.T)))
    assert abs(turned.sum()) == pytest.approx(2 * np.pi)


def test_two_lines_that_cross_are_followed_through():
    lines = zero_lines(lambda x, y: (x - 0.3) * (y + 0.2), *SQUARE)
    points = np.concatenate(lines)
    assert len(lines) == 2
    assert np.abs((points[:, 0] - 0.3) * (points[:, 1] + 0.2)).max() < 1e-12


def test_where_nothing_changes_there_is_no_line():
    assert zero_lines(lambda x, y: x * 0 + 1, *SQUARE) == ()
    assert zero_lines(lambda x, y: x * 0 - 1, *SQUARE) == ()


def test_a_line_follows_the_scale_of_its_axes():
    rate = Axis("eta", 1e-3, 10.0, "log")
    (line,) = zero_lines(lambda x, y: np.log10(x) + y, rate, SQUARE[1])
    assert np.allclose(np.log10(line[:, 0]), -line[:, 1], atol=1e-12)
