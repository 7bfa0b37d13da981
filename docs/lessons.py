"""The lessons on the teacher's page: a table of all, and plans for a class, from their files."""

from app.lessons import catalog
from app.lessons.answer import truth
from app.lessons.misconceptions import MISCONCEPTIONS
from app.lessons.papers.gift import place
from app.lessons.plans import PLANS, parts, slots
from descent.number_format import number
from docs.markdown import text


def table():
    """Every lesson in a row: what it is for, and the wrong ideas that it meets."""
    head = "| lesson | objective | minutes | wrong ideas that it meets |\n| --- | --- | --- | --- |"
    rows = [
        f"| {opened(lesson)} | {text(lesson.objective)} | {lesson.minutes} | {ideas(lesson)} |"
        for lesson in catalog()
    ]
    return "\n".join([head, *rows])


def opened(lesson):
    """The number and the title of a lesson, with the address that opens it."""
    return f"{lesson.number} {text(lesson.title)} `/?lesson={lesson.number}`"


def ideas(lesson):
    """The misconceptions among the wrong answers of a lesson."""
    wrong = (*lesson.question.options, *lesson.question.mistakes)
    codes = dict.fromkeys(each.misconception for each in wrong if each.misconception)
    return text(" ".join(MISCONCEPTIONS[code] for code in codes)) or "–"


def plans():
    """The plans for a class, one after the other."""
    return "\n\n".join(map(plan, PLANS))


def plan(minutes):
    """The plan for a class: from when to when, which lesson, and what is done."""
    rows = [
        f"| {slot.begin}–{slot.end} | {opened(slot.lesson)} | {done(slot)} |"
        for slot in slots(minutes)
    ]
    head = "| minutes | lesson | what is done |\n| --- | --- | --- |"
    answers = [answer(lesson) for lesson, _ in parts(minutes)]
    return "\n\n".join(
        [
            f"### A class of {minutes} minutes",
            "\n".join([head, *rows]),
            "What is asked, and what is right:",
            "\n".join(answers),
        ]
    )


def done(slot):
    """What is done in a part of a class."""
    if slot.part != "round":
        return slot.does[0][1]
    return ". ".join(f"{minutes} min {does}" for minutes, does in slot.does) + "."


def answer(lesson):
    """The question of a lesson with what is right, and what is then seen."""
    question = lesson.question
    if question.right:
        right = f"{question.right.key}: {question.right.text}"
    elif question.kind == "point":
        right = place(lesson, truth(lesson)["point"])
    else:
        right = number(truth(lesson)["value"])
    seen = lesson.say(lesson.seen)
    return f"- {lesson.number}: {text(question.text)} **{text(right)}** {text(seen)}"
