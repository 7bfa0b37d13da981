"""Round the page by keys: a link past the head, F6 from part to part, and a focus that chooses nothing."""

import re

from playwright.sync_api import expect

REGION = """() => ['.header', '.hill-bar', '#stage', '#drawer', '#transport'].find(
  (name) => document.querySelector(name).contains(document.activeElement)) ?? ''"""


def region(visit):
    return visit.page.evaluate(REGION)


def test_the_first_stop_leads_past_the_head_to_the_panels(visit):
    visit.page.keyboard.press("Tab")
    link = visit.page.get_by_role("button", name="Skip to the panels")
    expect(link).to_be_focused()
    assert link.bounding_box()["height"] > 24
    visit.page.keyboard.press("Enter")
    expect(visit.panel("A").locator(".map")).to_be_focused()


def test_f6_goes_from_part_to_part_and_back(visit):
    visit.page.locator("#bar-schedule").focus()
    seen = []
    for _ in range(4):
        visit.page.keyboard.press("F6")
        seen.append(region(visit))
    assert seen == ["#stage", "#transport", ".header", ".hill-bar"]
    expect(visit.page.locator("#bar-schedule")).to_be_focused()  # where it was
    visit.open_view("Step")
    visit.panel("A").locator(".map").focus()
    visit.page.keyboard.press("F6")
    assert region(visit) == "#drawer"
    visit.page.keyboard.press("Shift+F6")
    assert region(visit) == "#stage"


def test_a_focus_that_comes_by_chooses_no_panel(visit):
    visit.open_view("Step")
    heading = visit.drawer().get_by_text(re.compile("^Panel A, step"))
    visit.thumb("D").focus()
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator("#stage")).to_have_attribute("data-selected", "0")
    expect(heading).to_be_visible()
    visit.thumb("D").focus()
    visit.page.keyboard.press("ArrowLeft")
    expect(visit.page.locator("#stage")).to_have_attribute("data-selected", "3")


def test_after_a_change_only_what_has_changed_is_said(visit):
    status = visit.page.locator("#announcer")
    visit.type_rate("A", "0.01")
    expect(status).to_contain_text("Panel A")
    assert "Panel B" not in status.inner_text()
