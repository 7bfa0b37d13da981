"""Panels on different hills: each has its own land, start and view, and the bar says so."""

import re

from playwright.sync_api import expect

from app.exports import EXPORTS
from app.scene.parse import read
from app.settings import get_settings

FOUR = "surface=bowl,beale,bowl,rosenbrock&eta=0.01,0.001,0.02,0.0005&steps=30&autoplay=0"


def starts(visit):
    """Where the ring of the start stands in each panel."""
    rings = visit.page.locator("[data-panel] .start")
    return rings.evaluate_all("(all) => all.map((each) => each.getAttribute('cx'))")


def middle(visit, letter):
    box = visit.panel(letter).locator(".map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_each_panel_shows_its_own_land_and_the_bar_says_how_many_hills_there_are(visitor):
    visit = visitor().open(FOUR)
    expect(visit.page.locator("#hill-formula")).to_have_text(
        "Three hills: A Bowl, B Beale, C Bowl, D Rosenbrock"
    )
    expect(visit.page.locator("#caption")).to_have_text("One clock: hill, start and rate differ.")
    lands = visit.page.evaluate(
        "() => [...document.querySelectorAll('.map canvas.ground')].map((land) => land.toDataURL())"
    )
    assert lands[0] == lands[2]
    assert len({*lands}) == 3
    for letter in "ABCD":
        readout = visit.panel(letter).locator(".readout")
        expect(readout).to_have_text(re.compile("of the loss left *$"))
    assert len(set(starts(visit))) == 3


def test_a_start_moves_on_its_own_hill_alone(visitor):
    visit = visitor().open(FOUR)
    expect(visit.page).to_have_url(re.compile("start=-4,2;"))
    before, address = starts(visit), visit.page.url
    x, y = middle(visit, "C")
    visit.page.mouse.click(x + 30, y - 20)
    expect(visit.page).not_to_have_url(address)
    after = starts(visit)
    assert after[0] == after[2] != before[0]
    assert [after[1], after[3]] == [before[1], before[3]]
    visit.page.reload()
    visit.ready()
    assert starts(visit) == after


def test_a_closer_look_is_one_at_the_panels_of_that_hill(visitor):
    visit = visitor().open(FOUR)
    x, y = middle(visit, "A")
    visit.page.mouse.move(x, y)
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -100)
    visit.page.keyboard.up("Control")
    expect(visit.panel("A").locator(".unzoom")).to_be_visible()
    expect(visit.panel("C").locator(".unzoom")).to_be_visible()
    expect(visit.panel("B").locator(".unzoom")).to_be_hidden()


def test_views_speak_of_the_hill_of_the_panel_in_hand(visitor):
    visit = visitor().open(f"{FOUR}&view=hill")
    expect(visit.drawer().get_by_role("heading", name="Bowl", exact=True)).to_be_visible()
    visit.rate("D").click()
    expect(visit.drawer().get_by_role("heading", name="Rosenbrock", exact=True)).to_be_visible()
    expect(visit.picker("Hill")).to_contain_text("Rosenbrock")
    visit.open(FOUR)
    visit.rate("B").click()
    visit.open_view("3-D")
    told = visit.page.locator("#solid-told")
    expect(told).to_have_text(re.compile("^Beale"))
    expect(visit.page.locator(".pin[data-letter=B] .badge")).to_be_visible()
    expect(visit.page.locator(".pin[data-letter=A] .badge")).to_be_hidden()


def test_a_frame_and_a_file_have_the_lands_too(visitor, tmp_path):
    visit = visitor()
    scene = read(FOUR).scene
    file = tmp_path / "walks.html"
    file.write_bytes(EXPORTS["downhill.html"].make(scene, get_settings()))
    for address in (f"{visit.address}embed?{FOUR}", file.as_uri()):
        visit.page.goto(address)
        expect(visit.page.locator("#hill-formula")).to_have_text(re.compile("^Three hills: "))
        expect(visit.panel("D").locator(".readout")).to_have_text(re.compile("of the loss left *$"))
        assert len(set(starts(visit))) == 3
    visit.requests = [each for each in visit.requests if not each.startswith("file:")]
