"""Every lesson, every answer: nothing is asked before it, the right reply stands there then, and so does
what the walk did.
"""

import random

import pytest
from playwright.sync_api import expect

from app import lessons
from tests.e2e.lesson_play import HANDS, LISTEN, answers, ask, check, give

EACH = pytest.mark.parametrize("lesson", lessons.catalog(), ids=lambda lesson: lesson.name)


def requests_of(visit):
    """What a page has asked of the server beside itself."""
    return [url for url in visit.requests if "/ask/" in url or "/maps" in url]


@EACH
def test_every_answer_of_a_lesson_has_its_reply_by_any_hand(visitor, lesson):
    """Each answer by one hand, in an order that is another in every run, so that all hands are at
    work; `python run.py bench lessons` gives each answer by each hand."""
    seed = random.randrange(10_000)
    hands = list(HANDS)
    random.Random(seed).shuffle(hands)
    pages = {}
    for i, answer in enumerate(answers(lesson)):
        hand = hands[i % len(hands)]
        if hand not in pages:
            size, options = HANDS[hand]
            pages[hand] = visitor(*size, **options)
            pages[hand].page.add_init_script(LISTEN)
        print(f"seed {seed}: {answer} by {hand}")
        visit = pages[hand]
        before = requests_of(visit)
        ask(visit.page, visit.address, lesson)
        assert requests_of(visit) == before
        give(visit.page, lesson, answer, hand)
        check(visit.page, lesson, answer)


def below_the_edge(visit):
    """How many pixels of a question have to be scrolled into sight."""
    inside = visit.page.locator(".lesson-body")
    return inside.evaluate("(root) => root.scrollHeight - root.clientHeight")


@pytest.fixture(scope="module")
def laptop(lasting):
    return lasting()


@EACH
def test_every_question_fits_a_laptop(laptop, lesson):
    laptop.open(f"lesson={lesson.name}")
    expect(laptop.page.locator('.lesson[data-stage="question"]')).to_be_visible()
    assert below_the_edge(laptop) <= 0


@pytest.fixture(scope="module")
def phone(lasting):
    return lasting(360, 640, has_touch=True, is_mobile=True)


@EACH
def test_every_question_fits_a_phone_and_asks_nothing(phone, lesson):
    visit = phone
    before = requests_of(visit)
    visit.page.goto(f"{visit.address}?lesson={lesson.name}")
    expect(visit.page.locator(".page.ready")).to_be_visible()
    size = "(root) => [root.scrollWidth, root.scrollHeight]"
    assert visit.page.locator("html").evaluate(size) == [360, 640]
    for found in visit.page.locator(".option, .lesson-lock, .number-answer input").all():
        assert found.bounding_box()["height"] >= 44
    assert below_the_edge(visit) <= 0
    visit.page.wait_for_load_state("networkidle")
    assert requests_of(visit) == before
