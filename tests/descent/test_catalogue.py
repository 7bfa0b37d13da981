"""The folder is the list, and a file that can't be listed says so."""

import sys

import pytest

from descent.catalogue import catalogue
from descent.schedule import Schedule

FILE = """
from dataclasses import dataclass
from descent.schedule import Schedule
@dataclass(frozen=True)
class {name}(Schedule):
    label = "{name}"
    group = "{group}"
    brief = formula = latex = shines = fails = reference = "…"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A function that writes files into a fresh package and reads its catalogue."""
    name = "drawer"
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)

    def read(**files):
        for key, text in files.items():
            (package / f"{key}.py").write_text(text, encoding="utf-8")
        return catalogue(name, [str(package)], Schedule)

    yield read
    for module in [m for m in sys.modules if m.split(".")[0] == name]:
        del sys.modules[module]


def test_a_new_file_is_enough_and_groups_come_in_their_order(folder):
    found = folder(
        a_late=FILE.format(name="Late", group="Decay"),
        b_early=FILE.format(name="Early", group="Fixed"),
    )
    assert list(found) == ["b_early", "a_late"]
    assert found["a_late"].key == "a_late"
    with pytest.raises(TypeError):
        found["c"] = None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1", "exactly one Schedule, and defines none"),
        (FILE.format(name="A", group="Fixed") + FILE.format(name="B", group="Fixed"), "A, B"),
        (FILE.format(name="A", group="Sideways"), "'Sideways' is not one of"),
        (
            FILE.format(name="A", group="Fixed").replace("formula =", "unsaid ="),
            "does not say its formula",
        ),
    ],
)
def test_a_file_that_can_not_be_listed_says_its_name(folder, text, complaint):
    with pytest.raises(ImportError, match=f"drawer.broken.*{complaint}"):
        folder(broken=text)
