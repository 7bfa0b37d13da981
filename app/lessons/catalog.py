"""The lessons that there are: the folder, in the order of their numbers."""

from functools import lru_cache
from pathlib import Path

from app.lessons.model import Lesson
from app.lessons.reader import lesson_of

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def catalog() -> tuple[Lesson, ...]:
    """Return every lesson of the folder."""
    lessons = map(lesson_of, FOLDER.glob("[0-9][0-9]-*.toml"))
    return tuple(sorted(lessons, key=lambda lesson: lesson.number))


def find(text: str) -> Lesson | None:
    """Return the lesson of a number or a name, as an address has it; None where there is none."""
    wanted = str(text).strip().lower()
    names = {str(lesson.number): lesson for lesson in catalog()}
    names |= {lesson.name: lesson for lesson in catalog()}
    return names.get(wanted.lstrip("0")) or names.get(wanted)


def following(lesson: Lesson) -> Lesson | None:
    """Return the lesson after this one; None after the last."""
    return next((each for each in catalog() if each.number > lesson.number), None)
