"""Tiles: together they are the map, bit for bit as if it were walked in one piece."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.compute.runs import runs_of
from app.maps.evaluate import NO_MINIMUM, NOT_SETTLED, seldom, table, walk
from app.maps.job import Job, Piece
from app.maps.order import Axis
from app.maps.tiles import COARSEST, RESOLUTIONS, TILE_CELLS, cut
from app.scene.parse import read
from descent.verdict.outcome import Outcome
from surfaces import SURFACES
from tests.app.orders import at_once, order_of, pieced

ROOT = Path(__file__).parents[2]
RATE_AND_MOMENTUM = {"x": {"name": "eta"}, "y": {"name": "beta", "low": 0.5}}
ZOOMED = {"x": {"name": "x", "low": 0.1, "high": 0.1001}, "y": {"name": "y", "low": 1, "high": 3}}
MAPS = {
    "starts": ("surface=himmelblau&eta=0.02&steps=60", {"resolution": 256}),
    "rate and momentum": ("surface=ravine&opt=momentum&steps=50", RATE_AND_MOMENTUM),
    "a small window": ("surface=himmelblau&eta=0.045&steps=60", ZOOMED),
    "noise": ("surface=bowl&opt=adam&eta=0.3&noise=2&seed=7&steps=40", {}),
    "clipped and scheduled": ("surface=beale&clip=norm:1&sched=cosine&eta=0.5&steps=40", {}),
    "a schedule that sees the loss": ("surface=saddle&sched=plateau&eta=0.3&steps=60", {}),
    "a start and a rate": (
        "surface=parabola&steps=50",
        {"x": {"name": "x"}, "y": {"name": "eta", "low": 0.5, "high": 5}},
    ),
    "two fields": (
        "surface=bowl&opt=momentum&eta=0.3&steps=60",
        {"x": {"name": "dampening"}, "y": {"name": "beta"}},
    ),
}


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_tiles_cover_a_map_and_no_cell_twice(resolution):
    times = np.zeros((resolution, resolution), dtype=int)
    for tile in cut(resolution):
        ones = np.ones(tile.x.count * tile.y.count, dtype=int)
        grid = np.zeros_like(times)
        tile.place(grid, ones)
        assert grid.sum() == ones.size
        times += grid
    assert (times == 1).all()


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_the_coarsest_comes_first_and_every_level_is_an_even_grid(resolution):
    levels = [tile.level for tile in cut(resolution)]
    assert levels == sorted(levels)
    assert levels[0] == COARSEST
    assert levels[-1] == resolution
    known = np.zeros((resolution, resolution), dtype=bool)
    for level in dict.fromkeys(levels):
        for tile in cut(resolution):
            if tile.level == level:
                tile.place(known, np.ones(tile.x.count * tile.y.count, dtype=bool))
        stride = resolution // level
        rows, columns = np.nonzero(known)
        assert known.sum() == level * level
        assert set(rows % stride) == set(columns % stride) == {rows[0] % stride}


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_no_tile_is_large_and_the_first_picture_is_shared(resolution):
    sizes = [(tile.level, tile.x.count * tile.y.count) for tile in cut(resolution)]
    assert max(size for _, size in sizes) <= TILE_CELLS
    assert [size for level, size in sizes if level == COARSEST] == [2048, 2048]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_in_tiles_is_the_map_in_one_piece(name):
    query, body = MAPS[name]
    order = order_of(query, **body)
    job = Job(order)
    pieces = [Piece(i, tile, walk(job.work(i))) for i, tile in enumerate(job.tiles)]
    for part, whole in zip(pieced(order, pieces), at_once(order), strict=True):
        assert (part == whole).all()
        assert (part >= 0).all()


def test_a_map_shows_more_than_one_fate():
    outcome, minimum, settled = at_once(order_of(MAPS["starts"][0]))
    assert len(np.unique(outcome)) >= 3
    assert NO_MINIMUM in minimum
    assert len(np.unique(minimum)) >= 4
    assert NOT_SETTLED in settled
    assert (settled < 60).any()


def test_a_start_is_mapped_to_the_nearest_minimum_for_a_small_rate():
    order = order_of("surface=himmelblau&eta=0.005&steps=400")
    outcome, minimum, _ = at_once(order)
    xs, ys = order.x.cells(64), order.y.cells(64)
    hill = order.scene.surface[0]
    minima = [point for point in hill.critical_points if point.kind == "minimum"]
    words = table()
    assert {words[code]["fate"] for code in np.unique(outcome)} <= {"works", "just_right"}
    for number, point in enumerate(minima):
        i, j = np.abs(xs - point.x).argmin(), np.abs(ys - point.y).argmin()
        assert minimum[j, i] == number


@pytest.mark.parametrize("query", ["surface=himmelblau&eta=0.02&steps=60", "surface=bowl&eta=0.2"])
def test_a_cell_is_what_a_click_on_it_shows(query):
    order = order_of(query)
    outcome, _, _ = at_once(order)
    xs, ys, words = order.x.cells(64), order.y.cells(64), table()
    for i, j in ((0, 0), (5, 60), (31, 33), (40, 12), (63, 63)):
        scene, notes = read(f"{query}&start={float(xs[i])!r},{float(ys[j])!r}")
        assert not notes
        fate = runs_of(scene)[0]["fate"]
        here = words[outcome[j, i]]["fate"]
        # A cell does not know the best rate, so it calls "works" what a panel may call just right.
        assert here == ("works" if fate == "just_right" else fate)


def test_the_table_says_what_every_code_means():
    assert [row["code"] for row in table()] == list(range(len(Outcome)))
    assert [row["key"] for row in table()] == [outcome.key for outcome in Outcome]
    assert len(Outcome) < 256


@pytest.mark.parametrize("key", SURFACES)
def test_every_minimum_of_the_gallery_has_a_number_in_one_byte(key):
    kinds = [point.kind for point in SURFACES[key].critical_points]
    assert kinds.count("minimum") < NO_MINIMUM


@given(
    st.floats(-100, 100),
    st.floats(1e-9, 100),
    st.sampled_from(["linear", "log"]),
    st.sampled_from(RESOLUTIONS),
)
def test_the_cells_of_an_axis_lie_evenly_within_its_window(low, width, scale, count):
    low = low if scale == "linear" else abs(low) + 1e-6
    axis = Axis("x", low, low + width, scale)
    cells = axis.cells(count)
    assert axis.low <= cells.min()
    assert cells.max() <= axis.high
    gaps = np.diff(np.log(cells) if scale == "log" else cells)
    assert np.allclose(gaps, gaps.mean(), rtol=0, atol=1e-13 * max(1, abs(low), width))


def test_a_question_put_at_every_update_is_passed_on_seldom():
    asked = []
    question = seldom(lambda: bool(asked.append(1)), 1000)
    assert not any(question() for _ in range(100))
    assert len(asked) == 1
    assert seldom(lambda: True, 1000)()


def test_a_process_that_walks_loads_little():
    code = "import sys, app.maps.worker; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "descent" in loaded
    assert not loaded & {"dash", "flask", "plotly", "pydantic", "waitress", "distributed"}
