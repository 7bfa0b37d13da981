"""How a table is written as CSV: for a program, or for the spreadsheet of any country.

Excel takes a list apart at the sign that the country of its user parts lists with, and reads
numbers with the country's decimal sign: a semicolon and a comma in much of Europe. Signs beyond
ASCII it reads only behind a mark at the beginning of the file (a BOM), so plain names have none.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from descent.message import N_, Message

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
DECIMALS = {"point": ".", "comma": ","}
HEADERS = ("plain", "formula")
CHOICES = {
    "separator": tuple(SEPARATORS),
    "decimal": tuple(DECIMALS),
    "headers": HEADERS,
    "bom": ("0", "1"),
}
# Signs of the formulas in plain words; a Greek letter not named here goes by its own name.
WORDS = {"η′": "lr", "η": "lr", "′": "_prime", "∞": "_inf"}
MARKS = {"CIRCUMFLEX ACCENT": "_hat", "MACRON": "_bar", "TILDE": "_tilde", "DOT ABOVE": "_dot"}
PARTED = N_("A comma can't part numbers that have a comma: choose another separator or decimal.")
NO_CHOICE = N_("{key} is one of {choices}, not {text}.")


class Misspelt(ValueError):
    """A choice that is none, or that goes with no other; the message says which."""


@dataclass(frozen=True)
class Dialect:
    """How a table is written; the names of the choices are those of CHOICES.

    Without a choice it is written as programs read it: commas, decimal points, plain names.
    """

    separator: str = "comma"
    decimal: str = "point"
    headers: str = "plain"
    bom: bool = False

    def write(self, names: Iterable[str], rows: Iterable[Sequence]) -> bytes:
        """Return a table; of its cells, text is written as it is, and a number that is none (NaN)
        is empty."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=SEPARATORS[self.separator])
        is_plain = self.headers == "plain"
        writer.writerow([plain(name) if is_plain else name for name in names])
        writer.writerows([self.cell(value) for value in row] for row in rows)
        return text.getvalue().encode("utf-8-sig" if self.bom else "utf-8")

    def cell(self, value: str | float) -> str:
        """Return a cell; a number reads back to the last bit."""
        if isinstance(value, str):
            return value
        return "" if value != value else repr(value).replace(".", DECIMALS[self.decimal])


def read_dialect(fields: Mapping[str, Sequence[str]]) -> Dialect:
    """Return the dialect that the fields of a query, or of a command, ask for.

    Other fields are no business of a table. Raise Misspelt where a choice is none, is made twice,
    or parts numbers within.
    """
    choices = {key: one(key, fields[key]) for key in CHOICES if fields.get(key)}
    separator = choices.get("separator", "comma")
    # Where lists are parted by semicolons, it is because numbers have the comma.
    decimal = choices.get("decimal", "comma" if separator == "semicolon" else "point")
    if separator == decimal == "comma":
        raise Misspelt(Message.of(PARTED))
    headers = choices.get("headers", "plain")
    return Dialect(separator, decimal, headers, bom=choices.get("bom") == "1")


def one(key: str, values: Sequence[str]) -> str:
    """Return the choice among the values of a field."""
    value, *others = dict.fromkeys(values)
    if others or value not in CHOICES[key]:
        text = " and ".join(dict.fromkeys(values))
        choices = ", ".join(CHOICES[key])
        raise Misspelt(Message.of(NO_CHOICE, key=key, choices=choices, text=repr(text[:40])))
    return value


def plain(name: str) -> str:
    """Return the name of a column in ASCII: `m_hat.x` for m̂.x, `lr.x` for η′.x."""
    for signs, word in WORDS.items():
        name = name.replace(signs, word)
    return "".join(map(spelled, unicodedata.normalize("NFKD", name)))


def spelled(sign: str) -> str:
    """Return a sign in ASCII, by its name in Unicode."""
    if sign.isascii():
        return sign
    kind, _, name = unicodedata.name(sign).partition(" ")
    if kind == "COMBINING":
        return MARKS[name]
    word = name.rsplit(" ", 1)[-1]
    return word.title() if " CAPITAL " in f" {name}" else word.lower()
