"""The examples of the pages about adding things, added to a copy of the repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("add-a-surface.md", "add-an-optimizer.md", "add-a-data-set.md")
# Key of an example → its picker, the page with its row, and two others: what both are tested for,
# it is tested for too.
EXAMPLES = {
    "funnel": ("surfaces", "surfaces.md", ("booth", "beale")),
    "normalized": ("methods", "methods.md", ("gradient_descent", "adagrad")),
    "wave": ("schedules", "schedules.md", ("cosine", "triangular")),
    "springs": ("surfaces", "surfaces.md", ("hubble", "challenger")),
}
CONTRACTS = (
    "tests/surfaces",
    "tests/descent/test_optimizers.py",
    "tests/descent/test_schedules.py",
)
ASK = """
import json
from app.compute import facts
from docs.gallery import PAGES
pickers = {name: [*facts()[name]] for name in ("surfaces", "methods", "schedules")}
print(json.dumps([pickers, {name: page() for name, page in PAGES.items()}]))
"""


def examples():
    """(path, text) of every example: its first line says which file it is."""
    for page in PAGES:
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
            first, rest = block.split("\n", 1)
            yield first.removeprefix("# "), rest


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the repository with the examples dropped in, and what is run there."""
    folder = tmp_path_factory.mktemp("copy")
    unwanted = shutil.ignore_patterns("*.pyc.*", "e2e", "js")  # or half written
    for room in ("descent", "surfaces", "app", "docs", "tests"):
        shutil.copytree(ROOT / room, folder / room, ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path, text in examples():
        assert not (folder / path).exists()
        (folder / path).write_text(text, encoding="utf-8")

    def run(*command):
        return subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_every_example_is_one_file_in_the_room_that_its_page_names():
    paths = [Path(path) for path, _ in examples()]
    # A table has no entry of its own.
    assert [path.stem for path in paths if path.parent.name != "tables"] == list(EXAMPLES)
    assert all((ROOT / path.parent / "__init__.py").exists() for path in paths)


def test_a_file_alone_gives_an_entry_in_the_picker_and_a_row_in_the_docs(copy):
    answer = copy("-c", ASK)
    assert answer.returncode == 0, answer.stderr
    pickers, pages = json.loads(answer.stdout)
    for key, (picker, page, others) in EXAMPLES.items():
        assert {key, *others} <= set(pickers[picker])
        assert pages[page].count(f"<br>`{key}`<br>") == 1


def test_a_file_alone_is_tested_like_the_others_and_passes(copy):
    wanted = [*EXAMPLES, *(other for _, _, others in EXAMPLES.values() for other in others)]
    answer = copy(
        *("-m", "pytest", "-n", "0", "-v", "--color=no", "-p", "no:cacheprovider"),
        *(*CONTRACTS, "-k", " or ".join(wanted)),
    )
    assert answer.returncode == 0, answer.stdout[-4000:]
    passed = re.findall(r"::(test_\w+)\[(.+?)\] PASSED", answer.stdout)
    for key, (_, _, others) in EXAMPLES.items():
        one, other, ours = (
            {test for test, ids in passed if each in re.split("[- ]", ids)}
            for each in (*others, key)
        )
        assert len(one & other) >= 4
        assert one & other <= ours


def test_the_examples_are_written_as_the_house_writes(copy):
    paths = [path for path, _ in examples()]
    for command in (["check"], ["format", "--check"]):
        answer = copy("-m", "ruff", *command, "--no-cache", *paths)
        assert answer.returncode == 0, answer.stdout + answer.stderr
