"""A lesson from its file; a key that means nothing, or a lesson without its question, is an error.

The keys are those of `model`, but for three that Python has other words for: `scene` is the
address, `try` the trial, and of a fact `is`, `from` and `to` are what it must be.
"""

import tomllib
from pathlib import Path
from typing import Any

from app.lessons.model import KINDS, Fact, Lesson, Mistake, Option, Question, Try

RENAMED = {"scene": "address", "try": "trial", "is": "equals", "from": "low", "to": "high"}


def lesson_of(file: Path) -> Lesson:
    """Return the lesson of a file; raise ValueError, which names the file, where it is none."""
    number, _, name = file.stem.partition("-")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        parts = {
            "question": question_of(table.pop("question")),
            "trial": made(Try, table.pop("try")),
            **{name: tuple(table.pop(name, {}).items()) for name in ("places", "plan")},
            "facts": tuple(made(Fact, each) for each in table.pop("facts", ())),
        }
        lesson = made(Lesson, table | parts)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name} is no lesson: {error}") from error
    if (lesson.number, lesson.name) != (int(number), name):
        raise ValueError(f"{file.name} calls itself {lesson.number:02}-{lesson.name}.toml")
    return lesson


def question_of(table: dict[str, Any]) -> Question:
    """Return the question of a file."""
    if table.get("kind") not in KINDS:
        raise ValueError(f"its question is of no kind, which is one of {', '.join(KINDS)}")
    options = tuple(made(Option, each) for each in table.pop("options", ()))
    mistakes = tuple(made(Mistake, each) for each in table.pop("mistakes", ()))
    return made(Question, table | {"options": options, "mistakes": mistakes})


def made(kind: type, table: dict[str, Any]) -> Any:
    """Return a part of a lesson from its table."""
    return kind(**{RENAMED.get(key, key): frozen(value) for key, value in table.items()})


def frozen(value: Any) -> Any:
    """Return a list as a tuple, and anything else as it is."""
    return tuple(value) if isinstance(value, list) else value
