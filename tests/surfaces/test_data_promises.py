"""What a surface made of data promises beside its numbers: what it is, and what it takes."""

import tracemalloc
from dataclasses import fields, replace

import numpy as np
import pytest

from app import compute
from app.lessons.catalog import find
from app.packing import read_float32
from app.scene.parse import read
from descent import parameters_of
from surfaces import SURFACES
from tests.surfaces.gallery import EVERY, points

DATA = {key: surface for key, surface in EVERY.items() if hasattr(surface, "examples")}
OF_DATA = pytest.mark.parametrize("surface", DATA.values(), ids=DATA)


@OF_DATA
def test_a_surface_of_data_says_its_factor_and_is_told_apart_by_its_parameters_alone(surface):
    factor = {"line": "½", "rise": "½", "logistic": "ln"}[surface.model]
    assert surface.formula.startswith("1/n Σ")
    assert factor in surface.formula
    twin = replace(surface)
    assert (twin, hash(twin)) == (surface, hash(surface))
    assert {f.name for f in fields(surface)} == {p.name for p in parameters_of(surface)}


def test_the_deep_product_stands_among_data_and_is_made_of_none():
    surface = SURFACES["deep_product"]
    assert surface.group == SURFACES["anscombe"].group
    assert not hasattr(surface, "examples")


def test_the_irises_have_nothing_to_arrive_at_and_their_card_says_so():
    for standardised in (True, False):
        surface = replace(SURFACES["iris"], standardised=standardised)
        assert (surface.critical_points, surface.lowest) == ((), 0)
    assert "the weights go on growing" in compute.card(SURFACES["iris"])["watch"]


@pytest.mark.parametrize("count", range(1, 12))
def test_a_few_places_get_the_bits_of_many(count):
    surface = SURFACES["iris"]
    x, y = points(surface, 40, beyond=3.0)
    for ask in (surface.value, surface.gradient, surface.hessian):
        many, few = np.atleast_2d(ask(x, y)), np.atleast_2d(ask(x[:count], y[:count]))
        np.testing.assert_array_equal(few, many[:, :count])
        mixed = np.atleast_2d(ask(x[:count], y[:1]))
        np.testing.assert_array_equal(mixed[:, 0], many[:, 0])
        assert mixed.shape == few.shape


@pytest.mark.parametrize("key", ["iris", "challenger"])
def test_the_means_at_many_places_need_no_array_of_all_examples(key):
    surface, count = SURFACES[key], 200_000
    x, y = points(surface, count)
    tracemalloc.start()
    surface.gradient(x, y)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * x.nbytes < len(surface.examples) * x.nbytes


@pytest.mark.parametrize("key", ["challenger", "iris", "boxbod"])
def test_no_limit_is_drawn_where_two_over_the_curvature_holds_only_near_the_minimum(key):
    shown = compute.picture(read(f"surface={key}&steps=5").scene)
    assert [panel["limit"] for panel in shown["panels"]] == [None] * 4


def test_where_a_panel_has_no_data_the_clock_counts_steps_and_a_note_says_so():
    scene, notes = read("surface=anscombe,bowl,hubble,cars&clock=epochs")
    assert scene.clock == "steps"
    assert notes == ("clock=epochs is for surfaces made of data; steps are counted.",)


LESSON = find("four-tables").scene


@pytest.mark.parametrize(
    "scene",
    [LESSON, read("surface=anscombe&table=1,2,3,4&eta=0.5&steps=600").scene],
    ids=["lesson", "page"],
)
def test_the_four_walks_that_the_page_draws_agree_to_two_thousandths_at_every_step(scene):
    assert [surface.table for surface in scene.surface] == [1, 2, 3, 4]
    shown = compute.picture(scene)["panels"]
    paths = np.array([read_float32(panel["path"]) for panel in shown])
    assert paths.shape == (4, 2 * (scene.steps + 1))
    assert 0 < np.ptp(paths, axis=0).max() <= 0.002
