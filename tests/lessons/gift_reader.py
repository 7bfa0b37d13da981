"""A strict reader of GIFT files, written from the description of the format and knowing nothing of
who writes them.
"""

import re
from typing import NamedTuple

# Until the next sign of the format that no backslash stands before.
TEXT = r"((?:\\[~=#{}:\\]|[^~=#{}:\\])*)"
HEAD = re.compile(rf"::{TEXT}::\[plain\]{TEXT}\{{(#?)\n")
ANSWER = re.compile(rf"(=|~)(?:%(-?\d+)%)?{TEXT}(?::{TEXT})?#{TEXT}\n")
END = re.compile(rf"####{TEXT}\n\}}(?:\n|$)")


class Answer(NamedTuple):
    """An answer: its text, or its number with how far off is right, what it is worth, and what is
    said to it."""

    text: str
    worth: int
    feedback: str
    within: float | None = None


class Question(NamedTuple):
    """One question of a file."""

    name: str
    text: str
    is_number: bool
    answers: list[Answer]
    general: str


def read_gift(text):
    """Every question of a file; ValueError where anything is left that is no part of one."""
    head, *blocks = text.split("\n\n")
    if not re.fullmatch(r"\$CATEGORY: \S+", head):
        raise ValueError(f"no category: {head!r}")
    return [read_question(block) for block in blocks]


def read_question(block):
    """One question of a file."""
    head = HEAD.match(block)
    if head is None:
        raise ValueError(f"no question: {block[:80]!r}")
    at, answers = head.end(), []
    while found := ANSWER.match(block, at):
        sign, percent, said, within, feedback = found.groups()
        worth = int(percent) if percent else 100 * (sign == "=")
        limits = None if within is None else float(within)
        answers.append(Answer(plain(said), worth, plain(feedback), limits))
        at = found.end()
    end = END.match(block, at)
    if end is None or end.end() != len(block):
        raise ValueError(f"what is this: {block[at : at + 80]!r}")
    return Question(plain(head[1]), plain(head[2]).strip(), bool(head[3]), answers, plain(end[1]))


def plain(text):
    """A text without the backslashes before signs."""
    return re.sub(r"\\(.)", r"\1", text)
