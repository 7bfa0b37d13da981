"""docs/take-it-with-you.md knows every file; `test_every_block.py` does what it says."""

import re
from pathlib import Path

from app.exports import EXPORTS
from app.exports.csv_dialect import CHOICES

PAGE = (Path(__file__).parents[2] / "docs" / "take-it-with-you.md").read_text(encoding="utf-8")


def rows(heading):
    """The rows of the table under a head, the code of each of its cells."""
    table = PAGE.partition(f"\n{heading}\n|---")[2].partition("\n\n")[0]
    return [
        [re.findall(r"`([\w.-]+)`", cell) for cell in line.split("|")[1:-1]]
        for line in table.splitlines()[1:]
    ]


def test_every_file_is_told():
    told = [name for cells in rows("| file | what it is |") for name in cells[0]]
    assert sorted(told) == sorted(EXPORTS)


def test_every_way_to_write_a_table_is_told_with_what_it_may_be():
    told = {key: values for (key,), values, _ in rows("| key | values | default |")}
    assert told.keys() == CHOICES.keys()
    for key, choices in CHOICES.items():
        assert {*choices} <= {*told[key]}
