"""docs/teachers.md: its addresses open as it says, its numbers and tables are the program's."""

import json
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from app.compute import answers
from app.scene.parse import read
from app.scene.scene import LATER, Scene, default_scene
from docs import __main__ as making
from docs.addresses import keys, teachers
from surfaces import SURFACES
from tests.docs.test_maths import panel

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in PAGE.splitlines()
    if line.startswith("|")
]
KEYS = [row for row in ROWS if len(row) == 5 and row[0].startswith("`")]
SAID = [row for row in ROWS if len(row) == 2 and row[0].startswith("`/")]
# What only data have; all of them at once is the default there.
ALL = ("batch", "full")
OF_DATA = {ALL, ("clock", "examples"), ("clock", "epochs"), ("per", "epoch")}
# Keys that stand for any parameter of a hill or of a method.
ANY = {"condition, …": "surface", "beta, …": "opt"}


def test_the_tables_are_those_of_the_program_today():
    assert teachers() == PAGE, "run: python run.py docs"
    assert making.PAGES["teachers.md"] is teachers


def test_every_field_of_a_scene_has_its_row():
    told = [row[0].strip("`") for row in KEYS if row[0].strip("`") not in ANY]
    assert len(told) == len(set(told)) == len(KEYS) - len(ANY)
    assert set(told) == {field.name for field in fields(Scene)} - {"v"}
    assert [key for key in told if key in LATER] == list(LATER)
    assert len(KEYS) == len(keys())


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row[0].strip("`"))
def test_the_example_of_a_key_sets_just_that(row):
    name, _, _, _, example = (cell.strip("`") for cell in row)
    field = ANY.get(name, name)
    scene, notes = read(example.removeprefix("/?"))
    assert notes == ()
    assert getattr(scene, field) != getattr(default_scene(), field)
    assert f"{name.split(',')[0]}=" in scene.query()
    assert answers.opened(example.removeprefix("/?"))["notes"] == []


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row[0].strip("`"))
def test_every_value_that_is_told_is_taken_and_one_beyond_is_not(row):
    name, may, default = row[0].strip("`"), row[2], row[3]
    if name in ANY:
        return
    for value in re.findall(r"`([^`]+)`", may):
        one = name, value
        scene, notes = read(f"{'surface=anscombe&' * (one in OF_DATA)}{name}={value}")
        assert notes == (), value
        is_default = one == ALL or f"`{value}`" == default
        assert (f"{name}={value}" in scene.query()) != is_default, value
        assert one not in OF_DATA or read(f"{name}={value}").notes != ()
    ends = re.match(r"(\S+) to (\S+?)(, or four)?(;|$)", may)
    if ends:
        low, high = map(float, ends.groups()[:2])
        for inside, beyond in ((low, low - 1), (high, high + 1)):
            assert read(f"{name}={inside:.17g}").notes == ()
            assert "is outside" in read(f"{name}={beyond:.17g}").notes[0]
    elif "`" in may:
        other = name in ("clip", "lang", "resize")
        assert other or "is not one of" in read(f"{name}=nonsense").notes[0]


def test_a_default_that_is_told_is_the_default():
    for name, default in ((row[0].strip("`"), row[3]) for row in KEYS):
        if default.startswith("`"):
            assert read(f"{name}={default.strip('`')}").scene == default_scene(), name


@pytest.mark.parametrize("row", SAID, ids=lambda row: row[0].strip("`"))
def test_the_panels_of_an_address_say_what_the_page_says(row):
    address, said = row
    scene, notes = read(address.strip("`").lstrip("/?"))
    assert notes == ()
    assert " · ".join(panel(scene, i) for i in range(4)) == said


def test_every_address_on_the_page_opens_without_a_note():
    found = re.findall(r"`/\??([^`]*)`", PAGE)
    assert len(found) > 35
    for query in found:
        assert read(query).notes == (), query


def test_the_first_screen_is_told_in_its_own_numbers():
    told = [row for row in ROWS if len(row) == 4 and row[0] in "ABCD" and row[0]]
    shown = answers.opened("")["picture"]["panels"]
    for row, panel_ in zip(told, shown, strict=True):
        letter, rate, fate, sentence = row
        assert float(rate) == panel_["eta"], letter
        assert fate == panel_["word"].lower()
        assert re.findall(r"[\d.]+", sentence) == re.findall(r"[\d.]+", panel_["sentence"])
    scene = default_scene()
    assert scene.start[0] == (-4, 2)
    assert scene.steps == 40
    assert scene.surface[0].value(*scene.start[0]) == 28
    assert shown[0]["limit"] == 0.2
    assert scene.eta[3] / scene.eta[2] < 1.08


def test_the_step_by_hand_is_right():
    hill = SURFACES["parabola"]
    point = 4.0
    for wanted in (3.2, 2.56):
        assert np.isclose(point - 0.1 * hill.gradient(point, 0.0)[0], wanted)
        point = wanted
    assert hill.gradient(4.0, 0.0)[0] == 8


def test_the_first_arrow_in_the_ravine_is_as_far_off_as_the_page_says():
    start = np.array([-4.0, 1.0])
    slope = -np.array(SURFACES["ravine"].gradient(*start))
    cosine = slope @ -start / np.hypot(*slope) / np.hypot(*start)
    degrees = round(float(np.degrees(np.arccos(cosine))))
    told = re.findall(r"(\d+)° off", PAGE)
    assert set(told) == {str(degrees)}
    assert len(told) > 1


def test_a_rate_that_is_right_in_the_ravine_diverges_on_rosenbrock():
    assert panel(read("surface=ravine&start=-4,1&steps=200&eta=0.03").scene, 0).startswith("Just r")
    assert panel(read("surface=rosenbrock&eta=0.03").scene, 0) == "Diverges"


def test_the_predicted_screen_hides_the_answer():
    (query,) = re.findall(r"`/\?(step=0&hide=[^`]*)`", PAGE)
    scene = read(query).scene
    assert {"verdict", "limit", "loss"} <= {*scene.hide}
    assert scene.step == 0


def test_the_keyboard_is_that_of_the_page():
    file = ROOT / "assets" / "js" / "player" / "key_table.js"
    ask = (
        f"import {{ keyRows }} from {json.dumps(file.as_uri())};"
        "console.log(JSON.stringify(keyRows()));"
    )
    told = subprocess.run(
        ["node", "--input-type=module", "-e", ask],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    part = PAGE.partition("<!-- keyboard")[2].partition("<!-- end -->")[0]
    rows = re.findall(r"^\| (`.*`) \| (.*) \| (.*) \|$", part, re.MULTILINE)
    assert [(re.findall(r"`([^`]+)`", caps), does, where) for caps, does, where in rows] == [
        (row["keys"], row["does"], row["where"]) for row in json.loads(told.stdout)
    ]
    assert len(rows) > 15
