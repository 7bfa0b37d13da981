"""The GIFT file is read by a reader that knows only the format: all is in its place."""

import pytest

from app.language.pseudo import OPEN
from app.language.speaking import speaking
from app.lessons import catalog, reveal
from app.lessons.answer import truth
from app.lessons.papers.gift import escaped, gift
from tests.lessons.gift_reader import read_gift

EACH = pytest.mark.parametrize("lesson", catalog(), ids=lambda lesson: lesson.name)


@pytest.fixture(scope="module")
def questions():
    """What is read of each lesson, by its name."""
    names = [lesson.name for lesson in catalog()]
    return dict(zip(names, read_gift(gift(catalog())), strict=True))


@pytest.fixture
def question(questions, lesson):
    return questions[lesson.name]


@EACH
def test_a_question_has_its_text_and_the_explanation(lesson, question):
    assert question.name == f"Lesson {lesson.number}: {lesson.title}"
    assert question.text == f"{lesson.text} {lesson.question.text}"
    assert question.general == lesson.say(lesson.explanation)


@EACH
def test_each_answer_has_its_feedback_and_one_is_right(lesson, question):
    (right,) = [answer for answer in question.answers if answer.worth == 100]
    assert right.feedback == lesson.say(lesson.seen)
    assert {answer.worth for answer in question.answers} == {0, 100}
    wrong = [each for each in lesson.question.options if not each.right]
    wrong += lesson.question.mistakes
    known = [f"{each.belief}: {lesson.say(each.reply)}" for each in wrong]
    said = [answer.feedback for answer in question.answers if answer is not right]
    assert set(said) <= set(known)
    named = [each for each in wrong if getattr(each, "at", True)]
    assert len(said) == len(wrong) if question.is_number else len(named)


@EACH
def test_the_right_answer_is_that_of_the_lesson(lesson, question):
    (right,) = [answer for answer in question.answers if answer.worth == 100]
    assert question.is_number == (lesson.question.kind == "number")
    if question.is_number:
        assert float(right.text) == pytest.approx(truth(lesson)["value"], rel=1e-5)
        assert right.within == lesson.question.tolerance
        assert question.answers[-1].text == ""
        for answer in question.answers[:-1]:
            assert reveal(lesson, answer.text)["is_right"] is (answer is right)
    elif lesson.question.options:
        assert [each.text for each in question.answers] == [
            option.text for option in lesson.question.options
        ]
        assert right.text == lesson.question.right.text
    else:
        assert len({answer.text for answer in question.answers}) == len(question.answers) >= 3


def test_signs_of_the_format_in_a_text_are_only_signs_in_the_text():
    text = "a {b} = c ~ d # e : f \\ g"
    category, block = gift([catalog()[1]]).split("\n\n")
    changed = block.replace(escaped(catalog()[1].title), escaped(text))
    assert read_gift(f"{category}\n\n{changed.rstrip()}")[0].name == f"Lesson 2: {text}"


def test_the_file_is_in_the_language_that_is_spoken():
    with speaking("xx"):
        for question in read_gift(gift(catalog())):
            assert question.name.startswith(OPEN)
            assert all(answer.feedback.startswith(OPEN) for answer in question.answers)
