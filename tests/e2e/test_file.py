"""The one file of a scene: from a disk, with the network off, it is the page."""

import re

import pytest
from playwright.sync_api import expect

from app.exports import EXPORTS
from app.scene.parse import read
from app.settings import get_settings
from tests.app.queries import random_scenes
from tests.samples import sample, times


@pytest.fixture
def opened(visitor, tmp_path):
    """A function that saves a scene as a file and opens it, without any network."""

    def make(query="", width=1366, height=657, after="", **options):
        file = tmp_path / "downhill.html"
        scene = read(query).scene
        file.write_bytes(EXPORTS["downhill.html"].make(scene, get_settings()))
        visit = visitor(width, height, address=file.as_uri(), offline=True, **options)
        visit.page.goto(f"{file.as_uri()}{after}")
        return visit.ready()

    return make


def test_it_plays_scrubs_and_steps_and_says_what_became_of_the_walks(opened):
    visit = opened(motion="no-preference")
    visit.at_step(40, 40)
    expect(visit.verdict("A")).to_contain_text("38.5 % of the loss is left")
    expect(visit.verdict("B")).to_contain_text("settled at step 11")
    expect(visit.verdict("C")).to_contain_text("1.2 % left")
    expect(visit.verdict("D")).to_contain_text("loss × 1463")
    visit.page.get_by_role("slider", name="Step").fill("9")
    visit.at_step(9, 40)
    visit.page.get_by_role("button", name="One step forward").click()
    visit.at_step(10, 40)
    visit.page.get_by_role("button", name="Play", exact=True).click()
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()


def test_its_sliders_work_and_its_address_keeps_what_they_are_set_to(opened):
    visit = opened()
    before = visit.trail("D")
    visit.type_rate("D", "0.15")
    expect(visit.verdict("D")).to_contain_text("Just right")
    assert visit.trail("D") != before
    expect(visit.page).to_have_url(re.compile("#.*eta=0.002,0.15,0.195,0.1"))
    value = visit.rate("D").input_value()
    visit.page.reload()
    visit.ready()
    expect(visit.verdict("D")).to_contain_text("Just right")
    expect(visit.rate("D")).to_have_value(value)


def test_the_first_experiment_can_be_made_in_it(opened):
    visit = opened()
    visit.type_rate("D", "0.2")
    expect(visit.rate("D")).to_have_value("0.2")
    expect(visit.verdict("D")).to_contain_text("71.4 % left")
    visit.type_rate("D", "0.1968")
    expect(visit.page.locator("#notes")).to_contain_text("the nearest to 0.1968")


def test_a_rate_under_the_hand_draws_its_whole_path(opened):
    visit = opened()
    box = visit.panel("A").locator(".rate input").bounding_box()
    middle = box["y"] + box["height"] / 2
    visit.page.mouse.move(box["x"] + 0.18 * box["width"], middle)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 0.99 * box["width"], middle, steps=9)
    expect(visit.verdict("A")).to_contain_text("Diverges")
    visit.page.mouse.up()
    expect(visit.verdict("A")).to_contain_text("Diverges")
    expect(visit.page.locator(".panel.stale")).to_have_count(0)


def test_it_tells_the_arithmetic_of_a_step_and_every_number(opened):
    visit = opened("step=0")
    visit.page.get_by_label("Learning rate of panel C").first.click()
    visit.open_view("Step")
    expect(visit.drawer()).to_contain_text("(−3.2200, −1.9000)")
    visit.open_view("Table")
    expect(visit.drawer().get_by_role("row")).to_have_count(42)
    visit.open_view("Rates")
    expect(visit.drawer().locator("svg").first).to_be_visible()
    visit.type_rate("C", "0.1")
    visit.open_view("Step")
    expect(visit.page.get_by_text("the rates it was saved with")).to_be_visible()


def test_what_needs_a_server_is_locked_or_absent(opened):
    visit = opened()
    for name in ("Hill", "Method of panel A"):
        expect(visit.page.get_by_role("combobox", name=name)).to_be_disabled()
    for name in ("Maps", "3-D", "More", "Share"):
        expect(visit.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    before = visit.trail("A")
    box = visit.panel("A").locator(".map").bounding_box()
    visit.page.mouse.click(box["x"] + 20, box["y"] + 150)
    assert visit.trail("A") == before
    link = visit.page.get_by_role("link", name="Open the whole page")
    expect(link).to_have_attribute("href", re.compile(r"\?surface=bowl&opt=gradient_descent"))


def test_the_keyboard_alone_is_enough(opened):
    visit = opened()
    keys = visit.page.keyboard
    visit.page.get_by_role("slider", name="Step").focus()
    keys.press("Home")
    visit.at_step(0, 40)
    keys.press("k")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    keys.press("k")
    visit.page.get_by_role("slider", name="Learning rate of panel D").focus()
    keys.press("PageDown")
    expect(visit.verdict("D")).not_to_contain_text("Diverges")


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640)])
def test_axe_finds_nothing_and_nothing_lies_beside_it(opened, width, height):
    visit = opened("", width, height)
    visit.is_accessible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


@sample
def test_link_frame_and_file_show_the_same(opened, visitor):
    for scene in random_scenes(2 * times(), seed=11):
        query = f"{scene.query()}&autoplay=0"
        shown = []
        for visit in (visitor().open(query), opened(query), visitor().open_frame(query)):
            shown.append([panel_of(visit, letter) for letter in "ABCD"])
            visit.page.close()
        assert shown[0] == shown[1] == shown[2], query


def panel_of(visit, letter):
    """What a panel says, in words and numbers."""
    panel = visit.panel(letter)
    rate = visit.rate(letter).input_value()
    return [rate, panel.locator(".verdict").inner_text(), panel.locator(".readout").inner_text()]
