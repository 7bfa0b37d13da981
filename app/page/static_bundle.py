"""The page's own styles and scripts, each kind as one text: a browser fetches a hundred small
files half a second slower than one.

They stay small files in `assets`; here they are put together once, when the first page is asked
for: style sheets in the order of their names, scripts by their imports (`app.page.linker`). The
style sheet of the outcomes is in no file: it is made from their table.
"""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from app.language.languages import ENGLISH, translation
from app.language.template import texts_of_script
from app.page.linker import link, ordered
from app.page.outcomes import style_sheet
from app.scene.views import VIEWS

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SCRIPTS = ASSETS / "js"
NOT_FRAMED = tuple(key for key, view in VIEWS.items() if view.elsewhere)
# A file can't be set up anew, and has nothing to choose from and nothing to share.
NOT_IN_FILE = (*NOT_FRAMED, "more")
DIALOGS = ("share", "chooser", "setup")
# The entry of each kind of page, and the views that it does not have.
ENTRIES = {
    "page.js": ("hosts/dash.js", ()),
    "frame.js": ("hosts/embed.js", NOT_FRAMED),
    "file.js": ("hosts/file.js", NOT_IN_FILE),
}
# The style sheet of each kind of page that is served, and the views and the dialog that it does not
# have.
STYLES = {"page.css": (), "frame.css": (*NOT_FRAMED, "share")}
# What a page loads later, and only where it needs it: such a script has no module of the first.
LATE = {"lesson.js": "hosts/lesson.js"}
LATE_STYLE = "-lesson"
# Pages of their own, which show no scene.
APART = {"search.js": ("hosts/search.js", ())}
# Where the style of the outcomes stands among the style sheets: they need the tokens, and others
# may say otherwise.
OUTCOMES = "12-outcomes.css"


COMMENTS = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


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
    scripts = [
        Bundle(name, link(SCRIPTS, entry, without))
        for name, (entry, without) in (ENTRIES | APART).items()
    ]
    late = [Bundle(name, link(SCRIPTS, entry, (), common())) for name, entry in LATE.items()]
    styles = [style(name, is_late=False, without=without) for name, without in STYLES.items()]
    late_style = style("lesson.css", is_late=True)
    return {each.name: each for each in (*styles, late_style, *scripts, *late)}


def style(name: str, *, is_late: bool, without: tuple[str, ...] = ()) -> Bundle:
    """Return the style sheets of every page as one, or those of a lesson; but for those of the
    views `without`."""
    texts = [
        text
        for file, text in style_sheets().items()
        if (LATE_STYLE in file) == is_late and view_of(file) not in without
    ]
    return Bundle(name, COMMENTS.sub("", "\n".join(texts)))


def view_of(sheet: str) -> str:
    """Return the key of the view that a style sheet would be of, by its name: `49-maps.css`."""
    return sheet.partition("-")[2].removesuffix(".css")


@cache
def inline_style(kind: str) -> str:
    """Return the styles that a file holds: of "page" without the views and the dialogs that it does
    not have."""
    return style("", is_late=kind != "page", without=(*NOT_IN_FILE, *DIALOGS)).text


def common() -> frozenset[str]:
    """Return the modules that the first script of every kind of page has."""
    firsts = (ordered(SCRIPTS, *entry) for entry in ENTRIES.values())
    return frozenset.intersection(*(frozenset(each.name for each in first) for first in firsts))


@lru_cache(maxsize=32)
def messages(names: tuple[str, ...], language: str) -> dict | None:
    """Return the texts of the scripts of some bundles in a language, by their English; None in
    English, which stands in the scripts themselves.
    """
    if language == ENGLISH:
        return None
    found = translation(language)
    marked = {each for name in names for each in texts_of_script(bundles()[name].text)}
    texts = {
        text: found.forms(text, plural) if plural else found.form(text, "", None)
        for text, plural in sorted(marked)
    }
    return {"plurals": found.plurals, "texts": texts}


def style_sheets() -> dict[str, str]:
    """Return the style sheets in their order: those of `assets`, and that of the outcomes."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in (ASSETS / "css").glob("*.css")}
    return dict(sorted({**texts, OUTCOMES: style_sheet()}.items()))
