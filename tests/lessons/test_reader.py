"""A file that is no lesson says so, and where."""

import pytest

from app.lessons import catalog, find
from app.lessons.catalog import FOLDER, following
from app.lessons.reader import lesson_of

FIRST = FOLDER / "01-one-step.toml"


@pytest.fixture
def spoiled(tmp_path):
    """Write the first lesson with one text in the place of another, and read it."""

    def read(old, new, name=FIRST.name):
        text = FIRST.read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return lesson_of(tmp_path / name)

    return read


def test_a_lesson_is_read_from_its_file(spoiled):
    assert spoiled("One step", "Ein Schritt").title == "Ein Schritt, by hand"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("title =", "titel =", "titel"),
        ('kind = "number"', 'kind = "guess"', "choose, point, number, curve"),
        ("[question]", "[query]", "question"),
        ("number = 1", "number = 2", "calls itself 02-one-step.toml"),
        ('name = "one-step"', 'name = "two-steps"', "calls itself 01-two-steps.toml"),
        ("minutes = 7", "minutes = ", "01-one-step.toml is no lesson"),
        ("belief =", "beleif =", "beleif"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_name(spoiled, old, new, reason):
    with pytest.raises(ValueError, match=reason) as error:
        spoiled(old, new)
    assert FIRST.name in str(error.value)


def test_a_lesson_is_found_by_its_number_or_its_name():
    first = catalog()[0]
    assert [find(text) for text in ("1", "01", " 1 ", "one-step", "One-Step")] == [first] * 5
    assert [find(text) for text in ("", "0", "-1", "999", "1.0", "one step", "²")] == [None] * 7


def test_lessons_follow_each_other_by_their_numbers():
    lessons = catalog()
    assert [following(lesson) for lesson in lessons] == [*lessons[1:], None]
    assert [lesson.number for lesson in lessons] == sorted(lesson.number for lesson in lessons)
