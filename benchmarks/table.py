"""Rows of the report: a measurement, what it is held against, and their ratio."""

from typing import NamedTuple


class Row(NamedTuple):
    """One measurement; `beside` is a budget or a peer, and `ratio` says measured : beside."""

    what: str
    measured: str
    beside: str
    ratio: str


def print_table(rows: list[Row]) -> None:
    """Print the rows as a table that reads well in a terminal and in Markdown."""
    table = [Row("what", "measured", "beside", "ratio"), *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    for i, row in enumerate(table):
        print(
            "| "
            + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            + " |"
        )
        if i == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
