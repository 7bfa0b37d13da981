"""The page without Dash, as one text: what a frame is given, and what a file holds.

It is the layout, the styles and the scripts of the page itself; only its controls are the
browser's own, and what takes Plotly or Dash stays out.
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import NamedTuple

import orjson

from app.components import plain
from app.layout import page
from app.markup import to_html

ASSETS = Path(__file__).resolve().parent.parent / "assets"
# What only the page itself has: Dash, lists that React draws, the solid hill, maps.
LEFT_OUT = (
    *("clientside", "options", "pickers", "share*", "snippets", "film"),
    *("cage", "drape", "gl", "massif", "orbit", "solid*", "trails", "map*"),
)
TITLE = "Downhill: what does the learning rate do?"


class Asset(NamedTuple):
    """A style sheet or a script of the page: its address below the page, and its text."""

    address: str
    text: str


@lru_cache(maxsize=1)
def assets() -> tuple[tuple[Asset, ...], tuple[Asset, ...]]:
    """Return the style sheets and the scripts, in the order in which the page loads them."""
    styles = sorted((ASSETS / "css").glob("*.css"))
    scripts = sorted((ASSETS / "js").glob("*.js"))
    kept = [f for f in scripts if not any(f.match(f"{name}.js") for name in LEFT_OUT)]
    return tuple(map(asset, styles)), tuple(map(asset, kept))


def asset(file: Path) -> Asset:
    """Return an asset; its address changes with its text, so that browsers may keep it."""
    text = file.read_text(encoding="utf-8")
    version = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return Asset(f"assets/{file.parent.name}/{file.name}?m={version}", text)


def linked(data: dict[str, dict], way_out: str) -> str:
    """Return the page of a frame: styles and scripts are the server's, `data` is in it."""
    styles, scripts = assets()
    links = "".join(f'<link rel="stylesheet" href="{each.address}">' for each in styles)
    runs = "".join(f'<script src="{each.address}"></script>' for each in scripts)
    body = to_html(page(plain, logo(), way_out, "framed"))
    return document(links, body, data, runs)


def whole(data: dict[str, dict], carried: dict, way_out: str, foot: str) -> str:
    """Return the page as one file, that asks nothing of anybody: its own policy sees to it.

    `carried` is what the server would answer, `foot` the markup beneath the page.
    """
    styles, scripts = assets()
    style = "\n".join(each.text for each in styles)
    script = "\n".join(each.text for each in scripts).replace("</script", "<\\/script")
    policy = (
        f"default-src 'none'; script-src {digest(script)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f"<style>{style}</style>"
    )
    body = to_html(page(plain, logo(), way_out)) + foot + packed("carried", carried)
    return document(head, body, data, f"<script>{script}</script>")


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
            '<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{TITLE}</title>",
            f'<link rel="icon" type="image/svg+xml" href="{logo()}">',
            head,
            '</head><body data-plain="">',
            body,
            *blocks(data.items()),
            scripts,
            "</body></html>",
        )
    )


def blocks(data: Iterable[tuple[str, dict]]) -> Iterable[str]:
    """Return data as elements that hold JSON: inside of one only "<" can end it."""
    for name, value in data:
        text = (
            orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c")
        )
        yield f'<script id="{name}" type="application/json">{text}</script>'
