"""Which languages there are, and what each makes of a template.

A language is one file, `locale/de.po`: its name there is its tag (BCP 47) in lower case. Its own
name, its plural forms and the way it is written come from the Unicode tables that Babel has.
"""

import io
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Protocol

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.language.pseudo import PSEUDO, pseudo
from descent.message import in_english

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "locale"
ENGLISH = "en"
# Counts of which every plural category of any language has one.
COUNTS = (*range(200), 1_000_000)


class Translation(Protocol):
    """A language: `form` is what the filling of a message asks, `plurals` the tag whose rules
    choose between forms, `forms` every form by its category in those rules.
    """

    plurals: str

    def form(self, text: str, plural: str, n: int | None) -> str: ...

    def forms(self, text: str, plural: str) -> dict[str, str]: ...


class English:
    """The language of the templates themselves."""

    plurals = ENGLISH

    def form(self, text: str, plural: str, n: int | None) -> str:
        """Return the template, or its plural."""
        return in_english(text, plural, n)

    def forms(self, text: str, plural: str) -> dict[str, str]:
        """Return both forms."""
        return {"one": self.form(text, plural, 1), "other": self.form(text, plural, 2)}


class Pseudo(English):
    """English that shows what is translated: accented, longer, in brackets."""

    def form(self, text: str, plural: str, n: int | None) -> str:
        """Return the template, or its plural, disguised."""
        return pseudo(in_english(text, plural, n))


class Catalogue:
    """A language of a `.po` file. What it lacks is English."""

    def __init__(self, tag: str, file: Path) -> None:
        self.plurals = tag
        self._rule = Locale.parse(tag, sep="-").plural_form
        compiled = io.BytesIO()
        with file.open("rb") as opened:
            write_mo(compiled, read_po(opened, locale=tag.replace("-", "_")))
        self._texts = GNUTranslations(io.BytesIO(compiled.getvalue()))

    def form(self, text: str, plural: str, n: int | None) -> str:
        """Return the translation of a template, in the form for n things."""
        if plural and n is not None:
            return self._texts.ngettext(text, plural, n)
        return self._texts.gettext(text)

    def forms(self, text: str, plural: str) -> dict[str, str]:
        """Return every form of a template by its category."""
        found: dict[str, str] = {}
        for n in COUNTS:
            found.setdefault(self._rule(n), self.form(text, plural, n))
        return {"other": self.form(text, plural, COUNTS[-1]), **found}


@lru_cache(maxsize=1)
def languages() -> dict[str, str]:
    """Return the languages that are offered: tag → its own name for itself."""
    tags = sorted(file.stem for file in FOLDER.glob("*.po"))
    return {ENGLISH: "English"} | {tag: own_name(tag) for tag in tags}


def own_name(tag: str) -> str:
    """Return what a language calls itself."""
    return Locale.parse(tag, sep="-").get_display_name() or tag


def tags() -> tuple[str, ...]:
    """Return the tags that are understood: of what is offered, and of the languages for tests."""
    return (*languages(), *PSEUDO)


@lru_cache(maxsize=32)
def translation(tag: str) -> Translation:
    """Return the language of a tag; English where there is none."""
    if tag in PSEUDO:
        return Pseudo()
    if tag == ENGLISH or tag not in languages():
        return English()
    return Catalogue(tag, FOLDER / f"{tag}.po")


def direction(tag: str) -> str:
    """Return how a language is written: "ltr" or "rtl"."""
    if tag in PSEUDO:
        return PSEUDO[tag]
    return Locale.parse(tag, sep="-").text_direction if tag else "ltr"
