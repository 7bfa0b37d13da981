"""The arithmetic of a step, every number of a walk, and a step that is pointed at."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from descent import OPTIMIZERS, run
from surfaces import SURFACES


def opened(visit, view):
    visit.page.get_by_role("button", name=view, exact=True).click()
    return visit.page.get_by_role("complementary")


def row(drawer, name):
    return drawer.locator("tr").filter(has=drawer.page.get_by_role("rowheader", name=name))


def test_the_step_of_the_selected_panel_is_told_as_it_is_done_by_hand(visit):
    visit.page.get_by_role("button", name="To the start").click()
    visit.panel("C").locator(".map").press("ArrowLeft")
    drawer = opened(visit, "Step")
    visit.page.get_by_label("Learning rate of panel C").first.click()
    expect(drawer).to_contain_text("Panel C, step 0 → 1")
    expect(drawer).to_contain_text("(−4.000, 20.000)")
    expect(drawer).to_contain_text("(0.7800, −3.9000)")
    expect(drawer).to_contain_text("(−3.2200, −1.9000)")
    expect(drawer).to_contain_text("Crossed the minimum: y changed sides.")
    expect(visit.panel("C").locator(".step-arrow.step")).to_have_attribute("d", re.compile("^M"))
    # Both point the same way: the slope is seen beyond the step.
    slope, step = (
        visit.panel("C").locator(f".step-arrow.{kind}").evaluate("(line) => line.getBBox().height")
        for kind in ("gradient", "step")
    )
    assert slope > 1.4 * step > 20
    # Of another panel the slope is seen though its step is too short; those of C go.
    visit.page.get_by_label("Learning rate of panel A").first.click()
    expect(drawer).to_contain_text("Panel A, step 0 → 1")
    expect(visit.panel("C").locator(".step-arrow.gradient")).to_have_count(0)
    shown = visit.panel("A").locator(".step-arrow.gradient")
    assert shown.evaluate("(line) => Math.hypot(line.getBBox().width, line.getBBox().height)") > 20
    visit.page.get_by_label("Learning rate of panel C").first.click()
    visit.page.get_by_role("button", name="One step forward").click()
    expect(drawer).to_contain_text("Panel C, step 1 → 2")
    expect(drawer.locator(".slice svg")).to_have_attribute("aria-label", re.compile("η = 0.195"))
    visit.page.keyboard.press("Escape")
    drawer.get_by_role("button", name="Close").click()
    expect(visit.panel("C").locator(".step-arrow.step")).to_have_count(0)


def test_the_advice_can_be_followed_with_one_press(visit):
    drawer = opened(visit, "Step")
    advice = drawer.get_by_role("button", name=re.compile("^Try η = "))
    expect(advice).to_be_visible()
    visit.frames()
    bottom = drawer.bounding_box()["y"] + drawer.bounding_box()["height"]
    # Nobody has to scroll to it, which a press would do by itself.
    assert advice.bounding_box()["y"] + advice.bounding_box()["height"] <= bottom
    advice.click()
    expect(visit.verdict("A")).to_contain_text(re.compile("Just right|Works"))


def test_every_number_of_a_walk_can_be_read_and_taken_away(visit, tmp_path):
    drawer = opened(visit, "Table")
    expect(drawer.get_by_role("row")).to_have_count(42)
    drawer.locator("[data-step='7']").click()
    visit.at_step(7, 40)
    expect(drawer.locator("[aria-current=step]")).to_have_attribute("data-step", "7")
    with visit.page.expect_download() as download:
        drawer.get_by_role("button", name="Save as CSV").click()
    path = Path(tmp_path / download.value.suggested_filename)
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    walk = run(
        SURFACES["bowl"], OPTIMIZERS["gradient_descent"](), lr=0.002, start=(-4, 2), steps=40
    )
    assert [float(each["x"]) for each in rows] == walk.path[:, 0, 0].tolist()
    assert [float(each["loss"]) for each in rows] == walk.loss[:, 0].tolist()
    assert rows[-1]["rate"] == ""


@pytest.mark.parametrize("part", [".strip", ".map"])
def test_a_step_that_is_pointed_at_is_marked_everywhere(visit, part):
    before = visit.trail("B")
    opened(visit, "Table")
    expect(visit.panel("B").locator(".trail")).not_to_have_attribute("d", before)
    box = visit.panel("B").locator(part).bounding_box()
    if part == ".strip":
        visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        dot = visit.panel("B").locator(".here").bounding_box()
        visit.page.mouse.move(dot["x"] + 6, dot["y"] + 6)
    for letter in "ABC":
        expect(visit.panel(letter).locator("circle.peek")).to_be_visible()
        expect(visit.panel(letter).locator(".readout")).to_contain_text(
            re.compile(r"step \d+: loss")
        )
    expect(visit.page.locator(".track .peek")).to_be_visible()
    visit.page.mouse.move(5, 5)
    expect(visit.panel("A").locator("circle.peek")).to_be_hidden()


def test_what_happened_stands_over_the_timeline_of_the_selected_panel(visit):
    visit.page.get_by_label("Learning rate of panel C").first.click()
    expect(visit.page.locator(".mark.overshoot")).to_have_count(40)
    visit.page.get_by_label("Learning rate of panel B").first.click()
    expect(visit.page.locator(".mark.settled")).to_have_count(1)
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width == 1366


@pytest.mark.parametrize(
    ("face", "readout"),
    [("linear", "loss 10.8"), ("gradient", "‖∇L‖"), ("rate", "η 0.002"), ("loss", "loss 10.8")],
)
def test_a_strip_has_four_faces(visitor, face, readout):
    visit = visitor().open(f"face={face}")
    expect(visit.panel("A").locator(".readout")).to_contain_text(readout)
    assert visit.panel("A").locator(".curve").get_attribute("d").startswith("M0")


def test_at_one_step_a_second_a_step_is_taken_apart(visitor):
    visit = visitor(motion="no-preference").open("speed=1&step=0")
    visit.page.get_by_role("button", name="Play").click()
    expect(visit.panel("D").locator(".step-arrow.coming")).to_be_visible()
    expect(visit.page.locator(".count")).to_contain_text(re.compile(r"step [1-9]\d* / 40"))
    visit.page.get_by_role("button", name="Pause").click()
    expect(visit.panel("D").locator(".step-arrow.coming")).to_be_hidden()


@pytest.mark.parametrize("view", ["step", "table"])
@pytest.mark.parametrize(("width", "height"), [(1366, 657), (360, 640)])
def test_axe_finds_nothing_in_the_views_of_a_step(visitor, view, width, height):
    visit = visitor(width, height).open(f"view={view}&step=3")
    expect(visit.page.get_by_role("complementary").locator("table").first).to_be_visible()
    visit.is_accessible()


def test_the_table_follows_the_step_and_scrolls_nothing_around_it(visitor):
    visit = visitor().open("view=table&step=30")
    marked = visit.drawer().locator("[aria-current=step]")
    for key, step in (("", 30), ("Home", 0), ("End", 40)):
        if key:
            visit.page.get_by_role("slider", name="Step").press(key)
        expect(marked).to_have_attribute("data-step", str(step))
        expect(marked).to_be_in_viewport(ratio=0.9)
    assert visit.page.evaluate("[scrollX, scrollY]") == [0, 0]


def test_numbers_of_a_step_read_from_left_to_right_in_every_language(visitor):
    visit = visitor().open("lang=xr&view=step&step=3")
    where = visit.drawer().locator(".arithmetic .row-here td").first
    expect(where).to_have_text("(−3.9760, 1.8824)")
    expect(where).to_have_css("direction", "ltr")
    expect(visit.page.locator("#hill-formula")).to_have_css("direction", "ltr")
