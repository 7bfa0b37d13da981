"""docs/take-it-with-you.md knows every file; `test_every_block.py` does what it says."""

import re
from pathlib import Path

from app.exports import EXPORTS

PAGE = (Path(__file__).parents[2] / "docs" / "take-it-with-you.md").read_text(encoding="utf-8")


def test_every_file_is_told():
    told = set(re.findall(r"`([\w.-]+)`", "\n".join(re.findall(r"^\| `.*$", PAGE, re.MULTILINE))))
    assert told == EXPORTS.keys()
