"""docs/take-it-with-you.md: its commands run, its examples work, and it knows every file."""

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from app import __main__ as main
from app.exports import EXPORTS

PAGE = (Path(__file__).parents[2] / "docs" / "take-it-with-you.md").read_text(encoding="utf-8")


def blocks(language):
    """The examples in a language, in their order."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An empty folder to work in, after all commands of the page were carried out there."""
    folder = tmp_path_factory.mktemp("shell")
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        for line in "".join(blocks("sh")).splitlines():
            python, script, *arguments = shlex.split(line)
            assert (python, script) == ("python", "run.py")
            patch.setattr(sys, "argv", ["app", *arguments])
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                main.main()
            assert ("Adam" in said.getvalue()) == ("--to" not in arguments)
        yield folder


def test_every_command_writes_its_file(folder):
    names = {"walk.csv", "walk.py", "walk-figure.json", "sweep.csv"}
    assert {file.name for file in folder.iterdir()} == names
    assert "torch.optim.Adam" in (folder / "walk.py").read_text(encoding="utf-8")


def test_every_example_in_python_says_what_it_should(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", [*sys.path])  # which one of them adds to
    said = []
    for text in blocks("python"):
        exec(compile(text, "example", "exec"), {})  # noqa: S102 – the page's own example
        said.append(capsys.readouterr().out.strip())
    _, frames, title, ends = said
    assert re.fullmatch(r"\d{2,} frames", frames)
    assert title.startswith("Beale: (1.5 − x + xy)²")
    assert re.fullmatch(r"1\.0 → [23]\.\d+", ends)


def test_every_file_is_told():
    told = set(re.findall(r"`([\w.-]+)`", "\n".join(re.findall(r"^\| `.*$", PAGE, re.MULTILINE))))
    assert told == EXPORTS.keys()
