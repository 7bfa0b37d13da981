"""Mini-batches in a scene: their address, what is said and drawn, and what leaves the page."""

import csv
import io

import pytest

from app import compute
from app.compute.answers import opened
from app.exports import EXPORTS
from app.scene.parse import read
from app.scene.scene import default_scene, moved_to
from app.scene.values import values
from app.settings import get_settings
from descent.theory.sampling import mean_square_limit
from surfaces import SURFACES

FOUR_TABLES = "surface=anscombe&table=1,2,3,4&eta=0.5&steps=600"
SINGLE = f"{FOUR_TABLES}&batch=1&replacement=1"


def panels(query):
    """What the page shows of the panels of an address, which needs no note."""
    scene, notes = read(query)
    assert notes == ()
    return compute.picture(scene)["panels"]


def test_all_examples_are_the_default_of_data_and_one_sample_that_of_others():
    assert default_scene("anscombe").batch == ("full",) * 4
    assert default_scene("bowl").batch == (1,) * 4
    scene = read("surface=bowl,anscombe,beale,cars").scene
    assert scene.batch == (1, "full", 1, "full")
    assert "batch" not in scene.query()
    assert read("surface=anscombe&batch=full").scene == default_scene("anscombe")


@pytest.mark.parametrize("query", ["noise=1&batch=4", "batch=1", "noise=1"])
def test_a_batch_without_data_is_spelled_as_ever(query):
    canonical = read(query).scene.query()
    assert canonical.endswith(query.replace("batch=1", "").strip("&"))
    assert "replacement" not in canonical


def test_sizes_and_replacement_differ_by_panel_and_come_back_from_the_address():
    query = "surface=anscombe&batch=1,4,11,full&replacement=0,1,0,0&seed=1,2,3,4"
    scene, notes = read(query)
    assert notes == ()
    assert scene.batch == (1, 4, 11, "full")
    assert scene.replacement == (False, True, False, False)
    assert [scene.is_sampled(panel) for panel in range(4)] == [True, True, False, False]
    assert read(scene.query()).scene == scene
    assert values(scene)["batch"] == (1, 4, 11, "full")


def test_of_the_cars_no_more_than_are_trained_on_are_in_a_batch():
    scene, notes = read("surface=cars&held_out=0.9&batch=6")
    assert scene.batch == (3,) * 4
    assert notes == ("batch 6 is outside 1 to 3; 3 is used.",)


def test_a_batch_that_means_something_else_does_not_come_along_to_another_surface():
    noisy = moved_to(read("noise=1&batch=4").scene, "anscombe")
    assert (noisy.noise, noisy.batch) == ((0.0,) * 4, ("full",) * 4)
    sampled = moved_to(read("surface=anscombe&batch=2&replacement=1").scene, "hubble")
    assert (sampled.batch, sampled.replacement) == ((2,) * 4, (True,) * 4)
    plain = moved_to(sampled, "bowl")
    assert (plain.batch, plain.replacement) == ((1,) * 4, (False,) * 4)


def test_with_all_examples_the_four_tables_meet_one_fate_and_with_single_ones_two():
    assert len({panel["word"] for panel in panels(FOUR_TABLES)}) == 1
    words = [panel["word"] for panel in panels(SINGLE)]
    assert words == ["Hovers", "Hovers", "Hovers", "Diverges"]


def test_the_page_says_why_the_fourth_table_diverges():
    sentence = panels(SINGLE)[3]["sentence"]
    assert sentence.endswith("batches of 1 hold only below η = 0.182")
    # Where all examples are in every update there is nothing to say of batches.
    far = FOUR_TABLES.replace("eta=0.5", "eta=2.5")
    assert "batches" not in panels(far)[3]["sentence"]


@pytest.mark.parametrize("table", [1, 2, 3, 4])
@pytest.mark.parametrize("batch", range(1, 12))
def test_the_limit_that_is_drawn_is_that_of_theory(table, batch):
    query = f"surface=anscombe&table={table}&batch={batch}&replacement=1&steps=5"
    (panel, *_) = panels(query)
    surface = read(query).scene.surface[0]
    assert panel["batch_limit"] == mean_square_limit(surface, batch)
    assert panel["limit"] == pytest.approx(2)


@pytest.mark.parametrize(
    "query",
    [
        "surface=anscombe&batch=1",
        "surface=anscombe",
        "surface=anscombe&batch=1&replacement=1&opt=momentum",
        "surface=anscombe&batch=1&replacement=1&sched=cosine",
        "surface=anscombe&batch=1&replacement=1&clip=norm:1",
        "surface=challenger&batch=1&replacement=1",
        "surface=boxbod&batch=1&replacement=1",
        "noise=1",
    ],
)
def test_no_limit_is_drawn_that_theory_does_not_know(query):
    assert all("batch_limit" not in panel for panel in panels(f"{query}&steps=5"))


def test_the_test_loss_of_the_cars_is_least_before_the_end_and_the_page_names_the_step():
    said = [panel.get("held_out") for panel in panels("surface=cars")]
    assert said == [
        "test loss 27, least at the end",
        "test loss least at step 11, 50.5 % worse at the end",
        "test loss 66.5, least at the end",
        None,  # it is gone
    ]
    assert all("held_out" not in panel for panel in panels("surface=anscombe"))


def test_where_cars_are_held_out_a_walk_is_followed_to_its_end():
    assert [panel["end"] for panel in panels("surface=cars&eta=0.2&steps=40")] == [40] * 4
    assert [panel["end"] for panel in panels("surface=anscombe&eta=0.5&steps=40")] == [14] * 4


def test_the_test_loss_is_read_out_with_the_verdict():
    assert panels("surface=cars")[1]["spoken"].endswith("50.5 % worse at the end.")


def test_a_table_of_numbers_says_how_batches_were_drawn():
    scene = read("surface=anscombe&batch=1,4,full,full&replacement=0,1,0,0&steps=3").scene
    made = EXPORTS["downhill.csv"].make(scene, get_settings()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(made)))
    assert {(row["panel"], row["batch"], row["replacement"]) for row in rows} == {
        ("A", "1", "0"),
        ("B", "4", "1"),
        ("C", "full", "0"),
        ("D", "full", "0"),
    }


def test_the_gradient_of_an_account_is_that_of_the_batch():
    scene = read("surface=anscombe&batch=1&steps=4&seed=3").scene
    surface, found = SURFACES["anscombe"], compute.steps(scene, 1, 0)
    slopes = {surface.example_gradient(0.0, 0.0, u, v) for u, v in surface.examples}
    assert tuple(found["steps"][0]["rows"][0]["exact"]) in slopes


def test_toggled_inputs_bring_the_rates_and_the_start_of_their_own_map():
    """The page leaves out what the hill has brought; `answers.opened` says what that is."""
    met = opened("surface=challenger")["met"]
    assert met["eta"] == SURFACES["challenger"].rates
    raw = opened("surface=challenger&standardised=0&eta=,,0.001,")
    assert raw["scene"]["eta"] == (0.0001, 0.002, 0.001, 0.05)
    assert raw["scene"]["steps"] == raw["met"]["steps"] == 500
    assert raw["met"]["eta"] == (0.0001, 0.002, 0.005, 0.05)
    assert raw["notes"] == []


@pytest.mark.parametrize(
    ("clock", "end", "lasts"),
    [
        ("steps", 40, [40, 40, 40, 40]),
        ("examples", 40, [40, 10, 6, 3]),
        ("epochs", 4, [40, 10, 6, 3]),
    ],
)
def test_four_sizes_are_compared_at_equal_work(clock, end, lasts):
    scene, notes = read(f"surface=anscombe&batch=1,4,8,full&eta=0.01&clock={clock}")
    assert notes == ()
    picture = compute.picture(scene)
    assert [panel["last"] for panel in picture["panels"]] == lasts
    assert picture["end"] == end
