"""The texts of a lesson by where they stand, and the numbers in them."""

import re

from descent.message import PLACE

# Part of a formula is a number with a letter, or one that stands before a minus and such a number.
FORMULA = re.compile(r"\d+ [−+] \d*[ηκ]|\d/k|½|\d+(?=[xykηκ])")
NUMBER = re.compile(r"−?\d+(?:\.\d+)?")


def before(lesson):
    """Every text that is there before the answer."""
    question = lesson.question
    texts = [lesson.title, lesson.objective, lesson.text, question.text, question.unit]
    return [*texts, *(option.text for option in question.options), *lesson.labels]


def replies(lesson):
    """What is said to each wrong answer."""
    question = lesson.question
    wrong = [option for option in question.options if not option.right]
    return [each.reply for each in (*wrong, *question.mistakes)]


def after(lesson):
    """Every text that is there after the answer."""
    beliefs = [each.belief for each in (*lesson.question.options, *lesson.question.mistakes)]
    texts = [lesson.seen, lesson.explanation, lesson.trial.text, *beliefs, *replies(lesson)]
    return [text for text in texts if text]


def for_teachers(lesson):
    """Every text that no student is sent."""
    return [lesson.teacher, lesson.trial.answer]


def words(text):
    """How many words a text has; a sign between spaces is none."""
    return len(re.findall(r"\S*\w\S*", text))


def numbers(text):
    """The numbers of a text that are neither places nor parts of a formula."""
    return set(NUMBER.findall(FORMULA.sub(" ", PLACE.sub(" ", text))))
