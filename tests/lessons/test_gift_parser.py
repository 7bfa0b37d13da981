"""A parser of other people finds in the GIFT file what the lessons ask, answer and say."""

import json
import subprocess
from functools import cache

import pytest

from app.lessons import catalog
from app.lessons.answer import truth
from app.lessons.papers.gift import gift
from tests.js.test_javascript import NODE, ROOT
from tests.node_packages import are_there

pytestmark = pytest.mark.skipif(
    NODE is None or not are_there(), reason="the node packages come with `python run.py test`"
)
EACH = pytest.mark.parametrize("at", range(len(catalog())), ids=[each.name for each in catalog()])


@cache
def parsed():
    """All questions of the file, as the parser tells them."""
    done = subprocess.run(
        [NODE, "tests/js/read_gift.js"],
        cwd=ROOT,
        input=gift(catalog()),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    category, *questions = json.loads(done.stdout)
    assert category == {"type": "Category", "title": "$course$/top/Downhill"}
    return questions


def worth(choice):
    """What a choice is worth, in percent: a weight that stands there goes before the sign."""
    return 100 * choice["isCorrect"] if choice["weight"] is None else choice["weight"]


def right(question):
    """The one choice that is worth all."""
    (found,) = [each for each in question["choices"] if worth(each) == 100]
    return found


def test_there_is_a_question_for_each_lesson():
    assert [each["title"] for each in parsed()] == [
        f"Lesson {lesson.number}: {lesson.title}" for lesson in catalog()
    ]


@EACH
def test_a_question_asks_and_explains_what_its_lesson_does(at):
    lesson, question = catalog()[at], parsed()[at]
    assert question["stem"]["text"] == f"{lesson.text} {lesson.question.text}"
    assert question["globalFeedback"]["text"] == lesson.say(lesson.explanation)
    assert question["type"] == ("Numerical" if lesson.question.kind == "number" else "MC")


@EACH
def test_one_choice_is_worth_all_and_says_what_was_seen(at):
    lesson, question = catalog()[at], parsed()[at]
    assert right(question)["feedback"]["text"] == lesson.say(lesson.seen)
    assert [worth(each) for each in question["choices"] if each is not right(question)] == [0] * (
        len(question["choices"]) - 1
    )
    text = right(question)["text"]
    if question["type"] == "Numerical":
        assert text["number"] == pytest.approx(truth(lesson)["value"], rel=1e-5)
        assert text["range"] == lesson.question.tolerance
    elif lesson.question.options:
        assert text["text"] == lesson.question.right.text


@EACH
def test_each_wrong_choice_has_the_reply_to_its_own_idea(at):
    lesson, question = catalog()[at], parsed()[at]
    asked, is_number = lesson.question, question["type"] == "Numerical"
    wrong = [each for each in asked.options if not each.right]
    # What answers all other mistakes has no place among choices of points.
    wrong += [each for each in asked.mistakes if each.at or is_number]
    said = [each["feedback"]["text"] for each in question["choices"] if each is not right(question)]
    assert sorted(said) == sorted(f"{each.belief}: {lesson.say(each.reply)}" for each in wrong)
    if asked.options:
        texts = [each["text"]["text"] for each in question["choices"]]
        assert texts == [option.text for option in asked.options]
