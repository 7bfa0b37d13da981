"""python run.py lessons: worksheets for a class, and for its teacher their key and a GIFT file."""

import argparse
from pathlib import Path

from app.cli.refusal import Misled
from app.language.languages import tags
from app.language.speaking import speaking
from app.lessons import catalog, find
from app.lessons.model import Lesson
from app.lessons.papers.answer_key import answer_keys
from app.lessons.papers.gift import gift
from app.lessons.papers.variant import MOST, Variant, variant
from app.lessons.papers.worksheet import worksheets
from app.scene.scene import Scene
from app.settings import Settings

LOCAL = "http://127.0.0.1:8050/"
SHEETS, KEY, QUESTIONS = "worksheets.html", "answer-key.html", "downhill.gift"


def papers(asked: argparse.Namespace, _scene: Scene, settings: Settings) -> None:
    """Write what is asked for: into the folder of the class, or into that of the teacher."""
    if not asked.to and not asked.teacher:
        raise Misled("Say where to: --to for the worksheets, --teacher for key and questions.")
    keep_apart(asked.to, asked.teacher)
    if not 0 <= asked.seed < MOST:
        raise Misled(f"--seed is a whole number from 0 to {MOST - 1}.")
    home = asked.home or settings.home or LOCAL
    with speaking(asked.lang):
        lessons = wanted(asked.lesson)
        variants = [variant(lesson, asked.seed) for lesson in lessons]
        if asked.to:
            written(asked.to, {SHEETS: worksheets(variants, home)}, asked.force)
        if asked.teacher:
            written(asked.teacher, for_teachers(variants, home), asked.force)


def for_teachers(variants: list[Variant], home: str) -> dict[str, str]:
    """Return what only a teacher should have: the key of these sheets, and their questions."""
    questions = gift(each.lesson for each in variants)
    return {KEY: answer_keys(variants, home), QUESTIONS: questions}


def keep_apart(to: str | None, teacher: str | None) -> None:
    """Raise Misled where the key would lie in the folder of the class."""
    if not to or not teacher:
        return
    class_folder, own = Path(to).resolve(), Path(teacher).resolve()
    if own == class_folder or class_folder in own.parents:
        raise Misled("The key stays out of the folder of the class: name another one beside it.")


def wanted(names: list[str]) -> tuple[Lesson, ...]:
    """Return the lessons of some numbers or names, all without any; raise Misled at none."""
    for name in names:
        if find(name) is None:
            raise Misled(f"There is no lesson {name!r}.")
    return tuple(filter(None, map(find, names))) or catalog()


def written(folder: str, files: dict[str, str], force: bool) -> None:
    """Write files into a folder, which is made where it is missing."""
    there = [name for name in files if (Path(folder) / name).exists()]
    if there and not force:
        raise Misled(f"{Path(folder) / there[0]} is there already: --force writes over it.")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="\n")
            print(Path(folder) / name)
    except OSError as error:
        raise Misled(f"{folder} can't be written: {error.strerror}.") from None


def add_to(commands) -> None:
    """Add the command to a parser's commands."""
    made = commands.add_parser("lessons", help="write worksheets, their key, questions for Moodle")
    made.add_argument("--to", help=f"folder of the class: {SHEETS}")
    made.add_argument("--teacher", help=f"folder of the teacher: {KEY} and {QUESTIONS}")
    made.add_argument(
        "--lesson", action="append", default=[], help="its number or name; may be said again"
    )
    made.add_argument("--seed", type=int, default=0, help="the variant of the sheets (%(default)s)")
    made.add_argument("--home", help="where Downhill is served, for links and QR codes")
    made.add_argument("--lang", choices=tags(), default="en", help="the language (%(default)s)")
    made.add_argument("--force", action="store_true", help="write over files that are there")
    made.set_defaults(carry_out=papers, scene="")
