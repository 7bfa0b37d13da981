"""The gallery of lessons: a page that needs no script, for visitors, search engines and links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from dash import html

from app.language.speaking import _, n_
from app.page.html import to_html
from app.page.plain_page import plain_page
from app.page.static_page import logo
from descent.message import N_

TITLE = N_("Lessons: what does the learning rate do? – Downhill")
ABOUT = N_(
    "Lessons on the learning rate of gradient descent: predict what a walk will do, play it, and "
    "read why."
)
THEMES = ("light", "dark", "projector")
# What goes along from page to page.
LASTING = ("theme", "lang", "text", "motion")


@dataclass(frozen=True)
class Places:
    """Where the gallery leads: on a server, or in a folder of files. `look` are the fields of an
    address that go along."""

    home: Callable[[dict[str, str]], str] = lambda look: address("./", look)
    lesson: Callable[[str, dict[str, str]], str] = lambda name, look: address(
        "./", {"lesson": name} | look
    )
    still: Callable[[str, str], str] = lambda name, theme: f"lessons/{name}/still-{theme}.png"
    search: str = "lessons/search"
    sheets: str = "lessons/worksheets"
    plan: str = "lessons/plan"
    gallery: str = "lessons"
    is_file: bool = False


SERVED = Places()


def gallery_page(cards: Sequence[dict], query: str = "", places: Places = SERVED) -> str:
    """Return the page with a card for each lesson."""
    look = {key: texts[-1] for key, texts in parse_qs(query).items() if key in LASTING}
    theme = look.get("theme") if look.get("theme") in THEMES else "auto"
    root = None if places.is_file else ""
    seen = to_html(body(cards, look, places))
    return plain_page(_(TITLE), seen, about=_(ABOUT), theme=theme, root=root)


def body(cards: Sequence[dict], look: dict[str, str], places: Places) -> html.Div:
    """Return what is seen of it."""
    return html.Div(
        [head(look, places), html.Main([title(len(cards), places), listed(cards, look, places)])],
        className="page gallery",
    )


def listed(cards: Sequence[dict], look: dict[str, str], places: Places) -> html.Ol:
    """Return the cards."""
    return html.Ol([card(each, look, places) for each in cards])


def head(look: dict[str, str], places: Places) -> html.Header:
    """Return the head: the name, which leads to the hill, as does the button."""
    home = places.home(look)
    return html.Header(
        [
            html.Img(src=logo(), alt="", className="logo"),
            html.A("Downhill", href=home, className="home"),
            html.P(_("What does the learning rate do?"), className="question"),
            html.A(_("Back to the hill"), href=home, className="tool boxed wide"),
        ],
        className="header",
    )


def title(count: int, places: Places) -> html.Div:
    """Return the line above the cards."""
    return html.Div(
        [
            html.H1(n_("{n} lesson", "{n} lessons", count)),
            html.P(
                _("Predict, play, explain. Start anywhere. No account, no score, nothing stored.")
            ),
            html.Div(
                [
                    html.A(_("Search game"), href=places.search, className="tool boxed wide"),
                    html.A(_("Plan for a class"), href=places.plan, className="tool boxed wide"),
                    html.A(_("Worksheets"), href=places.sheets, className="tool boxed wide"),
                ],
                className="ways",
            ),
        ],
        className="gallery-title",
    )


def card(lesson: dict, look: dict[str, str], places: Places) -> html.Li:
    """Return one card: its title is the link, and all of it may be pressed."""
    number, minutes = str(lesson["number"]), lesson["minutes"]
    link = places.lesson(lesson["name"], look)
    return html.Li(
        [
            html.Span(
                [
                    html.Img(src=places.still(lesson["name"], theme), alt="", className=theme)
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
