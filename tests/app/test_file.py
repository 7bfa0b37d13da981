"""The one file of a scene: whole, bounded, and not to be broken out of."""

import re
from dataclasses import replace

import orjson
import pytest

from app import compute
from app.compute import answers
from app.exports import EXPORTS, TooMuch
from app.exports.html_file import alone
from app.scene.parse import read
from app.settings import Settings
from tests.app.queries import random_scenes
from tests.app.test_embed import blocks
from tests.samples import fresh, sample

FILE = EXPORTS["downhill.html"]
SCENES = [
    "",
    "surface=beale&opt=adam,momentum,rmsprop,line_search&eta=0.1&steps=300&clock=evaluations",
    "surface=parabola&sched=cosine",
    "surface=himmelblau&noise=1&steps=2000&eta=0.001,0.01,0.02,0.03",
]


def made(query, **limits):
    return FILE.make(read(query).scene, Settings(**limits)).decode()


@pytest.mark.parametrize("query", SCENES)
def test_a_file_is_short_and_asks_nothing_of_anybody(query):
    text = made(query)
    assert len(text.encode()) < 3_000_000
    outside = re.sub(r"<script.*?</script>", "", text, flags=re.S)
    assert re.findall(r'(?:src|href)="(?!data:|http://127\.0\.0\.1:8050/\?)', outside) == []
    assert "default-src &#x27;none&#x27;" in text
    assert text.count("</script>") == text.count("<script")


@sample
def test_a_file_holds_what_its_address_shows():
    for scene in random_scenes(*fresh(5), longest=12):
        shown = answers.opened(scene.query())["picture"]
        kept = blocks(made(scene.query()))["first-answer"]["picture"]
        assert kept["panels"] == orjson.loads(
            orjson.dumps(shown["panels"], option=orjson.OPT_SERIALIZE_NUMPY)
        )
        assert kept["start"] == shown["start"]


@sample
def test_link_frame_and_file_are_of_one_scene():
    for scene in random_scenes(*fresh(100)):
        assert read(scene.query()).scene == scene
        there = read(alone(scene).query()).scene
        assert replace(there, hide=scene.hide, lock=scene.lock) == scene


@sample
def test_what_is_hidden_or_locked_changes_no_walk_and_no_word():
    for scene in random_scenes(*fresh(8)):
        assert compute.picture(alone(scene))["panels"] == compute.picture(scene)["panels"]


def test_a_file_carries_every_number_and_the_arithmetic_of_every_step():
    query = "surface=rosenbrock&opt=adam&steps=150"
    carried = blocks(made(query))["carried"]
    assert [trace["trace"]["rows"] for trace in carried["traces"]] == [151] * 4
    assert [sum(len(chunk["steps"]) for chunk in chunks) for chunks in carried["steps"]] == [
        150
    ] * 4
    for sweep in carried["sweeps"]:
        assert {0.1, 0.15, 0.18, 0.19, 0.195, 0.2, 0.21} <= {mark["eta"] for mark in sweep["marks"]}


def test_a_file_carries_nothing_of_panels_and_views_that_it_does_not_show():
    carried = blocks(made("panels=2&hide=inspector,table&steps=150"))["carried"]
    assert {name: len(carried[name]) for name in ("sweeps", "steps", "traces")} == {
        "sweeps": 2,
        "steps": 2,
        "traces": 0,
    }
    assert carried["steps"] == [[], []]


def test_the_arithmetic_of_a_long_walk_is_carried_up_to_a_setting():
    carried = blocks(made("steps=1000&surface=rosenbrock&eta=0.001", max_file_steps=200))["carried"]
    assert [sum(len(chunk["steps"]) for chunk in chunks) for chunks in carried["steps"]] == [
        200
    ] * 4


def test_a_file_that_would_be_too_long_is_refused_by_its_bound():
    with pytest.raises(TooMuch, match="longer than 100000 bytes"):
        made("", max_file_bytes=100_000)


def test_what_a_file_can_not_answer_is_locked_or_absent():
    scene = blocks(made("hide=eta&lock=speed"))["first-answer"]["scene"]
    assert {"eta", "maps", "solid", "more", "share", "reset"} <= {*scene["hide"]}
    assert {"speed", "surface", "start", "opt"} <= {*scene["lock"]}


def test_the_way_back_leads_to_the_scene_on_the_page_it_came_from():
    scene = read("surface=beale&eta=0.01").scene
    text = FILE.make(scene, Settings(home="https://school.example/downhill/")).decode()
    whole = f"https://school.example/downhill/?{replace(scene).query()}".replace("&", "&amp;")
    assert f'<a href="{whole}">' in text
