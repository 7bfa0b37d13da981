"""The plans for a class: a page that needs no script. It has no answers: a class may see it."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from dash import html

from app.language.speaking import _, n_
from app.page.html import to_html
from app.page.lesson_gallery import LASTING, THEMES, Places, address
from app.page.plain_page import plain_page
from app.page.static_page import logo
from descent.message import N_

TITLE = N_("Plan for a class: what does the learning rate do? – Downhill")
ABOUT = N_(
    "Plans for a class on the learning rate: when to vote, to talk, to play, and to explain."
)
VOTE = N_(
    "After a vote: under 35 % right, teach it first; from 35 to 70 %, let pairs talk and vote "
    "again; over 70 %, explain and go on."
)
HANDS = N_(
    "In a lesson, Class (or the key H) shows the question large. Press A to D once a hand, 2 for "
    "the second vote, G for bars, and V to play the walk. Until V nothing is marked as right."
)
NEXT = N_("After it Next, or the key N, leads to the next lesson of the plan.")
ANSWERS = N_(
    "What is right is not on this page. The answer key is written by python run.py lessons "
    "--to class --teacher mine."
)
# From this page, which lies among the lessons.
SERVED = Places(
    home=lambda look: address("../", look),
    lesson=lambda name, look: address("../", {"lesson": name} | look),
    search="search",
    sheets="worksheets",
    gallery="../lessons",
)


def plan_page(plans: Mapping[str, Sequence[dict]], query: str = "", places: Places = SERVED) -> str:
    """Return the page: for a class of so many minutes its parts, each with `begin` and `end`, the
    card of its `lesson`, and what it `does`, in pieces of so many minutes."""
    look = {key: texts[-1] for key, texts in parse_qs(query).items() if key in LASTING}
    theme = look.get("theme") if look.get("theme") in THEMES else "auto"
    seen = to_html(body(plans, look, places))
    root = None if places.is_file else "../"
    return plain_page(_(TITLE), seen, about=_(ABOUT), theme=theme, root=root)


def body(plans: Mapping[str, Sequence[dict]], look: dict[str, str], places: Places) -> html.Div:
    """Return what is seen of it."""
    ways = html.Div(
        [
            html.A(_("Worksheets"), href=places.sheets, className="tool boxed wide"),
            html.A(_("All lessons"), href=places.gallery, className="tool boxed wide"),
        ],
        className="tools",
    )
    header = html.Header(
        [
            html.Img(src=logo(), alt="", className="logo"),
            html.A("Downhill", href=places.home(look), className="home"),
            ways,
        ],
        className="header",
    )
    main = html.Main(
        [
            html.H1(_("Plan for a class")),
            *(html.P(_(words)) for words in (HANDS, NEXT, VOTE)),
            *(part for each in plans.items() for part in one(*each, look, places)),
            html.P(_(ANSWERS), className="honest"),
        ]
    )
    return html.Div([header, main], className="page gallery class-plan")


def one(minutes: str, slots: Sequence[dict], look: dict[str, str], places: Places) -> list:
    """Return the plan for a class of so many minutes: its name and its table."""
    name = _("A class of {minutes} minutes", minutes=minutes)
    heads = (_("Minutes"), _("Lesson"), _("What is done"))
    rows = [
        html.Tr(
            [
                html.Th(f"{slot['begin']}–{slot['end']}", scope="row"),
                html.Td(lesson_link(slot["lesson"], look | {"plan": minutes}, places)),
                html.Td(html.Ul([html.Li(piece(*each)) for each in slot["does"]])),
            ]
        )
        for slot in slots
    ]
    table = html.Table(
        [html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])), html.Tbody(rows)],
        **{"aria-label": name},
    )
    return [html.H2(name), table]


def lesson_link(lesson: dict, look: dict[str, str], places: Places) -> html.A:
    """Return the link to a lesson, with its number."""
    words = _("{number} {title}", number=str(lesson["number"]), title=lesson["title"])
    return html.A(words, href=places.lesson(lesson["name"], look))


def piece(minutes: int, does: str) -> list:
    """Return what is done, after the minutes that it takes where it is one thing of several."""
    return [html.B(n_("{n} min", "{n} min", minutes)), " ", _(does)] if minutes else [_(does)]
