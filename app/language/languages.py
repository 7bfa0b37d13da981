"""Which languages there are, and what each makes of a template.

A language is one file, `locale/de.po`: its name there is its tag (BCP 47) in lower case. Its own
name, its plural forms and the way it is written come from the Unicode tables that Babel has.
"""

from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Protocol

from app.language.pseudo import PSEUDO, pseudo
from descent.message import in_english

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "locale"
ENGLISH = "en"


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


@lru_cache(maxsize=1)
def languages() -> dict[str, str]:
    """Return the languages that are offered: tag → its own name for itself."""
    tags = sorted(file.stem for file in FOLDER.glob("*.po"))
    return {ENGLISH: "English"} | {tag: catalogue().own_name(tag) for tag in tags}


def catalogue() -> ModuleType:
    """Return the reader of catalogues."""
    # Babel takes a quarter of a second, and a process for maps says nothing.
    from app.language import catalogue as reader

    return reader


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
    return catalogue().Catalogue(tag, FOLDER / f"{tag}.po")


def direction(tag: str) -> str:
    """Return how a language is written: "ltr" or "rtl"."""
    if tag in PSEUDO:
        return PSEUDO[tag]
    return "ltr" if tag in ("", ENGLISH) else catalogue().written(tag)
