"""The page of the search game: six tries on a hidden hill, then what was hidden, and where others
would have looked. Its script asks the server, or what a file carries.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dash import html

from app.language.speaking import _
from app.page.html import to_html
from app.page.lesson_gallery import THEMES
from app.page.plain_page import plain_page
from app.page.static_page import logo
from descent.message import N_

TITLE = N_("Search for the rate – Downhill")
TASK = N_(
    "A hill that you can't see, and six tries. Each try is a walk of {steps} steps with a learning "
    "rate of your choice. The goal: less than {goal} of the loss is left."
)
HONEST = N_(
    "One hill proves little. So the last column counts on how many of twenty hills, some steep and "
    "some flat, each plan reaches the goal. By chance is a mean of many searches."
)
NEEDS = N_("This game needs JavaScript.")


def search_page(
    data: dict,
    steps: int,
    goal: str,
    look: Mapping[str, str] = MappingProxyType({}),
    onward: tuple[str, str] | None = None,
    *,
    is_file: bool = False,
) -> str:
    """Return the page; `data` is for its script: where to ask, or what a file carries. `look` are
    the fields of an address that go along; `onward` is what follows in a class: address, title."""
    theme = look.get("theme")
    return plain_page(
        _(TITLE),
        to_html(body(data, steps, goal, onward)),
        theme=theme if theme in THEMES else "auto",
        script="search.js",
        data={"search-game": data},
        root=None if is_file else "../",
    )


def body(data: dict, steps: int, goal: str, onward: tuple[str, str] | None) -> html.Div:
    """Return what is seen of it."""
    ways = [html.A(_("All lessons"), href=data["lessons"], className="tool boxed wide")]
    if onward:
        href, title = onward
        words = _("Next: {title}", title=title)
        ways.insert(0, html.A(words, href=href, className="tool boxed wide onward"))
    tools = html.Div(ways, className="tools")
    header = html.Header(
        [html.Img(src=logo(), alt="", className="logo"), html.H1(_("Search for the rate")), tools],
        className="header",
    )
    return html.Div(
        [
            header,
            html.Main([asking(steps, goal), chart(), after(data)], id="game", className="game"),
        ],
        className="page search-page",
    )


def asking(steps: int, goal: str) -> html.Section:
    """Return the task, the field of a try, and the tries so far."""
    form = html.Form(
        [
            html.Label(_("Learning rate η"), htmlFor="rate"),
            html.Button(_("Try it"), type="submit", className="try-it", **part("button")),
        ],
        **part("form"),
    )
    return html.Section(
        [
            html.P(_(TASK, steps=str(steps), goal=goal)),
            html.Noscript(_(NEEDS)),
            form,
            html.P("", className="trouble", role="alert", **part("trouble")),
            html.P("", className="left", **part("left")),
            html.Ol([], **part("list")),
            html.P("", className="unseen", role="status", **part("status")),
        ],
        className="asking",
    )


def chart() -> html.Div:
    """Return the place of the chart, which the script draws."""
    return html.Div([], className="chart", **part("chart"))


def after(data: dict) -> html.Section:
    """Return what is there after the last try."""
    heads = (_("Plan"), _("Where it would have looked"), _("This hill"), _("Twenty hills"))
    table = html.Table(
        [
            html.Caption(_("Where others would have looked with six tries")),
            html.Thead(html.Tr([html.Th(name, scope="col") for name in heads])),
            html.Tbody([], **part("rows")),
        ]
    )
    ways = [
        html.Button(_("Same hill again"), type="button", **part("again")),
        html.Button(_("Another hill"), type="button", **part("other")),
    ]
    if not data.get("carried"):
        ways.append(html.A(_("Open this hill"), href="../", **part("open")))
    return html.Section(
        [
            html.H2("", tabIndex="-1", **part("outcome")),
            html.P("", **part("why")),
            html.P([_("The hill that was hidden:"), " ", html.B("", **part("formula"))]),
            table,
            html.P(_(HONEST), className="honest"),
            html.Div(ways, className="ways"),
        ],
        hidden=True,
        className="after",
        **part("after"),
    )


def part(name: str) -> dict[str, str]:
    """Return the attribute by which the script finds a part."""
    return {"data-part": name}
