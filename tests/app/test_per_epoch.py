"""`per=epoch` from an address to the page, its words and its files."""

import csv
import io
import json

import numpy as np

from app import compute
from app.compute.words.caption import caption, comparison
from app.exports import EXPORTS
from app.packing import read_float32
from app.scene.parse import read
from app.scene.scene import moved_to
from app.scene.values import values
from app.settings import get_settings
from descent import PerEpoch

BY_EPOCHS = "surface=anscombe&batch=4&sched=cosine&per=epoch&eta=0.5&steps=12"


def test_what_a_schedule_counts_differs_by_panel_and_comes_back_from_the_address():
    scene, notes = read(BY_EPOCHS.replace("per=epoch", "per=epoch,update,,epoch"))
    assert notes == ()
    assert scene.per == ("epoch", "update", "update", "epoch")
    assert "per=epoch,update,update,epoch" in scene.query()
    assert read(scene.query()).scene == scene
    assert values(scene)["per"] == scene.per
    assert isinstance(scene.plan(0), PerEpoch)
    assert scene.plan(1) == scene.sched[1]
    assert "per" not in read("surface=anscombe&per=update").scene.query()


def test_without_data_there_are_no_epochs_and_a_note_says_what_is_counted():
    scene, notes = read("sched=cosine&per=epoch")
    assert scene.per == ("update",) * 4
    assert notes == ("per=epoch is for surfaces made of data; schedules count updates here.",)
    scene, notes = read("surface=bowl,anscombe,cars,hubble&per=epoch")
    assert scene.per == ("update", "epoch", "epoch", "epoch")
    assert [note.split(" is ")[0] for note in notes] == ["per=epoch of panel A"]
    assert read("surface=anscombe&per=month").notes[0].startswith("per='month' is not one of")


def test_epochs_do_not_come_along_to_a_surface_without_data():
    scene = read(BY_EPOCHS).scene
    assert moved_to(scene, "hubble").per == ("epoch",) * 4
    assert moved_to(scene, "bowl").per == ("update",) * 4
    assert moved_to(scene, "bowl", 2).per == ("epoch", "epoch", "update", "epoch")


def test_the_page_draws_the_rate_of_each_epoch_and_says_that_it_is_one():
    picture = compute.picture(read(BY_EPOCHS).scene)
    panel = picture["panels"][0]
    rates = read_float32(panel["rates"])
    assert (rates.reshape(4, 3) == rates[::3, None]).all()
    np.testing.assert_allclose(rates[::3], 0.25 * (1 + np.cos(np.pi * np.arange(4) / 4)), rtol=1e-6)
    assert panel["head"]["sched"] == "cosine → 0, by epochs"
    assert len(set(panel["head"]["curve"])) == 4
    assert panel["setup"]["per"] == "epoch"
    assert "schedules count epochs" in caption(read(BY_EPOCHS).scene)


def test_what_differs_is_said_where_it_makes_a_difference():
    one = BY_EPOCHS.replace("per=epoch", "per=epoch,update,update,epoch")
    assert comparison(read(one).scene).endswith("only what schedules count differs.")
    whole = read(one.replace("batch=4", "batch=full")).scene
    assert comparison(whole).endswith("nothing differs.")


def test_tables_tell_what_is_counted_where_panels_differ():
    scene = read(BY_EPOCHS.replace("per=epoch", "per=epoch,update,update,epoch")).scene
    rows = list(
        csv.DictReader(io.StringIO(EXPORTS["downhill.csv"].make(scene, get_settings()).decode()))
    )
    assert {(row["panel"], row["per"]) for row in rows} == set(zip("ABCD", scene.per, strict=True))
    told = json.loads(EXPORTS["downhill.json"].make(scene, get_settings()))
    assert [panel["per"] for panel in told["panels"]] == list(scene.per)
