"""The scripts' own tests, one test here for each file of tests/js."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")
FILES = sorted(path for path in (HERE / "js").rglob("*") if path.match("*test*.*js"))


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("file", [path.name for path in FILES])
def test_the_scripts_pass_their_own_tests(file):
    path = next(path for path in FILES if path.name == file)
    result = subprocess.run(
        [NODE, "--test", path], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
