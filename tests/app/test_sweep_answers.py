"""The walks that come along with a ruler: the panels' own verdicts, their walks, and few bytes."""

import json
import math
import random
from dataclasses import replace
from functools import partial

import brotli
import numpy as np
import orjson
import pytest

from app import compute
from app.compute import answers, lr_sweep, prefetch, runs
from app.compute.arrangements import alike
from app.compute.caches import own_caches
from app.scene.parse import read
from app.scene.scene import PANELS
from app.settings import get_settings
from app.web.compression import ANSWERS
from descent import run
from surfaces import SURFACES
from tests.app.queries import random_scenes
from tests.app.sent import floats, walks
from tests.samples import fresh, sample

MOST_BYTES = 70_000
SAID = ("outcome", "fate", "word", "sentence", "end", "evaluations")
LONG = [
    *("surface=bowl&noise=5", "surface=ackley&noise=1", "surface=rosenbrock&opt=adam&noise=3"),
    *("surface=himmelblau&noise=2&face=gradient", "surface=rastrigin&opt=momentum&noise=1"),
    *("surface=beale&opt=rmsprop", "surface=ripples&noise=1&sched=plateau", "surface=saddle"),
    *("surface=bowl&opt=line_search&noise=1", "surface=styblinski_tang&noise=9&face=linear"),
]


def unpacked(answer):
    """Every walk of an answer as `state/prefetched.js` reads it: rows, path, heights, counts."""
    rows = [*map(partial(rows_of, answer), answer["marks"], answer["left"])]
    points = [
        len(own) if leaves < 0 else own.index(leaves + 1) + 1
        for own, leaves in zip(rows, answer["left"], strict=True)
    ]
    paths = np.transpose([walks(answer[axis], points) for axis in "xy"])
    heights = walks(answer["heights"], map(len, rows)) * answer["unit"]
    asked = answer["asked"] and walks(answer["asked"], map(len, rows))
    elsewhere = iter(floats(answer["elsewhere"]).reshape(-1, 2))
    low, high = np.reshape(answer["frame"], (2, 2)).T
    grain = (high - low) / 2 / answer["grid"]
    row = point = 0
    for own, count in zip(rows, points, strict=True):
        path = [
            next(elsewhere) if code[0] == prefetch.ELSEWHERE else (low + high) / 2 + grain * code
            for code in paths[point : point + count]
        ]
        counts = None if asked is None else asked[row : row + len(own)].cumsum()
        yield np.array(own), np.array(path), heights[row : row + len(own)], counts
        row, point = row + len(own), point + count
    assert (row, point, list(elsewhere)) == (len(heights), len(paths), [])


def rows_of(answer, mark, leaves):
    """The rows that are kept of one walk."""
    ends = {mark["last"]} | ({leaves, leaves + 1} if leaves >= 0 else set())
    return sorted({row for row in answer["kept"] if row <= mark["last"]} | ends)


@sample
def test_the_rulers_verdict_and_color_at_a_rate_are_the_panels():
    count, seed = fresh(25)
    dice = random.Random(seed)
    for scene in random_scenes(count, seed):
        panel = dice.randrange(PANELS)
        answer = compute.painted(scene, panel)
        json.dumps(answer, allow_nan=False)
        ruler = lr_sweep.ruler(*runs.walk_of(scene, panel))
        assert (ruler["low"], ruler["high"]) == (answer["low"], answer["high"]), scene.query()
        fates = [fate for fate, count in ruler["zones"] for _ in range(count)]
        rates = lr_sweep.marks(ruler["low"], ruler["high"]).tolist()
        places = dice.sample(range(lr_sweep.RULER_MARKS), 2)
        marks = dice.sample(answer["marks"], 2)
        shown = panels_at(
            scene, panel, *(mark["eta"] for mark in marks), *map(rates.__getitem__, places)
        )
        for mark, there in zip(marks, shown[:2], strict=True):
            said = f"{scene.query()} panel {panel} at {mark['eta']}"
            assert [mark[name] for name in SAID] == [there[name] for name in SAID], said
        for k, there in zip(places, shown[2:], strict=True):
            assert fates[k] == there["fate"], f"{scene.query()} panel {panel} mark {k}"


def panels_at(scene, panel, *rates):
    """A panel as the page shows it at four rates."""
    return compute.picture(replace(alike(scene, panel), eta=rates), rulers=False)["panels"]


@pytest.mark.parametrize(
    "query", ["", "surface=rosenbrock", "eta=0.000122", "surface=ravine&opt=adam", "eta=0.4444"]
)
def test_there_is_a_walk_for_every_rate_at_which_a_thumb_can_stop(query):
    scene = read(query).scene
    answer = compute.painted(scene, 0)
    places = np.geomspace(answer["low"], answer["high"], 5000)
    found = {mark["eta"] for mark in answer["marks"]}
    stops = {min(max(snapped(at), answer["low"]), answer["high"]) for at in places}
    assert stops <= found
    assert len(stops) > 100


def snapped(rate):
    """Where a thumb stops, as `assets/js/core/rate.js` has it."""
    power = 10.0 ** math.floor(math.log10(rate) + 1e-12)
    mantissa = rate / power
    step = next(step for below, step in ((2, 0.05), (5, 0.1), (10, 0.2)) if mantissa < below)
    return float(f"{math.floor(mantissa / step + 0.5) * step * power:.3g}")


def test_a_rate_that_settles_sooner_than_all_of_the_ladder_changes_no_other_verdict():
    # Between the rungs some rates settle sooner than the best rung; the panels never heard of them.
    scene = read("surface=bowl&steps=200").scene
    walk, _ = runs.walk_of(scene, 0)
    best = lr_sweep.sweep(walk).best
    answer = compute.painted(scene, 0)
    settled = {
        mark["eta"]: mark["end"] - runs.STEPS_AFTER_SETTLING
        for mark in answer["marks"]
        if mark["fate"] in ("just_right", "works")
    }
    for mark in answer["marks"]:
        if mark["eta"] in settled:
            assert (mark["fate"] == "just_right") == (settled[mark["eta"]] <= 2 * best)


@pytest.mark.parametrize(
    "query",
    [
        *("", "surface=parabola", "surface=rosenbrock", "surface=beale&opt=momentum&steps=300"),
        *("surface=ackley&noise=1&steps=400", "surface=saddle&steps=150"),
        *("surface=ravine&opt=adam", "surface=ripples&steps=250"),
        *("sched=warm_up:5:plateau:0.1:0&clock=evaluations", "surface=bowl&clip=norm:3"),
        "surface=double_well&opt=line_search&clock=evaluations",
    ],
)
def test_what_is_painted_is_what_was_walked(query):
    scene = read(query).scene
    answer = compute.painted(scene, 1)
    walk, _ = runs.walk_of(scene, 1)
    frame = np.array(answer["frame"]).reshape(2, 2)
    grain = np.ptp(frame, axis=1) / 2 / answer["grid"]
    alike = runs.walked(walk, [mark["eta"] for mark in answer["marks"]])
    for mark, shown, (rows, path, heights, counts) in zip(
        answer["marks"], alike, unpacked(answer), strict=True
    ):
        exact = floats(shown["path"]).reshape(-1, 2)
        assert shown["last"] == mark["last"]
        assert (np.abs(path - exact[rows[: len(path)]]) <= grain + 1e-6 * np.abs(exact).max()).all()
        kept = np.clip(floats(shown["height"])[rows], -32.767, 32.767)
        assert np.abs(heights - kept).max() <= answer["unit"]
        loss = min(mark["loss"], float(np.finfo(np.float32).max))
        assert floats(shown["loss"])[mark["last"]] == pytest.approx(loss, rel=1e-5)
        known = np.arange(mark["last"] + 1) if shown["asked"] is None else floats(shown["asked"])
        assert counts is None or (counts == known[rows]).all()
        assert counts is not None or shown["asked"] is None


@pytest.mark.parametrize("query", ["", "surface=rosenbrock", "surface=parabola&steps=200"])
def test_a_walk_that_leaves_is_kept_at_its_last_row_on_the_map_and_at_the_next(query):
    scene = read(query).scene
    answer = compute.painted(scene, 0)
    walk, _ = runs.walk_of(scene, 0)
    left, right, bottom, top = answer["frame"]
    gone = 0
    alike = runs.walked(walk, [mark["eta"] for mark in answer["marks"]])
    for shown, leaves, (rows, path, *_) in zip(
        alike, answer["left"], unpacked(answer), strict=True
    ):
        exact = floats(shown["path"]).reshape(-1, 2)
        x, y = exact.T
        inside = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
        if inside[-1]:
            assert leaves == -1
        else:
            gone += 1
            assert leaves == np.flatnonzero(inside).max()
            assert rows[len(path) - 2 : len(path)].tolist() == [leaves, leaves + 1]
    assert gone > 3


@pytest.mark.parametrize("most", [30, 75, prefetch.MOST_KEPT])
def test_of_a_short_walk_every_row_is_kept(most):
    for steps in (1, 2, most - 1):
        assert prefetch.kept_rows(steps, most).tolist() == list(range(steps + 1))


def test_all_walks_of_a_ruler_together_keep_no_more_rows_than_there_is_room_for():
    for query in ("steps=2000", "surface=ackley&noise=1&steps=300", "eta=0.00001&steps=500"):
        answer = compute.painted(read(query).scene, 0)
        # Beside those a walk keeps its last row, and two where it leaves.
        walks_of = len(answer["marks"])
        assert len(answer["kept"]) * walks_of <= prefetch.MOST_ROWS
        assert len(answer["kept"]) >= prefetch.MOST_ROWS // walks_of - 2
        assert len(compute.painted(read(query).scene, 0, 10**6)["kept"]) > len(answer["kept"])


@pytest.mark.parametrize("most", [30, 75, prefetch.MOST_KEPT])
def test_of_a_long_walk_the_first_rows_are_kept_and_then_pairs(most):
    for steps in range(most, 5000, 7):
        kept = prefetch.kept_rows(steps, most)
        assert (np.diff(kept) > 0).all()
        assert (kept[0], kept[-1]) == (0, steps)
        assert len(kept) <= most
        head = most // 2
        assert kept[: head + 1].tolist() == list(range(head + 1))
        # Each of the others has a neighbor, so that a zigzag shows both of its sides.
        assert all(row - 1 in kept or row + 1 in kept for row in kept.tolist())


@pytest.mark.parametrize("query", LONG)
def test_the_longest_walks_are_sent_in_less_than_70_kilobytes(query):
    scene = read(f"{query}&steps=2000").scene
    answer = compute.painted(scene, 0)
    assert len(brotli.compress(orjson.dumps(answer), quality=ANSWERS)) <= MOST_BYTES


def test_the_first_screens_are_sent_in_less_than_10_kilobytes(client):
    sent = client.get("/ask/rates/0", headers={"Accept-Encoding": "br"})
    assert sent.headers["Content-Encoding"] == "br"
    assert len(sent.data) <= 10_000
    assert json.loads(brotli.decompress(sent.data))["low"] > 0


def test_what_was_painted_once_is_not_painted_again(monkeypatch):
    own_caches.cache_clear()
    batches = []
    walked = lr_sweep.Walk.run
    monkeypatch.setattr(
        lr_sweep.Walk, "run", lambda walk, rates: batches.append(rates) or walked(walk, rates)
    )
    first = answers.painted("eta=0.01,0.02,0.03,0.04", 0)
    for panel in range(PANELS):
        assert answers.painted("eta=0.05,0.06,0.07,0.08", panel) == first
    assert len(batches) == 1
    # Another rate is the same ruler, but for one that stretches it; another start is another one.
    assert answers.painted("eta=0.9", 0) is not first
    assert answers.painted("start=1,1", 0) is not first
    assert len(batches) == 3


def test_the_sweeps_that_are_kept_are_bounded_in_bytes(monkeypatch):
    monkeypatch.setenv("DOWNHILL_SWEEP_CACHE_BYTES", "200000")
    get_settings.cache_clear()
    own_caches.cache_clear()
    try:
        for x in range(1, 6):
            answers.painted(f"steps=20&start=-{x / 2},1", 0)
        assert 0 < prefetch.painting_cache().size <= 200_000
        assert 0 < len(prefetch.painting_cache()) < 5
    finally:
        get_settings.cache_clear()
        own_caches.cache_clear()


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_is_painted_on_the_map_that_it_is_shown_on(surface):
    scene = read(f"surface={surface}&steps=20").scene
    answer = compute.painted(scene, 0)
    land = compute.land(scene.surface[0])
    assert answer["frame"] == [*land["x"], *land["y"]]
    starts = [path[0] for _, path, *_ in unpacked(answer)]
    assert np.ptp(starts, axis=0).max() == 0


def test_the_stops_of_a_thumb_are_numbers_that_a_person_would_say():
    found = lr_sweep.stops(0.001, 0.4).tolist()
    assert {0.002, 0.0105, 0.05, 0.1, 0.15, 0.16, 0.18, 0.19, 0.195, 0.2, 0.21} <= {*found}
    for low, high in ((0.001, 0.4), (1e-6, 100.0), (0.0123456789, 3.0), (0.1, 0.1001)):
        found = lr_sweep.stops(low, high)
        assert (found[0], found[-1]) == (low, high)
        assert (np.diff(found) > 0).all()
        # A key makes a rate 5 % more or less: it never stays where it was.
        assert (found[1:] / found[:-1]).max() <= 1.05 + 1e-12


def test_a_batch_of_marks_is_its_walks_one_by_one():
    scene = read("surface=himmelblau&opt=rmsprop&noise=0.5&seed=3&steps=50").scene
    walk, _ = runs.walk_of(scene, 2)
    rates = lr_sweep.marks(0.001, 10.0)
    together = walk.run(rates)
    for k in (0, 37, 100):
        alone = run(walk.surface, walk.method, lr=rates[k], **walk.rest())
        np.testing.assert_array_equal(alone.path[:, :, 0], together.path[:, :, k])
