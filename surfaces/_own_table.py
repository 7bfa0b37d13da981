"""One's own table: two columns of a text file, read strictly."""

import csv
from math import isfinite
from pathlib import Path
from typing import NamedTuple

MOST_BYTES = 1_000_000
FEWEST, MOST = 3, 2_000  # examples: fewer fix no line, and more make a hand wait
LARGEST = 1e9  # beyond this squares of squares lose their digits
MARKS = ("\t", ";", ",")  # that part two columns, the safest first


class Table(NamedTuple):
    """The name of a table, what its two columns are, and its examples: (input, target) each."""

    name: str
    axes: tuple[str, str]
    pairs: tuple[tuple[float, float], ...]

    @property
    def is_of_kinds(self):
        """Whether the targets are two kinds: 0 and 1, or −1 and 1."""
        return {v for _, v in self.pairs} in ({0.0, 1.0}, {-1.0, 1.0})


def read_table(path):
    """The Table of a file. Raises ValueError, in one sentence that names the file, for all else
    than two columns of numbers, an input and a target, perhaps below two names.
    """
    file = Path(path)
    lines = list(csv.reader(_text(file).splitlines(), delimiter=_mark(file)))
    rows = [(number, row) for number, row in enumerate(lines, 1) if any(map(str.strip, row))]
    for number, row in rows:
        if len(row) != 2:
            raise ValueError(
                f"{file.name}, line {number}: {len(row)} columns; two are read, an input and a "
                "target, parted by a comma, a semicolon or a tab"
            )
    names = _names(rows)
    pairs = tuple(
        tuple(_number(file, number, text) for text in row) for number, row in rows[bool(names) :]
    )
    return Table(file.stem, names or ("u", "v"), _checked(file, pairs))


def _text(file):
    if not file.is_file():
        raise ValueError(f"{file.name}: there is no such file")
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"{file.name} is larger than {MOST_BYTES:,} bytes")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{file.name} is no text in UTF-8") from None


def _mark(file):
    """What parts the columns of the first line."""
    first = next(filter(str.strip, _text(file).splitlines()), "")
    return next((mark for mark in MARKS if mark in first), ",")


def _names(rows):
    """The names of the columns, where the first line has no number."""
    if not rows:
        return None
    texts = [text.strip() for text in rows[0][1]]
    return None if any(map(_value, texts)) or not all(texts) else tuple(texts)


def _value(text):
    """(the number of a text,), or None: with a comma as its decimal mark too."""
    try:
        return (float(text.strip().replace(",", ".")),)
    except ValueError:
        return None


def _number(file, number, text):
    value = _value(text)
    if value is None:
        raise ValueError(f"{file.name}, line {number}: {text.strip()!r} is not a number")
    if not isfinite(value[0]) or abs(value[0]) > LARGEST:
        raise ValueError(f"{file.name}, line {number}: {text.strip()} is too large")
    return value[0]


def _checked(file, pairs):
    if not FEWEST <= len(pairs) <= MOST:
        raise ValueError(
            f"{file.name} has {len(pairs)} examples; from {FEWEST} to {MOST:,} can be fitted"
        )
    if len({u for u, _ in pairs}) == 1:
        raise ValueError(f"{file.name}: all inputs are the same, and no slope can be told")
    return pairs
