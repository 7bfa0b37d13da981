"""The page's own styles and scripts, each kind as one text: a browser fetches a hundred small
files half a second slower than one.

They stay small files in `assets`; here they are put together once, when the first page is asked
for: style sheets in the order of their names, scripts by their imports (`app.page.linker`).
"""

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from app.language.languages import ENGLISH, translation
from app.language.template import texts_of_script
from app.page.linker import link
from app.scene.views import VIEWS

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SCRIPTS = ASSETS / "js"
NOT_FRAMED = tuple(key for key, view in VIEWS.items() if view.elsewhere)
# The entry of each kind of page, and the views that it does not have.
ENTRIES = {
    "page.js": ("hosts/dash.js", ()),
    "frame.js": ("hosts/embed.js", NOT_FRAMED),
    "file.js": ("hosts/file.js", NOT_FRAMED),
}


class Bundle(NamedTuple):
    """Style sheets or scripts of one page as one text, and the name under which it is served."""

    name: str
    text: str

    @property
    def address(self) -> str:
        """The address below the page; it changes with the text, so that browsers may keep it."""
        version = hashlib.blake2b(self.text.encode(), digest_size=6).hexdigest()
        return f"bundle/{self.name}?m={version}"


@cache
def bundles() -> dict[str, Bundle]:
    """Return every bundle by its name."""
    styles = bind("page.css", sorted((ASSETS / "css").glob("*.css")))
    scripts = [
        Bundle(name, link(SCRIPTS, entry, without)) for name, (entry, without) in ENTRIES.items()
    ]
    return {each.name: each for each in (styles, *scripts)}


@lru_cache(maxsize=32)
def messages(name: str, language: str) -> dict | None:
    """Return the texts of the scripts of one bundle in a language, by their English; None in
    English, which stands in the scripts themselves.
    """
    if language == ENGLISH:
        return None
    found = translation(language)
    texts = {
        text: found.forms(text, plural) if plural else found.form(text, "", None)
        for text, plural in sorted(texts_of_script(bundles()[name].text))
    }
    return {"plurals": found.plurals, "texts": texts}


def bind(name: str, files: Sequence[Path]) -> Bundle:
    """Return these style sheets as one, each beneath its own name."""
    texts = (f"/* {file.name} */\n{file.read_text(encoding='utf-8')}" for file in files)
    return Bundle(name, "\n".join(texts))
