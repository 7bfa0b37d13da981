"""The share dialog: whatever an address can say of the showing can be chosen in it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from app import compute
from app.exports import EXPORTS
from app.exports.title import description, title
from app.page.components.share import fields, share
from app.scene.display_options import LOCKABLE, PARTS
from app.scene.parse import read
from app.scene.scene import CLOCKS_OF_DATA, LATER, default_scene, written

ROOT = Path(__file__).parents[2]
WALKS = {"noise", "batch", "seed", "seeds"}  # of the walks themselves: set on the page
IN_THE_FORM = {"hide", "lock", "step", "resize"}  # boxes to check
IN_HAND = {"panel"}  # by which a view was opened
FIELDS = fields()
CASES = [(key, value) for key, _, words in FIELDS for value in words]


def test_every_key_of_the_showing_can_be_chosen():
    assert {key for key, _, _ in FIELDS} | IN_THE_FORM | IN_HAND == {*LATER} - WALKS


@pytest.mark.parametrize(("key", "value"), CASES)
def test_every_choice_is_one_that_an_address_may_hold(key, value):
    surface = "anscombe" if value in CLOCKS_OF_DATA else "bowl"
    scene, notes = read(f"surface={surface}&{key}={value}")
    assert notes == ()
    assert written(getattr(scene, key)) == value
    assert (f"{key}={value}" in scene.query()) == (scene != default_scene(surface))


@pytest.mark.parametrize(("key", "_name", "words"), FIELDS)
def test_the_first_choice_is_the_default(key, _name, words):
    assert written(getattr(default_scene(), key)) == next(iter(words))


def test_every_part_is_in_the_dialog_with_whether_it_can_be_locked():
    tables = json.loads(share().to_plotly_json()["props"]["data-tables"])
    assert [key for key, _, _ in tables["parts"]] == list(PARTS)
    assert {key for key, _, locks in tables["parts"] if locks} == {*LOCKABLE}


def test_every_file_that_is_offered_is_one_that_is_made():
    text = (ROOT / "assets" / "js" / "share" / "files.js").read_text(encoding="utf-8")
    offered = set(re.findall(r'\["(downhill[\w.-]+)", "', text))
    assert len(offered) > 5
    assert offered <= EXPORTS.keys()


def test_a_title_names_the_methods_the_hill_and_the_rates_that_are_shown():
    scene = read("surface=beale&opt=adam,adam,momentum,adam&eta=0.1,0.2,0.1,1e-5").scene
    assert title(scene) == "Downhill: Adam, Momentum on Beale, η = 0.1, 0.2, 1e-05"
    assert title(replace(scene, panels=2)) == "Downhill: Adam on Beale, η = 0.1, 0.2"
    assert title(replace(scene, panels=1, hide=("eta",))) == "Downhill: Adam on Beale"


def test_a_description_tells_the_verdicts_that_are_shown():
    picture = {
        "caption": "Same hill.",
        "panels": [{"word": "Too slow", "sentence": "38 % left"}] * 4,
    }
    assert description(read("panels=1").scene, picture) == "A: Too slow, 38 % left."
    assert description(read("").scene, picture).count("Too slow") == 4
    hidden = read("hide=verdict").scene
    assert description(hidden, picture) == compute.caption(hidden)
    assert description(hidden, None) == compute.caption(hidden)
