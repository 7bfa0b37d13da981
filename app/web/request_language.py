"""In which language an answer is: the address says so, and for a whole page the browser may."""

from urllib.parse import parse_qs

from flask import request

from app.language.languages import languages, tags
from app.language.lookup import lookup
from app.scene.parse import language_of

PAGES = ("/", "/lessons", "/lessons/plan")
# A page whose address names no language asks in its own: `lang` would become a part of its scene.
WORDS = "words"
# A page asks for answers of its own release.
RELEASE = "release"


def query() -> str:
    """Return the query of the request, whatever bytes it has."""
    return request.query_string.decode("utf-8", "replace")


def asked_language() -> str:
    """Return the tag of the language of the answer to this request; "" is English."""
    text = query()
    return language_of(text) or (browser_language() if request.path in PAGES else words_of(text))


def words_of(text: str) -> str:
    """Return the language of the page that asks with this query, where it says so."""
    return lookup(parse_qs(text).get(WORDS, [])[-1:], tags())


def asked_release() -> str:
    """Return the release of the page that asks, where it says so."""
    return parse_qs(query()).get(RELEASE, [""])[-1]


def browser_language() -> str:
    """Return the language that the browser would rather have, of those that are offered."""
    return lookup((tag for tag, share in request.accept_languages if share > 0), languages())


def varies() -> bool:
    """Say whether another browser may get another answer under this address."""
    return request.path in PAGES and not language_of(query())
