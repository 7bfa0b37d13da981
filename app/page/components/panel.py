"""One panel, top to bottom: cause, walk, fate, evidence."""

from dash import html

from app.language.speaking import _
from app.page.components.controls import field, picker, slider
from app.scene import ids


def panel(index: int) -> html.Section:
    """Return the panel of one letter; its numbers come with the first picture."""
    letter = ids.LETTERS[index]
    map_label = _("Map of panel {letter}: press to move the start", letter=letter)
    return html.Section(
        [
            cause(index, letter),
            ruler(index, letter),
            html.Div(
                html.Div(className="plot"),
                className="map",
                role="group",
                tabIndex=-1,
                **{"aria-label": map_label},
            ),
            html.Div(
                [
                    html.Span(className="disc"),
                    html.Div([html.Strong(className="word"), html.Span(className="sentence")]),
                ],
                className="verdict",
            ),
            html.Div(html.Div(className="plot"), className="strip"),
        ],
        className="panel",
        **{"data-panel": str(index), "aria-label": _("Panel {letter}", letter=letter)},
    )


def cause(index: int, letter: str) -> html.Div:
    """Return the head of a panel: its method and its rate, and beneath what else is not plain."""
    return html.Div(
        [
            html.Span(letter, className="letter"),
            picker("opt", _("Method of panel {letter}", letter=letter), index),
            html.Span(className="method-changes"),
            html.Span("η", className="eta-name", title=_("learning rate")),
            field("eta", _("Learning rate of panel {letter}", letter=letter), index),
            html.Div(
                [html.B(className="plan-words"), html.Span(className="plan-rest")],
                className="plan is-plain",
            ),
        ],
        className="cause",
    )


def ruler(index: int, letter: str) -> html.Div:
    """Return the ruler of a rate: a slider over the logarithm of η."""
    return html.Div(
        slider(index, _("Learning rate of panel {letter}", letter=letter)),
        className="ruler",
    )
