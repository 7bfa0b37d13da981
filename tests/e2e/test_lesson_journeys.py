"""Every lesson, every answer: the right reply stands there, and so does what the walk did."""

import pytest
from playwright.sync_api import expect

from app import lessons
from app.lessons.answer import truth

EACH = pytest.mark.parametrize("lesson", lessons.catalog(), ids=lambda lesson: lesson.name)


def answers(lesson):
    """One answer of each kind, as it is given, with the answer that the server reads."""
    question = lesson.question
    if question.options:
        return [(option.key,) for option in question.options]
    right = truth(lesson)
    named = [right.get("point", [right.get("value")])]
    named += [list(mistake.at) for mistake in question.mistakes if mistake.at]
    return [tuple(f"{value:.6g}" for value in each) for each in named]


def give(visit, answer):
    """Give an answer with the keyboard alone."""
    if answer[0].isalpha():
        return visit.page.keyboard.press(answer[0].lower())
    fields = visit.page.locator(".number-answer input")
    for i in range(min(fields.count(), len(answer))):
        fields.nth(i).fill(answer[i])
    return fields.last.press("Enter")


@EACH
def test_every_answer_of_a_lesson_has_its_reply(visitor, lesson):
    visit = visitor(1200, 700)
    column = visit.page.locator(".lesson")
    for answer in answers(lesson):
        visit.page.goto(f"{visit.address}embed?lesson={lesson.name}")
        expect(column).to_have_attribute("data-stage", "question")
        give(visit, answer)
        expect(column).to_have_attribute("data-stage", "why")
        said = lessons.reveal(lesson, ",".join(answer))
        expect(column.locator(".lesson-outcome")).to_have_text(said["seen"])
        expect(column.locator(".lesson-why")).to_have_text(said["explanation"])
        expect(column.locator(".lesson-ghost")).to_contain_text(said["answer"]["text"])
        if said["is_right"]:
            expect(column.locator(".lesson-right")).to_be_visible()
        elif said["reply"]:
            expect(column.locator(".lesson-reply")).to_contain_text(said["reply"]["text"])
        panels = visit.page.locator(".panel:visible .verdict .word")
        assert "" not in panels.all_inner_texts()


@EACH
def test_every_question_fits_a_phone(visitor, lesson):
    visit = visitor(360, 640, has_touch=True, is_mobile=True)
    visit.page.goto(f"{visit.address}?lesson={lesson.name}")
    expect(visit.page.locator(".page.ready")).to_be_visible()
    size = "(root) => [root.scrollWidth, root.scrollHeight]"
    assert visit.page.locator("html").evaluate(size) == [360, 640]
    for found in visit.page.locator(".option, .lesson-lock, .number-answer input").all():
        assert found.bounding_box()["height"] >= 44
    inside = visit.page.locator(".lesson-body")
    over = inside.evaluate("(root) => root.scrollHeight - root.clientHeight")
    assert over <= 0, f"{over} px of the question are below the edge"
