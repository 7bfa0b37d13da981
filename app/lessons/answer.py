"""An answer as it was sent, and what is said to it."""

from dataclasses import dataclass

import numpy as np

from app.language.speaking import _
from app.lessons.model import Lesson, Mistake, Question
from app.lessons.readings import run_of, value_of
from app.scene.ids import LETTERS
from app.scene.numbers import read_number
from descent.message import N_
from descent.number_format import number

POINT = N_("the point ({x}, {y})")
LINE = N_("x = {x}")


@dataclass(frozen=True)
class Answer:
    """An answer that was understood: its words, the values that it names, the panel that it speaks
    of, and the point where its ghost stands, if it names one."""

    words: str
    key: str = ""
    values: tuple[float, ...] = ()
    panel: str = ""
    place: tuple[float, float] | None = None


def read_answer(lesson: Lesson, text: str) -> Answer | None:
    """Return the answer of a text; None of what is none, which counts as skipped."""
    question = lesson.question
    if question.options:
        option = question.option(text.strip().upper())
        return option and Answer(_(option.text), option.key, panel=option.panel, place=option.place)
    values = numbers(text, 1 if question.kind == "number" else 2)
    if values is None:
        return None
    flat = lesson.scene.surface[panel_of(question)].one_dimensional
    if question.kind == "point":
        words = _(LINE if flat else POINT, x=number(values[0]), y=number(values[1]))
        return Answer(words, values=values, place=(values[0], values[1]))
    is_place = flat and ".x" in question.value
    return Answer(number(values[0]), values=values, place=(values[0], 0.0) if is_place else None)


def numbers(text: str, count: int) -> tuple[float, ...] | None:
    """Return so many numbers of a text, parted by commas; one number may have a decimal comma."""
    parts = [text] if count == 1 else text.split(",")
    try:
        values = tuple(read_number(part, comma=count == 1) for part in parts)
    except ValueError:
        return None
    return values if len(values) == count else None


def panel_of(question: Question) -> int:
    """Return the number of the panel that is asked about."""
    return LETTERS.index(question.panel) if question.panel else 0


def truth(lesson: Lesson) -> dict:
    """Return what the right answer is: the key of an option, a number, or a point."""
    question = lesson.question
    if question.right:
        return {"key": question.right.key}
    if question.kind == "number":
        return {"value": float(value_of(question.value, lesson.scenes))}
    path = run_of(lesson.scene, panel_of(question)).trajectory.path
    return {"point": [float(at) for at in path[question.step, :, 0]], "step": question.step}


def is_right(lesson: Lesson, answer: Answer) -> bool:
    """Say whether an answer is right, within what the question tolerates."""
    right = truth(lesson)
    if "key" in right:
        return answer.key == right["key"]
    wanted = right.get("point", [right.get("value")])
    return distance(lesson, answer.values, wanted) <= lesson.question.tolerance


def distance(lesson: Lesson, values, wanted) -> float:
    """Return how far values are from others; where a surface ignores y, so does this."""
    away = np.subtract(values, wanted)
    if lesson.scene.surface[panel_of(lesson.question)].one_dimensional:
        away = away[:1]
    return float(np.hypot.reduce(away))


def reply_of(lesson: Lesson, answer: Answer) -> dict | None:
    """Return what is said to a wrong answer: the belief behind it, and why it does not hold."""
    question = lesson.question
    wrong = question.option(answer.key) or mistake(lesson, answer)
    if wrong is None or not wrong.reply:
        return None
    return {
        "belief": _(wrong.belief),
        "text": lesson.say(wrong.reply),
        "misconception": wrong.misconception,
    }


def mistake(lesson: Lesson, answer: Answer) -> Mistake | None:
    """Return the kind of mistake that a wrong number, or point, is."""
    for each in lesson.question.mistakes:
        if not each.at or distance(lesson, answer.values, each.at) <= each.within:
            return each
    return None
