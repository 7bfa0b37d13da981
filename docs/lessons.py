"""The lessons on the teacher's page: a table of all, and plans for a class, from their files."""

from app.lessons import catalog
from app.lessons.answer import truth
from app.lessons.misconceptions import MISCONCEPTIONS
from app.lessons.papers.gift import place
from descent.number_format import number
from docs.markdown import text

# What is done in each part of a class. A round is of four pieces: minutes, and what is done.
RECALL = "“What do you remember?” Each works it out on paper, then compares with a neighbor."
SEARCH = "In pairs: six tries each, then look at what other plans would have done."
EXIT = "Each answers alone, on paper, and leaves it at the door."
ROUND = (
    (1, "vote: one hand each, for A, B, C or D; nobody talks"),
    (2, "pairs: convince your neighbor"),
    (1, "vote again"),
    (3, "play it, name what it did, and only then say why"),
)
DOES = {
    "recall": RECALL,
    "round": ". ".join(f"{minutes} min {does}" for minutes, does in ROUND) + ".",
    "search": SEARCH,
    "exit": EXIT,
}
# How long each part of a class of so many minutes is.
A_ROUND = sum(minutes for minutes, _ in ROUND)
PLANS = {
    "50": {"recall": 5, "round": A_ROUND, "search": 12, "exit": 5},
    "20": {"recall": 3, "round": A_ROUND, "exit": 3},
}


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
    rows, at = [], 0
    for lesson, part in parts(minutes):
        end = at + PLANS[minutes][part]
        rows.append(f"| {at}–{end} | {opened(lesson)} | {DOES[part]} |")
        at = end
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


def parts(minutes):
    """The lessons of a plan with the part that each has in it, in the order of the parts."""
    order = list(DOES)
    found = [
        (lesson, dict(lesson.plan)[minutes]) for lesson in catalog() if minutes in dict(lesson.plan)
    ]
    return sorted(found, key=lambda each: order.index(each[1]))


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
