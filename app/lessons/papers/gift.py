"""The questions of the lessons as a GIFT file, which Moodle and others read.

Every wrong answer has its own feedback, the right one says what is seen, and the explanation is the
general feedback. GIFT knows no points: there one is chosen among those that the answers name.
"""

import re
from collections.abc import Iterable
from operator import itemgetter

from app.language.speaking import _
from app.lessons.answer import panel_of, truth
from app.lessons.model import Lesson, Mistake, Option
from descent.message import N_
from descent.number_format import number

SPECIAL = re.compile(r"[~=#{}:\\]")
CATEGORY = "$CATEGORY: $course$/top/Downhill"
POINT = N_("({x}, {y})")
LINE = N_("x = {x}")


def gift(lessons: Iterable[Lesson]) -> str:
    """Return the questions of lessons, in the language in which is spoken."""
    return "\n\n".join([CATEGORY, *map(question, lessons)]) + "\n"


def question(lesson: Lesson) -> str:
    """Return the question of one lesson."""
    answers = numerical if lesson.question.kind == "number" else choices
    name = _("Lesson {number}: {title}", number=str(lesson.number), title=_(lesson.title))
    asked = f"{_(lesson.text)} {_(lesson.question.text)}"
    lines = [
        f"::{escaped(name)}::[plain]{escaped(asked)} {{{'#' if answers is numerical else ''}",
        *answers(lesson),
        f"####{escaped(lesson.say(lesson.explanation))}",
        "}",
    ]
    return "\n".join(lines)


def choices(lesson: Lesson) -> Iterable[str]:
    """Yield the answers to choose among, the right one with an equals sign."""
    found = among_places if lesson.question.kind == "point" else among_options
    for is_right, text, said in found(lesson):
        yield f"{'=' if is_right else '~'}{escaped(text)}#{escaped(said)}"


def among_options(lesson: Lesson) -> Iterable[tuple[bool, str, str]]:
    """Yield whether an option is right, its text, and what is said to it."""
    for option in lesson.question.options:
        yield option.right, _(option.text), feedback(lesson, None if option.right else option)


def among_places(lesson: Lesson) -> Iterable[tuple[bool, str, str]]:
    """Yield the same of the points that a question of a point knows, from left to right."""
    mistakes = [(mistake.at, mistake) for mistake in lesson.question.mistakes if mistake.at]
    for at, mistake in sorted(
        [(tuple(truth(lesson)["point"]), None), *mistakes], key=itemgetter(0)
    ):
        yield mistake is None, place(lesson, at), feedback(lesson, mistake)


def place(lesson: Lesson, at: Iterable[float]) -> str:
    """Return a point as an answer names it."""
    flat = lesson.scene.surface[panel_of(lesson.question)].one_dimensional
    x, y = at
    return _(LINE if flat else POINT, x=number(x), y=number(y))


def numerical(lesson: Lesson) -> Iterable[str]:
    """Yield the numbers that are known: the right one, the mistakes without a mark, and any
    other."""
    right = truth(lesson)["value"]
    yield f"={plain(right)}:{lesson.question.tolerance:g}#{escaped(feedback(lesson, None))}"
    for mistake in lesson.question.mistakes:
        said = escaped(feedback(lesson, mistake))
        if mistake.at:
            yield f"=%0%{plain(mistake.at[0])}:{mistake.within:g}#{said}"
        else:
            yield f"~#{said}"


def plain(value: float) -> str:
    """Return a number as a machine reads it."""
    return f"{value:.6g}"


def feedback(lesson: Lesson, wrong: Option | Mistake | None) -> str:
    """Return what is said to a wrong answer, or to the right one."""
    if wrong is None:
        return lesson.say(lesson.seen)
    return _("{belief}: {reply}", belief=_(wrong.belief), reply=lesson.say(wrong.reply))


def escaped(text: str) -> str:
    """Return a text in which nothing is a sign of the format."""
    return SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
