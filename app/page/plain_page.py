"""A page beside the scenes, such as the gallery of lessons: one document, with the styles of a page
and at most one script of its own; served, or as a file that asks nothing of anybody.
"""

from collections.abc import Mapping
from html import escape

from app.page.static_bundle import bundles
from app.page.static_page import blocks, digest, html_language, logo, words

# Where the address names no theme, it is the system's.
THEME = (
    "{ const { dataset } = document.documentElement; "
    'if (dataset.theme === "auto") '
    'dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"; }'
)
STYLES = ("page.css", "lesson.css")


def plain_page(
    title: str,
    body: str,
    *,
    about: str = "",
    theme: str = "auto",
    script: str = "",
    data: Mapping[str, dict] | None = None,
    root: str | None = "",
) -> str:
    """Return the document around a body. `script` is the name of a bundle, `data` what it reads;
    `root` leads from this page to the first, and is None in a file."""
    scripts = [THEME, *((scripted(script),) if script and root is None else ())]
    head = [
        f'<!DOCTYPE html><html {html_language()} data-theme="{theme}">',
        f'<head><meta charset="utf-8"><script>{THEME}</script>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{escape(about)}">' if about else "",
        f"<title>{escape(title)}</title>",
        f'<link rel="icon" type="image/svg+xml" href="{logo()}">',
        policy(scripts) if root is None else "",
        *(style(name, root) for name in STYLES),
        "</head><body>",
    ]
    tail = [*blocks((data or {}).items())]
    if script:
        tail += blocks(words(script).items())
        own = f"<script>{scripted(script)}</script>" if root is None else linked(script, root)
        tail.append(own)
    return "".join([*head, body, *tail, "</body></html>"])


def style(name: str, root: str | None) -> str:
    """Return a style sheet: linked to, or as it is."""
    bundle = bundles()[name]
    if root is None:
        return f"<style>{bundle.text}</style>"
    return f'<link rel="stylesheet" href="{root}{bundle.address}">'


def linked(name: str, root: str | None) -> str:
    """Return the element that loads a script."""
    return f'<script src="{root}{bundles()[name].address}"></script>'


def scripted(name: str) -> str:
    """Return a script as it may stand within a page."""
    return bundles()[name].text.replace("</script", "<\\/script")


def policy(scripts: list[str]) -> str:
    """Return the policy of a file: nothing is asked of anybody, no other script runs."""
    allowed = " ".join(map(digest, scripts))
    text = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src 'self' data: blob: file:; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(text)}">'
