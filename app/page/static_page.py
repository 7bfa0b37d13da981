"""The page without Dash, as one text: what a frame is given, and what a file holds.

It is the layout, the styles, the controls and the scripts of the page itself; what takes Plotly or
Dash stays out.
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from html import escape

import orjson

from app.language.languages import direction
from app.language.speaking import _, spoken
from app.page.static_bundle import ASSETS, bundles, inline_style, messages
from app.page.without_scripts import TITLE, scene_without_scripts


def linked(data: dict[str, dict], way_out: str, *, is_lesson: bool = False) -> str:
    """Return the page of a frame: styles and scripts are the server's, `data` is in it."""
    kinds = ("frame", "lesson") if is_lesson else ("frame",)
    head = "".join(style_link(f"{kind}.css") for kind in kinds)
    names = ("frame.js", "lesson.js") if is_lesson else ("frame.js",)
    body = page_as_html(way_out, "framed")
    return document(head, body, data | words(*names), "".join(map(script_link, names)))


def page_as_html(way_out: str, kind: str) -> str:
    """Return the layout of the page; `way_out` is the address of the whole page, where it is not
    that."""
    # Dash takes half a second to load, and who asks for a table has no use for it.
    from app.page.html import to_html
    from app.page.layout import page  # as above

    return to_html(page(logo(), way_out, kind))


def style_link(name: str) -> str:
    """Return the element that loads a style sheet."""
    return f'<link rel="stylesheet" href="{bundles()[name].address}">'


def script_link(name: str) -> str:
    """Return the element that loads a script."""
    return f'<script src="{bundles()[name].address}"></script>'


def whole(
    data: dict[str, dict],
    carried: dict,
    way_out: str = "",
    foot: str = "",
    kind: str = "",
    *,
    is_lesson: bool = False,
) -> str:
    """Return the page as one file, that asks nothing of anybody: its own policy sees to it.

    `carried` is what the server would answer, `foot` the markup beneath the page, and `kind` its
    class: "framed" where it fills a frame.
    """
    kinds = ("page", "lesson") if is_lesson else ("page",)
    names = ("file.js", "lesson.js") if is_lesson else ("file.js",)
    style = "\n".join(map(inline_style, kinds))
    scripts = [bundles()[name].text.replace("</script", "<\\/script") for name in names]
    policy = (
        f"default-src 'none'; script-src {' '.join(map(digest, scripts))}; "
        "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f"<style>{style}</style>"
    )
    body = page_as_html(way_out, kind) + foot + packed("carried", carried)
    inline = "".join(f"<script>{script}</script>" for script in scripts)
    return document(head, body, data | words(*names), inline)


def words(*scripts: str) -> dict[str, dict]:
    """Return the data that the scripts of a page need to speak its language: none in English."""
    found = messages(scripts, spoken())
    return {} if found is None else {"messages": found}


def digest(script: str) -> str:
    """Return a script's hash as a content policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def logo() -> str:
    """Return the logo as an address that holds the picture itself."""
    picture = (ASSETS / "logo.svg").read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}"


def packed(name: str, value: dict) -> str:
    """Return an element that holds data as gzip in base64: arithmetic shrinks to a tenth."""
    text = gzip.compress(orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY), mtime=0)
    kind = "application/gzip;base64"
    return f'<script id="{name}" type="{kind}">{base64.b64encode(text).decode()}</script>'


def document(head: str, body: str, data: dict[str, dict], scripts: str) -> str:
    """Return a whole document around a page's body."""
    return "".join(
        (
            f'<!DOCTYPE html><html {html_language()} data-theme="light">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(_(TITLE))}</title>",
            f'<link rel="icon" type="image/svg+xml" href="{logo()}">',
            head,
            "</head><body>",
            scene_without_scripts(data.get("first-answer", {})),
            body,
            *blocks(data.items()),
            scripts,
            "</body></html>",
        )
    )


def html_language() -> str:
    """Return what the element of a page says of its language, and of its direction if that is not
    from left to right.
    """
    way = "" if direction(spoken()) == "ltr" else f' dir="{direction(spoken())}"'
    return f'lang="{spoken()}"{way}'


def blocks(data: Iterable[tuple[str, dict]]) -> Iterable[str]:
    """Return data as elements that hold JSON: inside of one only "<" can end it."""
    for name, value in data:
        text = (
            orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c")
        )
        yield f'<script id="{name}" type="application/json">{text}</script>'
