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
    assert visit.page.locator("[data-holds], [data-right]").count() == 0
    expect(visit.page.locator(".hand-lesson")).to_have_text(
        "Lesson 3 of 15"
    )  # its title tells much
    visit.page.keyboard.press("q")
    expect(visit.page.locator(".hand-status")).to_have_text("Q does nothing here.")
    visit.page.keyboard.press("v")
    expect(visit.page.locator('.lesson[data-stage="why"]')).to_be_visible()
    visit.page.get_by_role("button", name="Class").click()
    expect(visit.page.locator(".hand-shares")).to_have_text("Right: 75 %")
    expect(visit.page.locator("[data-holds]")).to_contain_text("explain, go on")
    expect(visit.page.locator("[data-right]")).to_contain_text(
        "It jumps between 4 and −4 for ever."
    )
    expect(visit.page.get_by_role("button", name="Show it")).to_be_hidden()


@pytest.mark.parametrize("lesson", [1, 6])
def test_a_projector_tells_what_a_number_is_asked_from_and_that_there_is_no_vote(visitor, lesson):
    visit = visitor(1024, 768).open(f"lesson={lesson}&theme=projector")
    expect(visit.page.locator(".lesson-text")).to_be_visible()
    visit.page.keyboard.press("h")
    expect(visit.page.locator(".lesson-trouble")).to_contain_text("there is nothing to choose from")


@pytest.mark.parametrize("text", ["", "&text=150"])
def test_a_vote_is_as_large_as_the_screen_whatever_the_letters_of_the_page(visitor, text):
    visit = visitor(1024, 768).open(f"lesson=2&theme=projector{text}")
    visit.page.keyboard.press("h")
    dialog = visit.page.locator("dialog.hands")
    expect(dialog).to_be_visible()
    box = dialog.evaluate(
        "(each) => { const b = each.getBoundingClientRect(); return [b.width, b.height]; }"
    )
    assert box == pytest.approx([1024, 768], abs=1)
    assert dialog.evaluate("(each) => each.scrollHeight - each.clientHeight") <= 1


@pytest.mark.parametrize("lesson", [3, 5])
def test_what_is_tried_on_a_small_projector_covers_no_rate(visitor, lesson):
    visit = visitor(1024, 768).open(f"lesson={lesson}&theme=projector")
    visit.page.keyboard.press("b")
    with visit.page.expect_response(lambda answer: "/ask/scene" in answer.url):
        visit.page.get_by_role("button", name="Try it").click()
    expect(visit.page.locator('.lesson[data-stage="try"]')).to_be_visible()
    expect(visit.page.locator(".panel.stale")).to_have_count(0)
    for head in visit.page.locator(".cause").all():
        parts = head.locator(".field.eta, .step-factor, .panel-name, .picker").all()
        boxes = [box for each in parts if (box := each.bounding_box()) and each.is_visible()]
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                apart = (
                    one["x"] + one["width"] <= other["x"] + 1
                    or other["x"] + other["width"] <= one["x"] + 1
                    or one["y"] + one["height"] <= other["y"] + 1
                    or other["y"] + other["height"] <= one["y"] + 1
                )
                assert apart, (one, other)


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
