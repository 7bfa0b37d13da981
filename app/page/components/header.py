"""The head of the page: name, question, and the buttons that are about the page itself."""

from dash import html

from app.language.speaking import _
from app.scene import ids
from app.scene.views import buttons
from descent.message import N_

QUESTION = N_("What does the learning rate do?")
FREE = N_("Walks downhill: drag a rate.")
LOCKED = N_("Walks downhill.")  # where a rate can't be dragged
PLAIN = N_("Plain step: rate × slope.")


def header(logo: str, whole: str = "", kind: str = "") -> html.Header:
    """Return the head of the page; `logo` is the address of the picture in it, `whole` that of the
    whole page where this is only a part of it, and `kind` its class where it is not the page.
    """
    return html.Header(
        [
            *name(logo, is_home=not whole and not kind),
            html.P(
                [html.Span(_(QUESTION)), " ", html.Span(what(), className="what")],
                className="question",
            ),
            *([] if whole or kind else [lessons()]),
            html.Nav(
                [opener(view.key, _(view.text), _(view.label)) for view in buttons()],
                className="views",
                **{"aria-label": _("Views")},
            ),
            html.Div(
                [
                    way_out(whole) if whole else tool("share", _("Share")),
                    tool("theme", _("Light or dark"), title=_("Light or dark (Alt+P: projector)")),
                    tool("fullscreen", _("Full screen")),
                    tool("help", _("Help and keyboard")),
                ],
                className="tools",
            ),
            html.Button(
                type="button",
                className="tool boxed menu-button",
                title=_("Views, settings and help"),
                **{"data-action": "menu", "data-icon": "menu", "aria-expanded": "false"},
                **{"aria-label": _("Views, settings and help")},
            ),
        ],
        className="header",
    )


def name(logo: str, *, is_home: bool) -> list:
    """Return picture and name; on the page itself both lead back to what it showed at first."""
    picture = html.Img(src=logo, alt="", className="logo")
    if not is_home:
        return [picture, html.H1("Downhill")]
    home = {"href": "./", "title": _("Back to the first picture")}
    hidden = {"tabIndex": "-1", "aria-hidden": "true"}
    return [
        html.A(picture, className="logo-link", **home, **hidden),
        html.H1(html.A("Downhill", **home)),
    ]


def what() -> list:
    """Return what this is and what to try first; a style sheet shows the words that are true."""
    free, locked = html.Span(_(FREE), className="free"), html.Span(_(LOCKED), className="locked")
    return [free, locked, " ", html.Span(_(PLAIN))]


def tool(action: str, label: str, icon: str = "", title: str = "") -> html.Button:
    """Return a button whose icon and deed the page's scripts find by its action; `title` says more
    than its name does."""
    return html.Button(
        type="button",
        className="tool boxed",
        title=title or label,
        **{"data-action": action, "data-icon": icon or action, "aria-label": label},
    )


def lessons() -> html.A:
    """Return the way to the lessons: a page of their own."""
    label = _("Lessons: predict, play, explain")
    return html.A(
        html.Span(_("Lessons")),
        href="lessons",
        className="tool boxed opener lessons",
        title=label,
        **{"data-icon": "lessons"},
    )


def way_out(whole: str) -> html.A:
    """Return the link to the whole page, in a window of its own."""
    label = _("Open the whole page")
    return html.A(
        href=whole,
        target="_blank",
        rel="noopener",
        className="tool boxed way-out",
        title=label,
        **{"data-icon": "whole", "aria-label": label},
    )


def opener(view: str, text: str, label: str) -> html.Button:
    """Return a button that opens and closes one view of the drawer."""
    return html.Button(
        text,
        type="button",
        className="tool boxed opener",
        title=label,
        **{"data-view": view, "data-icon": view, "aria-controls": ids.DRAWER},
        **{"aria-expanded": "false"},
    )
