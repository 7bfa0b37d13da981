"""The scripts' own tests, run by node among the others."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The first version with `node --test`.
OLDEST = 18
NODE = shutil.which("node")


def version():
    """Return the main version of the node that is installed, 0 where there is none."""
    if NODE is None:
        return 0
    told = subprocess.run([NODE, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", told)
    return int(found[1]) if found else 0


def test_the_scripts_pass_their_own_tests():
    found = version()
    if found < OLDEST:
        what = f"node {found} is too old" if found else "node is not installed"
        pytest.skip(f"{what}: the tests of the scripts need node {OLDEST} or newer")
    files = sorted(HERE.glob("*.test.js"))
    assert files
    # Named one by one: what node makes of a folder differs between its versions.
    result = subprocess.run(
        [NODE, "--test", *files],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    if result.returncode:
        pytest.fail(result.stdout, pytrace=False)
