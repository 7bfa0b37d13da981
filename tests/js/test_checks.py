"""The types, lengths, names and format of the scripts, held by the tools of package.json."""

import json
import subprocess

import pytest

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


def test_functions_of_the_scripts_are_short():
    is_good, words = said("tests/js/function_sizes.js", "assets/js")
    assert is_good, words
    sizes = sorted(json.loads(words))
    assert len(sizes) > 1000
    assert sizes[-1] <= LONGEST
    assert sizes[len(sizes) * 9 // 10] <= USUAL
