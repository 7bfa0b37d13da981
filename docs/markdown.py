"""Facts as Markdown: tables of them, and numbers in words that a reader can take in."""

import re
from itertools import groupby
from textwrap import fill

from app.scene.tokens import number as spelled
from descent.number_format import number as short

MADE = "<!-- Made by `python run.py docs` from the catalogues: change those, not this page. -->"


def page(title, intro, head, rows):
    """A page: paragraphs, then a table for every group; `rows` maps a thing to its cells."""
    wrapped = [fill(each, 118, break_long_words=False, break_on_hyphens=False) for each in intro]
    parts = [MADE, f"# {title}", *wrapped]
    for group, things in groupby(rows, key=lambda thing: thing.group):
        table = [head, ("---",) * len(head), *(rows[thing] for thing in things)]
        parts += [f"## {group}", "\n".join(f"| {' | '.join(row)} |" for row in table)]
    return "\n\n".join(parts) + "\n"


def lines(*parts):
    """The lines of one cell."""
    return "<br>".join(part for part in parts if part)


def text(words):
    """Words as they are: nothing in them is Markdown."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", words)


def exact(value):
    """A number that can be typed: all of its digits."""
    return spelled(value).replace("-", "−") if abs(value) >= 1e-4 else spelled(value)


def rounded(value):
    """A number that was computed: four digits."""
    plain = value == 0 or 1e-3 <= abs(value) < 1e4
    return f"{value:.4g}".replace("-", "−") if plain else short(value)
