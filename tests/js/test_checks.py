"""The types, lengths, names and format of the scripts, held by the tools of package.json."""

import json
import subprocess

import pytest

from app.page.linker import bare
from tests.js.test_javascript import NODE, ROOT
from tests.node_packages import are_there

MODULES = ROOT / "node_modules"
TOOLS = {
    "types": ["typescript/bin/tsc", "--project", "."],
    "lengths and names": ["eslint/bin/eslint.js", "."],
    "format": ["prettier/bin/prettier.cjs", "--check", "assets/js", "tests/js"],
}
LONGEST, USUAL = 60, 25  # lines of a function, and of nine in ten

pytestmark = pytest.mark.skipif(
    NODE is None or not are_there(), reason="the node packages come with `python run.py test`"
)


def said(*command):
    """What node prints, and whether it was content."""
    done = subprocess.run(
        [NODE, *command], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", TOOLS)
def test_the_scripts_pass_a_check(tool):
    path, *arguments = TOOLS[tool]
    is_good, words = said(MODULES / path, *arguments)
    if not is_good:
        pytest.fail(words, pytrace=False)


def test_without_comments_and_layout_a_script_is_the_same_program(tmp_path):
    scripts = ROOT / "assets" / "js"
    for file in scripts.rglob("*.js"):
        copy = tmp_path / file.relative_to(scripts)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(bare(file.read_text(encoding="utf-8")), encoding="utf-8")
    is_good, words = said("tests/js/other_tokens.js", scripts, tmp_path)
    assert is_good, words
    found = json.loads(words)
    assert found["scripts"] > 100
    assert found["others"] == []


def test_functions_of_the_scripts_are_short():
    is_good, words = said("tests/js/function_sizes.js", "assets/js")
    assert is_good, words
    sizes = sorted(json.loads(words))
    assert len(sizes) > 1000
    assert sizes[-1] <= LONGEST
    assert sizes[len(sizes) * 9 // 10] <= USUAL
