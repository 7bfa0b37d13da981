"""What the strips and the rulers of the panels are told: their axes and their ends."""

import math

import numpy as np
import pytest

from app import compute
from app.compute import answers, strips, surface_grid
from app.scene.parse import read
from surfaces import SURFACES
from tests.app.sent import floats, panels_of


@pytest.fixture(scope="module")
def first():
    return answers.opened("")


@pytest.mark.parametrize("surface", SURFACES)
def test_the_loss_axis_moves_by_whole_decades_and_holds_the_start(surface):
    hill = SURFACES[surface]
    dice = np.random.default_rng(1)
    for _ in range(50):
        scene = read(
            f"surface={surface}&start="
            + ",".join(str(dice.uniform(*map(float, ends))) for ends in hill.view)
        ).scene
        strip = compute.strip(scene)
        assert type(strip["low"]) is type(strip["high"]) is int
        height = surface_grid.height(hill, scene.start[0])
        assert strip["low"] <= math.log10(max(height, 1e-9)) <= strip["high"]
        assert strip["high"] - math.log10(max(height, 1e-6)) >= strips.DECADES_ABOVE
        assert strip["high"] - strip["low"] == strips.DECADES_ABOVE + strips.DECADES_BELOW


def test_the_loss_axis_stands_even_where_there_is_no_loss():
    strip = compute.strip(read("start=0,0").scene)
    assert (strip["low"], strip["high"]) == (-15, -3)
    assert panels_of("start=0,0&eta=0.1")[0]["fate"] == "just_right"


def test_the_loss_axis_says_when_it_is_not_the_loss():
    assert answers.walked("surface=saddle")["picture"]["strip"]["label"] == (
        "loss above the map’s lowest"
    )


def test_where_an_axis_is_not_the_loss_itself_it_says_what_it_counts_from():
    strip = answers.walked("surface=saddle")["picture"]["strip"]
    assert strip["lowest"] == SURFACES["saddle"].lowest
    assert answers.walked("surface=saddle&face=linear")["picture"]["strip"]["lowest"] < 0
    for query in ("", "surface=saddle,bowl,bowl,bowl", "surface=saddle&face=gradient"):
        assert "lowest" not in answers.walked(query)["picture"]["strip"]


def strip_of(query):
    scene = read(query).scene
    return compute.strip(scene), panels_of(query)


def test_a_strip_may_show_the_loss_itself():
    strip, (a, *_) = strip_of("face=linear&eta=0.05")
    assert floats(a["height"]) == pytest.approx(floats(a["loss"]), rel=1e-6)
    assert strip["low"] == 0
    assert strip["high"] > 28
    assert strip["target"] == pytest.approx(0.28)
    assert [at for at, _ in strip["ticks"]] == [0.0, 25.0, 50.0]
    below, (b, *_) = strip_of("face=linear&surface=double_well&eta=0.05")
    lowest = SURFACES["double_well"].lowest
    assert floats(b["height"]) == pytest.approx(floats(b["loss"]) - lowest, abs=1e-6)
    assert below["label"] == "loss above the best"


def test_a_strip_may_show_how_steep_it_is():
    strip, (a, *_) = strip_of("face=gradient&eta=0.05")
    x, y = floats(a["path"]).reshape(-1, 2).T
    assert 10 ** floats(a["height"]) == pytest.approx(np.hypot(x, 10 * y), rel=1e-5)
    assert strip["target"] is None
    assert strip["low"] < math.log10(20.4) < strip["high"]


def test_a_strip_may_show_the_rate_in_force():
    strip, (a, b, *_) = strip_of("face=rate&eta=0.05&sched=exponential:0.9,constant,,&steps=30")
    assert 10 ** floats(a["height"])[:30] == pytest.approx(0.05 * 0.9 ** np.arange(30), rel=1e-5)
    assert 10 ** floats(b["height"]) == pytest.approx(0.05, rel=1e-5)
    assert strip["label"] == "η"
    assert strip["low"] < math.log10(0.05) <= strip["high"]


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("", 0.2),
        ("condition=50", 0.04),
        ("opt=momentum&beta=0.5", 0.3),
        ("opt=adam", None),
        ("surface=rosenbrock", None),
        ("surface=saddle", 1.0),
    ],
)
def test_the_limit_is_shown_where_there_is_one(query, limit):
    assert panels_of(query)[0]["limit"] == (limit and pytest.approx(limit))


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("opt", ["gradient_descent", "momentum", "adam"])
def test_a_ruler_ends_above_the_limit_and_stands_still_while_the_start_moves(surface, opt):
    about = f"surface={surface}&opt={opt}&steps=30&eta=0.01&start="
    first = panels_of(about + "0.5,0.5")[0]
    moved = panels_of(about + "-0.5,0.25")[0]
    ends = [(panel["ruler"]["low"], panel["ruler"]["high"]) for panel in (first, moved)]
    assert ends[0] == ends[1]
    if first["limit"] is not None:
        assert first["limit"] < first["ruler"]["high"] <= 10


def test_a_ruler_grows_to_hold_its_rate():
    low, high = (panels_of(f"eta={rate}")[0]["ruler"] for rate in ("1e-6", "100"))
    assert (low["low"], high["high"]) == (1e-6, 100.0)
