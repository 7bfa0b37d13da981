"""A language of a `.po` file, and what the Unicode tables of Babel say of it."""

import io
from gettext import GNUTranslations
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

# Counts of which every plural category of any language has one.
COUNTS = (*range(200), 1_000_000)


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


def own_name(tag: str) -> str:
    """Return what a language calls itself."""
    return Locale.parse(tag, sep="-").get_display_name() or tag


def written(tag: str) -> str:
    """Return how a language is written: "ltr" or "rtl"."""
    return Locale.parse(tag, sep="-").text_direction
