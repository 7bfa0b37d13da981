"""The strips of data: the loss over the batch of each step and over the examples held out."""

import re

import pytest
from playwright.sync_api import expect

from app.exports import EXPORTS
from app.scene.parse import read
from app.settings import get_settings

CARS = "surface=cars&batch=2&seed=1&eta=0.2&steps=40"
TABLES = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1&eta=0.1&steps=60"
BOTH = re.compile(r"^loss \S+ +batch loss \S+ +test loss \S+$")


@pytest.fixture
def shown(visitor, tmp_path):
    """A function that opens a scene on the page, in a frame, or as a file, at a step."""

    def make(kind, query):
        if kind == "page":
            return visitor().open(query)
        if kind == "frame":
            visit = visitor(700, 450)
            visit.page.goto(f"{visit.address}embed?{query}")
        else:
            file = tmp_path / "downhill.html"
            file.write_bytes(EXPORTS["downhill.html"].make(read(query).scene, get_settings()))
            visit = visitor(address=file.as_uri(), offline=True)
            visit.page.goto(file.as_uri())
        expect(visit.page.locator(".page.ready")).to_be_visible()
        return visit

    return make


def strip(visit, letter="A"):
    return visit.panel(letter).locator(".strip")


@pytest.mark.parametrize("kind", ["page", "frame", "file"])
def test_both_curves_are_drawn_and_explained_where_they_stand(shown, kind):
    visit = shown(kind, f"{CARS}&step=5")
    expect(strip(visit).locator(".readout")).to_have_text(BOTH)
    for name in ("path.of-batch", "path.of-test"):
        expect(strip(visit).locator(name)).to_have_attribute("d", re.compile("^M.*L"))
    expect(strip(visit)).to_have_attribute("title", re.compile("Thin: .* batch .* Dots: .* test"))
    visit.page.get_by_role("slider", name="Step", exact=True).fill("12")
    expect(strip(visit).locator(".readout")).to_have_text(BOTH)


def test_where_panels_have_tables_of_their_own_each_draws_its_batches(visitor):
    visit = visitor().open(f"{TABLES}&step=30")
    lines = {strip(visit, each).locator("path.of-batch").get_attribute("d") for each in "ABCD"}
    assert len(lines) == 4
    expect(strip(visit, "D").locator(".readout")).to_have_text(re.compile("batch loss"))
    expect(strip(visit, "D").locator(".key.of-test")).to_be_hidden()


def test_without_batches_and_without_a_test_set_a_strip_is_as_ever(visitor):
    for query in ("", "surface=anscombe", "noise=1&batch=4"):
        visit = visitor().open(query)
        expect(strip(visit).locator(".key:visible")).to_have_count(0)
        assert strip(visit).locator("path.of-batch").get_attribute("d") in (None, "")
        assert not re.search("Thick|Thin|Dots", strip(visit).get_attribute("title"))


def test_a_step_by_key_says_them_too(visitor):
    visit = visitor().open(f"{CARS}&step=5")
    visit.panel("A").locator(".map").focus()
    visit.page.keyboard.press("ArrowRight")
    told = re.compile(r"Panel A, step 6: .* batch loss \S+, test loss \S+\.$")
    expect(visit.page.locator("#announcer")).to_have_text(told)


def test_while_a_start_is_dragged_the_batches_wait_and_come_back(visitor):
    visit = visitor().open(f"{CARS}&step=5")
    box = visit.panel("A").locator(".map").bounding_box()
    visit.page.mouse.move(box["x"] + 60, box["y"] + 50)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 90, box["y"] + 60, steps=4)
    visit.page.mouse.up()
    expect(strip(visit).locator(".key.of-batch")).to_be_visible()


def test_where_verdicts_are_hidden_the_curves_go_no_further_than_the_step(visitor):
    visit = visitor().open(f"{CARS}&hide=verdict&step=3")
    curve = strip(visit).locator("path.of-test")
    before = curve.get_attribute("d")
    assert before.count("L") <= 3
    visit.page.get_by_role("slider", name="Step", exact=True).fill("10")
    expect(curve).not_to_have_attribute("d", before)
    assert curve.get_attribute("data-fate") is None
