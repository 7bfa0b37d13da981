"""A show of hands: counts by keys and by typing, bars when they are asked for, the reveal at last."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app import lessons


def opened(visitor, **options):
    visit = visitor(1280, 720, **options).open("lesson=3")
    visit.page.get_by_role("button", name="Class").click()
    expect(visit.page.locator("dialog.hands")).to_be_visible()
    return visit


def count(visit, round_, key):
    return visit.page.get_by_role("textbox", name=f"{round_} vote, {key}")


def small_letters(visit, within):
    """The texts that are smaller than a fiftieth of the height."""
    return visit.page.locator(f":is({within}) :visible").evaluate_all(
        """(all) => all
            .filter(({ childNodes: nodes }) => [...nodes].some(({ data }) => data?.trim()))
            .filter((each) => each.getBoundingClientRect().width > 1)
            .filter((each) => parseFloat(getComputedStyle(each).fontSize) < innerHeight / 50)
            .map((each) => each.textContent)"""
    )


def test_a_key_is_a_hand_and_bars_come_when_they_are_asked_for(visitor):
    visit = opened(visitor)
    keys = visit.page.keyboard
    for key in "abbbcdd":
        keys.press(key)
    expect(count(visit, "first", "B")).to_have_value("3")
    expect(visit.page.locator(".hand-bar.round-0").first).to_be_hidden()
    keys.press("g")
    expect(visit.page.locator(".hand-bar.round-0").nth(1)).to_be_visible()
    keys.press("z")
    expect(count(visit, "first", "D")).to_have_value("1")
    keys.press("2")
    keys.press("b")
    expect(count(visit, "second", "B")).to_have_value("1")
    count(visit, "second", "B").fill("17")
    count(visit, "second", "B").press("Tab")
    expect(visit.page.locator(".hand-total")).to_have_text("6 hands · 17 hands")


def test_nothing_is_marked_as_right_before_the_reveal_and_the_rule_stands_after_it(visitor):
    visit = opened(visitor)
    for key in "abbb":
        visit.page.keyboard.press(key)
    visit.page.keyboard.press("g")
    expect(visit.page.locator(".hand-shares")).to_be_empty()
    assert visit.page.locator("[data-holds]").count() == 0
    visit.page.keyboard.press("v")
    expect(visit.page.locator('.lesson[data-stage="why"]')).to_be_visible()
    visit.page.get_by_role("button", name="Class").click()
    expect(visit.page.locator(".hand-shares")).to_have_text("Right: 75 %")
    expect(visit.page.locator("[data-holds]")).to_contain_text("explain, go on")


@pytest.fixture(scope="module")
def projector(lasting):
    return lasting(1024, 768)


@pytest.mark.parametrize("lesson", lessons.catalog(), ids=lambda lesson: lesson.name)
def test_on_a_small_projector_question_panels_and_bar_are_in_sight(projector, lesson):
    visit = projector.open(f"lesson={lesson.name}&theme=projector")
    expect(visit.page.locator('.lesson[data-stage="question"]')).to_be_visible()
    assert visit.page.evaluate("() => document.documentElement.scrollHeight") == 768
    assert small_letters(visit, ".lesson-body, .lesson-foot, .panel, .transport") == []
    hands = visit.page.get_by_role("button", name="Show of hands (H)")  # the page has no head
    expect(hands).to_be_visible(visible=bool(lesson.question.options))
    visit.page.get_by_role("button", name="Skip the question").click()
    expect(visit.page.locator('.lesson[data-stage="why"]')).to_be_visible()
    assert visit.page.evaluate("() => document.documentElement.scrollHeight") == 768


def test_letters_on_a_projector_are_large_and_axe_finds_nothing(visitor):
    visit = opened(visitor)
    for key in "abb":
        visit.page.keyboard.press(key)
    visit.page.keyboard.press("g")
    assert small_letters(visit, "dialog.hands") == []
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
