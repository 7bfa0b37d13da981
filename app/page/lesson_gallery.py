"""The gallery of lessons: a page that needs no script, for visitors, search engines and links."""

from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qs, urlencode

from dash import html

from app.language.speaking import _, n_
from app.page.html import to_html
from app.page.static_page import html_language, logo, style_link
from descent.message import N_

TITLE = N_("Lessons: what does the learning rate do? – Downhill")
ABOUT = N_(
    "Lessons on the learning rate of gradient descent: predict what a walk will do, play it, and "
    "read why."
)
# The gallery has no other script. Where the address names no theme, it is the system's.
THEME = (
    "{ const { dataset } = document.documentElement; "
    'if (dataset.theme === "auto") '
    'dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"; }'
)
THEMES = ("light", "dark", "projector")
# What goes along from page to page.
LASTING = ("theme", "lang", "text", "motion")


def gallery_page(cards: Sequence[dict], query: str = "") -> str:
    """Return the page with a card for each lesson."""
    look = {key: texts[-1] for key, texts in parse_qs(query).items() if key in LASTING}
    theme = look.get("theme") if look.get("theme") in THEMES else "auto"
    return "".join(
        (
            f'<!DOCTYPE html><html {html_language()} data-theme="{theme}">',
            f'<head><meta charset="utf-8"><script>{THEME}</script>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="description" content="{escape(_(ABOUT))}">',
            f"<title>{escape(_(TITLE))}</title>",
            f'<link rel="icon" type="image/svg+xml" href="{logo()}">',
            style_link("page.css"),
            style_link("lesson.css"),
            "</head><body>",
            to_html(body(cards, look)),
            "</body></html>",
        )
    )


def body(cards: Sequence[dict], look: dict[str, str]) -> html.Div:
    """Return what is seen of it."""
    return html.Div(
        [head(look), html.Main([title(len(cards)), html.Ol([card(each, look) for each in cards])])],
        className="page gallery",
    )


def head(look: dict[str, str]) -> html.Header:
    """Return the head: the name, which leads to the hill, as does the button."""
    home = address("./", look)
    return html.Header(
        [
            html.Img(src=logo(), alt="", className="logo"),
            html.A("Downhill", href=home, className="home"),
            html.P(_("What does the learning rate do?"), className="question"),
            html.A(_("Back to the hill"), href=home, className="tool boxed wide"),
        ],
        className="header",
    )


def title(count: int) -> html.Div:
    """Return the line above the cards."""
    return html.Div(
        [
            html.H1(n_("{n} lesson", "{n} lessons", count)),
            html.P(
                _("Predict, play, explain. Start anywhere. No account, no score, nothing stored.")
            ),
        ],
        className="gallery-title",
    )


def card(lesson: dict, look: dict[str, str]) -> html.Li:
    """Return one card: its title is the link, and all of it may be pressed."""
    folder = f"lessons/{lesson['name']}"
    number, minutes = str(lesson["number"]), lesson["minutes"]
    link = address("./", {"lesson": lesson["name"]} | look)
    return html.Li(
        [
            html.Span(
                [
                    html.Img(src=f"{folder}/still-{theme}.png", alt="", className=theme)
                    for theme in ("light", "dark")
                ],
                className="still",
            ),
            html.H2(html.A(lesson["title"], href=link)),
            html.P(lesson["objective"]),
            html.Div(
                [
                    html.Span(_("Lesson {number}", number=number)),
                    html.Span(n_("{n} minute", "{n} minutes", minutes)),
                ],
                className="foot",
            ),
        ],
        className="card",
    )


def address(path: str, fields: dict[str, str]) -> str:
    """Return an address below the page."""
    return f"{path}?{urlencode(fields)}" if fields else path
