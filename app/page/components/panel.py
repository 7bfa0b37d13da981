"""One panel, top to bottom: cause, walk, fate, evidence."""

from types import ModuleType

from dash import html

from app.language.speaking import _
from app.page.components.controls import field, slider
from app.scene import ids


def panel(controls: ModuleType, index: int, optimizers: list[dict]) -> html.Section:
    """Return the panel of one letter; its numbers come with the first picture.

    `controls` makes the pickers: `components.mantine` or `components.plain`.
    """
    letter = ids.LETTERS[index]
    map_label = _("Map of panel {letter}: press to move the start", letter=letter)
    return html.Section(
        [
            cause(controls, index, letter, optimizers),
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


def cause(controls: ModuleType, index: int, letter: str, optimizers: list[dict]) -> html.Div:
    """Return the head of a panel: its method and its rate."""
    return html.Div(
        [
            html.Span(letter, className="letter"),
            controls.picker(
                "opt",
                optimizers,
                "gradient_descent",
                panel=index,
                label=_("Method of panel {letter}", letter=letter),
                listed=_("Methods"),
                missing=_("No such method"),
                render="downhillMethod",
            ),
            html.Span("η", className="eta-name", **{"aria-hidden": "true"}),
            field("eta", _("Learning rate of panel {letter}", letter=letter), index),
        ],
        className="cause",
    )


def ruler(index: int, letter: str) -> html.Div:
    """Return the ruler of a rate: a slider over the logarithm of η."""
    return html.Div(
        slider(index, _("Learning rate of panel {letter}", letter=letter)),
        className="ruler",
    )
