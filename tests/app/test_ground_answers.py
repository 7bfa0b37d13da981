"""The map that is sent of every hill: its bands, or its curve where y is of no account."""

import brotli
import numpy as np
import orjson
import pytest

from app import compute
from app.compute import answers, surface_grid
from app.packing import read_shares
from app.page.figures.map import BANDS, map_figure
from app.scene.parse import read
from app.web.compression import ANSWERS
from surfaces import SURFACES
from tests.app.sent import floats

HALF = 0.5 / 65535 + 1e-7  # of what a height is sent in, and what a float32 leaves of it
PLANES = [key for key, hill in SURFACES.items() if not hill.one_dimensional]
CURVES = [key for key in SURFACES if key not in PLANES]


def minima_of(hill):
    return [p for p in hill.critical_points if p.kind == "minimum"]


@pytest.mark.parametrize("surface", PLANES)
def test_the_map_shows_the_whole_view_in_even_bands(surface):
    hill = SURFACES[surface]
    contour, minima = map_figure(compute.land(hill))["data"]
    rows, columns = contour["z"]["rows"], contour["z"]["columns"]
    relief = read_shares(contour["z"]["shares"], columns).ravel().astype(float)
    assert relief.size == rows * columns
    assert relief.min() >= 0
    assert relief.max() == 1
    assert contour["contours"]["size"] == pytest.approx(1 / BANDS)
    x1 = contour["x0"] + contour["dx"] * (columns - 1)
    y1 = contour["y0"] + contour["dy"] * (rows - 1)
    whole = [value for ends in hill.view for value in ends]
    assert [contour["x0"], x1, contour["y0"], y1] == pytest.approx(whole)
    known = {(p.x, p.y) for p in minima_of(hill)}
    assert set(zip(minima["x"], minima["y"], strict=True)) == known
    # Half of the map lies above the middle level, or the land is as high as it is drawn.
    x, y = np.meshgrid(
        np.linspace(contour["x0"], x1, columns), np.linspace(contour["y0"], y1, rows)
    )
    height = surface_grid.above(hill, hill.value(x, y)).ravel()
    level = np.median(height) > height.max() / 2
    assert level or np.median(relief) == pytest.approx(0.5, abs=0.05)
    assert not level or relief == pytest.approx(height / height.max(), abs=HALF)
    # Higher is never drawn lower.
    assert (np.diff(relief[np.argsort(height, kind="stable")]) >= 0).all()


@pytest.mark.parametrize("surface", PLANES)
def test_every_band_of_a_map_is_seen_somewhere(surface):
    contour, _ = map_figure(compute.land(SURFACES[surface]))["data"]
    relief = read_shares(contour["z"]["shares"], contour["z"]["columns"])
    bands = np.minimum((relief.ravel() * BANDS).astype(int), BANDS - 1)
    assert np.bincount(bands, minlength=BANDS).min() > 0


@pytest.mark.parametrize("surface", CURVES)
def test_a_surface_that_ignores_y_is_drawn_as_its_curve(surface):
    hill = SURFACES[surface]
    figure = map_figure(compute.land(hill))
    land, minima = figure["data"]
    x, y = (np.array(land[axis][1:-1]) for axis in "xy")
    assert [x[0], x[-1]] == list(map(float, hill.view[0]))
    assert y == pytest.approx(hill.value(x, np.zeros_like(x)))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low < y.min() < y.max() < high
    # Beneath the curve is land, down to the frame.
    assert land["y"][0] == land["y"][-1] == low
    assert list(zip(minima["x"], minima["y"], strict=True)) == [
        (p.x, float(hill.value(np.float64(p.x), np.float64(p.y)))) for p in minima_of(hill)
    ]


@pytest.mark.parametrize("surface", CURVES)
def test_on_a_curve_the_walk_rides_along_it_and_y_is_of_no_account(surface):
    hill = SURFACES[surface]
    scene, notes = read(f"surface={surface}&start=1,2.5&eta=0.1")
    assert set(scene.start) == {(1.0, float(hill.start[1]))}
    assert notes == ()
    path = floats(compute.picture(scene)["panels"][0]["path"]).reshape(-1, 2)
    assert path[:, 1] == pytest.approx(hill.value(path[:, 0], np.zeros(len(path))), rel=1e-5)
    assert answers.opened(f"surface={surface}")["hill"]["ignores_y"] is True


def test_there_is_a_curve_among_the_hills():
    assert "parabola" in CURVES


@pytest.mark.parametrize("surface", PLANES)
def test_the_heights_of_a_map_are_sent_in_less_than_7_kilobytes(surface):
    figure = orjson.dumps(map_figure(compute.land(SURFACES[surface])))
    assert len(brotli.compress(figure, quality=ANSWERS)) < 7000
