"""What follows an answer: where the reading goes on, and what is tried."""

import re

from playwright.sync_api import expect

from tests.e2e.test_lesson import LESSON, option, stage


def test_who_presses_a_button_that_goes_away_goes_on_from_the_lesson(visitor):
    visit = visitor(motion="no-preference").open("lesson=3")
    visit.page.get_by_role("button", name="Skip the question").press("Enter")
    expect(visit.page.locator(".transport .play")).to_be_focused()
    for press, name in (("Show the end", "why"), ("Try it", "try")):
        visit.page.get_by_role("button", name=press).press("Enter")
        stage(visit, name)
        expect(visit.page.locator(".lesson-body")).to_be_focused()
    onward = visit.page.get_by_role("link", name="Next: Just right")
    assert onward.bounding_box()["height"] == 40  # one line


def test_on_a_small_projector_names_are_whole_and_what_is_tried_looks_as_the_question_did(visitor):
    visit = visitor(1024, 768).open("lesson=5&theme=projector")
    visit.page.get_by_role("button", name="Skip the question").click()
    expect(visit.panel("A").locator(".step-factor")).to_be_visible()
    cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length"
    assert visit.page.locator(".panel-name").evaluate_all(cut) == 0
    visit.page.get_by_role("button", name="Try it").click()
    visit.address_has("stage=try")
    expect(visit.page.locator("html")).to_have_attribute("data-theme", "projector")
    visit.address_has("theme=projector")


def test_a_wide_view_lies_over_neither_the_lesson_nor_its_panels(visitor):
    visit = visitor().open("lesson=4")
    visit.page.get_by_role("button", name="Skip the question").click()
    visit.page.get_by_role("button", name="Try it").click()
    expect(visit.page.locator("#drawer")).to_be_visible()
    edges = []
    for found in (LESSON, ".stage", ".drawer"):
        box = visit.page.locator(found).bounding_box()
        edges += [box["x"], box["x"] + box["width"]]
    assert edges == sorted(edges)
    for letter in "ABCD":
        expect(visit.panel(letter).get_by_text(letter, exact=True)).to_be_visible()


def test_a_long_explanation_says_that_there_is_more_and_its_cards_come_into_sight(visitor):
    visit = visitor(1366, 560).open("lesson=2")
    option(visit, "B").click()
    stage(visit, "why")
    column, body = visit.page.locator(LESSON), visit.page.locator(".lesson-body")
    over = body.evaluate("(root) => root.scrollHeight - root.clientHeight")
    assert over > 20, "all is seen: this needs a longer text"
    expect(column).to_have_attribute("data-more", "")
    body.evaluate("(root) => { root.scrollTop = root.scrollHeight; }")
    expect(column).not_to_have_attribute("data-more", "")
    body.evaluate("(root) => { root.scrollTop = 0; }")
    word, card = body.locator(".lesson-why .term").last, body.locator(".term-card:visible")
    word.press("Enter")
    expect(card).to_be_in_viewport(ratio=1)
    word.press("Escape")
    expect(card).to_have_count(0)
    # Nor need the focus be on the word still.
    word.press("Enter")
    body.focus()
    visit.page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_of_curves_the_one_that_was_right_is_drawn_beside_what_it_did(visitor):
    visit = visitor().open("lesson=15")
    drawn = visit.page.locator('.option[data-key="D"] .way').get_attribute("points")
    option(visit, "A").click()
    stage(visit, "why")
    way = visit.page.locator(".lesson-row .way")
    expect(way).to_have_attribute("points", drawn)


def test_a_lesson_is_shared_with_its_question_whatever_has_become_of_it(visitor):
    visit = visitor().open("lesson=3&theme=dark")
    for now in ("question", "try"):
        visit.page.get_by_role("button", name="Share").click()
        address = visit.page.get_by_role("textbox", name="Address")
        expect(address).to_have_value(f"{visit.address}?lesson=too-large&theme=dark")
        visit.page.get_by_role("tab", name="Frame").click()
        frame = visit.page.get_by_role("textbox", name="Frame")
        expect(frame).to_have_value(re.compile('title="Downhill, lesson 3: Too large"'))
        visit.page.get_by_role("tab", name="Files").click()
        files = visit.page.locator(".share-files a:visible")
        expect(files).to_have_text(["One HTML file"])
        assert files.get_attribute("href").endswith("downhill.html?lesson=too-large&theme=dark")
        visit.page.get_by_role("tab", name="Link").click()
        visit.page.locator("#share").get_by_role("button", name="Close").click()
        if now == "question":
            expect(visit.page.locator(".lesson")).to_have_attribute("data-stage", "question")
            visit.page.get_by_role("button", name="Skip the question").click()
            visit.page.get_by_role("button", name="Try it").click()


def test_the_speed_of_a_lesson_is_its_own_and_a_visitors_goes_along(visitor):
    for chosen, played in (("", "32"), ("&speed=8", "8")):
        visit = visitor().open(f"lesson=ravines{chosen}")
        visit.page.get_by_role("button", name="Skip the question").click()
        expect(visit.page.get_by_role("combobox", name="Speed")).to_have_value(played)
        onward = visit.page.get_by_role("link", name="Next: Stuck")
        expect(onward).to_have_attribute("href", f"./?lesson=stuck{chosen}")
