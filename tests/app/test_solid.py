"""The hill as a solid: the surface's own heights, with every minimum as deep as it is."""

import base64
import json

import numpy as np
import pytest

from app.compute import answers, surface3d
from app.compute.caches import own_caches
from app.compute.surface3d import LINES, bends, raised
from surfaces import SURFACES

MOST_BYTES = 64_000
EVERY_SURFACE = pytest.mark.parametrize("key", SURFACES)


def heights(answer):
    """Heights as `assets/js/core/codec.js` reads them, as rows."""
    sent = np.frombuffer(base64.b64decode(answer["height"], validate=True), "<f4").astype(float)
    return sent.reshape(answer["rows"], answer["columns"])


def places(answer):
    """Where the corners lie, as `assets/js/surface/canvas_surface.js` puts them."""
    axes = zip("xy", ("columns", "rows"), strict=True)
    x, y = np.meshgrid(*(np.linspace(*answer[axis], answer[count]) for axis, count in axes))
    for at, *place in answer["bent"]:
        x.flat[at], y.flat[at] = place
    return x, y


@EVERY_SURFACE
def test_each_corner_is_as_high_as_the_surface_there(key):
    hill, answer = SURFACES[key], answers.solid(f"surface={key}")
    exact = np.maximum(hill.value(*places(answer)) - hill.lowest, 0)
    assert np.allclose(heights(answer), exact, rtol=1e-6, atol=1e-6 * exact.max())
    assert answer["lowest"] == hill.lowest
    assert (tuple(answer["x"]), tuple(answer["y"])) == hill.view


@EVERY_SURFACE
def test_a_surface_is_sent_in_few_bytes_and_finite(key):
    text = json.dumps(answers.solid(f"surface={key}"), allow_nan=False)
    assert len(text) < MOST_BYTES


@EVERY_SURFACE
def test_the_relief_is_that_of_the_map(key):
    answer = answers.solid(f"surface={key}")
    share = heights(answer) / heights(answer).max()
    assert answer["power"] > 0
    if 1e-9 < np.median(share) < 0.5:
        assert np.median(share ** answer["power"]) == pytest.approx(0.5, abs=1e-3)


@EVERY_SURFACE
def test_each_minimum_within_the_map_has_a_corner_of_its_own_depth(key):
    hill, answer = SURFACES[key], answers.solid(f"surface={key}")
    if answer["flat"]:
        return
    (x0, x1), (y0, y1) = hill.view
    gaps = (x1 - x0) / (LINES - 1), (y1 - y0) / (LINES - 1)
    lying = {(x, y) for _, x, y in answer["bent"]}
    for point in hill.critical_points:
        inner = x0 + gaps[0] < point.x < x1 - gaps[0] and y0 + gaps[1] < point.y < y1 - gaps[1]
        if point.kind == "minimum" and inner:
            assert (point.x, point.y) in lying
            depth = float(hill.value(np.float64(point.x), np.float64(point.y))) - hill.lowest
            at = next(at for at, x, y in answer["bent"] if (x, y) == (point.x, point.y))
            assert heights(answer).flat[at] == pytest.approx(max(depth, 0), rel=1e-6, abs=1e-12)


@EVERY_SURFACE
def test_no_corner_moves_by_more_than_half_a_field_and_none_on_the_edge(key):
    hill = SURFACES[key]
    (x0, x1), (y0, y1) = hill.view
    for at, x, y in bends(hill, LINES, LINES):
        j, i = divmod(at, LINES)
        assert 0 < i < LINES - 1
        assert 0 < j < LINES - 1
        assert abs((x - x0) / (x1 - x0) * (LINES - 1) - i) <= 0.5 + 1e-9
        assert abs((y - y0) / (y1 - y0) * (LINES - 1) - j) <= 0.5 + 1e-9


def test_a_hill_that_ignores_y_is_the_same_along_both_its_lines():
    answer = answers.solid("surface=parabola")
    assert answer["flat"]
    assert answer["rows"] == 2
    first, second = heights(answer)
    assert (first == second).all()


def test_the_shape_of_the_hill_is_that_of_the_address():
    round_one, steep_one = (answers.solid(f"surface=ravine&condition={k}") for k in (3, 30))
    assert round_one != steep_one
    assert answers.solid("surface=ravine&eta=3") == answers.solid("surface=ravine")


def test_a_surface_is_computed_once(monkeypatch):
    own_caches.cache_clear()
    made = []
    monkeypatch.setattr(
        surface3d, "raised", lambda surface: made.append(surface) or raised(surface)
    )
    answers.solid("")
    answers.solid("eta=0.3&view=solid")
    assert made == [SURFACES["bowl"]]


@pytest.mark.parametrize("query", ["", "view=solid", "surface=nowhere", "%ff%fe"])
def test_a_visitor_is_answered(client, query):
    response = client.get(f"/ask/surface3d?{query}")
    assert response.status_code == 200
    assert response.json == answers.solid("")
