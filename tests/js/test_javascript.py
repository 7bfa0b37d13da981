"""The scripts' own tests, run by node: each file is a test among the others."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from app.page.outcomes import outcomes, style_sheet
from app.scene.manifest import manifest
from app.scene.views import views

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The first version with `node --test` that takes modules for tests as they are.
OLDEST = 18
NODE = shutil.which("node")
# What the page carries for its scripts, as far as their tests need it.
CATALOGUE = json.dumps({"outcomes": outcomes(), "views": views(), "manifest": manifest()})
GIVEN = {"DOWNHILL_CATALOGUE": CATALOGUE, "DOWNHILL_STYLE_OF_OUTCOMES": style_sheet()}
FILES = sorted(file.relative_to(HERE).as_posix() for file in HERE.rglob("*.test.js"))


@cache
def version():
    """Return the main version of the node that is installed, 0 where there is none."""
    if NODE is None:
        return 0
    told = subprocess.run([NODE, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", told)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("file", FILES)
def test_the_scripts_pass_their_own_tests(file):
    found = version()
    if found < OLDEST:
        what = f"node {found} is too old" if found else "node is not installed"
        pytest.skip(f"{what}: the tests of the scripts need node {OLDEST} or newer")
    result = subprocess.run(
        [NODE, "--import", (HERE / "manifest.js").as_uri(), HERE / file],
        cwd=ROOT,
        env=os.environ | GIVEN,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    if result.returncode:
        pytest.fail(result.stdout, pytrace=False)
