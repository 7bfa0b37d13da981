"""Every setting of a run may differ from panel to panel: in the address, the page and the files."""

import json
import random

import numpy as np
import pytest

from app import compute
from app.compute import answers
from app.compute.strips import DECADES_ABOVE, DECADES_BELOW
from app.exports.animation import SHEETS
from app.exports.plotly_figure import figure
from app.exports.tables import as_csv, as_json
from app.exports.title import title
from app.maps.parse import read_order
from app.raster.panel_row import Picture
from app.raster.surface_image import ground
from app.scene.parse import read
from app.scene.scene import BY_PANEL, PANELS, default_scene
from app.settings import get_settings
from surfaces import SURFACES
from tests.app.queries import random_panels
from tests.app.sent import floats
from tests.app.test_answers import narrow, walk_alone
from tests.app.test_exports_code import ends, same, script, walked  # noqa: F401

FOUR = "surface=bowl,ravine,rosenbrock,saddle"
DICE = random.Random(11)
WRITTEN = ["gradient_descent", "adam", "newton", "polyak"]
MANY = [random_panels(DICE, 25) for _ in range(30)]
# All that a script can write.
SOME = [random_panels(DICE, 25, WRITTEN) for _ in range(12)]


@pytest.mark.parametrize("query", MANY, ids=range(len(MANY)))
def test_a_scene_is_its_address_whatever_differs(query):
    scene, notes = read(query, by_hand=False)
    again = read(scene.query())
    assert again.scene == scene
    assert hash(again.scene) == hash(scene)
    assert again.notes == ()
    assert all(" of panel " in note or "clip" in note for note in notes), notes


@pytest.mark.parametrize("query", MANY, ids=range(len(MANY)))
def test_page_frame_and_files_have_the_run_of_each_panel_alone(query):
    scene = read(query).scene
    shown = answers.opened(scene.query())["picture"]["panels"]  # of the page and of a frame
    saved = json.loads(as_json(scene, get_settings()))["panels"]
    for i, (panel, columns) in enumerate(zip(shown, saved, strict=True)):
        alone = walk_alone(scene, i)
        last = int(alone.steps_taken[0])
        loss = alone.loss[: last + 1, 0]
        assert (floats(panel["loss"]) == narrow(loss)).all()
        assert columns["columns"]["loss"] == np.where(np.isfinite(loss), loss, None).tolist()
        assert (columns["verdict"], columns["sentence"]) == (panel["word"], panel["sentence"])


@pytest.mark.parametrize("query", SOME, ids=range(len(SOME)))
def test_a_script_ends_each_walk_where_the_page_does(ends, query):  # noqa: F811
    same(ends, read(query).scene.query())


def test_a_panel_of_a_mixed_scene_is_that_of_a_scene_of_its_own():
    mixed = answers.opened(f"{FOUR}&eta=0.01&steps=30")["picture"]["panels"]
    for i, key in enumerate(("bowl", "ravine", "rosenbrock", "saddle")):
        alone = answers.opened(f"surface={key}&eta=0.01&steps=30")["picture"]["panels"][i]
        for name in ("path", "loss", "outcome", "sentence", "ruler", "limit"):
            assert mixed[i][name] == alone[name]


def test_four_surfaces_alone_are_met_each_at_its_own_start_with_its_second_rate():
    scene = read(FOUR).scene
    keys = FOUR.removeprefix("surface=").split(",")
    assert scene.start == tuple(tuple(map(float, SURFACES[key].start)) for key in keys)
    assert scene.eta == tuple(SURFACES[key].rates[1] for key in keys)
    assert scene.steps == max(SURFACES[key].steps for key in keys)
    assert read("surface=bowl,bowl,bowl,bowl").scene == default_scene()


@pytest.mark.parametrize("text", ["-4,2;1,1;0,2;3,-1", "-4,2%3B1,1%3B0,2%3B3,-1"])
def test_starts_are_parted_by_semicolons(text):
    reading = read(f"start={text}")
    assert reading.scene.start == ((-4, 2), (1, 1), (0, 2), (3, -1))
    assert reading.notes == ()
    assert "start=-4,2;1,1;0,2;3,-1" in reading.scene.query()
    four = text.replace("%3B", ";").split(";")
    assert read("&".join(f"start={each}" for each in four)) == reading


NOTES = {
    "start=1,1;2,2": "start has 2 values, not one or 4; the default is used.",
    "start=1,1;2;3,1;4,1": "start='2' of panel B is not two numbers with a comma between; the "
    "default is used.",
    "start=1,1;9,2;3,1;4,1": "start x 9 of panel B is outside -5 to 5; 5 is used.",
    "surface=bowl,volcano,bowl,bowl": "surface='volcano' of panel B is not one of",
    "surface=bowl,bowl,rosenbrock,bowl&start=4,1": "start x 4 of panel C is outside -2.2 to 2.2",
    "condition=1.5,2,3,1e9": "condition 1000000000 of panel D is outside 1 to 1000; 1000 is used.",
    "noise=0.5,1,-1,1": "noise -1 of panel C is outside 0 to 100; 0 is used.",
    "seed=1,x,1,1": "seed='x' of panel B is not a number; the default is used.",
}


@pytest.mark.parametrize("query", NOTES)
def test_a_mistake_names_its_panel_and_falls_back_alone(query):
    scene, notes = read(query)
    assert len(notes) == 1
    assert notes[0].startswith(NOTES[query])
    assert read(scene.query()).scene == scene


def test_a_parameter_of_two_surfaces_is_that_of_each_that_has_it():
    scene = read("surface=bowl,ravine,booth,bowl&condition=5,,nonsense,7").scene
    assert [getattr(each, "condition", None) for each in scene.surface] == [5, *TELLING, 7]
    one = read("surface=bowl,ravine,booth,bowl&condition=9").scene
    owners = [each for each in one.surface if hasattr(each, "condition")]
    assert {each.condition for each in owners} == {9}


TELLING = [getattr(SURFACES[key], "condition", None) for key in ("ravine", "booth")]


@pytest.mark.parametrize("how", ["copy", "rates", "methods"])
def test_an_arrangement_takes_all_that_a_panel_has(how):
    query = f"{FOUR}&noise=0,1,0,0&batch=1,2,3,4&seed=1,2,3,4&eta=0.01"
    before = read(query).scene
    after = read(answers.opened(query, arrange=how, panel=1)["picture"]["query"]).scene
    for name in set(BY_PANEL) - {"rates": {"eta"}, "methods": {"opt"}}.get(how, set()):
        assert getattr(after, name) == (getattr(before, name)[1],) * PANELS


def test_on_several_surfaces_strips_show_the_share_of_the_loss_that_is_left():
    answer = answers.opened(f"{FOUR}&steps=20")["picture"]
    assert answer["strip"]["label"] == "share of the loss left"
    assert (answer["strip"]["low"], answer["strip"]["high"]) == (-DECADES_BELOW, DECADES_ABOVE)
    assert answer["strip"]["target"] == -2
    assert [floats(panel["height"])[0] for panel in answer["panels"]] == [0] * PANELS
    linear = answers.opened(f"{FOUR}&steps=20&face=linear")["picture"]
    assert [floats(panel["height"])[0] for panel in linear["panels"]] == [1] * PANELS
    assert linear["strip"]["target"] == 0.01
    assert "is_share" not in answers.opened("")["picture"]["strip"]


def test_on_one_surface_with_four_starts_the_strip_holds_them_all_and_each_has_its_target():
    answer = answers.opened("start=-4,2;1,1;0,2;3,-1&face=linear")["picture"]
    losses = [floats(panel["loss"])[0] for panel in answer["panels"]]
    assert answer["strip"]["high"] > max(losses)
    assert [panel["target"] for panel in answer["panels"]] == pytest.approx(
        [0.01 * loss for loss in losses]
    )


def test_a_scene_on_several_surfaces_opens_with_the_card_and_the_map_of_each():
    answer = answers.opened("surface=bowl,beale,bowl,rosenbrock")
    assert answer["hill_of"] == [0, 1, 0, 2]
    assert [each["hill"]["key"] for each in answer["hills"]] == ["bowl", "beale", "rosenbrock"]
    assert answer["hill"] == answer["hills"][0]["hill"]
    assert answer["figures"]["map"] == answer["hills"][0]["map"]
    assert "hills" not in answers.opened("surface=beale")


def test_a_solid_is_that_of_the_panel():
    assert answers.solid(FOUR, 1) == compute.solid(SURFACES["ravine"])
    assert answers.solid(FOUR) == compute.solid(SURFACES["bowl"])


def test_a_map_is_of_the_panels_own_surface_and_start():
    body = {"query": f"{FOUR}&start=1,1;2,1;1,1;1,0&noise=0,0,1,0", "panel": 1}
    axes = {"x": {"name": "x"}, "y": {"name": "eta"}}
    scene = read_order(body | axes, get_settings()).scene
    assert set(scene.surface) == {SURFACES["ravine"]}
    assert scene.start[0][1] == 1
    assert set(scene.noise) == {0.0}


def test_a_drawn_row_has_the_land_of_each_panel():
    scene = read("surface=bowl,beale,bowl,rosenbrock&eta=0.001&steps=5").scene
    picture = Picture(scene, SHEETS)
    sheet = picture.sheet
    for drawn, surface in zip(picture.grounds, scene.surface, strict=True):
        wanted = ground(compute.land(surface), sheet.map, picture.colors, sheet.unit)
        assert (np.asarray(drawn) == np.asarray(wanted)).all()
    assert picture.caption.startswith("Three hills. One clock: ")


def test_a_figure_draws_each_walk_over_its_own_land():
    scene = read("surface=bowl,beale,bowl,rosenbrock&eta=0.001&steps=5").scene
    found = figure(scene, get_settings())
    assert len(found["data"]) == 2 * PANELS
    assert [each.get("xaxis", "x") for each in found["data"][PANELS:]] == ["x", "x2", "x3", "x4"]
    assert found["frames"][0]["traces"] == [4, 5, 6, 7]
    ranges = [found["layout"][f"xaxis{n}"]["range"] for n in ("", "2", "3", "4")]
    assert ranges == [list(map(float, surface.view[0])) for surface in scene.surface]
    assert [each["xref"] for each in found["layout"]["images"]] == ["x", "x2", "x3", "x4"]


def test_a_title_says_how_many_hills_there_are():
    assert title(read(FOUR).scene).startswith("Downhill: Gradient descent on four hills, ")
    assert " on two hills" in title(read("condition=1,2,1,1").scene)
    assert " on Bowl" in title(read("surface=bowl,ravine,ravine,ravine&panels=1").scene)


def test_files_tell_what_differs_by_run_and_only_there():
    told = json.loads(as_json(read(f"{FOUR}&seed=1,2,3,4&steps=3").scene, get_settings()))
    assert [panel["surface"]["key"] for panel in told["panels"]] == told["scene"]["surface"]
    assert [panel["seed"] for panel in told["panels"]] == [1, 2, 3, 4]
    assert "surface" not in told
    assert "noise" not in told["panels"][0]
    one = json.loads(as_json(read("steps=3").scene, get_settings()))
    assert one["scene"]["surface"] == one["surface"]["key"] == "bowl"
    assert not {"surface", "start", "seed"} & one["panels"][0].keys()
    head = as_csv(read(FOUR + "&seed=1,2,3,4&steps=3").scene, get_settings()).splitlines()[0]
    assert head.startswith(b"panel,surface,seed,step,")
    assert as_csv(read("steps=3").scene, get_settings()).startswith(b"panel,step,")


def test_one_panel_alone_goes_to_another_hill_at_that_ones_start_and_a_rate_of_its_own():
    before = read("").scene
    opened = answers.opened("", surface="ravine", panel=2)
    after = read(opened["picture"]["query"]).scene
    assert [hill.key for hill in after.surface] == ["bowl", "bowl", "ravine", "bowl"]
    assert after.start == (*before.start[:2], (-4.0, 1.0), before.start[3])
    assert after.eta == (*before.eta[:2], 0.03, before.eta[3])
    assert after.steps == 100
    assert opened["notes"] == []


def test_a_rate_of_the_visitors_own_goes_along_to_the_panels_new_hill():
    opened = answers.opened("eta=0.002,0.15,0.07,0.21", surface="ravine", panel=2)
    assert read(opened["picture"]["query"]).scene.eta[2] == 0.07
    assert len(opened["notes"]) == 1
