"""The view of the data: the examples, the model at this step, this batch, and arrows on the map."""

import re

import pytest
from playwright.sync_api import expect

SCREENS = [(1366, 657, ""), (360, 640, ""), (844, 390, ""), (1024, 768, "&theme=projector")]

FOUR_TABLES = "surface=anscombe&table=1,2,3,4&batch=1&replacement=1&eta=0.5&steps=60"


def test_the_model_follows_the_clock_and_the_batch_of_each_step_is_lit(visitor):
    visit = visitor().open(f"{FOUR_TABLES}&view=data&step=0")
    drawer = visit.drawer()
    expect(drawer.locator(".data-head")).to_contain_text("Panel A, step 0: x = 0, y = 0")
    expect(drawer.locator(".example")).to_have_count(11)
    expect(drawer.locator(".data-losses")).to_be_hidden()  # nothing is held out
    expect(drawer.locator(".halo")).to_have_count(1)
    expect(drawer.locator(".model.after")).to_have_count(1)
    before = drawer.locator(".model").last.get_attribute("d")
    visit.page.get_by_role("slider", name="Step", exact=True).fill("1")
    expect(drawer.locator(".data-head")).to_contain_text("step 1:")
    expect(drawer.locator(".model").last).not_to_have_attribute("d", before)
    expect(drawer.locator(".data-words").first).to_have_text(
        "The next update sees 1 example of 11: it is lit."
    )
    expect(drawer.locator(".data-words").last).to_contain_text("only below η = 0.812")


def test_the_panel_in_hand_brings_its_own_table_and_its_own_limit(visitor):
    visit = visitor().open(f"{FOUR_TABLES}&view=data&step=0")
    drawer = visit.drawer()
    first = drawer.locator(".example").first.get_attribute("cx")
    visit.panel("D").locator(".verdict").click()
    expect(drawer.locator(".data-words").last).to_contain_text("only below η = 0.182")
    expect(drawer.locator(".example").first).not_to_have_attribute("cx", first)


def test_an_example_under_the_hand_shows_its_own_arrow_and_all_do_on_demand(visitor):
    visit = visitor().open("surface=anscombe&view=data&step=0&eta=0.1")
    drawer, arrows = visit.drawer(), visit.panel("A").locator(".step-arrow")
    expect(drawer.locator(".data-words").first).to_have_text(
        "The next update sees all 11 examples."
    )
    expect(arrows.locator("visible=true")).to_have_count(0)
    drawer.locator(".example").nth(3).hover()
    expect(visit.panel("A").locator(".step-arrow.step")).to_have_count(1)
    drawer.get_by_role("button", name="Arrows of all examples").click()
    expect(visit.panel("A").locator(".step-arrow.example")).not_to_have_count(0)
    visit.page.get_by_role("button", name="Close").click()
    expect(visit.panel("A").locator(".step-arrow.example")).to_have_count(0)


@pytest.mark.parametrize("key", ["anscombe", "hubble", "challenger", "boxbod", "cars"])
def test_the_model_is_in_sight_from_the_first_step(visitor, key):
    drawer = visitor().open(f"surface={key}&view=data&step=0").drawer()
    expect(drawer.locator(".example").first).to_be_visible()
    room = drawer.locator("#data-room rect").evaluate("e => e.getBBox().y + e.getBBox().height")
    line = drawer.locator(".model").last.evaluate("e => e.getBBox().y")
    assert line < room


def test_kinds_have_two_marks_and_the_probability_is_a_shade(visitor):
    drawer = visitor().open("surface=challenger&view=data").drawer()
    expect(drawer.locator(".example.other")).to_have_count(16)
    expect(drawer.locator(".example:not(.other)")).to_have_count(7)
    expect(drawer.locator(".shade rect")).to_have_count(40)
    expect(drawer.locator(".data-words").last).to_have_text(
        "The deeper the shade, the more probable."
    )


def test_what_is_held_out_is_crossed_and_told(visitor):
    drawer = visitor().open("surface=cars&view=data&eta=0.2").drawer()
    assert drawer.locator(".held-out").get_attribute("d").count("M") == 23
    expect(drawer.locator(".data-losses")).to_contain_text("least test loss: step 11")
    expect(drawer.locator(".data-words").last).to_have_text(
        re.compile(r"held out: test loss least at step 11, 50\.5 % worse at the end\.$")
    )


def test_a_hill_without_data_has_no_button_for_them(visitor):
    visit = visitor().open("")
    expect(visit.page.locator("[data-view=data]")).to_be_hidden()
    expect(visitor().open("surface=hubble").page.locator("[data-view=data]")).to_be_visible()


def test_a_frame_has_the_view_too(visitor):
    visit = visitor()
    visit.page.goto(f"{visit.address}embed?surface=anscombe&view=data")
    expect(visit.drawer().locator(".example")).to_have_count(11)


# The size of the smallest letters in a drawer, px.
SMALLEST = """drawer => Math.min(...[...drawer.querySelectorAll('*')]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize) * e.currentCSSZoom))"""


@pytest.mark.parametrize(
    "query",
    [
        "surface=cars&batch=2&eta=0.2&steps=60&view=data&step=20",
        "noise=1&eta=0.02,0.1,0.15,0.19&steps=60&seeds=20&view=seeds",
    ],
)
def test_on_a_projector_no_letters_of_the_view_are_under_a_fiftieth_of_the_height(visitor, query):
    visit = visitor(1920, 1080).open(f"{query}&theme=projector")
    told = visit.drawer().locator(".data-words:visible, .seeds-outcomes li:visible")
    expect(told.first).to_be_visible()
    assert visit.drawer().evaluate(SMALLEST) >= 1080 / 50
    box = visit.drawer().locator(".view:visible")
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize(("width", "height", "theme"), SCREENS)
def test_axe_finds_nothing_in_the_view(visitor, width, height, theme):
    visit = visitor(width, height).open(f"{FOUR_TABLES}&view=data&step=1{theme}")
    expect(visit.drawer().locator(".halo")).to_have_count(1)
    visit.is_accessible()
