"""How many files a new thing takes: it is added to a copy of the repository, and all that is made
from it is made anew.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_examples import ROOT, examples

ROOMS = ("descent", "surfaces", "app", "docs", "assets", "locale")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# A category of outcome of its own: what is written, and before which line.
OUTCOME = {
    "descent/verdict/outcome.py": (
        '    AT_REST = (\n        N_("At rest"),',
        '    DOZES = (N_("Dozes"), "dozes", (N_("dozed off at loss {loss}"),))\n',
    ),
    "descent/verdict/rules.py": (
        "        (Outcome.TOO_SLOW, lambda: still),",
        "        (Outcome.DOZES, lambda: still),\n",
    ),
    "descent/verdict/advice.py": (
        "    Outcome.TOO_SLOW: _for_slow,",
        "    Outcome.DOZES: _for_slow,\n",
    ),
    "app/page/outcomes.py": (
        '    "hovers": Look(',
        '    "dozes": Look("dozes", "stuck", "M4 4h8l-8 8h8", hatch="dots", dash=(2.0, 7.0)),\n',
    ),
}
VIEW = {
    "app/scene/views.py": (
        '        View("hill",',
        '        View("odds", N_("Odds"), "M3 3h10v10H3Z", N_("What becomes of a throw")),\n',
    ),
}
SCRIPT = """// The odds of a throw.

const create = (root) => ({ load: (picture) => root.replaceChildren(picture.query) });

export const view = { key: "odds", title: "Odds", wide: false, needs: [], create };
"""
SHOW_VIEW = """
from app.compute import answers
from app.factory import create_app
from app.page.static_bundle import bundles
page = create_app().server.test_client()
assert answers.facts()["views"]["odds"] == {"icon": "M3 3h10v10H3Z", "part": "odds"}
assert 'data-view="odds"' in page.get("/embed").text
assert answers.opened("view=odds")["scene"]["view"] == "odds"
assert all('define("views/odds.js"' in bundles()[name].text for name in ("page.js", "frame.js"))
"""
SHOW = """
from app.compute import answers
from app.exports.file_service import made
from app.maps.serialization import terms
from app.page.static_bundle import bundles
from app.page.static_page import whole
from app.scene.parse import read
from app.settings import Settings
query = "eta=0.00001&steps=5"
panel = answers.walked(query)["picture"]["panels"][0]
assert (panel["fate"], panel["word"]) == ("dozes", "Dozes"), panel["word"]
assert panel["sentence"].startswith("dozed off at loss 2"), panel["sentence"]
assert answers.facts()["outcomes"]["dozes"]["icon"] == "M4 4h8l-8 8h8"
assert "dozes" in [each["fate"] for each in terms(Settings())["outcomes"]]
assert '[data-fate="dozes"]' in bundles()["page.css"].text
assert '[data-fate="dozes"]' in whole({}, {})
assert made("preview.png", query, read(query).scene, Settings())
"""
SHOW_LESSON = """
from app.lessons import catalog, find, reveal
from app.lessons.papers.gift import gift
lesson = find("99")
assert catalog()[-1] is lesson is find("once-more")
assert lesson.question_payload()["title"] == "Once more"
assert reveal(lesson, "3.2")["is_right"]
assert "Once more" in gift(catalog())
"""
SHOW_LANGUAGE = """
from app.language.languages import languages
assert languages() == {"en": "English", "de": "Deutsch"}
"""


class Copy:
    """A copy of the repository, and what has changed in it since it was last looked at."""

    def __init__(self, folder):
        self.folder = folder
        unwanted = shutil.ignore_patterns("*.pyc.*")  # half written by another process
        for room in ROOMS:
            shutil.copytree(ROOT / room, folder / room, ignore=unwanted)
        self.make()
        self.before = self.texts()

    def texts(self):
        files = (file for room in ROOMS for file in (self.folder / room).rglob("*"))
        kept = (file for file in files if file.is_file() and "__pycache__" not in file.parts)
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in kept}

    def changed(self):
        """The files that have been added or changed; from now on they count as they are."""
        after, before = self.texts(), self.before
        self.before = after
        return {path for path in after if after[path] != before.get(path)}

    def insert(self, lines):
        """Write lines into files, each before another one."""
        for path, (before, text) in lines.items():
            file = self.folder / path
            whole = file.read_text(encoding="utf-8")
            assert whole.count(before) == 1, path
            file.write_text(whole.replace(before, text + before), encoding="utf-8")

    def run(self, *command):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def make(self):
        """Write anew what is made from the rest, as `python run.py docs` does."""
        self.run("-m", "docs")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return Copy(tmp_path_factory.mktemp("copy"))


def rows(thing):
    """The row of CONTRIBUTING about a thing."""
    return [line for line in CONTRIBUTING.splitlines() if line.startswith(f"| {thing} ")]


@pytest.mark.parametrize(
    ("path", "page", "thing", "most"),
    [
        ("surfaces/funnel.py", "docs/surfaces.md", "A surface", 2),
        ("descent/optimizers/normalized.py", "docs/methods.md", "An optimizer", 3),
        ("descent/schedules/wave.py", "docs/schedules.md", "A schedule", 3),
    ],
)
def test_a_surface_a_method_and_a_schedule_are_one_file_by_hand_and_one_that_is_made(
    copy, path, page, thing, most
):
    (copy.folder / path).write_text(dict(examples())[path], encoding="utf-8")
    copy.make()
    changed = copy.changed()
    assert changed == {path, page}
    assert len(changed) <= most
    (row,) = rows(thing)
    assert str(Path(path).parent) in row


def test_a_category_of_outcome_is_four_files_and_none_is_made(copy):
    copy.insert(OUTCOME)
    copy.make()
    assert copy.changed() == {*OUTCOME}
    assert len(OUTCOME) <= 4
    copy.run("-c", SHOW)
    (row,) = rows("A new outcome")
    for path in OUTCOME:
        assert f"`{path}`" in row


def test_a_view_is_two_files_by_hand_and_one_that_is_made(copy):
    path = "assets/js/views/odds.js"
    (copy.folder / path).write_text(SCRIPT, encoding="utf-8")
    copy.insert(VIEW)
    copy.make()
    assert copy.changed() == {path, *VIEW, "docs/teachers.md"}
    copy.run("-c", SHOW_VIEW)
    (row,) = rows("A view")
    assert "`assets/js/views`" in row
    assert "`app/scene/views.py`" in row


def test_a_lesson_is_one_file_by_hand_and_one_that_is_made(copy):
    lessons = copy.folder / "app" / "lessons"
    text = (lessons / "01-one-step.toml").read_text(encoding="utf-8")
    for old, new in (
        *(
            ("number = 1", "number = 99"),
            ("one-step", "once-more"),
            ("One step, by hand", "Once more"),
        ),
        ('plan = { 50 = "recall", 20 = "recall" }', ""),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (lessons / "99-once-more.toml").write_text(text, encoding="utf-8")
    copy.make()
    assert copy.changed() == {"app/lessons/99-once-more.toml", "docs/teachers.md"}
    copy.run("-c", SHOW_LESSON)
    (row,) = rows("A lesson")
    assert "`app/lessons`" in row


def test_a_language_is_one_file_that_is_begun_by_a_command(copy):
    copy.run("-m", "app.language", "de")
    copy.make()
    assert copy.changed() == {"locale/de.po"}
    copy.run("-c", SHOW_LANGUAGE)
    (row,) = rows("A language")
    assert "`locale/de.po`" in row
    assert "`python run.py language de`" in row
