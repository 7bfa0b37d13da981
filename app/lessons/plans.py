"""Plans for a class: which lesson when, and what is done with it. A lesson's file says its part."""

from typing import NamedTuple

from app.lessons.catalog import catalog, following
from app.lessons.model import Lesson
from descent.message import N_

RECALL = N_("“What do you remember?” Each works it out on paper, then compares with a neighbor.")
SEARCH = N_(
    "In pairs, with the search game on a device of theirs: six tries each, then look at what other "
    "plans would have done."
)
EXIT = N_("Each answers alone, on paper, and leaves it at the door.")
# A round is of four pieces: minutes, and what is done.
ROUND = (
    (1, N_("vote: one hand each, for A, B, C or D; nobody talks")),
    (2, N_("pairs: convince your neighbor")),
    (1, N_("vote again")),
    (3, N_("play it, name what it did, and only then say why")),
)
A_ROUND = sum(minutes for minutes, _ in ROUND)
# How long each part of a class of so many minutes is, in the order of the parts.
PLANS = {
    "50": {"recall": 5, "round": A_ROUND, "search": 12, "exit": 5},
    "20": {"recall": 3, "round": A_ROUND, "exit": 3},
}
DOES = {"recall": RECALL, "search": SEARCH, "exit": EXIT}


class Slot(NamedTuple):
    """A part of a class: from which minute to which, with which lesson. `does` is what is done, in
    pieces of so many minutes; 0 is all of them."""

    begin: int
    end: int
    lesson: Lesson
    part: str
    does: tuple[tuple[int, str], ...]


def parts(minutes: str) -> list[tuple[Lesson, str]]:
    """Return the lessons of a plan with the part that each has in it, in the order of the parts."""
    order = list(PLANS[minutes])
    found = [
        (lesson, dict(lesson.plan)[minutes]) for lesson in catalog() if minutes in dict(lesson.plan)
    ]
    return sorted(found, key=lambda each: order.index(each[1]))


def slots(minutes: str) -> list[Slot]:
    """Return the parts of a class of so many minutes, one after the other."""
    found, at = [], 0
    for lesson, part in parts(minutes):
        end = at + PLANS[minutes][part]
        does = ROUND if part == "round" else ((0, DOES[part]),)
        found.append(Slot(at, end, lesson, part, does))
        at = end
    return found


def next_in(minutes: str, lesson: Lesson) -> Lesson | None:
    """Return the lesson after this one in a plan; where there is no such plan, or the lesson is not
    in it, the next by its number."""
    order = [each for each, _ in parts(minutes)] if minutes in PLANS else []
    if lesson not in order:
        return following(lesson)
    return next(iter(order[order.index(lesson) + 1 :]), None)


def in_words() -> dict[str, list[dict]]:
    """Return every plan as a page tells it, a lesson as its card."""
    return {
        minutes: [slot._asdict() | {"lesson": slot.lesson.card()} for slot in slots(minutes)]
        for minutes in PLANS
    }
